// Which unit lists are shown and brought in for: the one in the address bar if it lies within the account's scope, else the
// account's own. It names the way there in the top bar and the units that can be chosen instead; never a hamlet.

import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { OutputOf } from '#contract/endpoint'
import { readUnit } from '#contract/units'
import { ancestorOf, contains, levelOf } from '#domain/units'
import { call } from '../../call.ts'
import type { Option } from '../../ui/field.tsx'
import { ownUnitIn } from '../address-unit.ts'
import { usePath } from '../named-path.ts'
import { useSession } from '../session.tsx'
import { changeSearch, withSearch } from '../view.ts'
import { IMPORTS_PATH } from './wire.ts'

type UnitAnswer = OutputOf<typeof readUnit>
type Named = { readonly unitId: number; readonly name: string }

export type ListUnit = {
  readonly unit: number
  readonly choices: readonly Option<string>[]
  readonly choose: (unit: string) => void
}

/** null for an account without a unit. */
export function useListUnit(): ListUnit | null {
  const { me } = useSession()
  const search = useSearch()
  const [, navigate] = useLocation()
  const unit = listUnitIn(search, me.units) ?? me.units[0]?.unitId ?? null
  const asked = useQuery({
    queryKey: ['unit', unit, null],
    queryFn: ({ signal }) => call(readUnit, { unit: unit ?? 0 }, { signal }),
    enabled: unit !== null,
  })
  const answer = asked.data?.ok === true && asked.data.value.unit.unitId === unit ? asked.data.value : null
  const to = useCallback(
    (id: number | string) => withSearch(IMPORTS_PATH, changeSearch(search, { unit: String(id) })),
    [search],
  )
  const { above, inside } = useMemo(() => around(answer, me.units), [answer, me.units])
  const link = useCallback(
    ({ unitId, name }: Named) => ({ id: String(unitId), name, href: to(unitId) }),
    [to],
  )
  usePath(
    useMemo(
      () =>
        above.length === 0
          ? undefined
          : {
              steps: above.map((step, i) => ({ ...link(step), beside: i === 0 ? me.units.map(link) : [] })),
              inside: inside.map(link),
            },
      [above, inside, link, me.units],
    ),
  )
  if (unit === null) return null
  const named = new Map([...me.units, ...above, ...inside].map((one) => [one.unitId, one.name]))
  return {
    unit,
    choices: [...named].map(([unitId, label]) => ({ value: String(unitId), label })),
    choose: (chosen) => navigate(to(chosen)),
  }
}

/** The commune of a hamlet that another screen has left in the address bar. */
function listUnitIn(search: string, own: readonly Named[]): number | null {
  const unit = ownUnitIn(search, own)
  return unit !== null && levelOf(unit) === 'hamlet' ? ancestorOf(unit, 'commune') : unit
}

/** From the top of the scope down to the unit itself, and what lies in it. */
function around(answer: UnitAnswer | null, own: readonly Named[]) {
  const named = ({ unitId, fullName }: UnitAnswer['parts'][number]): Named => ({ unitId, name: fullName })
  const path = answer?.unit.path.map(named) ?? []
  const parts = answer?.parts.filter(({ level }) => level !== 'hamlet').map(named) ?? []
  return {
    above: path.filter(({ unitId }) => own.some((one) => contains(one.unitId, unitId))),
    inside: parts,
  }
}
