// Takes what a clerk keyed of one household. What says the same as before changes nothing; what says something else waits for the
// clerk's decision; what is new or decided becomes a fact. One transaction: it stands whole or not at all.
import type { z } from 'zod/mini'
import { type Problem, problem } from '#contract/problems'
import type { keySheet as contract } from '#contract/sheets'
import { type Day, isoDay, parseIsoDay } from '#domain/dates'
import { ok, type Result } from '#domain/result'
import { readWritten } from '#domain/sheet-codes'
import {
  compareKeyings,
  contentOf,
  type KeyedContent,
  mayBeWalkedOn,
  nothingSaid,
  type SheetPerson,
  saysNothing,
  sheetVisit,
} from '#domain/sheets'
import { nameAccounts } from '../platform/account-names.ts'
import { recordAudit } from '../platform/audit.ts'
import { getCampaign } from '../platform/campaign.ts'
import type { Tx } from '../platform/database.ts'
import { type NewFact, type Receipt, recordFacts } from '../platform/ledger/record-facts.ts'
import type { Session } from '../platform/session.ts'
import { sheetFactId } from './fact-id.ts'
import {
  type EntryRow,
  insertEntry,
  listEntries,
  lockSheet,
  nameWalker,
  type SheetRow,
  supersedeEntry,
} from './queries.ts'
import { contentOut } from './read-sheets.ts'

type Keyed = z.infer<(typeof contract)['input']>
type Answered = z.infer<(typeof contract)['output']>['people'][number]
type KeyingProblem = Problem<(typeof contract)['problems'][number] | 'input-invalid'>

/** One person of the household: what holds, what is keyed now, and what came of it. */
type Row = {
  readonly person: SheetPerson
  readonly before: EntryRow | null
  readonly now: KeyedContent | null
  readonly difference: ReturnType<typeof compareKeyings>
}

/** Needs asSystem; `sheet` was found as the asker. */
export const keyHousehold = async (
  tx: Tx,
  session: Session,
  sheet: SheetRow,
  keyed: Keyed,
  today: Day,
): Promise<Result<Answered[], KeyingProblem>> => {
  const household = sheet.households[keyed.household - 1]
  if (household === undefined) return problem('not-found')
  const day = parseIsoDay(keyed.day)
  if (day === null || (keyed.promise !== null && parseIsoDay(keyed.promise) === null))
    return problem('day-unreadable')
  if (!mayBeWalkedOn(day, parseIsoDay(sheet.printedOn) ?? day, today)) return problem('day-not-on-sheet')
  if ((await lockSheet(tx, sheet)) === 'void') return problem('sheet-void')
  const walker = sheet.memberId ?? sheet.walker ?? keyed.walker
  if (walker === undefined) return problem('sheet-walker-missing')
  if (keyed.walker !== undefined) await nameWalker(tx, sheet.sheetId, keyed.walker)

  const entries = new Map(
    (await listEntries(tx, sheet.communeId, sheet.sheetId)).map((entry) => [entry.personId, entry]),
  )
  const rows: Row[] = []
  for (const person of household.people) {
    const row = readRow(keyed, person, entries.get(person.personId) ?? null)
    if (row === null) return problem('sheet-row-unreadable')
    rows.push(row)
  }
  const recorded = await record(tx, session, sheet, { keyed, rows, day, today, walker })
  const clerks = await nameAccounts(
    tx,
    rows.flatMap(({ before }) => before?.keyedBy ?? []),
  )
  return ok(rows.map((row) => answerOf(row, keyed, recorded.get(row.person.personId), clerks)))
}

/** Null where it cannot be read. */
const readRow = (keyed: Keyed, person: SheetPerson, before: EntryRow | null): Row | null => {
  const text = keyed.rows.find(({ personId }) => personId === person.personId)?.text ?? ''
  const written = readWritten(text, person.missing)
  if (!written.ok) return null
  const now = contentOf(keyed, person, written.value)
  if (!now.ok) return null
  return { person, before, now: now.value, difference: compareKeyings(before?.content ?? null, now.value) }
}

