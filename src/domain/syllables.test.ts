import { expect, test } from 'vitest'
import { isVietnameseSyllable } from './syllables.ts'

test.each(
  'Nguyễn Thị Hòa hoà thúy thuý Điểu Lộc Thạnh Quý Quới Quốc quýnh Khuỷu giêng gì Giếng gìn nghiêng Ỷ Yến yêu Uyên Ơi ưỡn ương Ấp NGUYỄN được Đắk Ruộng Khuya Đăk ngoằn Soóc'.split(
    ' ',
  ),
)('%s is a syllable', (word) => {
  expect(isVietnameseSyllable(word)).toBe(true)
  expect(isVietnameseSyllable(word.normalize('NFD'))).toBe(true)
})

test.each([
  '',
  'Sróc',
  'Krông',
  'Nguyôn',
  'Hưõu',
  'Phườøng',
  'V¨n',
  'cac',
  'cầt',
  'mãch',
  'ảp',
  'gế́',
  'b',
  'thuế1',
])('%j is none', (word) => {
  expect(isVietnameseSyllable(word)).toBe(false)
})
