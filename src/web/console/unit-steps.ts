// Names the unit in sight and tells the top bar the way to it, as far up as the account reaches: each step leads to that
// unit seen in the same way, and beside it stand the units that it can be switched for (at the top, those of the account).

import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Me } from '#contract/accounts'
import type { OutputOf } from '#contract/endpoint'
import { readUnit } from '#contract/units'
import { type Day, isoDay } from '#domain/dates'
import { ancestorOf, contains, type Level } from '#domain/units'
import { call } from '../call.ts'
import type { BreadcrumbProps, Step } from '../ui/breadcrumb.tsx'
import { usePath } from './named-path.ts'
import { useSession } from './session.tsx'

type UnitAnswer = OutputOf<typeof readUnit>
type Brief = Pick<UnitAnswer['parts'][number], 'unitId' | 'name' | 'fullName'>
type ToUnit = (unitId: number) => string

const LEVELS: readonly Level[] = ['province', 'district', 'commune', 'hamlet']

/** The full name of the unit; null until it is known. `toUnit` must be stable (useCallback). */
export function useUnitSteps({
  unit,
  asOf,
  toUnit,
  isOfToday = false,
}: {
  readonly unit: number
  readonly asOf: Day
  readonly toUnit: ToUnit
  /** The page tells of today, whatever the address says: no day is offered. */
  readonly isOfToday?: boolean
}): string | null {
  const { me } = useSession()
  const scope = useMemo(() => me.units.map(({ unitId }) => unitId), [me.units])
  const ids = useMemo(() => idsToAsk(unit, scope), [unit, scope])
  const units = useQueries({
    queries: ids.map((id) => ({
      queryKey: ['unit', id, asOf],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        call(readUnit, { unit: id, asOf: isoDay(asOf) }, { signal }),
    })),
    combine: (answers) => answers.map(({ data }) => (data?.ok === true ? data.value : null)),
  })
  const path = useMemo(() => pathOf(units, me.units, toUnit), [units, me.units, toUnit])
  usePath(path, isOfToday)
  return units.find((answer) => answer?.unit.unitId === unit)?.unit.fullName ?? null
}

/** The unit and what it lies in, from the top of the scope down; a unit outside the scope stands alone. */
function idsToAsk(unit: number, scope: readonly number[]): number[] {
  const above = LEVELS.map((level) => ancestorOf(unit, level)).filter((id) => id !== null)
  const seen = above.filter((id) => scope.some((own) => contains(own, id)))
  return seen.length === 0 ? [unit] : seen
}

function pathOf(
  units: readonly (UnitAnswer | null)[],
  own: Me['units'],
  toUnit: ToUnit,
): BreadcrumbProps | undefined {
  const known = units.filter((answer) => answer !== null)
  if (known.length === 0 || known.length < units.length) return undefined
  const link = ({ unitId, fullName }: Brief) => ({ id: String(unitId), name: fullName, href: toUnit(unitId) })
  const steps = known.map(({ unit }, i): Step => {
    const above = known[i - 1]
    const beside =
      above === undefined ? own.map((one) => link({ ...one, fullName: one.name })) : above.parts.map(link)
    return { ...link(unit), beside }
  })
  return { steps, inside: known.at(-1)?.parts.map(link) ?? [] }
}
