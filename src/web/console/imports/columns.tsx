// The columns of the file, what each was taken for and, where it is not Unicode or not sure, how it is written; every one can be
// corrected, then the list is read again. It knows neither the rows beneath nor whether the list was foretold or refused.

import { useState } from 'react'
import { FIELDS, type Field } from '#domain/headings'
import { importFindingWords } from '#words/import-findings'
import { importScreenWords } from '#words/import-screens'
import { fieldWords } from '#words/list-fields'
import { useFormats, useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/field.tsx'
import { type Choice, NOT_USED } from './column-choices.ts'
import { ColumnEncoding } from './column-encoding.tsx'
import type { Reading } from './use-reading.ts'

/** `texts`: some cells of a column as they were read, by what it holds. */
export type ColumnsProps = {
  readonly reading: Reading
  readonly texts: { readonly [f in Field]?: readonly string[] }
}

export function Columns({ reading, texts }: ColumnsProps) {
  const words = useWords(importScreenWords)
  const findings = useWords(importFindingWords)
  const fields = useWords(fieldWords)
  const format = useFormats()
  const [hasEncodings, setEncodings] = useState(false)
  const { headings } = reading.file
  const used = reading.chosen.filter((choice) => choice !== NOT_USED).length
  const options = [
    { value: NOT_USED, label: `– ${words.notUsed} –` } as const,
    ...FIELDS.map((value) => ({ value, label: fields[value] })),
  ]
  const textsOf = (choice: Choice | undefined) =>
    choice === undefined || choice === NOT_USED ? [] : (texts[choice] ?? [])
  return (
    <section className="import-part">
      <h2>{words.columns}</h2>
      <p>
        {words.columnsUsed(format.count(used), format.count(headings.filter(Boolean).length))}{' '}
        {words.columnsLead}
      </p>
      <div className="import-columns">
        {headings.map((heading, index) => {
          if (heading === '' && reading.known[index] === NOT_USED) return null
          const name = heading === '' ? words.columnNumber(index + 1) : heading
          const isEncodingShown = hasEncodings || reading.judged(index) !== null
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column of the file is its place
            <div key={index} data-used={reading.chosen[index] !== NOT_USED || undefined}>
              <Select
                label={name}
                value={reading.chosen[index] ?? NOT_USED}
                options={options}
                onChange={(choice) => reading.choose(index, choice)}
              />
              {isEncodingShown && (
                <ColumnEncoding
                  reading={reading}
                  index={index}
                  name={name}
                  texts={textsOf(reading.known[index])}
                />
              )}
            </div>
          )
        })}
      </div>
      {!hasEncodings && (
        <Button kind="quiet" onClick={() => setEncodings(true)}>
          {findings.encodingsOfAll}
        </Button>
      )}
    </section>
  )
}
