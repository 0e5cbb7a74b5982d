// The columns of the file and what each was taken for; every one can be corrected, then the list is read again. It knows
// neither the rows beneath nor whether the list was foretold or refused.

import { useState } from 'react'
import { correctImport } from '#contract/imports'
import { FIELDS, type Field } from '#domain/headings'
import { importScreenWords } from '#words/import-screens'
import { fieldWords } from '#words/list-fields'
import { call, type Failure } from '../../call.ts'
import { useFormats, useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/field.tsx'
import { FailureNote } from '../failure-note.tsx'
import { type Choice, chooseField, correctionsOf, NOT_USED } from './column-choices.ts'
import type { ImportView } from './wire.ts'

export type ColumnsProps = {
  readonly importId: string
  /** One for every column, '' where there is none. */
  readonly headings: readonly string[]
  readonly columns: readonly { readonly index: number; readonly field: Field }[]
  readonly onView: (view: ImportView) => void
}

export function Columns({ importId, headings, columns, onView }: ColumnsProps) {
  const words = useWords(importScreenWords)
  const fields = useWords(fieldWords)
  const format = useFormats()
  const known = headings.map((_, i): Choice => columns.find(({ index }) => index === i)?.field ?? NOT_USED)
  const [chosen, setChosen] = useState(known)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isBusy, setBusy] = useState(false)
  const isChanged = chosen.some((choice, index) => choice !== known[index])
  const used = chosen.filter((choice) => choice !== NOT_USED).length
  const options = [
    { value: NOT_USED, label: `– ${words.notUsed} –` } as const,
    ...FIELDS.map((value) => ({ value, label: fields[value] })),
  ]
  const readAgain = async () => {
    setBusy(true)
    const sent = await call(correctImport, { importId, corrections: correctionsOf(headings, chosen) })
    setBusy(false)
    if (sent.ok) onView(sent.value)
    else setFailure(sent.error)
  }
  return (
    <section className="import-part">
      <h2>{words.columns}</h2>
      <p>
        {words.columnsUsed(format.count(used), format.count(headings.filter(Boolean).length))}{' '}
        {words.columnsLead}
      </p>
      <div className="import-columns">
        {headings.map((heading, index) =>
          heading === '' && known[index] === NOT_USED ? null : (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column of the file is its place
            <div key={index} data-used={chosen[index] !== NOT_USED || undefined}>
              <Select
                label={heading === '' ? words.columnNumber(index + 1) : heading}
                value={chosen[index] ?? NOT_USED}
                options={options}
                onChange={(choice) => setChosen(chooseField(chosen, index, choice))}
              />
            </div>
          ),
        )}
      </div>
      <Button busy={isBusy} disabled={!isChanged} onClick={readAgain}>
        {words.readAgain}
      </Button>
      {failure !== null && <FailureNote failure={failure} kept={words.keptNothing} />}
    </section>
  )
}
