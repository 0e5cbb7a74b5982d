// The work list: the doors of a place in walking order or by priority, a page at a time. In walking order only as many people
// are folded as the page needs; by priority everybody of the place is.
import type { Scope } from '#domain/access'
import { bestHour } from '#domain/best-hour'
import type { Campaign } from '#domain/campaign'
import type { Day } from '#domain/dates'
import type { Fact } from '#domain/facts'
import { caseOn, hasWork, type OpenCase } from '#domain/open-case'
import { type Household, inWalkingOrder } from '#domain/walking-order'
import type { Tx } from '../platform/database.ts'
import { groupByPerson } from '../platform/fact-rows.ts'
import { nameUnits } from '../platform/person-brief.ts'
import { type HouseholdOut, householdOut, type Member, nearestPromise } from './household-out.ts'
import { type DoorRow, listDoors, listFactsOf, listPeople, type WorkPlace } from './queries.ts'

export type WorkQuery = WorkPlace & {
  readonly order: 'walk' | 'priority'
  readonly show: 'open' | 'promised' | 'all'
  readonly from: number
}

export type WorkList = {
  readonly doors: number
  readonly fitting: number | null
  readonly households: readonly HouseholdOut[]
  readonly next: number | null
}

const PAGE_SIZE = 20
/** Households folded at once while a page fills. */
const STRIDE = 40

export const readWorkList = async (
  tx: Tx,
  campaign: Campaign,
  today: Day,
  scope: Scope,
  query: WorkQuery,
): Promise<WorkList> => {
  const doors = inWalkingOrder(await listDoors(tx, query))
  const page =
    query.order === 'walk'
      ? await walk(tx, campaign, today, doors, query)
      : await rank(tx, campaign, today, doors, query)
  const people = page.found.flat()
  const rows = new Map((await listPeople(tx, people)).map((row) => [row.personId, row]))
  const names = await nameUnits(
    tx,
    people.map(({ hamletId }) => hamletId),
  )
  return {
    doors: doors.length,
    fitting: page.fitting,
    households: page.found.flatMap((opened) => {
      const members = opened.flatMap(({ personId, case: its }): Member[] => {
        const row = rows.get(personId)
        return row === undefined ? [] : [{ row, case: its }]
      })
      return members.length === 0 ? [] : [householdOut(campaign, members, today, names, scope)]
    }),
    next: page.next,
  }
}

type Opened = DoorRow & { readonly case: OpenCase }

type Page = {
  readonly found: readonly (readonly Opened[])[]
  readonly fitting: number | null
  readonly next: number | null
}
type Doors = readonly Household<DoorRow>[]

/** From a door on, until the page is full; `next` is the door after the last one of the page. */
const walk = async (
  tx: Tx,
  campaign: Campaign,
  today: Day,
  doors: Doors,
  { from, show }: WorkQuery,
): Promise<Page> => {
  const found: (readonly Opened[])[] = []
  let at = from
  while (at < doors.length && found.length < PAGE_SIZE) {
    const stride = doors.slice(at, at + STRIDE)
    for (const members of await openDoors(tx, campaign, today, stride)) {
      at += 1
      if (fits(members, show, today)) found.push(members)
      if (found.length === PAGE_SIZE) break
    }
  }
  return { found, fitting: null, next: at < doors.length ? at : null }
}

const rank = async (
  tx: Tx,
  campaign: Campaign,
  today: Day,
  doors: Doors,
  { from, show }: WorkQuery,
): Promise<Page> => {
  const fitting = (await openDoors(tx, campaign, today, doors))
    .filter((members) => fits(members, show, today))
    .map((members) => ({ members, score: scoreOf(campaign, members, today) }))
    .sort((a, b) => b.score - a.score)
  const found = fitting.slice(from, from + PAGE_SIZE).map(({ members }) => members)
  const next = from + found.length
  return { found, fitting: fitting.length, next: next < fitting.length ? next : null }
}

const scoreOf = (campaign: Campaign, members: readonly Opened[], today: Day): number =>
  bestHour(
    campaign,
    members.map((member) => member.case),
    today,
  )?.score ?? 0

const fits = (members: readonly Opened[], show: WorkQuery['show'], today: Day): boolean => {
  if (show === 'all') return true
  const cases = members.map((member) => member.case)
  const promise = nearestPromise(cases)
  return show === 'promised' ? promise !== null && promise <= today : cases.some(hasWork)
}

/** Everybody behind these doors, folded; in the order of the doors. */
const openDoors = async (tx: Tx, campaign: Campaign, today: Day, doors: Doors): Promise<Opened[][]> => {
  const people = doors.flatMap(({ members }) => members)
  if (people.length === 0) return []
  const facts = new Map<string, readonly Fact[]>()
  for (const group of groupByPerson(await listFactsOf(tx, people))) facts.set(group.personId, group.facts)
  return doors.map(({ members }) =>
    members.map((member) => ({
      ...member,
      case: caseOn(campaign, facts.get(member.personId) ?? [], today),
    })),
  )
}
