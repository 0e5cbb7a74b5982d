// What narrows and orders the work list; all of it is in the address bar.

import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { readUnit } from '#contract/units'
import { WORK_ORDERS, WORK_SHOWN } from '#contract/visits'
import { ancestorOf, levelOf } from '#domain/units'
import { visitWords } from '#words/visits'
import { call } from '../../call.ts'
import { useWords } from '../../language.tsx'
import { Select } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Segments } from '../../ui/tabs.tsx'
import { useSession } from '../session.tsx'
import { TeamChoice } from './team-choice.tsx'
import { unitIn, type WorkView } from './work-view.ts'

export function WorkFilters({ view }: { view: WorkView }) {
  const words = useWords(visitWords).work
  const { order, show, go } = view
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  return (
    <div className="work-filters not-printed" data-open={isOpen || undefined}>
      <button
        type="button"
        className="work-unfold"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        {words.filters([words.shown[show], words.orders[order]].join(' · '))}
        <Icon name={isOpen ? 'up' : 'down'} />
      </button>
      <div className="work-choices" id={id}>
        <HamletChoice view={view} />
        <TeamChoice view={view} />
        <Segments
          label={words.show}
          value={show}
          segments={WORK_SHOWN.map((value) => ({ value, label: words.shown[value] }))}
          onChange={(value) => go({ show: value === 'open' ? null : value })}
        />
        <Segments
          label={words.order}
          value={order}
          segments={WORK_ORDERS.map((value) => ({ value, label: words.orders[value] }))}
          onChange={(value) => go({ order: value === 'walk' ? null : value })}
        />
      </div>
    </div>
  )
}

/** The hamlets of the commune around; nothing to choose within a single hamlet. */
function HamletChoice({ view: { unit, around, go } }: { view: WorkView }) {
  const words = useWords(visitWords).work
  const { me } = useSession()
  const own = me.units.map(({ unitId }) => unitId)
  const commune = around === 0 ? null : ancestorOf(around, 'commune')
  const isWithin = commune !== null && unitIn(String(commune), own) !== null
  const asked = useQuery({
    queryKey: ['unit', commune, null],
    queryFn: ({ signal }) => call(readUnit, { unit: commune ?? 0 }, { signal }),
    enabled: isWithin,
  })
  if (!isWithin || asked.data?.ok !== true) return null
  const { unit: whole, parts } = asked.data.value
  if (parts.length === 0) return null
  return (
    <div className="work-hamlet">
      <Select
        label={words.hamlet}
        value={unit !== null && levelOf(unit) === 'hamlet' ? String(unit) : ''}
        options={[
          { value: '', label: words.wholeUnit(whole.fullName) },
          ...parts.map(({ unitId, fullName }) => ({ value: String(unitId), label: fullName })),
        ]}
        onChange={(value) => go({ unit: value === '' ? (own.length === 1 ? null : String(commune)) : value })}
      />
    </div>
  )
}
