import { expect, test } from 'vitest'
import { matchesName } from './match-name.ts'

test('a name is found by beginnings of its words, with or without diacritics', () => {
  for (const typed of ['', 'Lộc Thạnh', 'loc thanh', 'thanh loc', 'l th', ' XÃ '])
    expect(matchesName('Xã Lộc Thạnh', typed)).toBe(true)
  expect(matchesName('Xã Đak Ơ', 'dak o')).toBe(true)
  expect(matchesName('Xã Lộc Thạnh', 'anh')).toBe(false)
  expect(matchesName('Xã Lộc Thạnh', 'loc hoa')).toBe(false)
})
