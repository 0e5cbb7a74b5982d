import { expect, test } from 'vitest'
import { dayOf } from '#domain/dates'
import { readTypedDay } from './typed-day.ts'

const near = dayOf(2024, 5, 19)

test('a day is read as people here type it, and nothing is guessed', () => {
  for (const text of ['25/3/2024', '25-3-2024', '25.03.24', ' 25 3 ', '25/3', '2024-03-25'])
    expect(readTypedDay(text, near)).toBe(dayOf(2024, 3, 25))
  for (const text of ['', '3/25/2024', '31/4', '29/2/2023', 'hôm qua', '25/3/224', '25'])
    expect(readTypedDay(text, near)).toBeNull()
})
