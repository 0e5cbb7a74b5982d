import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  anyFact,
  anyTwoOrders,
  BASELINE,
  disputed,
  listed,
  settled,
  visited,
} from '../../test/fixtures/histories.ts'
import { compareFacts, type Fact, inFoldingOrder } from './facts.ts'

const seed = 20240325
const day = BASELINE

test('an earlier effective day comes first, whenever it became known and whoever says so', () => {
  const old = listed(day - 1, {}, { source: 'authority', known: day + 30 })
  const recent = visited(day, {})
  expect(inFoldingOrder([recent, old])).toEqual([old, recent])
})

test('within a day the stronger source speaks last, then the later known, then the later id', () => {
  const field = visited(day, {}, day + 9)
  const register = listed(day, {}, { source: 'register', known: day + 5 })
  const late = listed(day, {}, { source: 'authority', known: day + 1 })
  const twin: Fact = { ...late, factId: `${late.factId}-later` }
  const early: Fact = { ...late, factId: `${late.factId}-last`, known: day }
  const order = [field, register, early, late, twin]
  expect(inFoldingOrder([...order].reverse())).toEqual(order)
})

test('within a day a judgement comes after every list and visit, and judgements come as they became known', () => {
  const raised: Fact = { ...disputed(day, 'card'), source: 'authority' }
  const verdict: Fact = { ...settled(day, 'card', 'dismissed', day + 2), factId: '0' }
  const list = listed(day, { claims: { card: 'confirmed' } }, { known: day + 20 })
  expect(inFoldingOrder([verdict, raised, list])).toEqual([list, raised, verdict])
})

test('the order is total: any order of arrival is sorted to the same one', () => {
  fc.assert(
    fc.property(anyTwoOrders, ([history, shuffled]) => {
      const sorted = inFoldingOrder(history)
      expect(inFoldingOrder(shuffled)).toEqual(sorted)
      expect(inFoldingOrder(sorted)).toBe(sorted)
    }),
    { seed },
  )
})

test('two facts compare alike from both sides, and only the same fact compares equal', () => {
  fc.assert(
    fc.property(anyFact, anyFact, (a, b) => {
      expect(Math.sign(compareFacts(a, b)) + Math.sign(compareFacts(b, a))).toBe(0)
      expect(compareFacts(a, b) === 0).toBe(a.factId === b.factId)
    }),
    { seed },
  )
})
