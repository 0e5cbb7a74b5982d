// Counts the work of the days that are due anew, commune by commune, from the facts of whole people: running it twice changes
// nothing. Handed in by the signal of the ledger; once a night everything, for lists change credits too.
import * as z from 'zod/mini'
import type { WalkedFact as CreditedFact } from '#domain/credits'
import { type Day, parseIsoDay } from '#domain/dates'
import { isMilestone } from '#domain/milestones'
import { sumWork, type WalkedPerson } from '#domain/work-days'
import { campaignToday } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/database.ts'
import { factOf } from '../platform/fact-rows.ts'
import { task } from '../platform/jobs.ts'
import { FOLD_WORK, signalAllWork } from '../platform/work-signal.ts'
import { listFactsOf, type WalkedFact } from './queries.ts'
import {
  type GivenOverRow,
  type HelpRow,
  listGivenOver,
  listHelps,
  listVisited,
  replaceWorkDays,
  takeTouched,
} from './queries-work.ts'

/** Of one transaction. */
const DAYS_AT_ONCE = 7
/** Of one question: whoever asks for a board meanwhile waits for no more than these to be counted. */
const PEOPLE_AT_ONCE = 100

export const foldWork = task({
  name: FOLD_WORK,
  payload: z.object({ communeId: z.optional(z.number()) }),
  every: '23 19 * * *', // 02:23 in Việt Nam
  run: async ({ communeId }, { database }) => {
    if (communeId === undefined) await database.asSystem('count all work anew', signalAllWork)
    else await foldCommune(database, communeId)
  },
})

/** Until nothing of the commune is due. */
export const foldCommune = async (database: Database, communeId: number): Promise<void> => {
  let isMore = true
  while (isMore) isMore = await database.asSystem('fold work', (tx) => foldSome(tx, communeId))
}

const foldSome = async (tx: Tx, communeId: number): Promise<boolean> => {
  const touched = await takeTouched(tx, communeId, DAYS_AT_ONCE)
  if (touched.length === 0) return false
  const days = new Set(touched.map(dayIn))
  const sum = sumWork(await campaignToday(tx), (day) => days.has(day))
  const visited = await listVisited(tx, communeId, touched)
  for (let i = 0; i < visited.length; i += PEOPLE_AT_ONCE)
    for (const person of await listWalked(tx, communeId, visited.slice(i, i + PEOPLE_AT_ONCE)))
      sum.add(person)
  await replaceWorkDays(tx, communeId, touched, sum.rows())
  return touched.length === DAYS_AT_ONCE
}

type Visited = Awaited<ReturnType<typeof listVisited>>

const listWalked = async (tx: Tx, communeId: number, visited: Visited): Promise<WalkedPerson[]> => {
  const ids = visited.map(({ personId }) => personId)
  const facts = Map.groupBy(await listFactsOf(tx, visited), ({ personId }) => personId)
  const helps = Map.groupBy(await listHelps(tx, ids), ({ personId }) => personId)
  const givenOver = Map.groupBy(await listGivenOver(tx, ids), ({ personId }) => personId)
  return [...facts].map(([personId, rows]) => ({
    facts: rows.map((row) => walked(row, communeId)),
    parts: {
      helps: (helps.get(personId) ?? []).map(helpOf),
      givenOver: (givenOver.get(personId) ?? []).flatMap(givenOverOf),
    },
  }))
}

const walked = (row: WalkedFact, communeId: number): CreditedFact & { readonly isOurs: boolean } => ({
  fact: factOf(row),
  walker: row.teamId === null ? null : { teamId: row.teamId, memberId: row.memberId },
  isOurs: row.recordedIn === communeId && (row.recordedBy !== null || row.teamId !== null),
})

const helpOf = ({ teamId, memberId, fromDay, toDay }: HelpRow) => ({
  worker: { teamId, memberId },
  from: dayIn(fromDay),
  to: toDay === null ? null : dayIn(toDay),
})

const givenOverOf = ({ teamId, milestone, onDay }: GivenOverRow) =>
  isMilestone(milestone) ? [{ worker: { teamId, memberId: null }, milestone, on: dayIn(onDay) }] : []

const dayIn = (iso: string): Day => {
  const day = parseIsoDay(iso)
  if (day === null) throw new Error(`work: ${iso} is not a day`)
  return day
}
