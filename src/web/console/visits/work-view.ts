// Which work list is in sight, as the address says: of which unit, team and member, in which order, which households.

import { useCallback, useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import { WORK_ORDERS, WORK_SHOWN } from '#contract/visits'
import { scopeKindOf } from '#domain/access'
import { contains, levelOf } from '#domain/units'
import { useSession } from '../session.tsx'
import { changeSearch, withSearch } from '../view.ts'
import { VISITS_PATH } from './wire.ts'

type Order = (typeof WORK_ORDERS)[number]
type Shown = (typeof WORK_SHOWN)[number]

export type WorkView = {
  /** The unit whose households are listed; null: all that is given to whoever walks. */
  readonly unit: number | null
  /** What the top bar leads to. */
  readonly around: number
  readonly isTooLarge: boolean
  readonly order: Order
  readonly show: Shown
  readonly team: string | null
  readonly member: string | null
  readonly go: (change: Readonly<Record<string, string | null>>) => void
  readonly toUnit: (unit: number) => string
}

export function useWorkView(): WorkView {
  const { me } = useSession()
  const search = useSearch()
  const [, navigate] = useLocation()
  const isGiven = scopeKindOf(me.role) === 'assignment'
  const values = useMemo(() => new URLSearchParams(search), [search])
  const own = me.units.map(({ unitId }) => unitId)
  const asked = unitIn(values.get('unit'), own)
  const unit = asked ?? (isGiven ? null : (own[0] ?? null))
  const go = useCallback(
    (change: Readonly<Record<string, string | null>>) =>
      navigate(withSearch(VISITS_PATH, changeSearch(search, change))),
    [navigate, search],
  )
  const toUnit = useCallback(
    (to: number) => withSearch(VISITS_PATH, changeSearch(search, { unit: String(to) })),
    [search],
  )
  return {
    unit,
    around: unit ?? own[0] ?? 0,
    isTooLarge: unit !== null && !['commune', 'hamlet'].includes(levelOf(unit)),
    order: oneOf(WORK_ORDERS, values.get('order')) ?? 'walk',
    show: oneOf(WORK_SHOWN, values.get('show')) ?? 'open',
    team: values.get('team'),
    member: values.get('member'),
    go,
    toUnit,
  }
}

const oneOf = <V extends string>(values: readonly V[], text: string | null): V | null =>
  values.find((value) => value === text) ?? null

/** Only a unit that lies within one of one's own. */
export function unitIn(text: string | null, own: readonly number[]): number | null {
  const asked = /^\d{1,9}$/.test(text ?? '') ? Number(text) : 0
  const isWithin = own.some((unit) => {
    try {
      return contains(unit, asked)
    } catch {
      return false // no unit has this number
    }
  })
  return isWithin ? asked : null
}
