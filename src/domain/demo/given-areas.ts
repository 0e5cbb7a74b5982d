// What leaders of the invented province gave to whom: every hamlet with a team to that team, some groups, households and people to one
// of its members, some taken over by the commune's team, some given back. And what that comes to for one person, by the rule of
// assignment.ts.

import { type Area, type Holder, type Part, settlePeople } from '../assignment.ts'
import { type Day, instantOfDay } from '../dates.ts'
import { communeOfHamlet } from '../units.ts'
import { demoId } from './demo-ids.ts'
import type { DemoPerson } from './demo-person.ts'
import type { DemoTeam, Forces } from './forces.ts'
import type { HamletPlan, Plans } from './hamlet-plans.ts'
import { randomFor, unit } from './random.ts'

/** Households by their number within the hamlet; a person is the first of a household. Null: not so narrow. */
export type GivenPlace = {
  readonly group: number | null
  readonly household: number | null
  readonly person: number | null
}

export type GivenArea = Holder & {
  readonly areaId: string
  readonly hamletId: number
  readonly place: GivenPlace
  readonly part: Part
  readonly from: Day
  readonly decisionId: string
  readonly reason: string | null
  readonly ended: { readonly on: Day; readonly decisionId: string; readonly reason: string } | null
}

const KINDS = ['assigned', 'reassigned', 'returned'] as const

export type GivenDecision = {
  readonly decisionId: string
  readonly communeId: number
  readonly kind: (typeof KINDS)[number]
  readonly on: Day
  readonly reason: string | null
}

export type Given = {
  readonly decisions: readonly GivenDecision[]
  readonly areas: ReadonlyMap<number, readonly GivenArea[]>
}

const keys = { decision: 0xf31, area: 0xf32, kind: 0xf33 }
/** Groups of a hamlet are fewer than this. */
const MOST_GROUPS = 24
const WHOLE: GivenPlace = { group: null, household: null, person: null }
const REASONS = {
  taken: 'Tổ của ấp thiếu người, tổ công tác xã đi thay',
  back: 'Thành viên bận việc mùa, cả tổ cùng làm',
}

/** `seat`: the hamlet of the printed log-ins, whose groups and some households have each a member of their own. */
export const givenAreas = (seed: number, forces: Forces, plans: Plans, seat: number | null): Given => {
  const decisions = new Map<string, GivenDecision>()
  const areas = new Map<number, GivenArea[]>()
  for (const [hamletId, plan] of plans) {
    const team = forces.ofHamlet.get(hamletId)
    const office = forces.ofCommune.get(communeOfHamlet(hamletId))
    if (team === undefined || office === undefined) continue
    const book = hamletBook(seed, hamletId, decisions)
    book.give('assigned', plan.assignedOn, WHOLE, { teamId: team.teamId, memberId: null })
    if (hamletId === seat) giveToMembers(book, plan, team, true)
    else giveNarrower(book, plan, team, office, unit(randomFor(seed, keys.kind, hamletId)))
    areas.set(hamletId, book.areas)
  }
  return { decisions: [...decisions.values()], areas }
}

const giveNarrower = (book: Book, plan: HamletPlan, team: DemoTeam, office: DemoTeam, kind: number): void => {
  const member = { teamId: team.teamId, memberId: team.members[1]?.memberId ?? null }
  const on = plan.beginsOn + 1
  const taken = { teamId: office.teamId, memberId: null }
  if (kind < 0.15) giveToMembers(book, plan, team, false)
  else if (kind < 0.21) book.give('reassigned', on + 12, { ...WHOLE, group: 1 }, taken, REASONS.taken)
  else if (kind < 0.27) book.giveBack(book.give('assigned', on, { ...WHOLE, group: 1 }, member), on + 10)
  else if (kind < 0.33) book.give('assigned', on, { ...WHOLE, household: 4 }, member)
  else if (kind < 0.37) book.give('reassigned', on + 5, { ...WHOLE, person: 7 }, taken, REASONS.taken)
  else if (kind < 0.43) book.give('assigned', on, WHOLE, taken, null, 'helper')
}

const giveToMembers = (book: Book, plan: HamletPlan, team: DemoTeam, isSeat: boolean): void => {
  const holder = (place: number) => ({
    teamId: team.teamId,
    memberId: team.members[place % team.members.length]?.memberId ?? null,
  })
  for (let group = 1; group < MOST_GROUPS; group += 1)
    book.give('assigned', plan.beginsOn + 1, { ...WHOLE, group }, holder(group))
  if (!isSeat) return
  for (const household of [2, 4, 5, 8])
    book.give('assigned', plan.beginsOn + 2, { ...WHOLE, household }, holder(2))
}

