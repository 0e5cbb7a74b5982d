import { expect, test } from 'vitest'
import { CLASS_COUNT, classOf, OUTSIDE, readClass } from './coverage.ts'
import { FLAGS, isMilestone, MILESTONES, milestoneNo, STATES, type Stand } from './milestones.ts'
import { isDone, standCode } from './stand-codes.ts'

const stands: Stand[] = STATES.flatMap((state) =>
  [null, ...FLAGS].flatMap((flag) => [false, true].map((measured) => ({ state, flag, measured }))),
)

test('each of the 32 ways to stand has its own class, and none is the class of those outside', () => {
  expect(new Set(stands.map(classOf)).size).toBe(32)
  expect(stands.map(classOf).toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: CLASS_COUNT - 1 }, (_, i) => OUTSIDE + 1 + i),
  )
})

test('a class reads back as it was written', () => {
  for (const stand of stands) expect(readClass(classOf(stand))).toEqual(stand)
})

test('the numbers of classes never change: they stand in the tallies', () => {
  expect(classOf({ state: 'open', flag: null, measured: false })).toBe(1)
  expect(classOf({ state: 'confirmed', flag: null, measured: true })).toBe(19)
  expect(classOf({ state: 'reported', flag: 'disputed', measured: true })).toBe(22)
  expect(classOf({ state: 'open', flag: 'rejected', measured: true })).toBe(25)
  expect(classOf({ state: 'confirmed', flag: 'expired', measured: true })).toBe(31)
  expect(classOf({ state: 'exempt', flag: null, measured: false })).toBe(4)
})

test('done is confirmed without a flag, and nothing else', () => {
  for (const stand of stands) {
    expect(isDone(standCode(stand))).toBe(stand.state === 'confirmed' && stand.flag === null)
  }
})

test('there are nine milestones, each with its place', () => {
  expect(MILESTONES.map(milestoneNo)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
  expect(isMilestone('eid_used')).toBe(true)
  expect(isMilestone('eid_level')).toBe(false)
})
