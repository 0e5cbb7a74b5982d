// Whose sheets are shown and printed: of the unit in the address bar if it lies within the account's scope, else of the account's
// own. It names the way there in the top bar and tells the hamlets of a commune.

import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { useSearch } from 'wouter'
import type { OutputOf } from '#contract/endpoint'
import { readUnit } from '#contract/units'
import { ancestorOf, contains, levelOf } from '#domain/units'
import { call } from '../../call.ts'
import { ownUnitIn } from '../address-unit.ts'
import { usePath } from '../named-path.ts'
import { useSession } from '../session.tsx'
import { changeSearch, withSearch } from '../view.ts'
import { SHEETS_PATH } from './wire.ts'

type UnitAnswer = OutputOf<typeof readUnit>
type Named = { readonly unitId: number; readonly name: string }

export type SheetUnit = {
  readonly unit: number
  /** To be printed for: all hamlets of the commune, or the one that is shown; none above a commune. */
  readonly hamlets: readonly Named[]
}

/** null for an account without a unit. */
export function useSheetUnit(): SheetUnit | null {
  const { me } = useSession()
  const search = useSearch()
  const unit = ownUnitIn(search, me.units) ?? me.units[0]?.unitId ?? null
  const answer = useUnit(unit)
  const commune = unit === null ? null : communeAround(unit)
  const around = useUnit(commune)
  usePath(usePathTo(answer, search, me.units))
  if (unit === null) return null
  const hamlets = (around?.parts ?? []).map(named)
  return {
    unit,
    hamlets: levelOf(unit) === 'hamlet' ? hamlets.filter(({ unitId }) => unitId === unit) : hamlets,
  }
}

function useUnit(unit: number | null): UnitAnswer | null {
  const asked = useQuery({
    queryKey: ['unit', unit, null],
    queryFn: ({ signal }) => call(readUnit, { unit: unit ?? 0 }, { signal }),
    enabled: unit !== null,
  })
  return asked.data?.ok === true && asked.data.value.unit.unitId === unit ? asked.data.value : null
}

const named = ({ unitId, fullName }: UnitAnswer['parts'][number]): Named => ({ unitId, name: fullName })

const communeAround = (unit: number): number | null => {
  const level = levelOf(unit)
  return level === 'commune' || level === 'hamlet' ? ancestorOf(unit, 'commune') : null
}

function usePathTo(answer: UnitAnswer | null, search: string, own: readonly Named[]) {
  const link = useCallback(
    ({ unitId, name }: Named) => ({
      id: String(unitId),
      name,
      href: withSearch(SHEETS_PATH, changeSearch(search, { unit: String(unitId) })),
    }),
    [search],
  )
  return useMemo(() => {
    const above = (answer?.unit.path ?? [])
      .map(named)
      .filter(({ unitId }) => own.some((one) => contains(one.unitId, unitId)))
    if (answer === null || above.length === 0) return undefined
    return {
      steps: above.map((step, i) => ({ ...link(step), beside: i === 0 ? own.map(link) : [] })),
      inside: answer.parts.map(named).map(link),
    }
  }, [answer, own, link])
}
