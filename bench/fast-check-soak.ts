// Stands in for fast-check in a soak (bench/soak.ts): every property is tried as many times more as PHUKIN_SOAK says. Nothing else
// reads it; in `npm test` this file is not there.
import fc from 'fast-check'

export * from 'fast-check'

const times = Number(process.env['PHUKIN_SOAK'] ?? 1)

/** What fast-check tries where a test does not say. */
const DEFAULT_RUNS = 100

/** A property that asks a database tries as many as it can in this time: its test has a limit of its own. */
const MOST_MS = 100_000

const more = <T>(given: fc.Parameters<T> = {}): fc.Parameters<T> => ({
  ...given,
  numRuns: (given.numRuns ?? DEFAULT_RUNS) * times,
  interruptAfterTimeLimit: MOST_MS,
})

const assert = <T>(property: fc.IRawProperty<T>, given?: fc.Parameters<T>) => fc.assert(property, more(given))

/** Whoever writes `import fc from 'fast-check'` gets this. */
const soaked = { ...fc, assert }

export { soaked as default }
