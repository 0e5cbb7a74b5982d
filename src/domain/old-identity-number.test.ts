import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkOldIdentityNumber } from './old-identity-number.ts'

const refused = (error: string) => ({ ok: false, error })

describe('an old identity number', () => {
  test.each(['285123456', 285_123_456, "'285123456", '285 123 456', '285.123.456'])(
    '%j has nine digits',
    (raw) => {
      expect(checkOldIdentityNumber(raw)).toEqual({
        ok: true,
        value: { number: '285123456', form: 'nine', warnings: [] },
      })
    },
  )

  test('of eight digits has lost its zero, which is put back with a trace', () => {
    for (const raw of [24_123_456, '24123456'])
      expect(checkOldIdentityNumber(raw)).toEqual({
        ok: true,
        value: {
          number: '024123456',
          form: 'nine',
          warnings: ['old-identity-repaired-zero'],
          repaired: true,
        },
      })
  })

  test('of twelve digits is the identity number of today', () => {
    expect(checkOldIdentityNumber('070090001234')).toEqual({
      ok: true,
      value: { number: '070090001234', form: 'twelve', warnings: ['old-identity-twelve-digits'] },
    })
    expect(checkOldIdentityNumber(70_090_001_234, { birth: { y: 1990 } })).toEqual({
      ok: true,
      value: {
        number: '070090001234',
        form: 'twelve',
        warnings: ['old-identity-repaired-zero', 'old-identity-twelve-digits'],
        repaired: true,
      },
    })
    expect(checkOldIdentityNumber(70_090_001_234)).toEqual(refused('old-identity-length'))
  })

  test.each([
    ['', 'old-identity-missing'],
    ['2.85E+08', 'old-identity-scientific'],
    ['2851234', 'old-identity-length'],
    ['02412345', 'old-identity-length'],
    ['2851234567', 'old-identity-length'],
    ['B1234567', 'old-identity-not-digits'],
    ['123456789', 'old-identity-placeholder'],
    ['012345678', 'old-identity-placeholder'],
    ['999999999', 'old-identity-placeholder'],
    ['111111111111', 'old-identity-placeholder'],
  ])('%j is refused: %s', (raw, code) => {
    expect(checkOldIdentityNumber(raw)).toEqual(refused(code))
  })

  test('survives a numeric cell whatever its series', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10_000_001, max: 999_999_998 }), (n) => {
        const number = String(n).padStart(9, '0')
        const result = checkOldIdentityNumber(n)
        if (result.ok) expect(result.value.number).toBe(number)
        else expect(result.error).toBe('old-identity-placeholder')
      }),
      { seed: 19, numRuns: 1000 },
    )
  })
})
