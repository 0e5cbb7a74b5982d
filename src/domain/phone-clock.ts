// What a phone knows of its own clock: how far it was ahead of the server when they last spoke, and what it has seen it do since,
// against a clock that nobody can set. All in milliseconds; the server's is campaign time.
//
// The clock that nobody can set stands still while a phone sleeps. A wall clock that has moved ahead of it was set, or the phone has
// slept: only the server's time, at the next contact, tells the one from the other. One that has moved back was set back.

export type Contact = { readonly serverTime: number; readonly aheadMs: number }

export type PhoneClock = {
  /** Null: they have never spoken. */
  readonly contact: Contact | null
  /** Wall clock less monotonic clock, when it was last looked at; null: this page has not looked yet. */
  readonly offset: number | null
  /** How far the one moved against the other, each time it did since the last contact, oldest first. Positive: ahead. */
  readonly moves: readonly number[]
}

export const unsetClock: PhoneClock = { contact: null, offset: null, moves: [] }

/** Below it is no move: clocks drift apart and are put right a little all day. */
export const JUMP_MS = 5_000

export const lookAtClock = (clock: PhoneClock, wall: number, monotonic: number): PhoneClock => {
  const offset = wall - monotonic
  const moved = clock.offset === null ? 0 : offset - clock.offset
  // A little is added up until it is much.
  if (clock.offset !== null && Math.abs(moved) < JUMP_MS) return clock
  return { ...clock, offset, moves: moved === 0 ? clock.moves : [...clock.moves, Math.round(moved)] }
}

/**
 * After an answer of the server; `askedAt` and `wall` by the phone when it asked and was answered. `jumps`: of each move since the
 * contact before, how far the clock was set in it.
 */
export const hearServer = (
  clock: PhoneClock,
  serverTime: number,
  askedAt: number,
  wall: number,
): { readonly clock: PhoneClock; readonly jumps: readonly number[] } => {
  const contact = { serverTime, aheadMs: Math.round((askedAt + wall) / 2 - serverTime) }
  const total = clock.contact === null ? null : contact.aheadMs - clock.contact.aheadMs
  return { clock: { ...clock, contact, moves: [] }, jumps: jumpsIn(clock.moves, total) }
}

/**
 * `total`: how far the clock was set in all moves together; null where nobody knows. What moved back was set back. What is left of
 * the total was set in the move that is just long enough for it; the rest was sleep.
 */
export const jumpsIn = (moves: readonly number[], total: number | null): number[] => {
  const jumps = moves.map((move) => Math.min(0, move))
  if (total === null) return jumps
  let left = total - jumps.reduce((sum, jump) => sum + jump, 0)
  const ahead = moves.map((move, i) => ({ move, i })).filter(({ move }) => move > 0)
  while (left >= JUMP_MS) {
    const open = ahead.filter(({ i }) => jumps[i] === 0).sort((a, b) => a.move - b.move)
    const found = open.find(({ move }) => move >= left - JUMP_MS) ?? open.at(-1)
    if (found === undefined) break
    jumps[found.i] = Math.min(found.move, left)
    left -= found.move
  }
  return jumps
}

/** Campaign time as the phone believes it to be. */
export const phoneNow = ({ contact, moves }: PhoneClock, wall: number): number =>
  wall - (contact?.aheadMs ?? 0) - moves.reduce((sum, move) => sum + Math.min(0, move), 0)
