// The nine milestones of a person on a day: state, flag, on whose word, from which day, and why.

import { parseIsoDay } from '#domain/dates'
import { boardListWords } from '#words/board-list'
import { peopleWords } from '#words/people'
import { sourceName, targetWords } from '#words/targets'
import { useFormats, useLanguage, useWords } from '../../language.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import type { PersonView } from './wire.ts'

type Row = PersonView['milestones'][number]

export function MilestoneTable({ view }: { view: PersonView }) {
  const words = useWords(peopleWords)
  const { shown, states } = useWords(boardListWords)
  const { milestones: stages } = useWords(targetWords)
  const format = useFormats()
  const { language } = useLanguage()
  const day = (iso: string) => format.day(parseIsoDay(iso) ?? 0)
  const stateOf = (row: Row): string =>
    !row.measured && row.state === 'open'
      ? words.person.unmeasured
      : [shown[row.state], ...(row.flag === null ? [] : [shown[row.flag].toLowerCase()])].join(', ')
  const columns: Column<Row>[] = [
    { id: 'milestone', header: words.person.milestones, cell: ({ milestone }) => stages[milestone] },
    {
      id: 'state',
      header: states,
      cell: (row) => <span data-flag={row.flag ?? undefined}>{stateOf(row)}</span>,
    },
    {
      id: 'source',
      header: words.person.source,
      cell: ({ evidence }) => (evidence === null ? '–' : sourceName(evidence.source, language)),
    },
    {
      id: 'asOf',
      header: words.history.effective,
      align: 'end',
      cell: ({ evidence }) => (evidence === null ? '–' : day(evidence.asOf)),
    },
    {
      id: 'reason',
      header: words.person.reason,
      cell: ({ reason, flagged }) =>
        [reason, flagged === null ? null : words.person.since(day(flagged.since))]
          .filter((text) => text !== null)
          .join(' · '),
    },
  ]
  return (
    <Table
      caption={words.person.milestones}
      columns={columns}
      rows={view.milestones}
      rowKey={({ milestone }) => milestone}
    />
  )
}
