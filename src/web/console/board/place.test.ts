import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayOf } from '#domain/dates'
import { HOME, PART_LEVELS, type Place, pathOf, readPlace, SHOWN } from './place.ts'

const reread = (place: Place): Place => {
  const [path = '', search = ''] = pathOf(place).split('?')
  return readPlace(path, search)
}

const day = fc.option(fc.integer({ min: dayOf(2023, 1, 1), max: dayOf(2025, 12, 31) }), { nil: null })
const measure = fc.option(fc.integer({ min: 1, max: 99 }), { nil: null })
const common = {
  unit: fc.option(fc.constantFrom(13, 1301, 130101, 130101001), { nil: null }),
  asOf: day,
  knownAt: day,
  base: fc.constantFrom('present' as const, 'registered' as const),
  measure,
}
const boards: fc.Arbitrary<Place> = fc.record({
  ...common,
  view: fc.constant('board' as const),
  level: fc.option(fc.constantFrom(...PART_LEVELS), { nil: null }),
  columns: fc.constantFrom('all' as const, 'one' as const),
  show: fc.constant(null),
  household: fc.constant(''),
  page: fc.constant(1),
})
const lists: fc.Arbitrary<Place> = fc.record({
  ...common,
  view: fc.constant('people' as const),
  level: fc.constant(null),
  columns: fc.constant('all' as const),
  show: fc.option(fc.constantFrom(...SHOWN), { nil: null }),
  household: fc.string({ maxLength: 40 }).map((text) => text.trim()),
  page: fc.integer({ min: 1, max: 5000 }),
})

test('an address leads back to the place it was made of', () => {
  fc.assert(
    fc.property(fc.oneof(boards, lists), (place) => {
      expect(reread(place)).toEqual(place)
    }),
    { seed: 90 },
  )
})

test('the usual view has the shortest address', () => {
  expect(pathOf(HOME)).toBe('/board')
  expect(pathOf({ ...HOME, unit: 130101, asOf: dayOf(2024, 3, 25) })).toBe(
    '/board?unit=130101&day=2024-03-25',
  )
  expect(pathOf({ ...HOME, view: 'people', show: 'open' })).toBe('/board/people?show=open')
})

test('what is no unit, day, level or page is left out', () => {
  const search = 'unit=1&day=2024-13-01&base=x&measure=-1&level=village&show=dead&page=0&columns=two'
  expect(readPlace('/board', search)).toEqual(HOME)
})
