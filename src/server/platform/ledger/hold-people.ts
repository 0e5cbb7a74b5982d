// Takes the hamlets of some people, in the one order in which everybody takes them, and reads what is known of these people
// under that lock. Changes nothing but locks.
import type { RawBuilder } from 'kysely'
import { queryTogether, type Tx } from '../database.ts'
import type { NewFact } from './new-fact.ts'
import {
  lockFreeHamletRows,
  lockHamletRows,
  markBeforeLocks,
  openHamletRows,
  releaseHamlets,
  waitForRows,
} from './queries-homes.ts'
import { laterLists } from './queries-mentions.ts'
import { receiptsOf, type StoredReceipt } from './queries-receipts.ts'
import { hamletsOf, type People, readPeople } from './read-people.ts'

const ATTEMPTS = 20

export type Held = People & {
  /** Those of the facts handed in that were handed in before. */
  readonly receipts: readonly StoredReceipt[]
  /** Whether there is a list of the first day handed in, or of a later one. */
  readonly hasLaterLists: boolean
}

/** Facts that go in together or not at all. */
export type Bundle = readonly NewFact[]

/**
 * Every hamlet that these people are in or could come to by these facts is locked, lowest number first. People are read before
 * that, to know which; nobody of a hamlet has changed since if its revision is still the same, else they are read again. Whoever
 * moved while we waited may need other hamlets: then all are given back and taken anew, for a lock out of order is a deadlock.
 * `alsoIds`: people of whom nothing is handed in.
 */
export const holdPeople = async (
  tx: Tx,
  handed: readonly NewFact[],
  alsoIds: readonly string[] = [],
): Promise<Held> => {
  const read = await readPeople(tx, [...new Set([...handed.map(({ personId }) => personId), ...alsoIds])])
  const { held } = await hold(tx, read, [handed], alsoIds, true)
  return held
}

/**
 * The same without waiting for anybody: of the bundles those are free of which nobody else holds a hamlet, nor that of anybody
 * named in an earlier one that is not free. `read`: what was read of their people before, in this transaction.
 */
export const holdFree = (tx: Tx, read: People, bundles: readonly Bundle[]): Promise<FreeHeld> =>
  hold(tx, read, bundles, [], false)

type FreeHeld = { readonly held: Held; readonly free: readonly boolean[] }

/** How long somebody may take who opens the same hamlet: longer than a moment only within a list that comes in. */
const OPENING_MS = 50

const hold = async (
  tx: Tx,
  read: People,
  bundles: readonly Bundle[],
  alsoIds: readonly string[],
  waits: boolean,
): Promise<FreeHeld> => {
  const handed = bundles.flat()
  const ids = [...new Set([...handed.map(({ personId }) => personId), ...alsoIds])]
  /** Which somebody else is opening. */
  const shut = new Set<number>()
  let found = read
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const wanted = hamletsOf(found, ids, handed).filter((id) => !shut.has(id))
    const homes = [...found.people.values()].map(({ home }) => home)
    const opened = new Set(homes.flatMap(({ hamletId, revision }) => (revision === null ? [] : hamletId)))
    const unopened = wanted.filter((id) => !opened.has(id))
    const taking = queryTogether(
      tx,
      [waits ? lockHamletRows(wanted) : lockFreeHamletRows(wanted), receiptsOf(handed), laterLists(handed)],
      { before: [...(attempt === 0 ? [markBeforeLocks] : []), ...opening(unopened, waits)] },
    )
    const answers = await taking.catch((error: unknown) => {
      if (waits || !isLockTimeout(error)) throw error
      return null
    })
    if (answers === null) {
      await releaseHamlets(tx)
      for (const id of unopened) if (!(await canBeOpened(tx, id))) shut.add(id)
      continue
    }
    const [locked, receipts, later] = answers
    const revisions = new Map(locked.map(({ hamletId, revision }) => [hamletId, revision]))
    const busy = new Set(waits ? [] : [...shut, ...wanted.filter((id) => !revisions.has(id))])
    const taken = new Set(wanted.filter((id) => !busy.has(id)))
    const stands = homes.every(
      ({ hamletId, revision }) => !taken.has(hamletId) || revisions.get(hamletId) === revision,
    )
    if (!stands) found = await readPeople(tx, ids)
    const free = freeOf(found, bundles, busy)
    const kept = bundles.flatMap((bundle, i) => (free[i] === true ? bundle : []))
    const needed = hamletsOf(found, [...kept.map(({ personId }) => personId), ...alsoIds], kept)
    if (needed.every((id) => taken.has(id)))
      return { held: { ...found, receipts, hasLaterLists: later.length > 0 }, free }
    await releaseHamlets(tx)
  }
  throw new Error('ledger: people move faster than they can be held')
}

const opening = (hamletIds: readonly number[], waits: boolean): RawBuilder<unknown>[] => {
  if (hamletIds.length === 0) return []
  const open = openHamletRows(hamletIds)
  return waits ? [open] : [waitForRows(OPENING_MS), open, waitForRows(0)]
}

/** Of several that are opened together one that somebody else is opening keeps the others from it. Leaves nothing behind. */
const canBeOpened = async (tx: Tx, hamletId: number): Promise<boolean> => {
  try {
    await queryTogether(tx, [], { before: opening([hamletId], false) })
    return true
  } catch (error) {
    if (!isLockTimeout(error)) throw error
    return false
  } finally {
    await releaseHamlets(tx)
  }
}

const freeOf = (found: People, bundles: readonly Bundle[], busy: ReadonlySet<number>): boolean[] => {
  const aside = new Set<string>()
  return bundles.map((bundle) => {
    if (busy.size === 0) return true
    const ids = bundle.map(({ personId }) => found.whoIs(personId))
    const isFree =
      !ids.some((id) => aside.has(id)) && !hamletsOf(found, ids, bundle).some((id) => busy.has(id))
    if (!isFree) for (const id of ids) aside.add(id)
    return isFree
  })
}

const isLockTimeout = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '55P03'
