// How a milestone stands, packed into one small number (0–31), so that a province can be folded without allocating.
// Only the packing: what a person's facts make of it is judged in held.ts and coverage.ts.
import { FLAGS, STATES, type Stand } from './milestones.ts'

/** State in two bits, flag in two (0 = none, else 1 + its place in FLAGS), measured in one. */
export type StandCode = number

export const OPEN = STATES.indexOf('open')
export const REPORTED = STATES.indexOf('reported')
export const CONFIRMED = STATES.indexOf('confirmed')
export const EXEMPT = STATES.indexOf('exempt')

export const NO_FLAG = 0
export const DISPUTED = 1 + FLAGS.indexOf('disputed')
export const REJECTED = 1 + FLAGS.indexOf('rejected')
export const EXPIRED = 1 + FLAGS.indexOf('expired')

export const packStand = (state: number, flag: number, measured: boolean): StandCode =>
  state | (flag << 2) | (measured ? 16 : 0)

export const stateNo = (code: StandCode): number => code & 3
export const flagNo = (code: StandCode): number => (code >> 2) & 3
export const isMeasured = (code: StandCode): boolean => code >= 16

/** Confirmed without a flag: what counts in a numerator and as holding. */
export const isDone = (code: StandCode): boolean => (code & 15) === CONFIRMED

export const standCode = ({ state, flag, measured }: Stand): StandCode =>
  packStand(STATES.indexOf(state), flag === null ? NO_FLAG : 1 + FLAGS.indexOf(flag), measured)

export const readStand = (code: StandCode): Stand => ({
  state: STATES[stateNo(code)] ?? 'open',
  flag: FLAGS[flagNo(code) - 1] ?? null,
  measured: isMeasured(code),
})
