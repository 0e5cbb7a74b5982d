import { expect, test } from 'vitest'
import { type CommuneTallies, sumOf } from './tallies.ts'

const hamlet = (hamletId: number, base: number, confirmed: number | null, reported: number | null) => ({
  hamletId,
  name: String(hamletId),
  figures: [{ milestone: 'card' as const, base, confirmed, reported }],
})
const commune = (...hamlets: CommuneTallies['hamlets']): CommuneTallies => ({
  communeId: 1,
  name: 'x',
  asOf: '2024-05-19',
  hamlets,
})

test('a hamlet that nobody has reported of is neither in the sum nor in what it is a share of', () => {
  expect(
    sumOf(commune(hamlet(1, 100, 40, 5), hamlet(2, 900, null, null), hamlet(3, 50, 10, null)), 'card'),
  ).toEqual({
    base: 150,
    confirmed: 50,
    reported: 5,
    known: 2,
    hamlets: 3,
  })
})

test('where no hamlet is known, nothing is known', () => {
  expect(sumOf(commune(hamlet(1, 100, null, null)), 'card')).toBeNull()
  expect(sumOf(commune(hamlet(1, 100, 0, 0)), 'signature')).toBeNull()
  expect(sumOf(commune(hamlet(1, 100, 0, 0)), 'card')).toMatchObject({ base: 100, confirmed: 0 })
})