type Book = {
  readonly areas: GivenArea[]
  readonly give: (
    kind: GivenDecision['kind'],
    on: Day,
    place: GivenPlace,
    to: Holder,
    reason?: string | null,
    part?: Part,
  ) => GivenArea
  readonly giveBack: (area: GivenArea, on: Day) => void
}

/** Decisions of one day and kind are one for all hamlets of a commune. */
const hamletBook = (seed: number, hamletId: number, decisions: Map<string, GivenDecision>): Book => {
  const communeId = communeOfHamlet(hamletId)
  const areas: GivenArea[] = []
  const decide = (kind: GivenDecision['kind'], on: Day, reason: string | null): string => {
    const key = `${communeId} ${on} ${kind}`
    let made = decisions.get(key)
    if (made === undefined) {
      const decisionId = demoId(
        instantOfDay(on, 9),
        seed,
        keys.decision,
        communeId,
        on * 3 + KINDS.indexOf(kind),
      )
      made = { decisionId, communeId, kind, on, reason }
      decisions.set(key, made)
    }
    return made.decisionId
  }
  return {
    areas,
    give: (kind, on, place, { teamId, memberId }, reason = null, part = 'owner') => {
      const area: GivenArea = {
        areaId: demoId(instantOfDay(on, 9) + areas.length, seed, keys.area, hamletId, areas.length),
        ...{ hamletId, place, teamId, memberId, part, from: on, reason, ended: null },
        decisionId: decide(kind, on, reason),
      }
      areas.push(area)
      return area
    },
    giveBack: (area, on) => {
      const reason = REASONS.back
      areas[areas.indexOf(area)] = {
        ...area,
        ended: { on, reason, decisionId: decide('returned', on, reason) },
      }
    },
  }
}

/** "BX-00123": 123. */
export const householdNumber = ({ household }: Pick<DemoPerson, 'household'>): number =>
  Number(household.slice(household.indexOf('-') + 1))

/** Where an invented person stands; who came from another hamlet (`isNative` false) by their group alone. */
export const placeOf = (person: DemoPerson, isNative: boolean): GivenPlace => {
  const household = isNative ? householdNumber(person) : null
  return { group: person.group, household, person: person.relation === 'Chủ hộ' ? household : null }
}

/** Who looks after somebody from a day on, to a day; `to` null: still. */
export type SettledTime = { readonly area: GivenArea; readonly from: Day; readonly to: Day | null }

/** What of the areas of a hamlet holds for one who stands in `place`; narrower than a group only who always lived there. */
export const coveringAreas = (areas: readonly GivenArea[], place: GivenPlace): GivenArea[] =>
  areas.filter(({ place: { group, household, person } }) => {
    if (group !== null) return group === place.group
    if (household !== null) return household === place.household
    return person === null || person === place.person
  })

/** All areas cover the person. Days before `today`, by the rule that settles people. */
export const settledTimes = (areas: readonly GivenArea[], today: Day): SettledTime[] => {
  const days = new Set(areas.flatMap(({ from, ended }) => (ended === null ? [from] : [from, ended.on])))
  const times: { area: GivenArea; from: Day; to: Day | null }[] = []
  for (const day of [...days].filter((one) => one < today).sort((a, b) => a - b)) {
    const open = areas.filter(({ from, ended }) => from <= day && (ended === null || ended.on > day))
    const [settled] = settlePeople(open.map(asArea), [{ ...SOMEBODY, hamletId: areas[0]?.hamletId ?? 0 }])
    const held = new Set([...(settled?.owner ? [settled.owner] : []), ...(settled?.helpers ?? [])])
    const ids = new Set([...held].map(({ areaId }) => areaId))
    for (const time of times) if (time.to === null && !ids.delete(time.area.areaId)) time.to = day
    for (const area of open) if (ids.has(area.areaId)) times.push({ area, from: day, to: null })
  }
  return times
}

const SOMEBODY = { residentialGroup: 'g', householdNo: 'h', personId: 'p' }

const asArea = ({ areaId, hamletId, place, teamId, memberId, part }: GivenArea): Area => ({
  ...{ areaId, hamletId, teamId, memberId, part },
  residentialGroup: place.group === null ? null : SOMEBODY.residentialGroup,
  householdNo: place.household === null ? null : SOMEBODY.householdNo,
  personId: place.person === null ? null : SOMEBODY.personId,
})
