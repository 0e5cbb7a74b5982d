import { expect, test } from 'vitest'
import type { FieldHousehold } from '../../offline/phone-view.ts'
import { countShown, doorsOf, nextDoor } from './doors.ts'

const TODAY = 19_850
const door = (key: string, its: Partial<FieldHousehold> = {}): FieldHousehold => ({
  key,
  hamletId: 1,
  residentialGroup: null,
  householdNo: key,
  address: null,
  members: [],
  hasWork: true,
  promise: null,
  visitedToday: false,
  best: null,
  ...its,
})
const best = (score: number): FieldHousehold['best'] => ({
  hour: 18,
  score,
  value: 'step',
  home: 'evening',
  deadline: 'campaign_end',
  deadlineOn: TODAY + 30,
})
const keys = (doors: readonly FieldHousehold[]) => doors.map(({ key }) => key)

const street = [
  door('a', { visitedToday: true, hasWork: false }),
  door('b', { best: best(1) }),
  door('c', { hasWork: false }),
  door('d', { best: best(5), promise: TODAY - 1 }),
  door('e', { hamletId: 2, best: best(9), promise: TODAY + 1 }),
]

test('work is shown as one walks, with what was visited today still in its place', () => {
  expect(keys(doorsOf(street, { hamletId: null, shown: 'open', order: 'walk' }, TODAY))).toEqual([
    'a',
    'b',
    'd',
    'e',
  ])
})

test('by priority the most urgent comes first and what was visited today last; the list handed in keeps its order', () => {
  expect(keys(doorsOf(street, { hamletId: null, shown: 'open', order: 'priority' }, TODAY))).toEqual([
    'e',
    'd',
    'b',
    'a',
  ])
  expect(keys(street)).toEqual(['a', 'b', 'c', 'd', 'e'])
})

test('promised are those of today and before, of the chosen hamlet', () => {
  expect(keys(doorsOf(street, { hamletId: null, shown: 'promised', order: 'walk' }, TODAY))).toEqual(['d'])
  expect(countShown(street, 1, TODAY)).toEqual({ open: 3, promised: 1, all: 4 })
  expect(countShown(street, 2, TODAY)).toEqual({ open: 1, promised: 0, all: 1 })
})

test('the next door is the next one with work after this one, round the way once', () => {
  expect(nextDoor(street, 'b')?.key).toBe('d')
  expect(nextDoor(street, 'e')?.key).toBe('b')
  expect(nextDoor(street, null)?.key).toBe('b')
  expect(nextDoor(street, 'd', 1)?.key).toBe('b')
  expect(nextDoor([door('a', { visitedToday: true })], 'a')).toBeNull()
})
