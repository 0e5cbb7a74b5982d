// Keeps for an officer what may not be recorded as it is brought: from a phone or an account that was shut out, or refused to
// whoever can no longer be told. Nothing is judged here but that there is such a person; nothing is kept twice.
import { type Day, dayOfInstant, isoDay, parseIsoDay } from '#domain/dates'
import { visitFact, type WalkedFact } from '#domain/visit-fact'
import { realNow } from '../platform/clock.ts'
import type { Tx } from '../platform/database.ts'
import { factOf } from '../platform/fact-rows.ts'
import type { Handed } from './ingest.ts'
import { type Dated, dated, originOf } from './make-facts.ts'
import {
  countHeldBack,
  type HeldBack,
  insertHeldBack,
  listHeldBack,
  type Sender,
} from './queries-quarantine.ts'
import { readGround } from './read-ground.ts'
import { mayRecord } from './who-walked.ts'

/** Of one phone, waiting: many times what anybody walks. More comes of no visit. */
const MOST_HELD = 2_000

type Kept = { readonly factId: string; readonly receiptNo: number | null; readonly isKept: boolean }

export const peopleOf = ({ message }: Pick<Handed, 'message'>, only: ReadonlySet<string> | null) =>
  message.people.filter(({ factId }) => only === null || only.has(factId))

/**
 * `only`: of these facts; the others were taken in. Answers for each of them but of whom nobody knows; what has a receipt is not
 * kept. `too-many`: so much of this phone waits already that no more is kept before somebody has looked.
 */
export const holdBack = async (
  tx: Tx,
  sender: Sender,
  handed: Handed,
  only: ReadonlySet<string> | null,
): Promise<readonly Kept[] | 'too-many'> => {
  const ground = await readGround(tx, [handed])
  const { campaign, ahead } = ground
  const one = dated({ ...handed, receivedAt: handed.arrivedAt + ahead })
  if (one === null) return []
  const why = only === null ? whyHeld(sender, one, ahead) : 'refused'
  const { accountId, deviceId, role } = sender
  const origin = originOf(campaign, one)
  const people = peopleOf(one, only)
  const before = await heldBefore(
    tx,
    accountId,
    people.flatMap(({ corrects }) => corrects ?? []),
  )
  const held: HeldBack[] = []
  const kept = people.flatMap(({ personId, factId, cardNumber: _, ...report }): Kept[] => {
    const earlier = ground.earlier(accountId, personId, factId)
    if (earlier !== undefined) return [{ factId, receiptNo: earlier.receiptNo, isKept: false }]
    const person = ground.person(accountId, personId)
    if (person.home === null) return []
    const { communeId, hamletId, personId: who } = person.home
    const may = mayRecord(person, one.day, one.message.member)
    const by = { accountId, role, correctsOthers: false, walker: typeof may === 'string' ? null : may.walker }
    const make = (said: typeof report) =>
      visitFact(by, origin, one.times, [...person.known, ...(before.get(who) ?? [])], {
        factId,
        report: said,
      })
    // What it would be said instead of may never have come: then it speaks for itself.
    const whole = make(report)
    const made = whole.ok ? whole : make({ ...report, corrects: undefined })
    if (!made.ok) throw new Error('sync: a visit that corrects nothing was refused as a correction')
    const { fact, memberId, teamId } = made.value
    held.push({
      ...{ communeId, hamletId, factId, personId: who, deviceId, accountId, memberId, teamId, why },
      ...{ effective: isoDay(fact.effective), body: JSON.stringify(fact.body) },
    })
    return [{ factId, receiptNo: null, isKept: true }]
  })
  if (held.length === 0) return kept
  if ((await countHeldBack(tx, deviceId)) >= MOST_HELD) return 'too-many'
  await insertHeldBack(tx, isoDay(dayOfInstant(realNow() + ahead)), held)
  return kept
}

/** By person. What it is said instead of may be kept back itself: whoever accepts both has then but one of them counted. */
const heldBefore = async (tx: Tx, accountId: string, factIds: readonly string[]) => {
  const rows = factIds.length === 0 ? [] : await listHeldBack(tx, accountId, factIds)
  return Map.groupBy(
    rows.map((row): WalkedFact & { readonly personId: string } => ({ ...row, fact: factOf(row) })),
    ({ personId }) => personId,
  )
}

export type Standing = 'active' | 'device-revoked' | 'account-ended'

export const standingOf = ({ revokedAt, disabledAt, expiresOn }: Sender, today: Day): Standing => {
  if (revokedAt !== null) return 'device-revoked'
  const last = expiresOn === null ? null : parseIsoDay(expiresOn)
  return disabledAt !== null || (last !== null && last < today) ? 'account-ended' : 'active'
}

/** `ahead`: of campaign time before real time, in which phones and accounts are shut out. */
const whyHeld = (
  { revokedAt, disabledAt, expiresOn }: Sender,
  { times, day }: Dated,
  ahead: number,
): HeldBack['why'] => {
  const isAfter = (end: Date | null) => end !== null && times.startedAt > end.getTime() + ahead
  const last = expiresOn === null ? null : parseIsoDay(expiresOn)
  if (isAfter(revokedAt) || isAfter(disabledAt) || (last !== null && day > last)) return 'recorded-after'
  return revokedAt === null ? 'account-ended' : 'device-revoked'
}
