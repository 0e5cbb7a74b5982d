import { describe, expect, test } from 'vitest'
import { whyBalance } from './balance-why.ts'

const share = (memberId: string, minutes: number, more: object = {}) => ({
  ...{ memberId, doors: minutes > 0 ? 1 : 0, minutes, people: 10, missed: 0, hard: 0 },
  ...more,
})

describe('why a division is proposed', () => {
  test('is that one has more than another', () => {
    expect(whyBalance([share('an', 20), share('binh', 90), share('chi', 50)], { doors: 0 })).toEqual([
      { code: 'uneven', most: 'binh', least: 'an' },
    ])
  })

  test('is what nobody has alone, and then nobody is named who has nothing', () => {
    expect(whyBalance([share('an', 0), share('binh', 0)], { doors: 12 })).toEqual([
      { code: 'unshared', doors: 12 },
    ])
  })

  test('is who has nothing yet beside those who have', () => {
    expect(whyBalance([share('an', 60), share('binh', 0)], { doors: 0 })).toEqual([
      { code: 'newcomer', memberId: 'binh' },
    ])
  })

  test('is the hard cases and the closed doors of whoever has most, where they are many', () => {
    const most = share('binh', 90, { hard: 3, missed: 9 })
    expect(whyBalance([share('an', 20, { hard: 9 }), most], { doors: 0 }).slice(1)).toEqual([
      { code: 'hard', memberId: 'binh', people: 3 },
      { code: 'missed', memberId: 'binh', calls: 9 },
    ])
    const few = share('binh', 90, { hard: 2, missed: 2 })
    expect(whyBalance([share('an', 20), few], { doors: 0 })).toHaveLength(1)
  })
})
