// Offering: one of a person's next actions goes to a team of the kind that can do it, with the consent that a carrier needs. What
// can be offered is judged by the same rule that tells the next action.
import type { z } from 'zod/mini'
import type { offerHandOver, readHandOversOf } from '#contract/hand-overs'
import { type Problem, problem } from '#contract/problems'
import type { Campaign } from '#domain/campaign'
import { type Day, isoDay } from '#domain/dates'
import { clockFor, type ReceiverKind } from '#domain/hand-over-clocks'
import { CURRENT_WORDING, dueOn, needsConsent, receiverOf, takeStep } from '#domain/hand-overs'
import type { Action } from '#domain/next-action'
import { caseOn } from '#domain/open-case'
import { ok, type Result } from '#domain/result'
import { recordAudit } from '../platform/audit.ts'
import { getCampaign } from '../platform/campaign.ts'
import type { Tx } from '../platform/database.ts'
import { factOf } from '../platform/fact-rows.ts'
import { uuid } from '../platform/ids.ts'
import { isElsewhere } from '../platform/person-brief.ts'
import type { Services } from '../platform/services.ts'
import type { Session } from '../platform/session.ts'
import { listReceivers, ownTeams, type ReceivingTeam } from './queries.ts'
import {
  findPerson,
  hasOpen,
  insertConsent,
  insertEvent,
  insertHandOver,
  listFacts,
  type OfferedPerson,
} from './queries-writes.ts'

/** An action that somebody else can be asked to do, and the kind of team that is asked. */
type Offerable = { readonly action: Action; readonly to: ReceiverKind }

export type Asked = {
  readonly person: OfferedPerson
  readonly campaign: Campaign
  readonly offerable: readonly Offerable[]
  /** Of the account that asks. */
  readonly teams: readonly string[]
}

/** As the unit. Null: nobody of that id in sight. */
export const readOfferable = async (tx: Tx, personId: string, today: Day): Promise<Asked | null> => {
  const person = await findPerson(tx, personId)
  if (person === null) return null
  const campaign = await getCampaign(tx)
  const { actions } = caseOn(campaign, (await listFacts(tx, person)).map(factOf), today)
  const offerable = actions.now.flatMap((action) => {
    const to = receiverOf(action)
    return to === null ? [] : { action, to }
  })
  return { person, campaign, offerable, teams: await ownTeams(tx) }
}

type Offers = z.infer<(typeof readHandOversOf)['output']>['offers']

/** `open`: milestones that are handed over already. `unitNames`: of the teams' units. */
export const offersOf = (
  { offerable, teams: own }: Asked,
  open: ReadonlySet<string>,
  receivers: readonly ReceivingTeam[],
  unitName: (unitId: number) => string,
): Offers =>
  offerable
    .filter(({ action }) => !open.has(action.milestone))
    .map(({ action: { milestone, kind, actor }, to }) => ({
      milestone,
      kind,
      actor,
      to,
      needsConsent: needsConsent(to),
      teams: receivers
        .filter((team) => team.kind === to && !own.includes(team.teamId))
        .map(({ teamId, name, unitId }) => ({ teamId, name, unitName: unitName(unitId) })),
    }))

type OfferProblem = Problem<
  | 'not-found'
  | 'read-only-elsewhere'
  | 'hand-over-not-due'
  | 'hand-over-open'
  | 'team-unsuitable'
  | 'consent-missing'
>

/** The id of what was offered. */
export async function offer(
  { database }: Services,
  session: Session,
  input: z.infer<(typeof offerHandOver)['input']>,
  today: Day,
): Promise<Result<string, OfferProblem>> {
  const asked = await database.asUnit(session, (tx) => readOfferable(tx, input.personId, today))
  if (asked === null) return problem('not-found')
  const { person, campaign, offerable, teams } = asked
  if (isElsewhere(session.scope, person.hamletId)) return problem('read-only-elsewhere')
  const found = offerable.find(({ action }) => action.milestone === input.milestone)
  if (found === undefined) return problem('hand-over-not-due')
  const { action, to } = found
  if (needsConsent(to) && input.consent !== CURRENT_WORDING) return problem('consent-missing')

  return database.asSystem('offer a hand-over', async (tx) => {
    const day = isoDay(today)
    const team = (await listReceivers(tx, person.hamletId, day)).find(({ teamId }) => teamId === input.teamId)
    if (team?.kind !== to) return problem('team-unsuitable')
    if (await hasOpen(tx, person.personId, input.milestone)) return problem('hand-over-open')
    const clock = clockFor(campaign.handOverClocks, to)
    const offered = takeStep(null, { step: 'offered', on: today, reason: null })
    const due = offered.ok ? dueOn(offered.value, clock) : null
    if (due === null) throw new Error('an offer waits for somebody')
    const handOverId = uuid()
    const isFirst = await insertHandOver(tx, {
      handOverId,
      person,
      milestone: input.milestone,
      caseReason: action.reason,
      offeredBy: session.accountId,
      fromTeam: teams[0] ?? null,
      toTeam: team.teamId,
      clock,
      today: day,
      dueOn: isoDay(due),
    })
    if (!isFirst) return problem('hand-over-open')
    const { communeId, personId, hamletId } = person
    const takenBy = session.accountId
    await insertEvent(tx, {
      communeId,
      handOverId,
      eventNo: 1,
      step: 'offered',
      on: day,
      reason: null,
      takenBy,
    })
    if (needsConsent(to))
      await insertConsent(tx, {
        person,
        handOverId,
        teamId: team.teamId,
        wording: CURRENT_WORDING,
        on: day,
        askedBy: takenBy,
      })
    await recordAudit(tx, session, { action: 'hand-over-offered', target: `person:${personId}`, hamletId })
    return ok(handOverId)
  })
}
