import fc from 'fast-check'
import { expect, test } from 'vitest'
import { uuid7 } from './uuid7.ts'

const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 })
const instant = fc.integer({ min: 0, max: 4_000_000_000_000 })

test('an id is a UUID of version 7, and one of a later moment sorts later', () => {
  fc.assert(
    fc.property(instant, instant, bytes, bytes, (a, b, x, y) => {
      const [first, second] = [uuid7(a, x), uuid7(b, y)]
      expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      if (a < b) expect(first < second).toBe(true)
    }),
    { seed: 90, numRuns: 500 },
  )
})
