// The counts of a list as a sentence and as tiles, and its problems by kind.

import type { RowCode } from '#domain/row-codes'
import { importScreenWords } from '#words/import-screens'
import { rowProblemWords } from '#words/row-problems'
import { useFormats, useWords } from '../../language.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import type { ImportView } from './wire.ts'

type Counts = NonNullable<ImportView['preview']>['summary']

export function Summary({ counts }: { counts: Counts }) {
  const words = useWords(importScreenWords)
  const format = useFormats()
  const tiles: readonly (readonly [string, number])[] = [
    [words.fresh, counts.new],
    [words.changed, counts.changed],
    [words.unchanged, counts.unchanged],
    [words.vanished, counts.vanished],
    [words.repaired, counts.repaired],
  ]
  return (
    <>
      <p className="import-sentence figures">
        {words.sentence(
          format.count(counts.rows),
          format.count(counts.accepted),
          format.count(counts.rejected),
          format.count(counts.waiting),
        )}
      </p>
      <dl className="import-tiles">
        {tiles.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="figures">{format.count(value)}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

type Problem = Counts['problems'][number]

export function Problems({ problems }: { problems: readonly Problem[] }) {
  const words = useWords(importScreenWords)
  const phrases = useWords(rowProblemWords)
  const format = useFormats()
  if (problems.length === 0) return null
  const columns: Column<Problem>[] = [
    { id: 'problem', header: words.problem, cell: ({ code }) => phraseOf(phrases, code) },
    { id: 'count', header: words.count, align: 'end', cell: ({ count }) => format.count(count) },
  ]
  return (
    <Table
      caption={words.problems}
      isCaptionShown
      columns={columns}
      rows={problems}
      rowKey={({ code }) => code}
    />
  )
}

/** A code of a newer server is shown as it is. */
export const phraseOf = (phrases: Readonly<Record<RowCode, string>>, code: string): string =>
  Object.entries(phrases).find(([known]) => known === code)?.[1] ?? code
