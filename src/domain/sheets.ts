// A sheet of paper: which households and people stand on it, how each stood when it was printed, what a keyed row of it means as
// a fact, and whether two keyings say the same. What the digits mean is in sheet-codes.ts. Stores and prints nothing.
import { type Day, instantOfDay } from './dates.ts'
import type { VisitRecorded } from './facts.ts'
import { visitRecorded } from './household-visit.ts'
import { type PersonCell, type PersonMark, weakerCell } from './mark.ts'
import { MILESTONES, type Milestone } from './milestones.ts'
import type { Action, NextActions } from './next-action.ts'
import { ABSENT, mayStandAt, type OpenCaseReason } from './open-case-reasons.ts'
import { type Person, standing } from './person.ts'
import { err, ok, type Result } from './result.ts'
import type { Written } from './sheet-codes.ts'
import type { Met } from './visit.ts'
import type { Visits } from './visits.ts'
import { type Door, inWalkingOrder } from './walking-order.ts'

/** As many as one walks in an evening and one keys without losing the thread. */
export const HOUSEHOLDS_ON_A_SHEET = 20

export type SheetPerson = {
  readonly personId: string
  readonly cells: PersonMark['cells']
  readonly next: Pick<Action, 'milestone' | 'kind' | 'why'> | null
  /** What a visit could do that day: where a reason without a place of its own stands. */
  readonly missing: readonly Milestone[]
  /** Which visit this will be. */
  readonly attempt: number
}

export type SheetHousehold = {
  readonly householdNo: string | null
  readonly group: string | null
  readonly people: readonly SheetPerson[]
}

export const WHO_IS_PRINTED = ['missing', 'all'] as const
/** `missing`: only people for whom a visit could do something. */
export type WhoIsPrinted = (typeof WHO_IS_PRINTED)[number]

/** One who may stand on a sheet: folded up to the day of printing. */
export type Listed = Door & {
  readonly person: Person
  readonly actions: NextActions
  readonly visits: Visits
}

/** In walking order, at most HOUSEHOLDS_ON_A_SHEET to a sheet; within a household people as they came. */
export const planSheets = (people: readonly Listed[], who: WhoIsPrinted, day: Day): SheetHousehold[][] => {
  const listed = people.map((each) => ({ ...each, onSheet: onSheet(each, day) }))
  const wanted = who === 'all' ? listed : listed.filter((each) => each.onSheet.missing.length > 0)
  const households = inWalkingOrder(wanted).map(
    ({ members }): SheetHousehold => ({
      householdNo: members[0]?.householdNo ?? null,
      group: members.find(({ residentialGroup }) => residentialGroup !== null)?.residentialGroup ?? null,
      people: members.map((each) => each.onSheet),
    }),
  )
  const sheets: SheetHousehold[][] = []
  for (let from = 0; from < households.length; from += HOUSEHOLDS_ON_A_SHEET)
    sheets.push(households.slice(from, from + HOUSEHOLDS_ON_A_SHEET))
  return sheets
}

const onSheet = ({ personId, person, actions, visits }: Listed, day: Day): SheetPerson => ({
  personId,
  cells: cellsOn(person, day),
  next:
    actions.next === null
      ? null
      : { milestone: actions.next.milestone, kind: actions.next.kind, why: actions.next.why },
  missing: actions.now.flatMap(({ kind, milestone }) => (kind === 'await' ? [] : [milestone])),
  attempt: visits.attempts + 1,
})

const cellsOn = (person: Person, day: Day): PersonMark['cells'] => {
  const cell = (milestone: Milestone): PersonCell => {
    const { state, flag, measured } = standing(person, milestone, day)
    return { state: !measured && state === 'open' && flag === null ? 'not_measured' : state, flag }
  }
  return {
    card: cell('card'),
    eid: cell('eid_activated'),
    sim: weakerCell(cell('sim_own_name'), cell('signature')),
    phone: cell('smartphone_4g'),
  }
}

/** Who opened the door of the household. */
export const DOORS = ['household', 'neighbour', 'nobody'] as const
export type DoorOpened = (typeof DOORS)[number]

export const PARTS_OF_DAY = ['morning', 'afternoon', 'evening'] as const
export type PartOfDay = (typeof PARTS_OF_DAY)[number]
const HOURS: Readonly<Record<PartOfDay, number>> = { morning: 9, afternoon: 15, evening: 19 }

/** What a walker wrote for a whole household. */
export type HouseholdVisit = {
  /** ISO, as `promise`. */
  readonly day: string
  readonly part: PartOfDay
  readonly door: DoorOpened
  readonly promise: string | null
}

/** All that is said of one person by one keying of a sheet. */
export type KeyedContent = Written & {
  readonly day: string
  readonly part: PartOfDay
  readonly met: Met
  readonly promise: string | null
}

