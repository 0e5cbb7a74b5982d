// The counts of a list as a sentence and as figures (rows of the file, people of the unit), and its problems by kind.

import { type RowCode, severityOf } from '#domain/row-codes'
import { importFindingWords } from '#words/import-findings'
import { importScreenWords } from '#words/import-screens'
import { rowProblemWords } from '#words/row-problems'
import { useFormats, useWords } from '../../language.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import type { Preview } from './wire.ts'

type Counts = Preview['summary']
type Figure = readonly [name: string, value: number]

export function Summary({ counts }: { counts: Counts }) {
  const words = useWords(importScreenWords)
  const format = useFormats()
  const isNothingNew = counts.accepted > 0 && counts.new + counts.changed === 0
  return (
    <>
      <p className="import-sentence figures">
        {words.sentence(
          format.count(counts.rows),
          format.count(counts.accepted),
          format.count(counts.rejected),
          format.count(counts.waiting),
        )}
        {isNothingNew && ` ${words.nothingNew}`}
      </p>
      <div className="import-counts">
        <Figures
          name={words.rowsOfFile}
          figures={[
            [words.rows, counts.rows],
            [words.accepted, counts.accepted],
            [words.repaired, counts.repaired],
            [words.returned, counts.rejected],
            [words.waiting, counts.waiting],
          ]}
        />
        <Figures
          name={words.peopleOfUnit}
          figures={[
            [words.fresh, counts.new],
            [words.changed, counts.changed],
            [words.unchanged, counts.unchanged],
            [words.vanished, counts.vanished],
          ]}
        />
      </div>
    </>
  )
}

function Figures({ name, figures }: { name: string; figures: readonly Figure[] }) {
  const format = useFormats()
  return (
    <section className="import-figures">
      <h3>{name}</h3>
      <dl>
        {figures.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="figures" data-none={value === 0 || undefined}>
              {format.count(value)}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

type Problem = Counts['problems'][number]

export function Problems({ problems }: { problems: readonly Problem[] }) {
  const words = useWords(importScreenWords)
  const phrases = useWords(rowProblemWords)
  const findings = useWords(importFindingWords)
  const format = useFormats()
  if (problems.length === 0) return null
  const severity = ({ code }: Problem) => findings.severities[isRepair(phrases, code) ? 'repair' : 'doubt']
  const columns: Column<Problem>[] = [
    {
      id: 'problem',
      header: words.problem,
      cell: ({ code }) => phraseOf(phrases, code),
      text: ({ code }) => phraseOf(phrases, code),
    },
    {
      ...{ id: 'severity', header: findings.severity, cell: severity, text: severity, sortBy: severity },
      isMinor: true,
    },
    {
      id: 'count',
      header: words.rows,
      align: 'end',
      cell: ({ count }) => format.count(count),
      sortBy: ({ count }) => count,
      text: ({ count }) => String(count),
    },
  ]
  return (
    <div className="import-problems">
      <Table
        caption={words.problems}
        isCaptionShown
        columns={columns}
        rows={[...problems].sort(
          (a, b) => Number(isRepair(phrases, a.code)) - Number(isRepair(phrases, b.code)),
        )}
        rowKey={({ code }) => code}
        fileName="phu-kin-van-de"
      />
    </div>
  )
}

/** A code of a newer server is shown as it is. */
export const phraseOf = (phrases: Readonly<Record<RowCode, string>>, code: string): string =>
  Object.entries(phrases).find(([known]) => known === code)?.[1] ?? code

const isRepair = (phrases: Readonly<Record<RowCode, string>>, code: string): boolean =>
  isRowCode(phrases, code) && severityOf(code) === 'repair'

const isRowCode = (phrases: Readonly<Record<RowCode, string>>, code: string): code is RowCode =>
  Object.hasOwn(phrases, code)
