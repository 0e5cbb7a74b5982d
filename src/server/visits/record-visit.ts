// Records what a team says of a visit: one fact for each person, through the one door of the ledger. Found as the asker,
// written as the system. Nothing that was handed in goes without an answer.
import type { z } from 'zod/mini'
import type { InputOf } from '#contract/endpoint'
import { type Problem, problem } from '#contract/problems'
import type * as contract from '#contract/visits'
import type { receipt } from '#contract/visits'
import type { Campaign } from '#domain/campaign'
import { type Day, dayOfInstant, parseIsoDay } from '#domain/dates'
import { mayBeBulk } from '#domain/decide'
import type { Fact, VisitRecorded } from '#domain/facts'
import { correctTimes, notDone, type PersonReport, rememberedTimes } from '#domain/household-visit'
import { caseOn } from '#domain/open-case'
import { ok, type Result } from '#domain/result'
import { visitFact } from '#domain/visit-fact'
import { getCampaign } from '../platform/campaign.ts'
import { campaignNow } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/database.ts'
import { factOf } from '../platform/fact-rows.ts'
import { type NewFact, recordFacts } from '../platform/ledger/record-facts.ts'
import type { Session } from '../platform/session.ts'
import { permit, type Refused } from './permit.ts'
import { listFactsOf, listHomes, type WalkedFact } from './queries.ts'

type Head = Omit<InputOf<typeof contract.recordVisit>, 'people'>
type Receipt = z.infer<typeof receipt>
type Answer = Promise<Result<{ receipts: Receipt[] }, Problem<'not-found' | 'day-unreadable'>>>

/** Why nothing was handed to the ledger at all. */
export type NotHanded = Refused | 'nothing-missing' | 'correction-unknown'

export const recordHousehold = (
  database: Database,
  session: Session,
  { people, ...head }: InputOf<typeof contract.recordVisit>,
): Answer => record(database, session, head, people, ({ personId: _, factId: __, ...report }) => report)

/** What could have been done today and was not, for the reason given; of whom nothing is missing nothing is recorded. */
export const recordRow = (
  database: Database,
  session: Session,
  { people, met, reason, promise, ...head }: InputOf<typeof contract.recordNotDone>,
): Answer =>
  record(
    database,
    session,
    head,
    people,
    (_, { campaign, facts, day }) => {
      const { actions } = caseOn(campaign, facts, day)
      return { met, done: [], outcomes: notDone(actions, reason), promise }
    },
    mayBeBulk,
  )

type Named = { readonly personId: string; readonly factId: string }
type About = { readonly campaign: Campaign; readonly facts: readonly Fact[]; readonly day: Day }

const record = async <P extends Named>(
  database: Database,
  session: Session,
  head: Head,
  people: readonly P[],
  reportOf: (person: P, about: About) => PersonReport,
  isAllowed: (body: VisitRecorded) => boolean = () => true,
): Answer => {
  const remembered = head.on === undefined ? null : parseIsoDay(head.on.day)
  if (head.on !== undefined && remembered === null) return problem('day-unreadable')
  const asked = await database.asUnit(session, async (tx) => {
    const campaign = await getCampaign(tx)
    const now = await campaignNow(tx)
    const times =
      head.on === undefined || remembered === null
        ? correctTimes(head, now)
        : rememberedTimes(remembered, head.on.hour, now)
    const ids = people.map(({ personId }) => personId)
    const permitted = await permit(tx, session, ids, head.member, dayOfInstant(times.startedAt))
    return { campaign, now, times, permitted }
  })
  const { campaign, now, times, permitted } = asked
  if (permitted === null) return problem('not-found')
  return database.asSystem('record visits', async (tx) => {
    const known = await factsOf(tx, people)
    const made = people.map((person): NewFact | NotHanded => {
      const { personId, factId } = person
      const place = permitted.people.get(personId)
      if (place === undefined || 'refusal' in place) return place?.refusal ?? 'person-unknown'
      const walked = (known.get(personId) ?? []).map((row) => ({ ...row, fact: factOf(row) }))
      const facts = walked.map(({ fact }) => fact)
      const report = reportOf(person, { campaign, facts, day: dayOfInstant(times.startedAt) })
      const { accountId, role, scope } = session
      const walker = permitted.walkers.get(personId) ?? null
      const by = { accountId, role, correctsOthers: scope.kind === 'unit', walker }
      const origin = { ...head, place: campaign.asksPlace === true ? head.place : undefined }
      const given = visitFact(by, origin, times, walked, { factId, report })
      if (!given.ok) return given.error
      if (!isAllowed(given.value.fact.body)) return 'nothing-missing'
      return { ...given.value, personId, recordedIn: place.recordedIn, accountId }
    })
    const handed = made.filter((one) => typeof one !== 'string')
    const receipts = await recordFacts(tx, campaign, dayOfInstant(now), handed)
    const byFact = new Map(receipts.map((one) => [one.factId, one]))
    return ok({
      receipts: people.map(({ personId, factId }, i): Receipt => {
        const its = byFact.get(factId)
        const why = made[i]
        if (its !== undefined) return { ...its, personId }
        const refusal = typeof why === 'string' ? why : null
        return { factId, personId, receiptNo: null, outcome: 'refused', refusal }
      }),
    })
  })
}

const factsOf = async (tx: Tx, people: readonly Named[]): Promise<Map<string, WalkedFact[]>> => {
  const homes = await listHomes(
    tx,
    people.map(({ personId }) => personId),
  )
  return Map.groupBy(await listFactsOf(tx, homes), ({ personId }) => personId)
}
