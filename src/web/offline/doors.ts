// The households of this phone in walking order, each person folded with what waits here: what the screens list. Doors are put in
// order when people come or go; a household is made anew when something of its own changes; folding waits until somebody looks.

import { bestHour } from '#domain/best-hour'
import type { Campaign } from '#domain/campaign'
import { type Day, dayOfInstant, parseIsoDay } from '#domain/dates'
import { decide } from '#domain/decide'
import type { FactBody } from '#domain/facts'
import { caseOn, hasWork, type OpenCase } from '#domain/open-case'
import { isUnsent } from '#domain/outbox'
import { type PhoneClock, phoneNow } from '#domain/phone-clock'
import { compareVietnamese } from '#domain/text'
import { personOn } from '#domain/timeline'
import type { WalkedFact } from '#domain/visit-fact'
import { compareResidents, inWalkingOrder } from '#domain/walking-order'
import type { PeopleBook, StoredPerson } from './people-book.ts'
import type { FieldFact, FieldHousehold, FieldMember, PhonePerson } from './phone-view.ts'
import { factOfMessage, type Recorded, type SaidBy } from './recorded.ts'

/** Who recorded it is kept from the phone, but for "this account did". */
const OWN = 'own'

export type Ground = {
  readonly campaign: Campaign
  readonly role: SaidBy['role']
  readonly clock: PhoneClock
  readonly today: Day
}

type Housed = { readonly person: PhonePerson; readonly stored: StoredPerson }
type DoorOf = { readonly key: string; readonly members: readonly Housed[] }

/** Everybody by their doors; the costly part, for when people came or went. */
export const layDoors = (book: PeopleBook): DoorOf[] => {
  const byId = new Map<string, Housed>()
  for (const { hamletId, chunks } of book.values())
    for (const chunk of chunks)
      for (const stored of chunk) {
        const { facts: _, ...person } = stored
        byId.set(stored.personId, { person: { ...person, hamletId }, stored })
      }
  const doors = inWalkingOrder([...byId.values()].map(({ person }) => person))
  return doors.map(({ key, members }) => ({
    key,
    members: members.flatMap(({ personId }) => byId.get(personId) ?? []).sort(byResidents),
  }))
}

const byResidents = (a: Housed, b: Housed): number =>
  compareResidents(a.person, b.person) || compareVietnamese(a.person.name, b.person.name)

/** Messages by the people they speak of, in the order in which they were recorded. */
export const byPerson = (outbox: readonly Recorded[]): ReadonlyMap<string, readonly Recorded[]> => {
  const found = new Map<string, Recorded[]>()
  for (const one of outbox)
    for (const { personId } of one.message.people) {
      const its = found.get(personId) ?? []
      its.push(one)
      found.set(personId, its)
    }
  return found
}

export const householdOf = (
  { key, members }: DoorOf,
  outbox: ReadonlyMap<string, readonly Recorded[]>,
  ground: Ground,
): FieldHousehold => {
  const first = <V>(of: (person: PhonePerson) => V | null): V | null => {
    for (const { person } of members) {
      const value = of(person)
      if (value !== null) return value
    }
    return null
  }
  const folded = members.map((one) => memberOf(one, outbox.get(one.person.personId) ?? [], ground))
  const hamletId = members[0]?.person.hamletId ?? 0
  // Lists ask all households each time: each answers once.
  let work: boolean | undefined
  let promise: Day | null | undefined
  let visited: boolean | undefined
  let best: FieldHousehold['best'] | undefined
  const cases = (): OpenCase[] => folded.map((member) => member.case)
  return {
    ...{ key, hamletId, members: folded },
    residentialGroup: first(({ residentialGroup }) => residentialGroup),
    householdNo: first(({ householdNo }) => householdNo),
    address: first(({ address }) => address),
    get hasWork() {
      work ??= cases().some(hasWork)
      return work
    },
    get promise() {
      if (promise === undefined) promise = promiseOf(cases())
      return promise
    },
    get visitedToday() {
      visited ??= folded.some(({ facts }) => facts.some((fact) => isOwnVisitOn(fact, ground.today)))
      return visited
    },
    get best() {
      best ??= bestOf(ground, cases())
      return best
    },
  }
}

const promiseOf = (cases: readonly OpenCase[]): Day | null => {
  const days = cases.flatMap(({ visits }) => visits.promise ?? [])
  return days.length === 0 ? null : Math.min(...days)
}

const isOwnVisitOn = ({ isOwn, effective, body }: FieldFact, day: Day): boolean =>
  isOwn && effective === day && body.type === 'visit-recorded/1'

const bestOf = ({ campaign, today }: Ground, cases: readonly OpenCase[]): FieldHousehold['best'] => {
  const found = bestHour(campaign, cases, today)
  if (found === null) return null
  const { hour, score, lead } = found
  return {
    ...{ hour, score, value: lead.value.code, home: lead.home.code },
    ...{ deadline: lead.deadline.code, deadlineOn: lead.deadline.on },
  }
}

/** Facts and case are made when they are first looked at. */
const memberOf = ({ person, stored }: Housed, outbox: readonly Recorded[], ground: Ground): FieldMember => {
  let facts: readonly FieldFact[] | undefined
  let folded: OpenCase | undefined
  const factsNow = (): readonly FieldFact[] => {
    facts ??= factsWith(stored, outbox, ground)
    return facts
  }
  return {
    person,
    get facts() {
      return factsNow()
    },
    get case() {
      folded ??= caseOn(ground.campaign, factsNow(), ground.today)
      return folded
    },
  }
}

/** What the server knows, and what it will know of this phone. */
const factsWith = (
  stored: StoredPerson,
  outbox: readonly Recorded[],
  { campaign, role, clock, today }: Ground,
): readonly FieldFact[] => {
  const facts = stored.facts.map(
    ({ own, effective, known, body, ...fact }): FieldFact => ({
      ...fact,
      // As JSON brought it: what is not said is not there.
      ...{
        body: body as FactBody,
        effective: dayIn(effective),
        known: dayIn(known),
        isOwn: own === true,
        isWaiting: false,
      },
    }),
  )
  const there = new Set(facts.map(({ factId }) => factId))
  const wall = Date.now()
  for (const one of outbox) {
    const said = one.message.people.find(({ personId }) => personId === stored.personId)
    if (said === undefined || there.has(said.factId)) continue
    if (one.receipts.some(({ factId, refusal }) => factId === said.factId && refusal !== null)) continue
    const by = { accountId: OWN, role, campaign }
    const fact = factOfMessage(one, stored.personId, facts.map(walked), by, clock, wall)
    // What the server will refuse changes nothing here either.
    if (fact === null || !decide(personOn(facts, fact.effective), { ...fact, known: today }).ok) continue
    facts.push({ ...fact, isOwn: true, isWaiting: isUnsent(one) })
  }
  return facts
}

const walked = (fact: FieldFact): WalkedFact => ({
  fact,
  recordedBy: fact.isOwn ? OWN : null,
  ...{ memberId: null, teamId: null },
})

const dayIn = (text: string): Day => {
  const day = parseIsoDay(text)
  if (day === null) throw new Error(`phone: ${text} is not a day`)
  return day
}

export const todayOf = (clock: PhoneClock, wall: number): Day => dayOfInstant(phoneNow(clock, wall))
