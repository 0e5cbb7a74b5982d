// The columns of the file and what each was taken for; every one can be corrected, then the list is read again.

import { useState } from 'react'
import { correctImport } from '#contract/imports'
import { FIELDS, type Field } from '#domain/headings'
import { importScreenWords } from '#words/import-screens'
import { call, type Failure } from '../../call.ts'
import { useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/field.tsx'
import { FailureNote } from '../failure-note.tsx'

const NOT_USED = 'none'
type Choice = Field | typeof NOT_USED

export function Columns({
  importId,
  headings,
  columns,
  onChange,
}: {
  importId: string
  headings: readonly string[]
  columns: readonly { readonly index: number; readonly field: Field }[]
  onChange: () => void
}) {
  const words = useWords(importScreenWords)
  const [changed, setChanged] = useState<ReadonlyMap<number, Choice>>(new Map())
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isBusy, setBusy] = useState(false)
  const options = [
    { value: NOT_USED, label: `– ${words.notUsed} –` } as const,
    ...FIELDS.map((value) => ({ value, label: words.fields[value] })),
  ]
  const fieldOf = (index: number): Choice =>
    changed.get(index) ?? columns.find((column) => column.index === index)?.field ?? NOT_USED
  const readAgain = async () => {
    setBusy(true)
    const corrections = headings.flatMap((heading, index) => {
      const field = fieldOf(index)
      return heading === '' && field === NOT_USED ? [] : [{ index, field: field === NOT_USED ? null : field }]
    })
    const sent = await call(correctImport, { importId, corrections })
    setBusy(false)
    if (sent.ok) onChange()
    else setFailure(sent.error)
  }
  return (
    <section className="import-part">
      <h2>{words.columns}</h2>
      <p>{words.columnsLead}</p>
      <div className="import-columns">
        {headings.map((heading, index) =>
          heading === '' ? null : (
            <Select
              // biome-ignore lint/suspicious/noArrayIndexKey: a column of the file is its place
              key={index}
              label={heading}
              value={fieldOf(index)}
              options={options}
              onChange={(field) => setChanged(new Map(changed).set(index, field))}
            />
          ),
        )}
      </div>
      <Button busy={isBusy} disabled={changed.size === 0} onClick={readAgain}>
        {words.readAgain}
      </Button>
      {failure !== null && <FailureNote failure={failure} kept={words.keptNothing} />}
    </section>
  )
}
