// What Ctrl K finds: screens by name, units by name or code, and people of the scope by the beginnings of their names.
// Units and people are asked of the server; what is typed about people travels in a body and is kept nowhere.

import { searchPeople } from '#contract/people'
import { searchUnits } from '#contract/units'
import { may, type Role } from '#domain/access'
import { call } from '../call.ts'
import { matchesName } from '../ui/match-name.ts'
import type { Found, FoundGroup } from '../ui/palette.tsx'
import { personPath } from './board/person-path.ts'
import { type ScreenId, screensFor } from './screens.ts'

type Names = {
  readonly screens: Readonly<Record<ScreenId, string>>
  readonly searchScreens: string
  readonly searchUnits: string
  readonly searchPeople: string
}

const HAS_LETTER = /\p{L}/u
const MOST = 8

/** null where the server could not be asked at all. */
export const findEverything = async (
  role: Role,
  names: Names,
  text: string,
  signal: AbortSignal,
): Promise<readonly FoundGroup[] | null> => {
  const typed = text.trim()
  const screens = screensFor(role)
    .filter(({ id }) => matchesName(names.screens[id], typed))
    .map(({ id, path: href, icon }) => ({ id, icon, label: names.screens[id], detail: '', href }))
  const [units, people] = await Promise.all([
    typed !== '' && may(role, 'read-board') ? findUnits(typed, signal) : [],
    HAS_LETTER.test(typed) && typed.length > 1 && may(role, 'search-people') ? findPeople(typed, signal) : [],
  ])
  if (units === null || people === null) return null
  return [
    { name: names.searchScreens, found: screens },
    { name: names.searchUnits, found: units },
    { name: names.searchPeople, found: people },
  ].filter(({ found }) => found.length > 0)
}

const findUnits = async (q: string, signal: AbortSignal): Promise<Found[] | null> => {
  const asked = await call(searchUnits, { q }, { signal })
  if (!asked.ok) return null
  return asked.value.units.slice(0, MOST).map(({ unitId, fullName, path }) => ({
    id: `unit ${unitId}`,
    icon: 'progress',
    label: fullName,
    detail: path
      .slice(0, -1)
      .map((above) => above.fullName)
      .join(', '),
    href: `/board?unit=${unitId}`,
  }))
}

const findPeople = async (q: string, signal: AbortSignal): Promise<Found[] | null> => {
  const asked = await call(searchPeople, { q }, { signal })
  if (!asked.ok) return null
  return asked.value.people.slice(0, MOST).map((person) => ({
    id: person.personId,
    icon: 'user',
    label: person.name,
    detail: `${person.birth.slice(0, 4)} · ${person.hamletName}, ${person.communeName}`,
    href: personPath(person),
  }))
}
