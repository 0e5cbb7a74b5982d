// Units that an account of a role may be given, found as somebody types; told apart by where they lie.

import { useQuery } from '@tanstack/react-query'
import type { OutputOf } from '#contract/endpoint'
import { searchUnits } from '#contract/units'
import { type Role, scopeOf } from '#domain/access'
import { call, type Failure } from '../../call.ts'

type UnitFound = OutputOf<typeof searchUnits>['units'][number]

export type UnitChoice = {
  readonly unitId: number
  /** As the server takes it: an official code, with the name behind it for a hamlet. */
  readonly code: string
  readonly name: string
  /** "Xã Lộc Thạnh, Huyện Lộc Ninh"; the province only where nothing else tells. */
  readonly place: string
}

const MOST = 8

export const mayHave = (role: Role, unitId: number): boolean => scopeOf(role, [unitId]).ok

/** null: nothing asked, or no answer yet. */
export function useUnitSearch(
  role: Role,
  typed: string,
): { readonly found: readonly UnitChoice[] | null; readonly failure: Failure | null } {
  const q = typed.trim()
  const asked = useQuery({
    queryKey: ['units', 'search', q],
    queryFn: ({ signal }) => call(searchUnits, { q }, { signal }),
    enabled: q !== '',
    placeholderData: (before) => before,
  })
  if (q === '' || asked.data === undefined) return { found: null, failure: null }
  if (!asked.data.ok) return { found: null, failure: asked.data.error }
  const fitting = asked.data.value.units.filter(({ unitId }) => mayHave(role, unitId))
  return { found: fitting.flatMap(choiceOf).slice(0, MOST), failure: null }
}

export function choiceOf({ unitId, code, fullName, level, path }: UnitFound): UnitChoice[] {
  const above = path.slice(0, -1)
  const place = above
    .slice(above.length > 1 ? 1 : 0)
    .map((unit) => unit.fullName)
    .reverse()
    .join(', ')
  const communeCode = above.at(-1)?.code ?? null
  const given = level === 'hamlet' ? communeCode && `${communeCode}/${fullName}` : code
  return given === null ? [] : [{ unitId, code: given, name: fullName, place }]
}
