import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  CAPABILITIES,
  covers,
  MAX_SCOPE_RANGES,
  may,
  mergeRanges,
  ROLES,
  rolesWith,
  scopeKindOf,
  scopeOf,
} from './access.ts'

const range = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 12 }))
  .map(([lo, width]) => ({ lo, hi: lo + width }))
const numbersOf = (ranges: readonly { lo: number; hi: number }[]) =>
  new Set(ranges.flatMap(({ lo, hi }) => Array.from({ length: hi - lo + 1 }, (_, i) => lo + i)))

describe('mergeRanges', () => {
  it('covers exactly the same numbers with separated, sorted ranges', () => {
    fc.assert(
      fc.property(fc.array(range), (ranges) => {
        const merged = mergeRanges(ranges)
        expect(numbersOf(merged)).toEqual(numbersOf(ranges))
        for (const [i, { lo }] of merged.entries())
          if (i > 0) expect(lo).toBeGreaterThan((merged[i - 1]?.hi ?? 0) + 1)
      }),
      { seed: 45 },
    )
  })
  it('leaves its argument as it was', () => {
    const given = [
      { lo: 5, hi: 6 },
      { lo: 1, hi: 4 },
    ]
    expect(mergeRanges(given)).toEqual([{ lo: 1, hi: 6 }])
    expect(given).toEqual([
      { lo: 5, hi: 6 },
      { lo: 1, hi: 4 },
    ])
  })
})

describe('scopeOf', () => {
  const commune = (district: number, k: number) => (70_00 + district) * 100 + k
  it('joins neighbouring communes into one range', () => {
    expect(scopeOf('desk_clerk', [commune(1, 2), commune(1, 1)])).toEqual({
      ok: true,
      value: { kind: 'unit', ranges: [{ lo: commune(1, 1) * 1000, hi: commune(1, 2) * 1000 + 999 }] },
    })
  })
  it('refuses a fifth separate range', () => {
    const apart = [1, 3, 5, 7].map((k) => commune(1, k))
    expect(scopeOf('auditor', apart).ok).toBe(true)
    expect(apart).toHaveLength(MAX_SCOPE_RANGES)
    expect(scopeOf('auditor', [...apart, commune(1, 9)])).toEqual({ ok: false, error: 'too-many-units' })
  })
  it('refuses a commune leader of a province and a hamlet head of a commune', () => {
    expect(scopeOf('commune_leader', [70])).toEqual({ ok: false, error: 'unit-level-wrong' })
    expect(scopeOf('hamlet_head', [commune(1, 1)])).toEqual({ ok: false, error: 'unit-level-wrong' })
    expect(scopeOf('hamlet_head', [commune(1, 1) * 1000 + 3]).ok).toBe(true)
  })
  it('gives the system administrator no unit and everybody else at least one', () => {
    for (const role of ROLES) expect(scopeOf(role, []).ok, role).toBe(role === 'system_administrator')
    expect(scopeOf('system_administrator', [70])).toEqual({ ok: false, error: 'units-not-allowed' })
  })
  it('takes the kind from the role', () => {
    expect(ROLES.filter((role) => scopeKindOf(role) === 'assignment')).toEqual(['team_lead', 'volunteer'])
    expect(ROLES.filter((role) => scopeKindOf(role) === 'consent')).toEqual(['telecom_agent'])
  })
})

describe('capabilities', () => {
  it('lets the system administrator see neither people nor figures', () => {
    expect(CAPABILITIES.filter((each) => may('system_administrator', each))).toEqual(['manage-accounts'])
  })
  it('lets only the police import lists', () => {
    expect(rolesWith('import-list')).toEqual(['commune_police', 'province_police'])
  })
  it('reveals no number to those who lead, audit or visit', () => {
    expect(rolesWith('reveal-number')).toEqual([
      'commune_police',
      'province_police',
      'desk_clerk',
      'collection_officer',
    ])
  })
})

it('a scope covers a unit only as a whole', () => {
  const scope = { kind: 'unit', ranges: [{ lo: 10, hi: 19 }] } as const
  expect(covers(scope, { lo: 10, hi: 19 })).toBe(true)
  expect(covers(scope, { lo: 19, hi: 20 })).toBe(false)
})
