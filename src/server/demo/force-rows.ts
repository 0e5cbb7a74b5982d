// The invented forces as lines of COPY text: teams, members, what leaders gave to whom, and the settled answer for each person. An area is
// written when the first of its people comes by, because only then is its household known.
import type { Day } from '#domain/dates'
import type { DemoPerson } from '#domain/demo/demo-person'
import type { Forces } from '#domain/demo/forces'
import {
  coveringAreas,
  type Given,
  type GivenArea,
  placeOf,
  type SettledTime,
  settledTimes,
} from '#domain/demo/given-areas'
import type { DemoFact } from '#domain/demo/history-fact'
import { communeOfHamlet } from '#domain/units'
import { copyLine } from '../platform/copy.ts'
import { type Address, dayText, movesHouse } from './person-rows.ts'
import type { Staff } from './staff.ts'

export const teamLines = ({ teams }: Forces): string =>
  teams
    .map(({ teamId, unitId, lo, hi, name, kind, fromDay }) =>
      copyLine([teamId, unitId, lo, hi, name, kind, dayText(fromDay)]),
    )
    .join('')

export const memberLines = ({ teams }: Forces, { accountOf }: Staff): string =>
  teams
    .flatMap(({ teamId, lo, hi, fromDay, members }) =>
      members.map(({ memberId, name, organisation, isLead }) =>
        copyLine([
          ...[memberId, teamId, lo, hi, name, organisation, accountOf(memberId), isLead],
          dayText(fromDay),
        ]),
      ),
    )
    .join('')

export type Settled = {
  readonly person: DemoPerson
  readonly personId: string
  readonly address: Address
  readonly facts: readonly DemoFact[]
}

export type AreaBook = {
  /** Who looked after somebody since when; `lines` is the same for the table. */
  readonly settle: (one: Settled) => { readonly times: readonly SettledTime[]; readonly lines: string }
  readonly decisions: () => string
  readonly areas: () => string
}

/** Only what was decided before `today`. */
export const createAreaBook = (given: Given, staff: Staff, today: Day): AreaBook => {
  const written = new Map<string, string>()
  const used = new Set<string>()
  const known = new Map<string, readonly SettledTime[]>()
  const timesOf = (areas: readonly GivenArea[]): readonly SettledTime[] => {
    const key = areas.map(({ areaId }) => areaId).join()
    const times = known.get(key) ?? settledTimes(areas, today)
    known.set(key, times)
    return times
  }
  return {
    settle: ({ person, personId, address, facts }) => {
      const all = given.areas.get(address.hamletId)
      if (all === undefined) return NOBODY
      const place = placeOf(person, address.hamletId === person.hamletId)
      const covering = coveringAreas(all, place).filter(({ from }) => from < today)
      for (const area of covering) {
        if (written.has(area.areaId)) continue
        written.set(area.areaId, areaLine(area, person, personId, staff, today))
        used.add(area.decisionId)
        if (isEnded(area, today)) used.add(area.ended.decisionId)
      }
      const times = timesOf(covering)
      if (!facts.some(({ fact }) => movesHouse(fact.body)))
        return { times, lines: linesOf(personId, address, times) }
      // Whoever has come is looked after from the day on which that was known.
      const came = facts.reduce(
        (day, { fact }) => (movesHouse(fact.body) ? Math.max(day, fact.known) : day),
        0,
      )
      const since = times
        .filter(({ to }) => to === null || to > came)
        .map((time) => ({ ...time, from: Math.max(time.from, came) }))
      return { times: since, lines: linesOf(personId, address, since) }
    },
    decisions: () =>
      given.decisions
        .filter(({ decisionId }) => used.has(decisionId))
        .map(({ decisionId, communeId, kind, on, reason }) =>
          copyLine([communeId, decisionId, kind, staff.leaderOf(communeId), dayText(on), reason]),
        )
        .join(''),
    areas: () => [...written.values()].join(''),
  }
}

const NOBODY = { times: [], lines: '' }

const isEnded = (
  area: GivenArea,
  today: Day,
): area is GivenArea & { ended: NonNullable<GivenArea['ended']> } =>
  area.ended !== null && area.ended.on < today

const areaLine = (
  area: GivenArea,
  person: DemoPerson,
  personId: string,
  staff: Staff,
  today: Day,
): string => {
  const { areaId, hamletId, place, teamId, memberId, part, from, decisionId, reason } = area
  const communeId = communeOfHamlet(hamletId)
  const leader = staff.leaderOf(communeId)
  const ended = isEnded(area, today) ? area.ended : null
  return copyLine([
    ...[communeId, areaId, hamletId],
    place.group === null ? null : String(place.group),
    place.household === null ? null : person.household,
    place.person === null ? null : personId,
    ...[teamId, memberId, part, dayText(from), ended === null ? null : dayText(ended.on)],
    ...[decisionId, leader, reason, ended?.decisionId ?? null, ended === null ? null : leader],
    ended?.reason ?? null,
  ])
}

/** Written out, because there are as many as people. */
const linesOf = (
  personId: string,
  { communeId, hamletId }: Address,
  times: readonly SettledTime[],
): string => {
  let lines = ''
  for (const { area, from, to } of times) {
    const holder = `${area.areaId}\t${area.teamId}\t${area.memberId ?? '\\N'}\t${area.part}`
    const days = `${dayText(from)}\t${to === null ? '\\N' : dayText(to)}`
    lines += `${communeId}\t${personId}\t${hamletId}\t${holder}\t${days}\n`
  }
  return lines
}
