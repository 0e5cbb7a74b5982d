// Within which unit names are searched: the one in the address bar if it lies within the account's scope, else the whole
// scope. Offered are the units of the account, what leads from them to the chosen one, and what lies in it.

import { useQuery } from '@tanstack/react-query'
import { useLocation, useSearch } from 'wouter'
import { readUnit } from '#contract/units'
import { contains } from '#domain/units'
import { peopleScreenWords } from '#words/people-screens'
import { call } from '../../call.ts'
import { useWords } from '../../language.tsx'
import type { Option } from '../../ui/field.tsx'
import { ownUnitIn } from '../address-unit.ts'
import { useSession } from '../session.tsx'
import { changeSearch, withSearch } from '../view.ts'
import { PEOPLE_PATH } from './wire.ts'

export type SearchUnit = {
  /** null: the whole scope. */
  readonly unit: number | null
  /** Which of the choices that is; empty for the whole scope, and until the names are here. */
  readonly value: string
  readonly choices: readonly Option<string>[]
  readonly choose: (unit: string) => void
}

export function useSearchUnit(): SearchUnit {
  const words = useWords(peopleScreenWords).search
  const { me } = useSession()
  const search = useSearch()
  const [, navigate] = useLocation()
  const own = me.units
  const chosen = ownUnitIn(search, own)
  const around = chosen ?? (own.length === 1 ? (own[0]?.unitId ?? null) : null)
  const asked = useQuery({
    queryKey: ['unit', around, null],
    queryFn: ({ signal }) => call(readUnit, { unit: around ?? 0 }, { signal }),
    enabled: around !== null,
    placeholderData: (before) => before,
  })
  const answer = asked.data?.ok === true ? asked.data.value : null
  const above =
    answer?.unit.path.filter(({ unitId }) => own.some((one) => contains(one.unitId, unitId))) ?? []
  const named = new Map<number, string>()
  if (own.length > 1) for (const { unitId, name } of own) named.set(unitId, name)
  // The single unit of an account is its whole scope.
  for (const { unitId, fullName } of above)
    if (own.length > 1 || unitId !== own[0]?.unitId) named.set(unitId, words.wholeUnit(fullName))
  for (const { unitId, fullName } of answer?.parts ?? []) named.set(unitId, fullName)
  return {
    unit: chosen,
    value: chosen === null || !named.has(chosen) ? '' : String(chosen),
    choices: [
      { value: '', label: own.length === 1 && own[0] ? words.wholeUnit(own[0].name) : words.everywhere },
      ...[...named].map(([unitId, label]) => ({ value: String(unitId), label })),
    ],
    choose: (unit) =>
      navigate(withSearch(PEOPLE_PATH, changeSearch(search, { unit: unit === '' ? null : unit }))),
  }
}
