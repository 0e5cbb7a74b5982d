import { describe, expect, test } from 'vitest'
import { binhPhuoc2024 } from '#domain/binh-phuoc/campaign'
import { compareQuoted, readPrinted } from './quoted.ts'

const quotationOf = (id: string, layer: string) =>
  binhPhuoc2024.targets.find((target) => target.id === id && target.layer === layer && target.quotation)
    ?.quotation?.text ?? ''

describe('the article of the campaign', () => {
  test('agrees on the cards, of which it prints no share', () => {
    const printed = readPrinted(quotationOf('card', 'headline'))
    expect(printed).toEqual({ numerator: 846_048, denominator: 873_007, share: null, count: null })
    expect(compareQuoted(printed, { numerator: 846_048, denominator: 873_007 })).toBe('agrees')
  })

  test('prints 71,02% where the very same counts are 71,01%', () => {
    const printed = readPrinted(quotationOf('eid_collected', 'ministry'))
    expect(printed).toMatchObject({ numerator: 600_803, denominator: 846_048, share: '71,02%' })
    expect(compareQuoted(printed, { numerator: 600_803, denominator: 846_048 })).toBe('differs')
  })

  test('agrees on the activated', () => {
    const printed = readPrinted(quotationOf('eid_activated', 'chain'))
    expect(compareQuoted(printed, { numerator: 515_959, denominator: 600_803 })).toBe('agrees')
  })

  test('tells how many were born in 2010, which is another group than the target', () => {
    const printed = readPrinted(quotationOf('card_first_time', 'operational'))
    expect(printed).toEqual({ numerator: null, denominator: null, share: null, count: 15_752 })
    expect(compareQuoted(printed, { numerator: 0, denominator: 7_800 })).toBe('not-comparable')
  })

  test('counts certificates and subscriptions, beside which no person has been measured', () => {
    for (const id of ['sim_signature', 'smartphone_4g']) {
      const printed = readPrinted(quotationOf(id, 'operational'))
      expect(printed.numerator).toBeGreaterThan(0)
      expect(compareQuoted(printed, { numerator: null, denominator: 873_007 })).toBe('not-comparable')
    }
  })
})

test('a share is compared at the decimals that were printed', () => {
  const of = (share: string) => ({ numerator: 1, denominator: 8, share, count: null })
  const computed = { numerator: 1, denominator: 8 }
  expect(compareQuoted(of('13%'), computed)).toBe('agrees')
  expect(compareQuoted(of('12,5%'), computed)).toBe('agrees')
  expect(compareQuoted(of('12,50 %'), computed)).toBe('agrees')
  expect(compareQuoted(of('12%'), computed)).toBe('differs')
})

test('another numerator or denominator differs, and a text without figures says nothing', () => {
  const printed = { numerator: 5, denominator: 10, share: '50%', count: null }
  expect(compareQuoted(printed, { numerator: 6, denominator: 10 })).toBe('differs')
  expect(compareQuoted(printed, { numerator: 5, denominator: 11 })).toBe('differs')
  expect(compareQuoted(readPrinted('đạt và vượt chỉ tiêu'), { numerator: 5, denominator: 10 })).toBe(
    'not-comparable',
  )
  expect(compareQuoted(printed, { numerator: 0, denominator: 0 })).toBe('not-comparable')
})
