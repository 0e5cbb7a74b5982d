// What came of the walking, per worker and day: visits, first contacts, results, credits, promises. Counted from the facts of
// whole people, so counting again gives the same. It orders work, and pays or ranks nobody.
import { inForce } from './corrections.ts'
import { type CaseParts, creditsOf, type WalkedFact, type Worker } from './credits.ts'
import { type Day, parseIsoDay } from './dates.ts'
import { compareFacts, type Fact, type VisitRecorded } from './facts.ts'
import { MILESTONES } from './milestones.ts'

export type WorkCounts = {
  /** Times that somebody came to a door: one for everybody of a household together. */
  readonly calls: number
  /** Of whom a visit said something, each as often as it did. */
  readonly people: number
  /** Of these: they or somebody of theirs were met. */
  readonly met: number
  /** Of these: at least one milestone was said to be done. */
  readonly withResult: number
  readonly firstContacts: number
  /** Of these: with a result at once. */
  readonly firstSuccesses: number
  /** Milestones said to be done. */
  readonly results: number
  readonly credits: number
  readonly assists: number
  /** That somebody would come again on that day, and of these: somebody came by then. */
  readonly promised: number
  readonly kept: number
}

/** `worker` null: somebody of no team. */
export type WorkDay = WorkCounts & { readonly worker: Worker | null; readonly day: Day }

/** All facts of one person. `isOurs`: recorded by somebody of the campaign, where it is counted. */
export type WalkedPerson = {
  readonly facts: readonly (WalkedFact & { readonly isOurs: boolean })[]
  readonly parts?: CaseParts | undefined
}

type Tally = { -readonly [K in keyof Omit<WorkCounts, 'calls'>]: number } & { readonly calls: Set<string> }

/** Of these days, as far as these people go. `today`: until which day credits are judged. In no order. */
export const workDays = (people: readonly WalkedPerson[], days: ReadonlySet<Day>, today: Day): WorkDay[] => {
  const sum = sumWork(today, (day) => days.has(day))
  for (const person of people) sum.add(person)
  return sum.rows()
}

export type WorkSum = {
  readonly add: (person: WalkedPerson) => void
  readonly rows: () => WorkDay[]
}

/** Person by person, for whoever cannot hold them all at once. `counts`: which days are counted. */
export const sumWork = (today: Day, counts: (day: Day) => boolean = () => true): WorkSum => {
  const tallies = new Map<string, { worker: Worker | null; day: Day; tally: Tally }>()
  const at = (worker: Worker | null, day: Day): Tally => {
    const key = `${worker?.teamId} ${worker?.memberId} ${day}`
    let found = tallies.get(key)
    if (found === undefined) {
      found = { worker, day, tally: emptyTally() }
      tallies.set(key, found)
    }
    return found.tally
  }
  return {
    add: (person) => addPerson(person, today, counts, at),
    rows: () =>
      [...tallies.values()].map(({ worker, day, tally }) => ({
        ...tally,
        worker,
        day,
        calls: tally.calls.size,
      })),
  }
}

const addPerson = (
  person: WalkedPerson,
  today: Day,
  counts: (day: Day) => boolean,
  at: (worker: Worker | null, day: Day) => Tally,
): void => {
  const ours = new Set(person.facts.flatMap(({ fact, isOurs }) => (isOurs ? fact.factId : [])))
  const visits = visitsOf(person)
  visits.forEach(({ walker, day, body, factId }, place) => {
    if (!ours.has(factId)) return
    if (counts(day)) countVisit(at(walker, day), body, factId, place === 0)
    const promise = promiseOf(body)
    if (promise === null || !counts(promise)) return
    const tally = at(walker, promise)
    tally.promised += 1
    if (visits.slice(place + 1).some((later) => later.day <= promise)) tally.kept += 1
  })
  for (const { to, on, assists, factId } of creditsOf(person.facts, today, person.parts)) {
    if (!counts(on) || !ours.has(factId)) continue
    if (to !== null) at(to, on).credits += 1
    for (const worker of assists) at(worker, on).assists += 1
  }
}

const emptyTally = (): Tally => ({
  calls: new Set(),
  people: 0,
  met: 0,
  withResult: 0,
  firstContacts: 0,
  firstSuccesses: 0,
  results: 0,
  credits: 0,
  assists: 0,
  promised: 0,
  kept: 0,
})

type PastVisit = {
  readonly walker: Worker | null
  readonly day: Day
  readonly body: VisitRecorded
  readonly factId: string
}

/** Those that hold, in the order in which they were: of one day, the one that began first. */
const visitsOf = ({ facts }: WalkedPerson): PastVisit[] => {
  const walkers = new Map(facts.map(({ fact, walker }) => [fact.factId, walker]))
  return [...inForce(facts.map(({ fact }) => fact))]
    .sort((a, b) => a.effective - b.effective || beganAt(a) - beganAt(b) || compareFacts(a, b))
    .flatMap(({ body, effective, factId }) =>
      body.type === 'visit-recorded/1'
        ? [{ walker: walkers.get(factId) ?? null, day: effective, body, factId }]
        : [],
    )
}

const beganAt = ({ body }: Fact): number =>
  body.type === 'visit-recorded/1' ? (body.visit?.startedAt ?? 0) : 0

const countVisit = (
  tally: Tally,
  { claims, visit }: VisitRecorded,
  factId: string,
  isFirst: boolean,
): void => {
  const done = MILESTONES.filter((milestone) => claims[milestone] !== undefined).length
  const isSuccess = done > 0
  // People of one household are spoken of in one visit: it began at one moment.
  tally.calls.add(visit === undefined ? factId : String(visit.startedAt))
  tally.people += 1
  tally.results += done
  if (visit === undefined || visit.met === 'self' || visit.met === 'relative') tally.met += 1
  if (isSuccess) tally.withResult += 1
  if (isFirst) tally.firstContacts += 1
  if (isFirst && isSuccess) tally.firstSuccesses += 1
}

const promiseOf = ({ visit }: VisitRecorded): Day | null =>
  visit?.promise === undefined ? null : parseIsoDay(visit.promise)
