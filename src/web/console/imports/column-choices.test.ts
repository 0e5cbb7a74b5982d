import { expect, test } from 'vitest'
import { applyMapping } from '#domain/columns'
import { type Choice, chooseField, correctionsOf, NOT_USED } from './column-choices.ts'

const HEADINGS = ['Họ và tên', 'Đã làm', '', 'Đã cấp CCCD']
const CHOSEN: readonly Choice[] = ['name', NOT_USED, NOT_USED, 'card']

test('a field given to an earlier column leaves the later one, as the server reads it too', () => {
  const chosen = chooseField(CHOSEN, 1, 'card')
  expect(chosen).toEqual(['name', 'card', NOT_USED, NOT_USED])
  const recognised = [
    { index: 0, field: 'name', heading: 'Họ và tên' },
    { index: 3, field: 'card', heading: 'Đã cấp CCCD' },
  ] as const
  const read = applyMapping(recognised, correctionsOf(HEADINGS, chosen), HEADINGS)
  expect(read.map(({ index, field }) => [index, field])).toEqual([
    [0, 'name'],
    [1, 'card'],
  ])
})

test('several columns may be of no use', () => {
  expect(chooseField(CHOSEN, 3, NOT_USED)).toEqual(['name', NOT_USED, NOT_USED, NOT_USED])
})

test('a column without heading and use is not spoken of', () => {
  expect(correctionsOf(HEADINGS, CHOSEN).map(({ index }) => index)).toEqual([0, 1, 3])
})
