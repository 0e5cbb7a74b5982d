// A small seeded generator (sfc32) for invented data. Not for keys, passwords or anything secret.
// A stream is named by a seed and up to three keys, so that one household, commune or person is the same
// however many others are made before it.

/** The state of one stream: four 32-bit words. Only the functions below change it. */
export type Random = { a: number; b: number; c: number; d: number }

/** A new stream. Seeds and keys are integers; the same four always give the same stream. */
export function randomFor(seed: number, key1 = 0, key2 = 0, key3 = 0): Random {
  return rekey({ a: 0, b: 0, c: 0, d: 0 }, seed, key1, key2, key3)
}

/** Turns an existing state into the named stream: what randomFor does, without a new object. */
export function rekey(random: Random, seed: number, key1 = 0, key2 = 0, key3 = 0): Random {
  random.a = scramble(seed ^ 0x9e3779b9)
  random.b = scramble(random.a ^ key1)
  random.c = scramble(random.b ^ key2 ^ 0x243f6a88)
  random.d = scramble(random.c ^ key3 ^ 0x85a308d3) | 1
  for (let round = 0; round < 12; round++) word(random)
  return random
}

/** The finaliser of MurmurHash3: neighbouring keys give unrelated words. */
function scramble(x: number): number {
  let h = x | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) | 0
}

/** 32 random bits as a signed integer. */
function word(random: Random): number {
  const sum = (((random.a + random.b) | 0) + random.d) | 0
  random.d = (random.d + 1) | 0
  random.a = random.b ^ (random.b >>> 9)
  random.b = (random.c + (random.c << 3)) | 0
  random.c = (((random.c << 21) | (random.c >>> 11)) + sum) | 0
  return sum
}

/** At least 0, below 1. */
export function unit(random: Random): number {
  return (word(random) >>> 0) / 0x1_0000_0000
}

/** An integer from 0 to `below` − 1; `below` is at least 1 and at most 2³². */
export function int(random: Random, below: number): number {
  return Math.floor(unit(random) * below)
}

/** An integer from `low` to `high`, both included. */
export function between(random: Random, low: number, high: number): number {
  return low + int(random, high - low + 1)
}

export function chance(random: Random, probability: number): boolean {
  return unit(random) < probability
}

/** Bell-shaped around 0, nearly always between −2 and 2, standard deviation 0.7. */
export function bell(random: Random): number {
  return (unit(random) + unit(random) + unit(random) - 1.5) * 1.4
}

/** Things with weights, ready to be drawn from by `pick`. */
export type Weighted<T> = {
  readonly items: readonly T[]
  readonly upTo: readonly number[]
  readonly sum: number
}

/** Weights are positive and need not sum to anything. Throws RangeError when nothing can be drawn. */
export function weighted<T>(entries: Iterable<readonly [T, number]>): Weighted<T> {
  const items: T[] = []
  const upTo: number[] = []
  let sum = 0
  for (const [item, weight] of entries) {
    if (!(weight > 0)) continue
    sum += weight
    items.push(item)
    upTo.push(sum)
  }
  if (items.length === 0) throw new RangeError('nothing to draw from')
  return { items, upTo, sum }
}

/** One of the things, each as often as its weight says. */
export function pick<T>(random: Random, from: Weighted<T>): T {
  const point = unit(random) * from.sum
  let low = 0
  let high = from.items.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (point < (from.upTo[middle] ?? 0)) high = middle
    else low = middle + 1
  }
  return from.items[low] as T
}

/** Every order equally likely; changes the array and returns it (Fisher–Yates). */
export function shuffle<T>(random: Random, items: T[]): T[] {
  for (let last = items.length - 1; last > 0; last--) {
    const other = int(random, last + 1)
    const kept = items[last] as T
    items[last] = items[other] as T
    items[other] = kept
  }
  return items
}
