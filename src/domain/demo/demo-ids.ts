// Ids of what is invented beside people and facts: teams, members, areas, sheets. UUIDv7 made from the seed, so that the same demo
// has the same ones and later ones sort later.

import { uuid7 } from '../uuid7.ts'
import { int, type Random, rekey } from './random.ts'

const state: Random = { a: 0, b: 0, c: 0, d: 0 }
const bytes = new Uint8Array(10)

/** `at`: milliseconds since the epoch. The keys name the thing; the same four always make the same id. */
export const demoId = (at: number, seed: number, key1: number, key2 = 0, key3 = 0): string => {
  rekey(state, seed, key1, key2, key3)
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = int(state, 256)
  return uuid7(at, bytes)
}
