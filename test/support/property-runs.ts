// How many cases a property test tries: as many as it asks for, and a hundred times that in a soak (`npm run soak`). The one
// place that asks which of the two it is.

/** Set by bench/soak.ts and by nobody else. */
export const isSoak = process.env['PHUKIN_SOAK'] === '1'

const SOAK_TIMES = 100

/** For `numRuns` of fast-check. */
export const runs = (times: number): number => (isSoak ? times * SOAK_TIMES : times)
