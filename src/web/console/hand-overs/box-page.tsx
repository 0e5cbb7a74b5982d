// One box: how many hand-overs stand how, and those that wait for somebody, the longest overdue first; or those that have ended.

import { useQuery } from '@tanstack/react-query'
import { useLocation, useSearch } from 'wouter'
import { BOXES, listHandOvers } from '#contract/hand-overs'
import { may } from '#domain/access'
import { handOverWords } from '#words/hand-overs'
import { call } from '../../call.ts'
import { useFormats, useWords } from '../../language.tsx'
import { EmptyState } from '../../ui/notes.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Table } from '../../ui/table.tsx'
import { Segments, Tabs } from '../../ui/tabs.tsx'
import { FailureNote } from '../failure-note.tsx'
import { PageHead } from '../page-head.tsx'
import { useSession } from '../session.tsx'
import { BoxCounts } from './box-counts.tsx'
import { useColumns } from './columns.tsx'
import { useRowKeys } from './row-keys.ts'
import { useStep } from './use-step.ts'
import { type Box, boxPath, HAND_OVERS, type Listed } from './wire.ts'

export function BoxPage({ box }: { box: Box }) {
  const words = useWords(handOverWords)
  const search = useSearch()
  const ended = box !== 'overdue' && new URLSearchParams(search).get('show') === 'ended'
  const asked = useQuery({
    queryKey: [...HAND_OVERS, box, ended],
    queryFn: ({ signal }) => call(listHandOvers, { box, ended }, { signal }),
    // Others act too.
    staleTime: 0,
    placeholderData: (before) => before,
  })
  return (
    <div className="hand-overs">
      <PageHead title={words.title} lead={words.lead} />
      {asked.data === undefined ? (
        <Skeleton rows={8} />
      ) : asked.data.ok ? (
        <Lying box={box} ended={ended} listed={asked.data.value} />
      ) : (
        <FailureNote failure={asked.data.error} onRetry={() => asked.refetch()} />
      )}
    </div>
  )
}

function Lying({ box, ended, listed }: { box: Box; ended: boolean; listed: Listed }) {
  const words = useWords(handOverWords)
  const format = useFormats()
  const [, navigate] = useLocation()
  const { me } = useSession()
  const { take, busy, failure } = useStep()
  const columns = useColumns(box, take, busy)
  const keys = useRowKeys()
  const counts = listed.counts[box]
  const shown = (one: Box) =>
    (one === 'overdue' ? listed.counts[one]?.overdue : listed.counts[one]?.open) ?? 0
  const empty = {
    inbox: [words.emptyInbox, words.emptyInboxNext],
    outbox: [words.emptyOutbox, words.emptyOutboxNext],
    overdue: [words.emptyOverdue, words.emptyOverdueNext],
  }[box]
  return (
    <>
      <Tabs
        label={words.show}
        current={boxPath(box, false)}
        tabs={BOXES.map((one) => ({
          href: boxPath(one, false),
          label: words.boxes[one],
          count: format.count(shown(one)),
        }))}
      />
      {counts !== undefined && counts.open + counts.ended > 0 && (
        <BoxCounts counts={counts} asOf={listed.asOf} />
      )}
      {failure !== null && <FailureNote failure={failure} />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys that press the buttons of the row in focus, each reachable without them */}
      <div className="hand-over-list" onKeyDown={keys}>
        <Table
          caption={`${words.boxes[box]} – ${ended ? words.ended : words.open}`}
          // Whom a carrier was handed is no list of customers to carry off.
          {...(may(me.role, 'search-people') ? { fileName: `ban-giao-${box}` } : {})}
          tools={
            box === 'overdue' ? undefined : (
              <Segments
                label={words.show}
                value={ended ? 'ended' : 'open'}
                segments={[
                  { value: 'open', label: words.open },
                  { value: 'ended', label: words.ended },
                ]}
                onChange={(value) => navigate(boxPath(box, value === 'ended'))}
              />
            )
          }
          columns={columns}
          rows={listed.handOvers}
          rowKey={({ handOverId }) => handOverId}
          empty={<EmptyState title={empty[0] ?? ''}>{empty[1]}</EmptyState>}
        />
      </div>
      {listed.more && <p className="hand-over-more">{words.more}</p>}
      {!ended && listed.handOvers.length > 0 && <p className="hand-over-keys">{words.keys}</p>}
    </>
  )
}
