// What a phone knows of its own clock: how far it was ahead of the server when they last spoke, and how far it has jumped since, seen
// against a clock that nobody can set. All in milliseconds; the server's is campaign time.

export type Contact = { readonly serverTime: number; readonly aheadMs: number }

export type PhoneClock = {
  /** Null: they have never spoken. */
  readonly contact: Contact | null
  /** Wall clock less monotonic clock, when it was last looked at; null: this page has not looked yet. */
  readonly offset: number | null
}

export const unsetClock: PhoneClock = { contact: null, offset: null }

/** Below it is no jump: clocks drift apart and are put right a little all day. */
const JUMP_MS = 5_000

/** `jumpedMs`: how far the wall clock was set since the last look (positive: ahead); 0 as a rule. */
export const lookAtClock = (
  clock: PhoneClock,
  wall: number,
  monotonic: number,
): { readonly clock: PhoneClock; readonly jumpedMs: number } => {
  const offset = wall - monotonic
  const moved = clock.offset === null ? 0 : offset - clock.offset
  return { clock: { ...clock, offset }, jumpedMs: Math.abs(moved) < JUMP_MS ? 0 : Math.round(moved) }
}

/** After an answer of the server; `askedAt` and `wall` by the phone when it asked and was answered. */
export const hearServer = (
  clock: PhoneClock,
  serverTime: number,
  askedAt: number,
  wall: number,
): PhoneClock => ({
  ...clock,
  contact: { serverTime, aheadMs: Math.round((askedAt + wall) / 2 - serverTime) },
})

/** Campaign time as the phone believes it to be. */
export const phoneNow = ({ contact }: PhoneClock, wall: number): number => wall - (contact?.aheadMs ?? 0)
