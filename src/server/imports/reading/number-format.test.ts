import { describe, expect, test } from 'vitest'
import { builtInFormat, showNumber } from './number-format.ts'

const shown = (code: string, value: number, system: 1900 | 1904 = 1900) =>
  showNumber(code, system)?.(value) ?? value

describe('zeros that the format shows are kept', () => {
  test.each([
    ['000000000000', 70090001234, '070090001234'],
    ['000000000000', 1155000099, '001155000099'],
    ['000\\ 000\\ 000\\ 000', 70090001234, '070 090 001 234'],
    ['0000 000 000', 912345678, '0912 345 678'],
    ['"0"#########', 912345678, '0912345678'],
    ['\\0#########', 912345678, '0912345678'],
    ['"0"General', 912345678, '0912345678'],
    ['[Red]000000000;-0', 285001234, '285001234'],
    ['000', 1234, '1234'],
    ['0000', 0, '0000'],
  ])('%s shows %d as %s', (code, value, text) => {
    expect(shown(code, value)).toBe(text)
  })

  test.each([
    'General',
    '0',
    '0.00',
    '#,##0',
    '@',
    '0%',
    '0.00E+00',
    '0" người"',
    '[<=9999999]###-####;000',
    '',
    '0'.repeat(2000),
  ])('%j leaves the number a number', (code) => {
    expect(shown(code, 70090001234)).toBe(70090001234)
  })

  test('what is not a whole number is not dressed up as one', () => {
    expect(shown('000000000000', 1.5)).toBe(1.5)
    expect(shown('000000000000', -7)).toBe(-7)
  })
})

describe('a date is ISO text of what is shown', () => {
  test.each([
    ['dd/mm/yyyy', 32994, '1990-05-01'],
    ['[$-42A]dddd, "ngày" dd "tháng" mm "năm" yyyy', 32994, '1990-05-01'],
    ['d\\-m\\-yy;@', 32994, '1990-05-01'],
    ['DD/MM/YYYY', 32994, '1990-05-01'],
    ['dd/mm/yyyy hh:mm', 32994.354166666664, '1990-05-01T08:30:00'],
    ['dd/mm/yyyy hh:mm', 32994, '1990-05-01'],
    ['dd/mm/yyyy', 32994.9, '1990-05-01'],
    ['dd/mm/yyyy', 59, '1900-02-28'],
    ['dd/mm/yyyy', 61, '1900-03-01'],
  ])('%s shows %d as %s', (code, value, text) => {
    expect(shown(code, value)).toBe(text)
  })

  test('a day or a year that only Excel filled in is not told', () => {
    expect(shown('mm/yyyy', 32994)).toBe('1990-05')
    expect(shown('mmm-yy', 32994)).toBe('1990-05')
    expect(shown('yyyy', 32994)).toBe('1990')
    expect(shown('d-mmm', 32994)).toBe('01/05')
  })

  test('a time alone is no date', () => {
    expect(shown('h:mm AM/PM', 0.75)).toBe('18:00:00')
    expect(shown('[h]:mm:ss', 0.5)).toBe('12:00:00')
  })

  test('days count from 1904 in workbooks of old Macs', () => {
    expect(shown('dd/mm/yyyy', 31532, 1904)).toBe('1990-05-01')
  })

  test('a day that never was, or lies past the year 9999, stays its number', () => {
    for (const value of [60, -1, 0, 2_958_466]) expect(shown('dd/mm/yyyy', value)).toBe(value)
  })
})

test('the formats that every workbook knows by number', () => {
  for (const id of [14, 15, 22, 27, 50, 57]) expect(shown(builtInFormat(id), 32994)).toBe('1990-05-01')
  expect(shown(builtInFormat(17), 32994)).toBe('1990-05')
  for (const id of [0, 1, 2, 3, 9, 37, 49, 999]) expect(shown(builtInFormat(id), 32994)).toBe(32994)
})
