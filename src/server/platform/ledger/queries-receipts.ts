// SQL of receipts: one for every fact handed in, keyed by the commune where it was recorded. Writer of receipts.
import { type RawBuilder, sql } from 'kysely'
import { type Day, isoDay, parseIsoDay } from '#domain/dates'
import type { FactRefusal } from '#domain/decide'
import type { Fact } from '#domain/facts'
import { planKept, type Tx } from '../database.ts'
import { waitingJob } from '../waiting-job.ts'
import type { NewFact } from './new-fact.ts'

export const FORWARD_FACTS = 'forward-facts'

export type Refusal = FactRefusal | 'person-unknown'

/** What of a fact that was refused or is on its way is kept beside the columns; days as ISO. */
type KeptFact = Pick<Fact, 'source' | 'body'> & { readonly effective: string; readonly teamId: string | null }

export type StoredReceipt = {
  readonly recordedIn: number
  readonly factId: string
  readonly receiptNo: number
  readonly outcome: 'accepted' | 'forwarded' | 'refused'
  readonly refusal: Refusal | null
}

export const receiptsOf = (
  facts: readonly NewFact[],
): RawBuilder<StoredReceipt> => sql<StoredReceipt>`${planKept}
  select r.recorded_in as "recordedIn", r.fact_id as "factId", r.receipt_no as "receiptNo", r.outcome, r.refusal
  from unnest(${facts.map((one) => one.recordedIn)}::int[], ${facts.map((one) => one.fact.factId)}::uuid[])
    a (recorded_in, fact_id)
  join receipts r using (recorded_in, fact_id)`

export type Outcome = Pick<StoredReceipt, 'outcome' | 'refusal'> & { readonly given: NewFact }

/**
 * Fails where a fact has got a receipt meanwhile: only an id used for two people at once has, for all facts of one person are
 * handed in under one lock. Nothing is written then, and the second attempt finds the receipt.
 */
export const newReceipts = (today: Day, outcomes: readonly Outcome[]): RawBuilder<StoredReceipt> => {
  const given = outcomes.map((one) => one.given)
  return sql<StoredReceipt>`${planKept}
    insert into receipts (recorded_in, fact_id, person_id, account_id, member_id, on_day, outcome, refusal, body)
    select a.recorded_in, a.fact_id, a.person_id, a.account_id, a.member_id, ${isoDay(today)}::date, a.outcome, a.refusal,
      a.body
    from unnest(
      ${given.map((one) => one.recordedIn)}::int[], ${given.map((one) => one.fact.factId)}::uuid[],
      ${given.map((one) => one.personId)}::uuid[], ${given.map((one) => one.accountId)}::uuid[],
      ${given.map((one) => one.memberId)}::uuid[], ${outcomes.map((one) => one.outcome)}::text[],
      ${outcomes.map((one) => one.refusal)}::text[], ${outcomes.map(keptBody)}::jsonb[]
    ) with ordinality a (recorded_in, fact_id, person_id, account_id, member_id, outcome, refusal, body, n)
    order by a.n
    returning recorded_in as "recordedIn", fact_id as "factId", receipt_no as "receiptNo", outcome, refusal`
}

const keptBody = ({ outcome, given: { fact, teamId } }: Outcome): string | null => {
  if (outcome === 'accepted') return null
  const kept: KeptFact = { effective: isoDay(fact.effective), source: fact.source, body: fact.body, teamId }
  return JSON.stringify(kept)
}

type WaitingRow = Omit<NewFact, 'fact' | 'teamId'> & { readonly factId: string; readonly body: KeptFact }

/** The oldest facts on their way, each with the commune where the person lives by now (null: there is no such person). */
export const listWaiting = async (
  tx: Tx,
  limit: number,
): Promise<{ readonly personId: string; readonly communeId: number | null }[]> => {
  const { rows } = await sql<{ personId: string; communeId: number | null }>`
    select r.person_id, min(p.commune_id) as commune_id from receipts r
    left join people p on p.person_id = r.person_id
    where r.outcome = 'forwarded' and r.body is not null
    group by r.person_id order by min(r.receipt_no) limit ${limit}`.execute(tx)
  return rows
}

/** What is on its way to these people. `known` is the day on which it is applied. */
export const listWaitingFor = (tx: Tx, personIds: readonly string[], today: Day): Promise<NewFact[]> =>
  readWaiting(tx, personIds, today, sql``)

/** The same, locked until the transaction ends. */
export const takeWaiting = (tx: Tx, personIds: readonly string[], today: Day): Promise<NewFact[]> =>
  readWaiting(tx, personIds, today, sql`for update`)

const readWaiting = async (
  tx: Tx,
  personIds: readonly string[],
  today: Day,
  lock: RawBuilder<unknown>,
): Promise<NewFact[]> => {
  const { rows } = await sql<WaitingRow>`
    select person_id, recorded_in, fact_id, account_id, member_id, body from receipts
    where person_id = any(${[...personIds]}::uuid[]) and outcome = 'forwarded' and body is not null
    order by receipt_no ${lock}`.execute(tx)
  return rows.map(({ factId, body, ...row }) => {
    const effective = parseIsoDay(body.effective)
    if (effective === null) throw new Error('ledger: a receipt keeps a day that is none')
    const fact = { factId, effective, known: today, source: body.source, body: body.body }
    return { ...row, fact, teamId: body.teamId }
  })
}

/** Arrived: the body stands in facts now, or is kept with why it was refused there. */
export const settledWaiting = (
  settled: readonly { readonly given: NewFact; readonly refusal: Refusal | null }[],
): RawBuilder<unknown> => sql`
  update receipts r set outcome = case when a.refusal is null then 'forwarded' else 'refused' end,
    refusal = a.refusal, body = case when a.refusal is null then null else r.body end
  from unnest(${settled.map(({ given }) => given.recordedIn)}::int[],
    ${settled.map(({ given }) => given.fact.factId)}::uuid[], ${settled.map(({ refusal }) => refusal)}::text[])
    a (recorded_in, fact_id, refusal)
  where r.recorded_in = a.recorded_in and r.fact_id = a.fact_id`

export const forwardSoon: RawBuilder<unknown> = waitingJob(FORWARD_FACTS, {}, FORWARD_FACTS)
