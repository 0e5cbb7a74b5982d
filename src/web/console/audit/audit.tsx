// The screen "Nhật ký": what was done within the scope of whoever reads it, newest first, a page at a time.

import { useInfiniteQuery } from '@tanstack/react-query'
import { readAudit } from '#contract/accounts'
import { auditWords } from '#words/user-screens'
import { call, type Failure } from '../../call.ts'
import { useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/notes.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { FailureNote } from '../failure-note.tsx'
import { useMoment } from '../moment.ts'
import { PageHead } from '../page-head.tsx'
import './audit.css'
import { type Entry, useTargetName } from './entry.ts'

export default function AuditScreen() {
  const words = useWords(auditWords)
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      <Log />
    </>
  )
}

function Log() {
  const words = useWords(auditWords)
  const asked = useInfiniteQuery({
    queryKey: ['audit'],
    queryFn: ({ pageParam, signal }) =>
      call(readAudit, pageParam === null ? {} : { before: pageParam }, { signal }),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => (last.ok && last.value.more ? last.value.entries.at(-1)?.auditId : null),
    // What was done a moment ago must stand here.
    staleTime: 0,
  })
  if (asked.data === undefined) return <Skeleton rows={10} />
  const entries = asked.data.pages.flatMap((page) => (page.ok ? page.value.entries : []))
  const failure = asked.data.pages.flatMap((page): Failure[] => (page.ok ? [] : [page.error]))[0]
  return (
    <div className="audit">
      <Entries entries={entries} />
      {failure !== undefined && <FailureNote failure={failure} onRetry={() => asked.refetch()} />}
      {asked.hasNextPage && (
        <Button busy={asked.isFetchingNextPage} onClick={() => asked.fetchNextPage()}>
          {words.older}
        </Button>
      )}
    </div>
  )
}

function Entries({ entries }: { entries: readonly Entry[] }) {
  const words = useWords(auditWords)
  const moment = useMoment()
  const targetName = useTargetName()
  const actions: Readonly<Record<string, string | undefined>> = words.actions
  const actionOf = ({ action }: Entry) => actions[action] ?? action
  const column = (
    id: string,
    header: string,
    text: (entry: Entry) => string,
    more: Partial<Column<Entry>> = {},
  ): Column<Entry> => ({ id, header, cell: text, text, ...more })
  return (
    <Table
      caption={words.title}
      columns={[
        column('at', words.at, ({ at }) => moment(at)),
        column('who', words.who, ({ username }) => username ?? words.nobody),
        column('what', words.what, actionOf, {
          cell: (entry) => (
            <>
              {actionOf(entry)}
              {entry.target !== null && <span className="audit-more">{targetName(entry)}</span>}
              {entry.reason !== null && <span className="audit-more">{entry.reason}</span>}
            </>
          ),
        }),
        column('target', words.target, targetName, { isMinor: true }),
        column('reason', words.reason, ({ reason }) => reason ?? '', { isMinor: true }),
      ]}
      rows={entries}
      rowKey={({ auditId }) => String(auditId)}
      fileName="nhat-ky"
      empty={<EmptyState title={words.none}>{words.noneNext}</EmptyState>}
    />
  )
}
