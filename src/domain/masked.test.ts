import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mask } from './identity-number.ts'
import { maskedIdentity, maskedOldIdentity, maskedPhone, maskNumbersIn } from './masked.ts'

describe('a masked number', () => {
  test('looks as if the whole number had been masked', () => {
    expect(maskedIdentity('42')).toBe(mask('070090012342'))
    expect(maskedOldIdentity('42')).toBe(mask('285123442'))
    expect(maskedPhone('78')).toBe(mask('0912345678'))
  })

  test('is nothing where there is no number', () => {
    expect([maskedIdentity(null), maskedOldIdentity(null), maskedPhone(null)]).toEqual([null, null, null])
  })
})

describe('free text', () => {
  test('shows the last two digits of a number, however it is parted', () => {
    expect(maskNumbersIn('trùng số 070090012342')).toBe('trùng số ••••••••••42')
    expect(maskNumbersIn('ĐT 0912 345 678, gọi con')).toBe('ĐT ••••••••78, gọi con')
    expect(maskNumbersIn('CMND 285.123.442')).toBe('CMND •••••••42')
  })

  test('keeps days, house numbers and legal acts', () => {
    for (const text of ['ngày 25/3/2024', 'số 128/KH-UBND', 'nhà 12, tổ 3, ấp 5', 'hẹn 15-4-2024 lúc 8 giờ'])
      expect(maskNumbersIn(text)).toBe(text)
  })

  test('never keeps nine digits in a row', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789 .-–aố,') }), (text) => {
        expect(maskNumbersIn(text)).not.toMatch(/\d(?:[ .\-–]?\d){8}/)
      }),
      { seed: 90, numRuns: 500 },
    )
  })
})
