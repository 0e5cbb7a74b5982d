// Who vanished from a list, what is known of each today, and what somebody says became of them. Nothing closes by silence: `done`
// is recorded as a report of the office, and a confirmation is left to a list of the authority.
import type { z } from 'zod/mini'
import type { listVanished as contract } from '#contract/imports'
import { type Problem, problem } from '#contract/problems'
import type { Campaign } from '#domain/campaign'
import { type Day, parseIsoDay } from '#domain/dates'
import { isListKind, milestonesOf } from '#domain/lists'
import type { Milestone } from '#domain/milestones'
import { standing } from '#domain/person'
import { ok, type Result } from '#domain/result'
import { personOn } from '#domain/timeline'
import { candidateOf, isVerdict, type Verdict } from '#domain/vanished'
import { nameAccounts } from '../platform/account-names.ts'
import { recordAudit } from '../platform/audit.ts'
import { getCampaign } from '../platform/campaign.ts'
import { campaignToday } from '../platform/clock.ts'
import type { Tx } from '../platform/database.ts'
import { groupByPerson } from '../platform/fact-rows.ts'
import { uuid } from '../platform/ids.ts'
import { recordFacts } from '../platform/ledger/record-facts.ts'
import type { Services } from '../platform/services.ts'
import type { Session } from '../platform/session.ts'
import { listVanished } from './queries-comparisons.ts'
import type { ImportRow } from './queries-imports.ts'
import { factsOfVanished, keepDecision, nameVanished, type VanishedRow } from './queries-vanished.ts'

type Answer = z.infer<(typeof contract)['output']>
type VanishedPerson = Answer['people'][number]

/** What a list of this kind is about; a register is about nobody's milestone. */
const aboutOf = (row: ImportRow): Milestone | null =>
  isListKind(row.kind) && row.kind !== 'register' ? (milestonesOf(row.kind, [])[0] ?? null) : null

export const readVanished = async (services: Services, session: Session, row: ImportRow): Promise<Answer> => {
  const { database } = services
  const gone = await database.asSystem('who vanished', (tx) => listVanished(tx, row.importId))
  const milestone = aboutOf(row)
  const people = await database.asUnit(session, async (tx) => {
    const named = await nameVanished(
      tx,
      row.importId,
      gone.map(({ personId }) => personId),
    )
    return viewsOf(tx, named, milestone, await campaignToday(tx))
  })
  return { milestone, people: await withDeciders(services, people) }
}

const viewsOf = async (
  tx: Tx,
  named: readonly VanishedRow[],
  milestone: Milestone | null,
  today: Day,
): Promise<VanishedPerson[]> => {
  const standings = new Map<string, VanishedPerson['standing']>()
  if (milestone !== null)
    for (const { personId, facts } of groupByPerson(await factsOfVanished(tx, named))) {
      const { state, flag } = standing(personOn(facts, today), milestone, today)
      standings.set(personId, { state, flag })
    }
  return named.map(({ personId, name, birthYear, hamletId, verdict, note, decidedBy, decidedAt }) => {
    const said = verdict !== null && isVerdict(verdict) ? verdict : null
    const stands = standings.get(personId) ?? null
    return {
      ...{ personId, name, birthYear, hamletId },
      standing: stands,
      candidate: candidateOf(stands, said),
      decision:
        said === null || decidedAt === null
          ? null
          : { verdict: said, note: note ?? '', by: decidedBy, on: decidedAt.toISOString() },
    }
  })
}

/** Whoever decided is named by the name of their account. */
const withDeciders = async (
  { database }: Services,
  people: readonly VanishedPerson[],
): Promise<VanishedPerson[]> => {
  const ids = new Set(people.flatMap(({ decision }) => decision?.by ?? []))
  if (ids.size === 0) return [...people]
  const names = await database.asSystem('name who decided', (tx) => nameAccounts(tx, ids))
  return people.map((person) =>
    person.decision === null
      ? person
      : { ...person, decision: { ...person.decision, by: names.get(person.decision.by ?? '') ?? null } },
  )
}

/** Found as the asker, written as the system. */
export const decideVanished = async (
  services: Services,
  session: Session,
  row: ImportRow,
  asked: { readonly personId: string; readonly verdict: Verdict; readonly note: string },
): Promise<Result<VanishedPerson, Problem<'not-found' | 'not-vanished'>>> => {
  const { database } = services
  const { importId } = row
  const gone = await database.asSystem('who vanished', (tx) => listVanished(tx, importId))
  const [person] = await database.asUnit(session, (tx) => nameVanished(tx, importId, [asked.personId]))
  if (person === undefined) return problem('not-found')
  if (!gone.some(({ personId }) => personId === asked.personId)) return problem('not-vanished')
  await database.asSystem('what became of somebody', async (tx) => {
    const today = await campaignToday(tx)
    const factId =
      asked.verdict === 'done'
        ? await reportDone(tx, await getCampaign(tx), today, session, row, person)
        : null
    await keepDecision(tx, { ...person, ...asked, importId, factId, decidedBy: session.accountId })
    await recordAudit(tx, session, {
      action: 'vanished-decided',
      target: `person:${asked.personId}`,
      reason: asked.note === '' ? asked.verdict : `${asked.verdict}: ${asked.note}`,
      hamletId: person.hamletId,
    })
  })
  const milestone = aboutOf(row)
  const views = await database.asUnit(session, async (tx) =>
    viewsOf(tx, await nameVanished(tx, importId, [asked.personId]), milestone, await campaignToday(tx)),
  )
  const [view] = await withDeciders(services, views)
  return view === undefined ? problem('not-found') : ok(view)
}

/** A report of the office, as of the day of the list on which the person no longer stands. Null where there is nothing to report. */
const reportDone = async (
  tx: Tx,
  campaign: Campaign,
  today: Day,
  session: Session,
  row: ImportRow,
  person: VanishedRow,
): Promise<string | null> => {
  const milestone = aboutOf(row)
  const effective = parseIsoDay(row.asOf)
  if (milestone === null || effective === null) return null
  const body = { type: 'visit-recorded/1', claims: { [milestone]: 'reported' } } as const
  const fact = { factId: uuid(), effective, known: today, source: 'office', body } as const
  const [receipt] = await recordFacts(tx, campaign, today, [
    {
      ...{ personId: person.personId, recordedIn: person.communeId, fact },
      ...{ memberId: null, teamId: null, accountId: session.accountId },
    },
  ])
  return receipt?.outcome === 'refused' ? null : fact.factId
}