const decisionOn = ({ decided }: Keyed, personId: string): boolean | null =>
  decided?.find((one) => one.personId === personId)?.take ?? null

/** What is recorded: nothing was said before, or the clerk takes this one. */
const isTaken = ({ person, before, difference }: Row, keyed: Keyed): boolean =>
  difference !== null &&
  (before === null || saysNothing(before.content) || decisionOn(keyed, person.personId) === true)

type Work = {
  readonly keyed: Keyed
  readonly rows: readonly Row[]
  readonly day: Day
  readonly today: Day
  readonly walker: string
}

const record = async (
  tx: Tx,
  session: Session,
  sheet: SheetRow,
  { keyed, rows, day, today, walker }: Work,
): Promise<ReadonlyMap<string, Receipt>> => {
  const { sheetId, communeId, memberId, teamId } = sheet
  const signed = { sheet: sheetId, walker, clerk: session.accountId }
  const taken = rows
    .filter((row) => isTaken(row, keyed))
    .map(({ person, before, now }) => {
      const content = now ?? nothingSaid(keyed)
      const turn = before === null ? 0 : before.turn + 1
      const factId = sheetFactId(sheetId, person.personId, turn, content)
      const body = sheetVisit(content, day, person.attempt, signed, before?.factId ?? null)
      return {
        person,
        before,
        content,
        turn,
        fact: { factId, effective: day, known: today, source: 'office', body } as const,
      }
    })
  const facts = taken.map(
    ({ person, fact }): NewFact => ({
      personId: person.personId,
      recordedIn: communeId,
      fact,
      memberId,
      teamId,
      accountId: session.accountId,
    }),
  )
  const receipts = new Map(
    (await recordFacts(tx, await getCampaign(tx), today, facts)).map((receipt) => [receipt.factId, receipt]),
  )
  const byPerson = new Map<string, Receipt>()
  for (const { person, before, content, turn, fact } of taken) {
    const receipt = receipts.get(fact.factId)
    if (receipt === undefined) throw new Error('sheets: a fact without a receipt')
    byPerson.set(person.personId, receipt)
    if (receipt.refusal !== null) continue
    if (before !== null) {
      await supersedeEntry(tx, communeId, sheetId, before.factId)
      const target = `sheet:${sheetId}/person:${person.personId}`
      await recordAudit(tx, session, { action: 'sheet-corrected', target, hamletId: sheet.hamletId })
    }
    const { personId } = person
    const by = { keyedBy: session.accountId, keyedOn: isoDay(today) }
    await insertEntry(tx, sheet, { personId, factId: fact.factId, turn, content, ...by })
  }
  return byPerson
}

const answerOf = (
  row: Row,
  keyed: Keyed,
  receipt: Receipt | undefined,
  clerks: ReadonlyMap<string, string>,
): Answered => {
  const { person, before, now, difference } = row
  const stands = before?.content ?? null
  const answer = (outcome: Answered['outcome'], content: KeyedContent | null): Answered => ({
    personId: person.personId,
    outcome,
    refusal: receipt?.refusal ?? null,
    keyed: content === null ? null : contentOut(content),
    difference: null,
  })
  if (receipt !== undefined) {
    if (receipt.refusal !== null) return answer('refused', stands)
    return answer(receipt.outcome === 'forwarded' ? 'forwarded' : 'recorded', now ?? nothingSaid(keyed))
  }
  if (difference === null) return answer(before === null ? 'blank' : 'repeated', stands)
  if (decisionOn(keyed, person.personId) === false || before === null) return answer('kept', stands)
  return {
    ...answer('differs', stands),
    difference: {
      now: now === null ? null : contentOut(now),
      fields: [...difference.fields],
      milestones: [...difference.milestones],
      keyedBy: clerks.get(before.keyedBy) ?? '–',
      keyedOn: before.keyedOn,
    },
  }
}
