// Which unit the screens of forces show: the one in the address bar if it lies within the account's scope, else the account's
// own. Tells the top bar the way to it.

import { useCallback } from 'react'
import { useSearch } from 'wouter'
import { ownUnitIn } from '../address-unit.ts'
import { useSession } from '../session.tsx'
import { useUnitSteps } from '../unit-steps.ts'
import { changeSearch, withSearch } from '../view.ts'

export type ForceUnit = {
  readonly unit: number
  /** Full name; null until it is known. */
  readonly name: string | null
  readonly search: string
}

/** null for an account without a unit. `path`: the page on which another unit is shown alike. */
export function useForceUnit(path: string): ForceUnit | null {
  const { me, today } = useSession()
  const search = useSearch()
  const unit = ownUnitIn(search, me.units) ?? me.units[0]?.unitId ?? null
  const toUnit = useCallback(
    (id: number) => withSearch(path, changeSearch(search, { unit: String(id) })),
    [path, search],
  )
  const name = useUnitSteps({ unit: unit ?? 0, asOf: today, toUnit, isOfToday: true })
  return unit === null ? null : { unit, name, search: changeSearch(search, { unit: String(unit) }) }
}
