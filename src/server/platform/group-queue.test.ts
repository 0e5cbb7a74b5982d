import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createGroupQueue } from './group-queue.ts'

/** Goes that end when they are told to. */
const gate = () => {
  const goes: { readonly items: readonly number[]; readonly end: (error?: Error) => void }[] = []
  const run = (items: readonly number[]) =>
    new Promise<number[]>((done, failed) => {
      goes.push({ items, end: (error) => (error ? failed(error) : done(items.map((n) => n * 10))) })
    })
  return { goes, run }
}
const one = () => 1
const settled = () => new Promise((done) => setImmediate(done))

describe('what many hand in at once', () => {
  test('is done at once when nothing runs, with what came in the same turn; what comes meanwhile is done together', async () => {
    const { goes, run } = gate()
    const queue = createGroupQueue({ most: 10, atOnce: 1, bound: 100 }, one, run)
    const answers = [1, 2].map((n) => queue.hand(n))
    await settled()
    expect(goes.map(({ items }) => items)).toEqual([[1, 2]])
    answers.push(queue.hand(3))
    await settled()
    answers.push(queue.hand(4))
    await settled()
    expect(goes).toHaveLength(1)
    goes[0]?.end()
    await settled()
    expect(goes.map(({ items }) => items)).toEqual([
      [1, 2],
      [3, 4],
    ])
    expect(queue.load()).toBe(2)
    goes[1]?.end()
    expect(await Promise.all(answers)).toEqual([10, 20, 30, 40])
    expect(queue.load()).toBe(0)
  })

  test('goes by weight, in order; what is heavier than a go goes alone', async () => {
    const { goes, run } = gate()
    const queue = createGroupQueue({ most: 5, atOnce: 1, bound: 100 }, (n: number) => n, run)
    const answers = [1, 3, 2, 9, 1].map((n) => queue.hand(n))
    await settled()
    for (let i = 0; i < 4; i += 1) {
      goes[i]?.end()
      await settled()
    }
    expect(goes.map(({ items }) => items)).toEqual([[1, 3], [2], [9], [1]])
    await Promise.all(answers)
  })

  test('a go that fails fails for its own alone', async () => {
    const { goes, run } = gate()
    const queue = createGroupQueue({ most: 10, atOnce: 1, bound: 100 }, one, run)
    const first = queue.hand(1)
    await settled()
    const second = queue.hand(2)
    goes[0]?.end(new Error('no disk'))
    await expect(first).rejects.toThrow('no disk')
    goes[1]?.end()
    expect(await second).toBe(20)
    expect(queue.load()).toBe(0)
  })

  test('has no room beyond its bound, and has again when something is done', async () => {
    const { goes, run } = gate()
    const queue = createGroupQueue({ most: 10, atOnce: 1, bound: 2 }, one, run)
    const taken = [queue.hand(1), queue.hand(2)]
    expect(await queue.hand(3)).toBeNull()
    await settled()
    goes[0]?.end()
    expect(await Promise.all(taken)).toEqual([10, 20])
    const later = queue.hand(4)
    await settled()
    goes[1]?.end()
    expect(await later).toBe(40)
  })

  test('each is answered once and with its own answer, whatever comes when', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ weight: fc.integer({ min: 0, max: 9 }), later: fc.boolean() }), {
          maxLength: 40,
        }),
        fc.integer({ min: 1, max: 3 }),
        async (items, atOnce) => {
          let running = 0
          const seen: number[] = []
          const queue = createGroupQueue(
            { most: 12, atOnce, bound: 1_000 },
            ({ weight }: { n: number; weight: number }) => weight,
            async (its) => {
              running += 1
              expect(running).toBeLessThanOrEqual(atOnce)
              await settled()
              running -= 1
              seen.push(...its.map(({ n }) => n))
              return its.map(({ n }) => `answer ${n}`)
            },
          )
          const answers = []
          for (const [n, { weight, later }] of items.entries()) {
            answers.push(queue.hand({ n, weight }))
            if (later) await settled()
          }
          expect(await Promise.all(answers)).toEqual(items.map((_, n) => `answer ${n}`))
          expect(seen.toSorted((a, b) => a - b)).toEqual(items.map((_, n) => n))
          if (atOnce === 1) expect(seen).toEqual(items.map((_, n) => n))
        },
      ),
      { seed: 93, numRuns: 60 },
    )
  })
})
