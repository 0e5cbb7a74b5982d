// A hamlet, house by house in walking order: who looks after each and by what, and giving single households to somebody else.

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { readAssignments, readHamletAssignments } from '#contract/assignments'
import { communeOfHamlet } from '#domain/units'
import { forceScreenWords } from '#words/force-screens'
import { call } from '../../call.ts'
import { useWords } from '../../language.tsx'
import { Field } from '../../ui/field.tsx'
import { matchesName } from '../../ui/match-name.ts'
import { EmptyState } from '../../ui/notes.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Table } from '../../ui/table.tsx'
import { Segments } from '../../ui/tabs.tsx'
import { FailureNote } from '../failure-note.tsx'
import { changeSearch, withSearch } from '../view.ts'
import { ChoiceBar } from './choice-bar.tsx'
import { Totals, toggled } from './commune-work.tsx'
import type { ForceUnit } from './force-unit.ts'
import { type DoorRow, useDoorColumns, useDoorRows } from './household-columns.tsx'
import { type HouseholdRow, householdsKey, type Matrix, WORK_PATH, workKey } from './wire.ts'

export function HamletWork({ where: { unit, search } }: { where: ForceUnit }) {
  const words = useWords(forceScreenWords).hamlet
  const commune = communeOfHamlet(unit)
  const read = useQuery({
    queryKey: householdsKey(unit),
    queryFn: ({ signal }) => call(readHamletAssignments, { hamlet: unit }, { signal }),
  })
  // Teams to give to, and how much each has.
  const matrix = useQuery({
    queryKey: workKey(commune),
    queryFn: ({ signal }) => call(readAssignments, { unit: commune }, { signal }),
  })
  if (read.data === undefined || matrix.data === undefined) return <Skeleton rows={8} />
  if (!read.data.ok) return <FailureNote failure={read.data.error} onRetry={() => read.refetch()} />
  if (!matrix.data.ok) return <FailureNote failure={matrix.data.error} onRetry={() => matrix.refetch()} />
  const { households, mayAssign } = read.data.value
  const counted = matrix.data.value.hamlets.find(({ hamletId }) => hamletId === unit)
  return (
    <div className="force-work">
      <p className="not-printed">
        <Link href={withSearch(WORK_PATH, changeSearch(search, { unit: String(commune) }))}>
          {words.back}
        </Link>
      </p>
      {counted !== undefined && <Totals matrix={counted} />}
      <Households
        hamlet={unit}
        households={households}
        mayAssign={mayAssign}
        teams={matrix.data.value.teams}
      />
    </div>
  )
}

type Props = {
  readonly hamlet: number
  readonly households: readonly HouseholdRow[]
  readonly mayAssign: boolean
  readonly teams: Matrix['teams']
}

function Households({ hamlet, households, mayAssign, teams }: Props) {
  const words = useWords(forceScreenWords)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [shown, setShown] = useState<'all' | 'left'>('all')
  const [filter, setFilter] = useState('')
  const rows = useDoorRows(hamlet, households)
  const columns = useDoorColumns({
    mayAssign,
    ticked,
    tick: (key) => setTicked(toggled(ticked, key)),
  })
  const visible = rows.filter(
    ({ place, household }) =>
      (shown === 'all' || household.owner === null || household.mixed) &&
      matchesName(`${place.label} ${household.residentialGroup ?? ''}`, filter),
  )
  const chosen = rows.filter(({ place }) => ticked.has(place.key)).map(({ place }) => place)
  return (
    <div className="force-matrix">
      <div className="force-filter not-printed">
        <Field label={words.hamlet.find} value={filter} onChange={setFilter} autoComplete="off" />
      </div>
      {mayAssign && (
        <ChoiceBar
          commune={communeOfHamlet(hamlet)}
          chosen={chosen}
          teams={teams}
          onClear={() => setTicked(new Set())}
        />
      )}
      <Table<DoorRow>
        caption={words.hamlet.caption}
        columns={columns}
        rows={visible}
        rowKey={({ place }) => place.key}
        tools={
          <Segments
            label={words.work.filter}
            value={shown}
            segments={[
              { value: 'all', label: words.work.all },
              { value: 'left', label: words.work.onlyLeft },
            ]}
            onChange={setShown}
          />
        }
        empty={
          rows.length === 0 ? (
            <EmptyState title={words.work.noPeople}>{words.work.noPeopleNext}</EmptyState>
          ) : (
            <EmptyState title={words.hamlet.none}>{words.hamlet.noneNext}</EmptyState>
          )
        }
      />
    </div>
  )
}
