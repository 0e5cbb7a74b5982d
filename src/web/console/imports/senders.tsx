// Who sends lists of a unit, and how many of their rows went back. Who has sent nothing does not stand here, and the page says so.

import { useQuery } from '@tanstack/react-query'
import type { OutputOf } from '#contract/endpoint'
import { listSenders } from '#contract/imports'
import { parseIsoDay } from '#domain/dates'
import { senderWords } from '#words/list-senders'
import { call } from '../../call.ts'
import { useFormats, useWords } from '../../language.tsx'
import { EmptyState } from '../../ui/notes.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { FailureNote } from '../failure-note.tsx'
import { sendersKey } from './wire.ts'

type Sender = OutputOf<typeof listSenders>['senders'][number]

export function SendersOf({ unit }: { unit: number }) {
  const asked = useQuery({
    queryKey: sendersKey(unit),
    queryFn: ({ signal }) => call(listSenders, { unit }, { signal }),
    staleTime: 0,
  })
  if (asked.data === undefined) return <Skeleton rows={4} />
  if (!asked.data.ok) return <FailureNote failure={asked.data.error} onRetry={() => asked.refetch()} />
  return <SenderTable unit={unit} senders={asked.data.value.senders} />
}

function SenderTable({ unit, senders }: { unit: number; senders: readonly Sender[] }) {
  const words = useWords(senderWords)
  const format = useFormats()
  const name = ({ sender }: Sender) => sender ?? words.unknown
  const unitName = (sender: Sender) => sender.unit.fullName
  // A file that was refused tells no rows: that is not zero rows.
  const rows = (sender: Sender) => (sender.lists === 0 ? null : sender.rows)
  const returned = (sender: Sender) => (sender.lists === 0 ? null : sender.rejected)
  const share = (sender: Sender) => format.share(returned(sender), rows(sender))
  const day = ({ lastAsOf }: Sender) => format.day(parseIsoDay(lastAsOf) ?? 0)
  const count = (id: string, header: string, of: (sender: Sender) => number | null): Column<Sender> => ({
    id,
    header,
    align: 'end',
    cell: (sender) => format.count(of(sender)),
    text: (sender) => format.count(of(sender)),
    sortBy: of,
  })
  const columns: Column<Sender>[] = [
    { id: 'sender', header: words.sender, cell: name, text: name, sortBy: name },
    ...(senders.some((sender) => sender.unit.unitId !== unit)
      ? [{ id: 'unit', header: words.unit, cell: unitName, text: unitName, sortBy: unitName }]
      : []),
    count('lists', words.lists, ({ lists }) => lists),
    count('rows', words.rows, rows),
    count('returned', words.returned, returned),
    {
      ...{ id: 'share', header: words.share, align: 'end', cell: share, text: share },
      sortBy: (sender) => (sender.rows === 0 ? null : sender.rejected / sender.rows),
    },
    count('refused', words.refused, ({ refused }) => refused),
    {
      ...{ id: 'asOf', header: words.lastAsOf, align: 'end', cell: day, text: day },
      sortBy: ({ lastAsOf }) => lastAsOf,
    },
  ]
  return (
    <>
      <Table
        caption={words.title}
        fileName="phu-kin-noi-gui"
        columns={columns}
        rows={senders}
        rowKey={({ sender, unit: of }) => `${of.unitId} ${sender ?? ''}`}
        empty={<EmptyState title={words.none}>{words.noneNext}</EmptyState>}
      />
      {senders.length > 0 && <p className="import-aside import-note">{words.notZero}</p>}
    </>
  )
}
