import { expect, test } from 'vitest'
import { type Place, pathOf, readPlace } from './place.ts'

const at = (address: string): Place => {
  const [path = '', search = ''] = address.split('?')
  return readPlace(path, search)
}

test.each([
  '/waves',
  '/waves?unit=130101',
  '/waves/people?unit=130101001',
  '/waves/people?unit=130101&group=to_visit&page=3',
])('an address leads back to itself: %s', (address) => {
  expect(pathOf(at(address), '')).toBe(address)
})

test('what an address says that does not exist is left out', () => {
  expect(at('/waves/people?unit=1&group=everybody&page=-2')).toEqual({
    view: 'people',
    unit: null,
    group: 'missing',
    page: 1,
  })
  expect(at('/waves?unit=abc').unit).toBeNull()
})

test('the day of other screens goes along, what belongs to a list alone does not', () => {
  expect(pathOf({ ...at('/waves'), unit: 130101 }, 'day=2024-05-01&page=4&group=people')).toBe(
    '/waves?day=2024-05-01&unit=130101',
  )
})
