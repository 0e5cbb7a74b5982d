// A commune, hamlet by hamlet and group by group: how many people nobody has, who has the others, and giving them out.

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { readAssignments } from '#contract/assignments'
import { forceScreenWords } from '#words/force-screens'
import { forceWords } from '#words/forces'
import { call } from '../../call.ts'
import { useFormats, useWords } from '../../language.tsx'
import { EmptyState } from '../../ui/notes.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Table } from '../../ui/table.tsx'
import { Segments } from '../../ui/tabs.tsx'
import { FailureNote } from '../failure-note.tsx'
import { ChoiceBar } from './choice-bar.tsx'
import { Decisions } from './decisions.tsx'
import type { ForceUnit } from './force-unit.ts'
import { type MatrixRow, matrixRows, useMatrixColumns } from './matrix-columns.tsx'
import { type Matrix, workKey } from './wire.ts'

export function CommuneWork({ where: { unit, search } }: { where: ForceUnit }) {
  const read = useQuery({
    queryKey: workKey(unit),
    queryFn: ({ signal }) => call(readAssignments, { unit }, { signal }),
  })
  if (read.data === undefined) return <Skeleton rows={8} />
  if (!read.data.ok) return <FailureNote failure={read.data.error} onRetry={() => read.refetch()} />
  const matrix = read.data.value
  return (
    <div className="force-work">
      <Totals matrix={matrix} />
      <MatrixTable matrix={matrix} search={search} />
      <Decisions matrix={matrix} />
    </div>
  )
}

export function Totals({ matrix }: { matrix: Pick<Matrix, 'people' | 'assigned' | 'unassigned'> }) {
  const words = useWords(forceScreenWords).work
  const format = useFormats()
  const share = (count: number) => words.share(format.share(count, matrix.people))
  return (
    <dl className="force-totals">
      <div>
        <dt>{words.people}</dt>
        <dd className="figures">{format.count(matrix.people)}</dd>
      </div>
      <div>
        <dt>{words.assigned}</dt>
        <dd className="figures">{format.count(matrix.assigned)}</dd>
        <dd className="force-note">{share(matrix.assigned)}</dd>
      </div>
      <div data-left={matrix.unassigned > 0 || undefined}>
        <dt>{words.unassigned}</dt>
        <dd className="figures">{format.count(matrix.unassigned)}</dd>
        <dd className="force-note">{share(matrix.unassigned)}</dd>
      </div>
    </dl>
  )
}

function MatrixTable({ matrix, search }: { matrix: Matrix; search: string }) {
  const { group } = useWords(forceWords)
  const words = useWords(forceScreenWords).work
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [shown, setShown] = useState<'all' | 'left'>('all')
  const rows = matrixRows(matrix, group)
  const tick = (key: string) => setTicked(toggled(ticked, key))
  const columns = useMatrixColumns({ mayAssign: matrix.mayAssign, ticked, tick, search })
  const chosen = rows.filter(({ place }) => ticked.has(place.key)).map(({ place }) => place)
  const visible = shown === 'all' ? rows : rows.filter(({ unassigned }) => unassigned > 0)
  return (
    <div className="force-matrix">
      {matrix.mayAssign && (
        <ChoiceBar
          commune={matrix.unit.unitId}
          chosen={chosen}
          teams={matrix.teams}
          onClear={() => setTicked(new Set())}
        />
      )}
      <Table<MatrixRow>
        caption={words.caption}
        columns={columns}
        rows={visible}
        rowKey={({ place }) => place.key}
        fileName="giao-viec"
        tools={
          <Segments
            label={words.filter}
            value={shown}
            segments={[
              { value: 'all', label: words.all },
              { value: 'left', label: words.onlyLeft },
            ]}
            onChange={setShown}
          />
        }
        empty={
          rows.length === 0 ? (
            <EmptyState title={words.noPeople}>{words.noPeopleNext}</EmptyState>
          ) : (
            <EmptyState title={words.empty}>{words.emptyNext}</EmptyState>
          )
        }
      />
    </div>
  )
}

export const toggled = (set: ReadonlySet<string>, key: string): ReadonlySet<string> => {
  const next = new Set(set)
  if (!next.delete(key)) next.add(key)
  return next
}
