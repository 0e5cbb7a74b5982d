// What is next for one person and for the household they live in, as of a day. Folds facts that are already read, and those of
// the others of the household; in codes, since words are the reader's.
import type { z } from 'zod/mini'
import { type readPerson as contract, writeAction } from '#contract/people'
import { bestHour } from '#domain/best-hour'
import { type Day, isoDay } from '#domain/dates'
import type { Fact } from '#domain/facts'
import { householdBundle } from '#domain/household-bundle'
import { caseOn } from '#domain/open-case'
import type { VisitPriority } from '#domain/visit-priority'
import { getCampaign } from '../platform/campaign.ts'
import type { Tx } from '../platform/database.ts'
import { factOf } from '../platform/fact-rows.ts'
import { listFacts, type MemberRow, type PersonRow } from './queries.ts'

type NextActionsView = z.infer<(typeof contract)['output']>['nextActions']

/** `history`: the facts of the person. `members`: of the household, wherever they live now. */
export async function readNextActions(
  tx: Tx,
  row: PersonRow,
  members: readonly MemberRow[],
  history: readonly Fact[],
  day: Day,
): Promise<NextActionsView> {
  const campaign = await getCampaign(tx)
  const judge = (facts: readonly Fact[]) => caseOn(campaign, facts, day)
  const asked = judge(history)
  const household = []
  // Whoever of the household lives elsewhere is not met on this visit.
  for (const { personId } of members.filter((member) => member.hamletId === row.hamletId)) {
    const { actions } =
      personId === row.personId ? asked : judge((await listFacts(tx, row.communeId, personId)).map(factOf))
    household.push({ personId, actions })
  }
  const { next, now, later, notBefore } = asked.actions
  const best = bestHour(campaign, [asked], day)
  if (best === null) throw new Error('next actions: somebody has no hour')
  return {
    next: next === null ? null : writeAction(next),
    now: now.map(writeAction),
    later: [...later],
    notBefore: notBefore === null ? null : isoDay(notBefore),
    attempts: asked.visits.attempts,
    activatedOn: asked.visits.activatedOn,
    priority: { hour: best.hour, ...priorityOut(best.lead) },
    household: householdBundle(household).map(({ actor, actions }) => ({
      actor,
      actions: actions.map(({ personId, action }) => ({ personId, action: writeAction(action) })),
    })),
  }
}

const priorityOut = ({ deadline, ...priority }: VisitPriority) => ({
  ...priority,
  deadline: { ...deadline, on: isoDay(deadline.on) },
})
