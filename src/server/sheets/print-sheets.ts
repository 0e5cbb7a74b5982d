// Makes the sheets of a hamlet or of a walker: reads as the asker whom they see, plans, and keeps who stands on which sheet.
import type { z } from 'zod/mini'
import { type Problem, problem } from '#contract/problems'
import type { printSheets as contract } from '#contract/sheets'
import { type Day, isoDay } from '#domain/dates'
import type { Fact } from '#domain/facts'
import { nextActions } from '#domain/next-action'
import { ok, type Result } from '#domain/result'
import { type Listed, planSheets } from '#domain/sheets'
import { personOn } from '#domain/timeline'
import { visitsOn } from '#domain/visits'
import { compareResidents } from '#domain/walking-order'
import { recordAudit } from '../platform/audit.ts'
import { getCampaign } from '../platform/campaign.ts'
import { campaignToday } from '../platform/clock.ts'
import type { Tx } from '../platform/database.ts'
import { groupByPerson } from '../platform/fact-rows.ts'
import { uuid } from '../platform/ids.ts'
import { isElsewhere } from '../platform/person-brief.ts'
import type { Services } from '../platform/services.ts'
import type { Session } from '../platform/session.ts'
import { insertSheet, type NewSheet } from './queries.ts'
import { findWalker, listFactsOf, listResidents, type ResidentRow, type WalkerRow } from './queries-people.ts'

type Asked = z.infer<(typeof contract)['input']>

/** The ids of the sheets, in walking order. */
export const makeSheets = async (
  { database }: Services,
  session: Session,
  asked: Asked,
): Promise<Result<string[], Problem<'not-found' | 'sheet-of-nobody'>>> => {
  const planned = await database.asUnit(session, (tx) => plan(tx, session, asked))
  if (!planned.ok) return planned
  await database.asSystem('keep printed sheets', async (tx) => {
    for (const sheet of planned.value) {
      await insertSheet(tx, sheet)
      const { sheetId, hamletId } = sheet
      await recordAudit(tx, session, { action: 'sheet-printed', target: `sheet:${sheetId}`, hamletId })
    }
  })
  return ok(planned.value.map(({ sheetId }) => sheetId))
}

const plan = async (
  tx: Tx,
  session: Session,
  { hamlet, member, given, walker, residentialGroup, who }: Asked,
): Promise<Result<NewSheet[], Problem<'not-found' | 'sheet-of-nobody'>>> => {
  const walks = member === undefined ? null : await findWalker(tx, member)
  if ((member !== undefined && walks === null) || (hamlet === undefined && walks === null))
    return problem('not-found')
  const today = await campaignToday(tx)
  const residents = await listResidents(tx, {
    hamletId: hamlet ?? null,
    member: given === true || hamlet === undefined ? walks : null,
    residentialGroup: residentialGroup ?? null,
  })
  const listed = await foldAll(
    tx,
    // Whom one sees only because they are registered here are met elsewhere.
    residents.filter(({ hamletId }) => !isElsewhere(session.scope, hamletId)).sort(inOrder),
    today,
  )
  const sheets = [...Map.groupBy(listed, ({ hamletId }) => hamletId)].flatMap(([hamletId, people]) =>
    planSheets(people, who, today).map(
      (households): NewSheet => ({
        sheetId: uuid(),
        communeId: Math.floor(hamletId / 1000),
        hamletId,
        ...walkerOf(walks, walker ?? null),
        printedOn: isoDay(today),
        printedBy: session.accountId,
        households,
      }),
    ),
  )
  return sheets.length === 0 ? problem('sheet-of-nobody') : ok(sheets)
}

const inOrder = (a: ResidentRow, b: ResidentRow): number =>
  a.hamletId - b.hamletId || compareResidents(a, b) || (a.personId < b.personId ? -1 : 1)

const walkerOf = (walks: WalkerRow | null, named: string | null) => ({
  teamId: walks?.teamId ?? null,
  memberId: walks?.memberId ?? null,
  walker: walks?.name ?? named,
})

const foldAll = async (
  tx: Tx,
  residents: readonly ResidentRow[],
  day: Day,
): Promise<(Listed & ResidentRow)[]> => {
  const campaign = await getCampaign(tx)
  const facts = new Map<string, readonly Fact[]>()
  for (const one of groupByPerson(await listFactsOf(tx, residents))) facts.set(one.personId, one.facts)
  return residents.map((resident) => {
    const its = facts.get(resident.personId) ?? []
    const person = personOn(its, day)
    const visits = visitsOn(its, day)
    return { ...resident, person, visits, actions: nextActions(campaign, person, day, visits) }
  })
}
