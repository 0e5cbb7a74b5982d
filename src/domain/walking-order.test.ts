import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareResidents, type Door, inWalkingOrder } from './walking-order.ts'

let next = 0
const door = (residentialGroup: string | null, householdNo: string | null, hamletId = 1): Door => ({
  hamletId,
  residentialGroup,
  householdNo,
  personId: `p${next++}`,
})

const walked = (people: readonly Door[]) =>
  inWalkingOrder(people).map(({ members }) => [members[0]?.residentialGroup, members[0]?.householdNo])

test('numbers within names count by their value, and what is not known comes last', () => {
  expect(
    walked([
      door(null, '1'),
      door('Tổ 10', 'H-2'),
      door('Tổ 2', null),
      door('Tổ 2', 'H-12'),
      door('Tổ 2', 'H-9'),
      door('tổ 1', '7'),
    ]),
  ).toEqual([
    ['tổ 1', '7'],
    ['Tổ 2', 'H-9'],
    ['Tổ 2', 'H-12'],
    ['Tổ 2', null],
    ['Tổ 10', 'H-2'],
    [null, '1'],
  ])
})

test('within a group one walks street by street and house by house, and then whoever has no house number', () => {
  const at = (address: string | null, householdNo: string) => ({ ...door('Tổ 1', householdNo), address })
  const houses = [
    at('Tổ 1', '1'),
    at(null, '2'),
    at('Số 12A đường Lê Lợi, tổ 1', '3'),
    at('Số 100 đường Lê Lợi', '4'),
    at('Số 12 đường Lê Lợi, tổ 1', '5'),
    at('Số 12/3 đường Lê Lợi', '6'),
    at('Số 7 đường Hùng Vương', '7'),
    at('9 đường Hùng Vương', '8'),
    at('Số nhà 3, tổ 1', '9'),
  ]
  const order = ['9', '7', '8', '5', '6', '3', '4', '1', '2']
  expect(inWalkingOrder(houses).map(({ members }) => members[0]?.householdNo)).toEqual(order)
  expect(inWalkingOrder(houses.toReversed()).map(({ members }) => members[0]?.householdNo)).toEqual(order)
})

test('the address of one of a household leads to all of it', () => {
  const [first, second] = [door('Tổ 1', 'H-2'), { ...door('Tổ 1', 'H-2'), address: 'Số 1 đường Hùng Vương' }]
  const other = { ...door('Tổ 1', 'H-1'), address: 'Số 2 đường Hùng Vương' }
  const walked = inWalkingOrder([first, other, second]).map(({ members }) => members[0]?.householdNo)
  expect(walked).toEqual(['H-2', 'H-1'])
})

test('a household is one door wherever its group is written, and of whom no household is known each is one', () => {
  const members = [door(null, 'H-1'), door('Tổ 3', 'H-1'), door(null, null), door(null, null)]
  const households = inWalkingOrder([...members, door('Tổ 4', 'H-0')])
  expect(households.map(({ members }) => members.length)).toEqual([2, 1, 1, 1])
  expect(inWalkingOrder([door(null, 'H-1', 1), door(null, 'H-1', 2)])).toHaveLength(2)
})

test('the head of a household comes first, then the old before the young', () => {
  const resident = (relation: string | null, birth: string) => ({ relation, birth })
  const sorted = [
    resident(null, '1950'),
    resident('Con', '2001-02-03'),
    resident('CHỦ HỘ', '1974'),
    resident('Vợ', '1978'),
  ]
    .toSorted(compareResidents)
    .map(({ birth }) => birth)
  expect(sorted).toEqual(['1974', '1950', '1978', '2001-02-03'])
})

test('everybody stands behind exactly one door, in whatever order they came', () => {
  const some = fc.record({
    hamletId: fc.integer({ min: 1, max: 2 }),
    residentialGroup: fc.constantFrom(null, 'Tổ 1', 'Tổ 2', 'Tổ 10'),
    householdNo: fc.constantFrom(null, '1', '2', '10', 'A'),
    personId: fc.uuid(),
  })
  fc.assert(
    fc.property(fc.uniqueArray(some, { selector: ({ personId }) => personId }), (people) => {
      const households = inWalkingOrder(people)
      const found = households.flatMap(({ members }) => members.map(({ personId }) => personId))
      expect(found.toSorted()).toEqual(people.map(({ personId }) => personId).toSorted())
      const others = inWalkingOrder(people.toReversed())
      expect(others.map(({ members }) => members.length)).toHaveLength(households.length)
      expect(new Set(households.map(({ key }) => key)).size).toBe(households.length)
    }),
    { seed: 90, numRuns: 300 },
  )
})
