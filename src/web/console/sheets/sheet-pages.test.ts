import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pagesOf } from './sheet-pages.ts'

test('a sheet of twenty small households takes a few pages, the codes at the end', () => {
  const pages = pagesOf(Array.from({ length: 20 }, () => 3))
  expect(pages.length).toBeLessThanOrEqual(7)
  expect(pages.map(({ hasCodes }) => hasCodes)).toEqual(pages.map((_, i) => i === pages.length - 1))
})

test('everybody stands on one page, in order, and only a household longer than a page is parted', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 20 }), (sizes) => {
      const parts = pagesOf(sizes).flatMap((page) => page.parts)
      for (const [household, size] of sizes.entries()) {
        const own = parts.filter((part) => part.household === household)
        expect(own.map(({ from, to }) => to - from).reduce((sum, n) => sum + n, 0)).toBe(size)
        if (size <= 15) expect(own).toHaveLength(1)
        expect(own.map(({ from }) => from)).toEqual(own.map((_, i) => (i === 0 ? 0 : own[i - 1]?.to)))
        for (const { from, to } of own) expect(to).toBeGreaterThan(from)
      }
      expect(parts.map(({ household }) => household)).toEqual(
        [...parts.map(({ household }) => household)].sort((a, b) => a - b),
      )
    }),
    { seed: 90, numRuns: 300 },
  )
})
