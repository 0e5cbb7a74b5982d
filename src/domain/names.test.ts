import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanName, givenName, matchKey } from './names.ts'

const clean = (raw: string) => {
  const result = cleanName(raw)
  return result.ok ? [result.value.name, ...(result.value.note ? [result.value.note] : [])] : result.error
}
const repairsOf = (raw: string) => {
  const result = cleanName(raw)
  return result.ok ? result.value.repairs : null
}

describe('a name', () => {
  test.each([
    'Nguyễn Thị Bé',
    'Thị Hoa',
    'Điểu Ơi',
    'Điểu K’Nam',
    'Điểu Jơn',
    'K’Wang',
    'Âu Dương Franz',
    'Y',
    'Nguyễn Thị Mất',
    'Jean-Luc McDonald',
    'Thạch Sà Rương',
    'Nguyễn Phúc Bảo Ngọc Thiên Kim',
  ])('%s stays as it is', (name) => {
    expect(cleanName(name)).toEqual({ ok: true, value: { name, repairs: [] } })
  })

  test.each([
    ['  Nguyễn\u00a0Thị   Bé\u200b ', 'Nguyễn Thị Bé'],
    ['Nguyễn Thị Bé'.normalize('NFD'), 'Nguyễn Thị Bé'],
  ])('%j is stored composed and with single spaces, which is no repair', (raw, expected) => {
    expect(cleanName(raw)).toEqual({ ok: true, value: { name: expected, repairs: [] } })
  })

  test.each([
    ['NGUYỄN THỊ BÉ', 'Nguyễn Thị Bé'],
    ['ĐIỂU K’NAM', 'Điểu K’Nam'],
    ['nguyễn văn mất', 'Nguyễn Văn Mất'],
    ['NGuyễn VĂn An', 'Nguyễn Văn An'],
    ['LÊ VĂN A Ỵ', 'Lê Văn A Ỵ'],
    ['JEAN-LUC', 'Jean-Luc'],
    ['ĐIỂU ƠI', 'Điểu Ơi'],
  ])('%s is written %s', (raw, expected) => {
    expect(clean(raw)).toEqual([expected])
    expect(repairsOf(raw)).toEqual(['name-case-changed'])
  })

  test('every apostrophe is U+2019 and closes up with its letters', () => {
    for (const sign of ["'", '‘', '‛', '`', '´', 'ʻ', 'ʼ', 'ˈ', '′', '＇'])
      for (const raw of [`K${sign}Nam`, `K${sign} Nam`, `K ${sign}Nam`]) expect(clean(raw)).toEqual(['K’Nam'])
    expect(repairsOf("Điểu K' Nam")).toEqual(['name-apostrophe-changed'])
  })

  test.each([
    ['Thị Hoa (mất 2023)', 'Thị Hoa', 'mất 2023'],
    ['Điểu Minh - vắng', 'Điểu Minh', 'vắng'],
    ['Điểu Minh -vắng', 'Điểu Minh', 'vắng'],
    ['Điểu Minh-vắng', 'Điểu Minh', 'vắng'],
    ['Thị Nở (con Thị Bé)', 'Thị Nở', 'con Thị Bé'],
    ['Thị Nở(con Thị Bé', 'Thị Nở', 'con Thị Bé'],
    ['Điểu Lên mất 2023', 'Điểu Lên', 'mất 2023'],
    ['Điểu Lên đi BD', 'Điểu Lên', 'đi BD'],
    ['Lê Văn A, đã chết', 'Lê Văn A', 'đã chết'],
    ['Lê Văn Sáu (chuyển khẩu', 'Lê Văn Sáu', 'chuyển khẩu'],
    ['Điểu Lên qua đời năm 2021', 'Điểu Lên', 'qua đời năm 2021'],
    ['Lê Văn A (mất 2023) - vắng', 'Lê Văn A', 'mất 2023; vắng'],
  ])('%s is %s with the note "%s"', (raw, name, note) => {
    expect(clean(raw)).toEqual([name, note])
    expect(repairsOf(raw)).toEqual(['note-in-name'])
  })

  test.each([
    ['ĐIỂU LÊN ĐÃ CHẾT', 'Điểu Lên', 'ĐÃ CHẾT'],
    ['THỊ HOA ĐI BD', 'Thị Hoa', 'ĐI BD'],
    ['LÊ VĂN A (MẤT 2023)', 'Lê Văn A', 'MẤT 2023'],
    ['ĐIỂU MINH - VẮNG', 'Điểu Minh', 'VẮNG'],
  ])('the note of %s is found in capitals as well', (raw, name, note) => {
    expect(clean(raw)).toEqual([name, note])
    expect(repairsOf(raw)).toEqual(['note-in-name', 'name-case-changed'])
  })

  test.each(['NGUYỄN VĂN MẤT', 'TRẦN THỊ VẮNG', 'LÊ THỊ ĐI'])('%s is a name', (raw) => {
    expect(repairsOf(raw)).toEqual(['name-case-changed'])
  })

  test.each([
    ['- Lê Văn B', 'Lê Văn B'],
    ['1. Lê Văn B', 'Lê Văn B'],
    ['12/ Lê Văn B', 'Lê Văn B'],
    ['3 - Lê Văn B', 'Lê Văn B'],
    ['Lê Văn B.', 'Lê Văn B'],
    ['Lê Văn B *', 'Lê Văn B'],
    ['Lê Văn B ()', 'Lê Văn B'],
  ])('%s loses its stray sign', (raw, name) => {
    expect(clean(raw)).toEqual([name])
    expect(repairsOf(raw)).toEqual(['name-stray-sign-dropped'])
  })

  test.each([
    ['', 'name-missing'],
    ['  - ', 'name-missing'],
    ['(vắng)', 'name-missing'],
    ['Nguyễn Văn 2', 'name-has-digits'],
    ['285123456', 'name-has-digits'],
    ['Nguy?n V?n', 'name-unexpected-sign'],
    ['NguyÔn V¨n An', 'name-unexpected-sign'],
    ['Nguyễn (Văn) An', 'name-unexpected-sign'],
    ['Tr\u00adêng', 'name-soft-hyphen'],
    ['Lê '.repeat(40), 'name-too-long'],
    [`Lê Văn An (${'x '.repeat(20_000)})`, 'name-too-long'],
  ])('%j is refused: %s', (raw, code) => {
    expect(clean(raw)).toBe(code)
  })

  test('once cleaned needs no more cleaning, and keeps its match key', () => {
    const letters = [...'aâbđeêgơưyfjwz', ...'ÁẮỆỘỮỴĐKH', ...'ạểỗữ']
    const typed = fc.string({
      unit: fc.constantFrom(...letters, ' ', ' ', "'", '`', '-', '.', '(', ')'),
      maxLength: 40,
    })
    let read = 0
    fc.assert(
      fc.property(typed, (raw) => {
        const first = cleanName(raw)
        if (!first.ok) return
        read++
        const { name } = first.value
        expect(cleanName(name)).toEqual({ ok: true, value: { name, repairs: [] } })
        expect(clean(name.normalize('NFD'))).toEqual([name])
        expect(matchKey(name.toUpperCase())).toBe(matchKey(name))
        if (!first.value.note && !/[()]/.test(raw)) expect(matchKey(raw)).toBe(matchKey(name))
      }),
      { seed: 13, numRuns: 3000 },
    )
    expect(read).toBeGreaterThan(500)
  })
})

describe('the match key of a name', () => {
  test('is one for all writings of an apostrophe and of a tone', () => {
    const keys = ['Điểu K’Nam', "ĐIỂU K' NAM", 'điểu k`nam', 'Điểu K Nam'].map(matchKey)
    expect(new Set(keys).size).toBe(1)
    expect(matchKey('Nguyễn Thị Hòa')).toBe(matchKey('NGUYỄN THỊ HOÀ'))
  })

  test('keeps apart what only the fold would merge', () => {
    expect(matchKey('Lê Tuấn')).not.toBe(matchKey('Lê Tuân'))
    expect(matchKey('Điểu Minh')).not.toBe(matchKey('Đieu Minh'))
  })
})

test('people are greeted by the last word of their name', () => {
  expect(givenName('Nguyễn Thị Bé')).toBe('Bé')
  expect(givenName('Điểu K’Nam')).toBe('K’Nam')
  expect(givenName('Y')).toBe('Y')
})
