import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bell, between, chance, int, pick, randomFor, rekey, shuffle, unit, weighted } from './random.ts'

const draws = (random: ReturnType<typeof randomFor>, n = 8) => Array.from({ length: n }, () => unit(random))

test('the same seed and keys give the same stream, made new or turned into', () => {
  const used = randomFor(9)
  draws(used, 100)
  expect(draws(rekey(used, 7, 1, 2, 3))).toEqual(draws(randomFor(7, 1, 2, 3)))
})

test('a change of seed or of any key gives another stream', () => {
  const streams = [
    randomFor(7, 1, 2, 3),
    randomFor(8, 1, 2, 3),
    randomFor(7, 2, 2, 3),
    randomFor(7, 1, 3, 3),
    randomFor(7, 1, 2, 4),
    randomFor(7, 2, 1, 3),
    randomFor(7, 3, 2, 1),
  ]
  expect(new Set(streams.map((random) => unit(random))).size).toBe(streams.length)
})

test('the first draws of neighbouring keys are spread evenly', () => {
  const tenths = new Array<number>(10).fill(0)
  for (let key = 0; key < 20_000; key++) {
    const tenth = int(randomFor(1, key), 10)
    tenths[tenth] = (tenths[tenth] ?? 0) + 1
  }
  for (const count of tenths) expect(Math.abs(count - 2_000)).toBeLessThan(200)
})

test('integers reach both ends of their range and never leave it', () => {
  const random = randomFor(3)
  const seen = new Set(Array.from({ length: 500 }, () => between(random, -2, 3)))
  expect([...seen].sort((a, b) => a - b)).toEqual([-2, -1, 0, 1, 2, 3])
})

test('a thing is drawn as often as its weight says, and never with weight 0', () => {
  const random = randomFor(4)
  const from = weighted([
    ['a', 1],
    ['never', 0],
    ['b', 3],
  ])
  const counts = { a: 0, b: 0, never: 0 }
  for (let i = 0; i < 40_000; i++) counts[pick(random, from) as keyof typeof counts]++
  expect(counts.never).toBe(0)
  expect(Math.abs(counts.b / counts.a - 3)).toBeLessThan(0.15)
  expect(() => weighted([['never', 0]])).toThrow(RangeError)
})

test('a chance of 0 never comes and of 1 always', () => {
  const random = randomFor(5)
  for (let i = 0; i < 1_000; i++) expect([chance(random, 0), chance(random, 1)]).toEqual([false, true])
})

test('the bell is centred on 0 and rarely beyond 2', () => {
  const random = randomFor(6)
  const values = Array.from({ length: 20_000 }, () => bell(random))
  expect(Math.abs(values.reduce((a, b) => a + b, 0) / values.length)).toBeLessThan(0.02)
  expect(values.filter((value) => Math.abs(value) > 2).length).toBeLessThan(40)
})

test('shuffling keeps every item, and every order of three is equally likely', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer(), (items, seed) => {
      const shuffled = shuffle(randomFor(seed), [...items])
      expect([...shuffled].sort()).toEqual([...items].sort())
    }),
    { seed: 1 },
  )
  const random = randomFor(8)
  const orders = new Map<string, number>()
  for (let i = 0; i < 12_000; i++) {
    const order = shuffle(random, ['a', 'b', 'c']).join('')
    orders.set(order, (orders.get(order) ?? 0) + 1)
  }
  expect(orders.size).toBe(6)
  for (const count of orders.values()) expect(Math.abs(count - 2_000)).toBeLessThan(250)
})
