// Visits that came from a phone or account that was shut out: each is looked at by an officer, and stays with what was decided.

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { listQuarantine } from '#contract/devices'
import { quarantineWords } from '#words/device-quarantine'
import { deviceWords } from '#words/devices'
import { call } from '../../call.ts'
import { useFormats, useWords } from '../../language.tsx'
import { EmptyState } from '../../ui/notes.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Segments } from '../../ui/tabs.tsx'
import { FailureNote } from '../failure-note.tsx'
import { useForceUnit } from '../forces/force-unit.ts'
import { PageHead } from '../page-head.tsx'
import { DeviceTabs } from './device-tabs.tsx'
import { HeldVisitCard } from './held-visit.tsx'
import { QUARANTINE_PATH, quarantineKey } from './wire.ts'

const STATES = ['waiting', 'decided'] as const
type State = (typeof STATES)[number]

export function QuarantinePage() {
  const words = useWords(deviceWords)
  const { lead, filter } = useWords(quarantineWords)
  const where = useForceUnit(QUARANTINE_PATH)
  const [state, setState] = useState<State>('waiting')
  if (where === null) return <EmptyState title={words.noUnit}>{words.noUnitNext}</EmptyState>
  return (
    <>
      <PageHead title={words.tabs.quarantine} lead={lead} />
      <DeviceTabs unit={where.unit} current={QUARANTINE_PATH} search={where.search} />
      <div className="devices">
        <Segments
          label={filter.label}
          value={state}
          segments={STATES.map((value) => ({ value, label: filter[value] }))}
          onChange={setState}
        />
        <HeldVisits unit={where.unit} state={state} />
      </div>
    </>
  )
}

function HeldVisits({ unit, state }: { unit: number; state: State }) {
  const words = useWords(quarantineWords)
  const format = useFormats()
  const listed = useQuery({
    queryKey: quarantineKey(unit, state),
    queryFn: ({ signal }) => call(listQuarantine, { unit, state }, { signal }),
  })
  if (listed.data === undefined) return <Skeleton rows={6} />
  if (!listed.data.ok) return <FailureNote failure={listed.data.error} onRetry={() => listed.refetch()} />
  const { visits, waiting } = listed.data.value
  if (visits.length === 0)
    return state === 'waiting' ? (
      <EmptyState title={words.none}>{words.noneNext}</EmptyState>
    ) : (
      <EmptyState title={words.noneDecided} />
    )
  return (
    <>
      <ul className="held-visits" aria-label={words.list}>
        {visits.map((visit) => (
          <HeldVisitCard key={visit.factId} visit={visit} />
        ))}
      </ul>
      {state === 'waiting' && visits.length < waiting && (
        <p className="device-note">{words.more(format.count(visits.length), format.count(waiting))}</p>
      )}
    </>
  )
}
