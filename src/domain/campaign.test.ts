import fc from 'fast-check'
import { expect, test } from 'vitest'
import { binhPhuoc2024 } from './binh-phuoc/campaign.ts'
import { campaignDay, goalCount } from './campaign.ts'
import { dayOf } from './dates.ts'

test('04/4/2024 is day 0, 03/7/2024 is day 90, days before are negative', () => {
  expect(campaignDay(binhPhuoc2024, dayOf(2024, 4, 4))).toBe(0)
  expect(campaignDay(binhPhuoc2024, dayOf(2024, 7, 3))).toBe(90)
  expect(campaignDay(binhPhuoc2024, dayOf(2024, 3, 25))).toBe(-10)
})

test('a share is rounded up to a whole person; strictly more is at least one more than the share', () => {
  expect(goalCount({ share: 0.8, strict: false }, 11_207)).toBe(8_966)
  expect(goalCount({ share: 0.9, strict: false }, 873_007)).toBe(785_707)
  expect(goalCount({ share: 0.5, strict: true }, 873_007)).toBe(436_504)
  expect(goalCount({ share: 0.5, strict: true }, 872_832)).toBe(436_417)
  expect(goalCount({ share: 0.5, strict: false }, 872_832)).toBe(436_416)
  expect(goalCount({ share: 1, strict: false }, 873_007)).toBe(873_007)
  expect(goalCount({ share: 0.925, strict: false }, 1_000)).toBe(925)
})

test('no goal is no number, and where there is nobody, nobody is needed', () => {
  expect(goalCount(null, 873_007)).toBeNull()
  expect(goalCount({ share: 0.5, strict: true }, 0)).toBe(0)
  expect(goalCount({ share: 0.8, strict: false }, 0)).toBe(0)
})

test('a goal is the least number that meets it, for any share in hundredths of a percent', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000 }),
      fc.integer({ min: 1, max: 2_000_000 }),
      fc.boolean(),
      (share, people, strict) => {
        const goal = goalCount({ share: share / 10_000, strict }, people) ?? Number.NaN
        const meets = (n: number) =>
          strict
            ? BigInt(n) * 10_000n > BigInt(share) * BigInt(people)
            : BigInt(n) * 10_000n >= BigInt(share) * BigInt(people)
        expect(meets(goal)).toBe(true)
        expect(meets(goal - 1)).toBe(false)
      },
    ),
    { seed: 20240404, numRuns: 500 },
  )
})
