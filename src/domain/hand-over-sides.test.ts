import { expect, test } from 'vitest'
import { ROLES, type Role } from './access.ts'
import { type HandOverAsker, keptRanges, sidesOf } from './hand-over-sides.ts'

const commune = { lo: 130101000, hi: 130101999 }
const district = { lo: 130100000, hi: 130199999 }
const handOver = {
  offeredBy: 'lan',
  fromTeam: 'hamlet team',
  toTeam: 'carrier',
  toUnit: district,
  hamletId: 130101001,
}
const asker = (role: Role, more: Partial<HandOverAsker> = {}): HandOverAsker => ({
  accountId: 'somebody',
  role,
  scope: { kind: 'unit', ranges: [commune] },
  teams: [],
  ...more,
})
const assigned = { kind: 'assignment', ranges: [commune] } as const

test('who offered it and their team give; the team that was asked receives; nobody else does either', () => {
  expect(sidesOf(asker('volunteer', { accountId: 'lan', scope: assigned }), handOver)).toEqual({
    gives: true,
    receives: false,
  })
  expect(sidesOf(asker('volunteer', { teams: ['hamlet team'], scope: assigned }), handOver).gives).toBe(true)
  expect(sidesOf(asker('telecom_agent', { teams: ['carrier'] }), handOver)).toEqual({
    gives: false,
    receives: true,
  })
  expect(sidesOf(asker('volunteer', { scope: assigned }), handOver)).toEqual({
    gives: false,
    receives: false,
  })
})

test('whoever keeps the forces of a place speaks for its teams, and for no team of a larger place', () => {
  expect(sidesOf(asker('commune_leader'), handOver)).toEqual({ gives: true, receives: false })
  const wide = { kind: 'unit', ranges: [district] } as const
  expect(sidesOf(asker('district_leader', { scope: wide }), handOver)).toEqual({
    gives: true,
    receives: true,
  })
  expect(sidesOf(asker('desk_clerk'), handOver)).toEqual({ gives: false, receives: false })
})

test('a person who is out of sight has no keeper', () => {
  expect(sidesOf(asker('commune_leader'), { ...handOver, hamletId: null }).gives).toBe(false)
})

test('no range is kept by somebody whose scope is not of units, whatever the role', () => {
  for (const role of ROLES) expect(keptRanges({ role, scope: assigned })).toEqual([])
})
