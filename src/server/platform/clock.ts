// The two times. Real time: log-in, tokens, limits, audit, age of files. Campaign time: real time plus the offset stored in the
// database (0 outside a demonstration); it drives days, deadlines and pace. Nobody else asks for the time.

import { type RawBuilder, sql } from 'kysely'
import { type Day, dayOfInstant } from '#domain/dates'
import type { Tx } from './database.ts'

/** Milliseconds since the epoch. */
export const realNow = (): number => Date.now()

/** Milliseconds since the epoch, in campaign time. */
export const campaignNow = async (tx: Tx): Promise<number> => realNow() + (await clockOffset(tx))

/** Today in Việt Nam, in campaign time. */
export const campaignToday = async (tx: Tx): Promise<Day> => dayOfInstant(await campaignNow(tx))

/** Milliseconds that campaign time is ahead of real time; phones are told. */
const clockOffset = async (tx: Tx): Promise<number> =>
  (await tx.selectFrom('campaignClock').select('offsetMs').executeTakeFirstOrThrow()).offsetMs

/** Today in campaign time as a date of SQL, for a query that would otherwise ask twice. */
export const sqlCampaignToday: RawBuilder<string> = sql`(
  select ((now() at time zone 'UTC') + interval '7 hours' + offset_ms * interval '1 millisecond')::date from campaign_clock)`

/** Only for a demonstration: from now on campaign time runs on from `instant`. Needs asSystem. */
export async function setCampaignNow(tx: Tx, instant: number): Promise<void> {
  await tx
    .updateTable('campaignClock')
    .set({ offsetMs: Math.round(instant - realNow()) })
    .execute()
}