/** At a closed door nothing was done, and of whom nothing is written was not found. Null: nothing is said of this person. */
export const contentOf = (
  visit: HouseholdVisit,
  { missing }: Pick<SheetPerson, 'missing'>,
  written: Written | null,
): Result<KeyedContent | null, 'nobody-met'> => {
  const { day, part, door, promise } = visit
  if (door === 'nobody') {
    if (written !== null && written.done.length > 0) return err('nobody-met')
    const outcomes = written?.outcomes ?? everywhere('not_found', missing)
    if (Object.keys(outcomes).length === 0) return ok(null)
    return ok({ day, part, met: 'nobody', promise, done: [], outcomes, ownDevice: null })
  }
  if (written === null && (promise === null || missing.length === 0)) return ok(null)
  const said = written ?? { done: [], outcomes: {}, ownDevice: null }
  return ok({ day, part, met: metBy(door, written), promise, ...said })
}

const everywhere = (reason: OpenCaseReason, missing: readonly Milestone[]): Written['outcomes'] =>
  Object.fromEntries(missing.filter((one) => mayStandAt(reason, one)).map((one) => [one, reason]))

/** Reasons of people who were not there: somebody else of the household gave them. */
const NOT_THERE: readonly OpenCaseReason[] = [
  ...ABSENT,
  'not_found',
  'in_the_fields_by_day',
  'away_working_in_province',
]

const metBy = (door: Exclude<DoorOpened, 'nobody'>, written: Written | null): Met => {
  if (door === 'neighbour') return 'neighbour'
  if (written === null) return 'relative'
  return Object.values(written.outcomes).some((reason) => NOT_THERE.includes(reason)) ? 'relative' : 'self'
}

/** Who stands behind a row of paper. */
export type Signed = { readonly sheet: string; readonly walker: string; readonly clerk: string }

/** Paper has no clock: only the part of the day is known. `corrects`: the fact of the keying that this one is said instead of. */
export const sheetVisit = (
  content: KeyedContent,
  day: Day,
  attempt: number,
  { sheet, walker, clerk }: Signed,
  corrects: string | null,
): VisitRecorded => {
  const at = instantOfDay(day, HOURS[content.part])
  const { met, done, outcomes, ownDevice, promise } = content
  const recorded = visitRecorded(
    { startedAt: at, endedAt: at, monotonicMs: 0 },
    { device: 'paper', app: 'paper' },
    {
      met,
      done,
      outcomes,
      ownDevice: ownDevice ?? undefined,
      promise: promise ?? undefined,
      corrects: corrects ?? undefined,
    },
    attempt,
  )
  return recorded.visit === undefined
    ? recorded
    : { ...recorded, visit: { ...recorded.visit, sheet, walker, clerk } }
}

/** One text for all contents that say the same, whatever the order of their keys. */
export const contentKey = (content: KeyedContent): string => {
  const { day, part, met, promise, done, outcomes, ownDevice } = content
  return JSON.stringify([
    day,
    part,
    met,
    promise,
    MILESTONES.map((one) => (done.includes(one) ? 1 : (outcomes[one] ?? 0))),
    ownDevice,
  ])
}

/** What a person of whom nothing stands on the paper is taken back to: an earlier keying that said something was wrong. */
export const nothingSaid = ({ day, part }: HouseholdVisit): KeyedContent => ({
  day,
  part,
  met: 'relative',
  promise: null,
  done: [],
  outcomes: {},
  ownDevice: null,
})

/** A keying that says nothing stands in nobody's way. */
export const saysNothing = ({ done, outcomes, promise }: KeyedContent): boolean =>
  done.length === 0 && Object.keys(outcomes).length === 0 && promise === null

export const DIFFERING = ['day', 'part', 'met', 'promise', 'ownDevice'] as const
export type Difference = {
  readonly fields: readonly (typeof DIFFERING)[number][]
  /** Where one says done, or another reason, and the other does not. */
  readonly milestones: readonly Milestone[]
}

/** Null where both say the same. Of two that say nothing, it does not matter when and to whom. */
export const compareKeyings = (before: KeyedContent | null, now: KeyedContent | null): Difference | null => {
  const [a, b] = [before, now].map((one) => (one === null || saysNothing(one) ? null : one))
  if (!a && !b) return null
  const said = (of: KeyedContent | null | undefined, milestone: Milestone) =>
    of?.done.includes(milestone) ? 'done' : (of?.outcomes[milestone] ?? null)
  const compared = a && b ? DIFFERING : (['promise'] as const)
  const fields = compared.filter((field) => (a?.[field] ?? null) !== (b?.[field] ?? null))
  const milestones = MILESTONES.filter((milestone) => said(a, milestone) !== said(b, milestone))
  return a && b && fields.length === 0 && milestones.length === 0 ? null : { fields, milestones }
}

/** A sheet is walked after it was printed, and not after today. */
export const mayBeWalkedOn = (day: Day, printedOn: Day, today: Day): boolean =>
  printedOn <= day && day <= today
