import fc from 'fast-check'
import { expect, test } from 'vitest'
import { qrText, readQrText, readSheetNumber, sheetNumber } from './sheet-number.ts'

const fixed = { seed: 90, numRuns: 500 }
const anyNo = fc.integer({ min: 1, max: 9_999_999 })

test('a number has four digits at least and one to check them', () => {
  expect([1, 473, 12_345].map(sheetNumber)).toEqual(['0001-2', '0473-9', '12345-6'])
})

test('a number reads back, with zeros, blanks and dashes as people write them', () => {
  fc.assert(
    fc.property(
      anyNo,
      fc.constantFrom('', '0', '00'),
      fc.constantFrom('-', '', ' ', '–'),
      (no, zeros, dash) => {
        const written = sheetNumber(no).replace('-', dash)
        expect(readSheetNumber(` ${zeros}${written} `)).toBe(no)
      },
    ),
    fixed,
  )
})

test('one wrong digit is no number', () => {
  fc.assert(
    fc.property(anyNo, fc.nat(), fc.integer({ min: 1, max: 9 }), (no, at, more) => {
      const digits = sheetNumber(no).replace('-', '')
      const place = at % digits.length
      const wrong = (Number(digits[place]) + more) % 10
      const typed = `${digits.slice(0, place)}${wrong}${digits.slice(place + 1)}`
      expect(readSheetNumber(typed)).toBeNull()
    }),
    fixed,
  )
})

test('what is no number is none', () => {
  for (const text of ['', '-', '7', '0-0', 'PHUKIN', '12a-3', '1.000-5'])
    expect(readSheetNumber(text)).toBeNull()
})

const id = '01a20d73-6778-7000-899f-7047dda1c819'

test('a code reads back as a scanner types it, in capitals or not', () => {
  expect(qrText(id)).toBe('PHUKIN:01A20D73-6778-7000-899F-7047DDA1C819')
  expect(readQrText(`${qrText(id)}\n`)).toEqual({ sheetId: id, household: null })
  expect(readQrText(qrText(id, 12).toLowerCase())).toEqual({ sheetId: id, household: 12 })
  for (const text of [id, `PHUKIN:${id}/0`, `PHUKIN:${id}/x`, `PHUKIN:${id.slice(1)}`]) {
    expect(readQrText(text)).toBeNull()
  }
})
