// The first rows as they were understood, and what stood there where a cell was rewritten; numbers masked.

import { decodePartialDate, formatPartialDate } from '#domain/dates'
import type { Field } from '#domain/headings'
import { importFindingWords } from '#words/import-findings'
import { importScreenWords } from '#words/import-screens'
import { fieldWords } from '#words/list-fields'
import { rowProblemWords } from '#words/row-problems'
import { useWords } from '../../language.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { useHamletNames } from './hamlet-names.ts'
import { phraseOf } from './summary.tsx'
import type { Preview } from './wire.ts'

type SampleRow = Preview['sample'][number]
type Problem = SampleRow['problems'][number]

type SampleProps = {
  readonly rows: readonly SampleRow[]
  readonly opened: Preview['opened']
  readonly asOf: string
}

export function Sample({ rows, opened, asOf }: SampleProps) {
  const words = useWords(importScreenWords)
  const findings = useWords(importFindingWords)
  const hamletName = useHamletNames(
    rows.map(({ hamletId }) => hamletId),
    asOf,
    opened,
  )
  const hasSheets = new Set(rows.map(({ sheet }) => sheet)).size > 1
  const columns: Column<SampleRow>[] = [
    { id: 'name', header: words.person, cell: ({ name }) => name },
    ...(hasSheets ? [{ id: 'sheet', header: findings.sheet, cell: ({ sheet }: SampleRow) => sheet }] : []),
    { id: 'row', header: words.row, align: 'end', cell: ({ row }) => row },
    { id: 'birth', header: words.birth, align: 'end', cell: ({ birth }) => birthText(birth) },
    { id: 'identity', header: words.identity, cell: ({ identityLast2 }) => masked(identityLast2) },
    { id: 'hamlet', header: words.hamlet, cell: ({ hamletId }) => hamletName(hamletId) },
    {
      id: 'notes',
      header: words.notes,
      cell: (row) => <Repairs row={row} hamlet={hamletName(row.hamletId)} />,
    },
  ]
  if (rows.length === 0) return null
  return (
    <div className="import-sample">
      <Table
        caption={words.sample}
        isCaptionShown
        columns={columns}
        rows={rows}
        rowKey={({ sheet, row }) => `${sheet} ${row}`}
      />
    </div>
  )
}

function Repairs({ row, hamlet }: { row: SampleRow; hamlet: string }) {
  const findings = useWords(importFindingWords)
  const phrases = useWords(rowProblemWords)
  const fields = useWords(fieldWords)
  if (row.problems.length === 0) return <span className="import-aside">{findings.noRepairs}</span>
  return (
    <ul className="import-repairs">
      {[...byCell(row.problems)].map(([cell, problems]) => (
        <li key={cell}>
          {problems[0] !== undefined && problems[0].from !== null && (
            <span className="import-before">
              {fields[problems[0].field]}: {findings.from} <q>{problems[0].from}</q>
              <After problem={problems[0]} row={row} hamlet={hamlet} />
            </span>
          )}
          {problems.map(({ code }) => (
            <span key={code} className="import-before">
              {phraseOf(phrases, code)}
            </span>
          ))}
        </li>
      ))}
    </ul>
  )
}

/** What is said of one cell stands together, what stood there once. */
function byCell(problems: readonly Problem[]): Map<string, Problem[]> {
  const cells = new Map<string, Problem[]>()
  for (const problem of problems) {
    const cell = `${problem.field} ${problem.from ?? ''}`
    cells.set(cell, [...(cells.get(cell) ?? []), problem])
  }
  return cells
}

function After({ problem, row, hamlet }: { problem: Problem; row: SampleRow; hamlet: string }) {
  const findings = useWords(importFindingWords)
  const after = afterOf(problem.field, row, hamlet)
  if (after === null) return null
  return (
    <>
      {' → '}
      <span className="only-heard">{findings.to} </span>
      <strong>{after}</strong>
    </>
  )
}

/** Only of what the row shows; of the other cells it is only known what stood there. */
function afterOf(field: Field, row: SampleRow, hamlet: string): string | null {
  if (field === 'name' || field === 'given-name') return row.name
  if (field === 'birth' || field === 'birth-male' || field === 'birth-female') return birthText(row.birth)
  if (field === 'identity') return masked(row.identityLast2)
  return field === 'hamlet' && row.hamletId !== null ? hamlet : null
}

const masked = (lastTwo: string | null): string => (lastTwo === null ? '–' : `${'•'.repeat(10)}${lastTwo}`)

const birthText = (birth: string | null): string => {
  const date = birth === null ? null : decodePartialDate(birth)
  return date === null ? '–' : formatPartialDate(date)
}
