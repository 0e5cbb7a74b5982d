// Tells the top bar where a person is counted: each step from the top of the account's scope down to the hamlet leads to the
// search within that unit. With it the day stands in the top bar, which the whole page obeys.

import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useSearch } from 'wouter'
import { readUnit } from '#contract/units'
import { type Day, isoDay } from '#domain/dates'
import { contains } from '#domain/units'
import { call } from '../../call.ts'
import { usePath } from '../named-path.ts'
import { useSession } from '../session.tsx'
import { changeSearch, withSearch } from '../view.ts'
import { PEOPLE_PATH, type PersonView } from './wire.ts'

export function usePersonPath(person: PersonView['person'] | null, day: Day): void {
  const { me } = useSession()
  const search = useSearch()
  // Where the scope sees them: of somebody who lives elsewhere, where they are registered.
  const hamlet =
    person === null ? null : person.elsewhere ? (person.registered?.hamletId ?? null) : person.hamletId
  const asOf = isoDay(day)
  const asked = useQuery({
    queryKey: ['unit', hamlet, asOf],
    queryFn: ({ signal }) => call(readUnit, { unit: hamlet ?? 0, asOf }, { signal }),
    enabled: hamlet !== null,
  })
  const path = asked.data?.ok === true ? asked.data.value.unit.path : null
  usePath(
    useMemo(() => {
      const to = (unit: number) => withSearch(PEOPLE_PATH, changeSearch(search, { unit: String(unit) }))
      const own = (unitId: number) => me.units.some((unit) => contains(unit.unitId, unitId))
      const steps = (path ?? [])
        .filter(({ unitId }) => own(unitId))
        .map(({ unitId, fullName }) => ({
          id: String(unitId),
          name: fullName,
          href: to(unitId),
          beside: [],
        }))
      return { steps, inside: [] }
    }, [path, me.units, search]),
  )
}
