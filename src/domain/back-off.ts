// When a phone tries again after it was not heard: later and later, spread by chance so that a whole campaign that lost its signal
// together does not come back together ("full jitter"). Knows neither clock nor chance.

const FIRST_MS = 2_000
export const LONGEST_MS = 30 * 60_000

/**
 * Milliseconds to wait. `failures`: tries without an answer since the last one, at least 1. `waitSeconds`: what the server asked
 * for. `chance`: from 0 to below 1.
 */
export const backOff = (failures: number, waitSeconds: number, chance: number): number => {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures - 1, 20))
  const asked = Math.max(0, waitSeconds) * 1000
  return Math.round(Math.min(LONGEST_MS, asked * (1 + chance) + Math.max(500, ceiling * chance)))
}

/** After an answer that asks to come again later: not before, and spread over as long again. */
export const comeAgain = (waitSeconds: number, chance: number): number =>
  Math.round(Math.min(LONGEST_MS, Math.max(0, waitSeconds) * 1000 * (1 + chance)))
