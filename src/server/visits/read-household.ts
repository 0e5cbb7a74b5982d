// One household for whoever stands at its door: who is met there, what each lacks, and past visits. The asker sees whom row
// security lets them see; whoever is registered there and lives elsewhere is not met.
import type { z } from 'zod/mini'
import { writeAction } from '#contract/people'
import type { readHousehold as contract } from '#contract/visits'
import type { Campaign } from '#domain/campaign'
import { inForce } from '#domain/corrections'
import { type Day, isoDay } from '#domain/dates'
import type { VisitRecorded } from '#domain/facts'
import { MILESTONES } from '#domain/milestones'
import { caseOn } from '#domain/open-case'
import type { Tx } from '../platform/database.ts'
import { factOf } from '../platform/fact-rows.ts'
import { isElsewhere, nameUnits } from '../platform/person-brief.ts'
import type { Session } from '../platform/session.ts'
import { householdOut } from './household-out.ts'
import { listBehindDoor, listFactsOf, listWalkers, type WalkedFact } from './queries.ts'

type HouseholdView = z.infer<(typeof contract)['output']>
type PastVisit = HouseholdView['visits'][number]

const MOST_VISITS = 40

/** Null when there is no such person in the scope, or they live outside it. */
export const readHousehold = async (
  tx: Tx,
  session: Session,
  campaign: Campaign,
  today: Day,
  personId: string,
): Promise<HouseholdView | null> => {
  const { scope, accountId } = session
  const rows = await listBehindDoor(tx, personId)
  const own = rows.find((row) => row.personId === personId)
  if (own === undefined || isElsewhere(scope, own.hamletId)) return null
  const facts = Map.groupBy(await listFactsOf(tx, rows), (fact) => fact.personId)
  const members = rows.map((row) => ({
    row,
    case: caseOn(campaign, (facts.get(row.personId) ?? []).map(factOf), today),
  }))
  const names = await nameUnits(tx, [own.hamletId])
  const household = householdOut(campaign, members, today, names, scope)
  const walkers = await listWalkers(tx, { accountId, hamletId: own.hamletId })
  const visits = [...facts.values()].flatMap(visitsOf)
  const walked = new Map(
    (
      await listWalkers(tx, {
        accountId,
        memberIds: [...new Set(visits.flatMap(({ row }) => row.memberId ?? []))],
      })
    ).map((walker) => [walker.memberId, walker]),
  )
  const byId = new Map(members.map((member) => [member.row.personId, member.case]))
  return {
    asOf: isoDay(today),
    household,
    people: household.people.flatMap((one) => {
      const its = byId.get(one.personId)
      if (its === undefined) return []
      return {
        personId: one.personId,
        now: its.actions.now.map(writeAction),
        later: [...its.actions.later],
        activatedOn: its.visits.activatedOn,
        telephone: its.person.attributes.device ?? null,
      }
    }),
    visits: visits
      .map((past) => {
        const { row, isCorrected } = past
        const walker = row.memberId === null ? undefined : walked.get(row.memberId)
        const isOwn = row.recordedBy === accountId || walker?.isOwn === true
        const mayCorrect = !isCorrected && (isOwn || scope.kind === 'unit')
        return { ...pastVisit(past), walker: walker?.name ?? null, mayCorrect, isCorrected }
      })
      .toSorted((a, b) => (a.on === b.on ? (a.factId < b.factId ? 1 : -1) : a.on < b.on ? 1 : -1))
      .slice(0, MOST_VISITS),
    asksPlace: campaign.asksPlace === true,
    walkers: walkers
      .filter(({ isOwn, isLed }) => isOwn || isLed || scope.kind === 'unit')
      .map(({ memberId, name, teamName, isOwn }) => ({ memberId, name, teamName, isOwn })),
  }
}

type Past = { readonly row: WalkedFact; readonly body: VisitRecorded; readonly isCorrected: boolean }

/** The visits among the facts of one person, those that were corrected marked. */
const visitsOf = (rows: readonly WalkedFact[]): Past[] => {
  const holding = new Set(inForce(rows.map(factOf)).map(({ factId }) => factId))
  return rows.flatMap((row) =>
    row.body.type === 'visit-recorded/1'
      ? [{ row, body: row.body, isCorrected: !holding.has(row.factId) }]
      : [],
  )
}

const pastVisit = ({
  row: { factId, personId, effective },
  body: { claims, visit },
}: Past): Omit<PastVisit, 'walker' | 'mayCorrect' | 'isCorrected'> => ({
  factId,
  personId,
  on: effective,
  met: visit?.met ?? null,
  attempt: visit?.attempt ?? null,
  done: MILESTONES.filter((milestone) => claims[milestone] !== undefined),
  outcomes: visit?.outcomes ?? {},
  promise: visit?.promise ?? null,
})
