import fc from 'fast-check'
import { expect, test } from 'vitest'
import { binhPhuoc2024 } from './binh-phuoc/campaign.ts'
import { birthKeyOf } from './course-key.ts'
import { dayOf, encodePartialDate, type PartialDate } from './dates.ts'
import type { Fact } from './facts.ts'
import { timeline } from './timeline.ts'

const asOf = dayOf(2024, 3, 25)
const keyOf = birthKeyOf(binhPhuoc2024)
const course = (birth: PartialDate) => {
  const fact: Fact = {
    factId: '018e0000-0000-7000-8000-000000000000',
    effective: asOf,
    known: asOf,
    source: 'register',
    body: {
      type: 'listed/1',
      list: 'register',
      birth: encodePartialDate(birth),
      residence: { kind: 'permanent', hamletId: 130_101_001 },
    },
  }
  return timeline(binhPhuoc2024, [fact])
}

const birth = fc
  .tuple(
    fc.integer({ min: 2008, max: 2012 }),
    fc.integer({ min: 0, max: 12 }),
    fc.integer({ min: 0, max: 28 }),
  )
  .map(([y, m, d]): PartialDate => (m === 0 ? { y } : d === 0 ? { y, m } : { y, m, d }))

test('births of one key have one course', () => {
  fc.assert(
    fc.property(fc.array(birth, { minLength: 40, maxLength: 80 }), (births) => {
      const courses = new Map<string, unknown>()
      for (const each of births) {
        const key = keyOf(each, asOf)
        if (courses.has(key)) expect(course(each)).toEqual(courses.get(key))
        courses.set(key, course(each))
      }
    }),
    { seed: 20240404, numRuns: 100 },
  )
})

test('a birthday ahead, and the middle of 2010, part two births', () => {
  expect(keyOf({ y: 2010, m: 3, d: 25 }, asOf)).not.toBe(keyOf({ y: 2010, m: 3, d: 26 }, asOf))
  expect(keyOf({ y: 2010, m: 6, d: 30 }, asOf)).not.toBe(keyOf({ y: 2010, m: 7, d: 1 }, asOf))
  expect(keyOf({ y: 2010 }, asOf)).not.toBe(keyOf({ y: 2010, m: 2, d: 1 }, asOf))
  expect(keyOf({ y: 1950 }, asOf)).toBe(keyOf({ y: 1949, m: 5, d: 1 }, asOf))
})
