import { expect, it } from 'vitest'
import type { Scope } from './access.ts'
import { type Holder, isWithinReach, mayCarryPhone, spanOf, touchesReach } from './device-holder.ts'

const [COMMUNE, NEXT, FAR] = [130101, 130102, 130201]
const lan: Holder = { role: 'volunteer', unitIds: [COMMUNE], isEnded: false, walks: true }
const scope = (...ranges: Scope['ranges']): Scope => ({ kind: 'unit', ranges })
const whole = (commune: number) => ({ lo: commune * 1000, hi: commune * 1000 + 999 })

it('a phone is for whoever walks with a team and may record visits', () => {
  expect(mayCarryPhone(lan)).toBe(true)
  expect(mayCarryPhone({ ...lan, walks: false })).toBe(false)
  expect(mayCarryPhone({ ...lan, isEnded: true })).toBe(false)
  expect(mayCarryPhone({ ...lan, role: 'telecom_agent' })).toBe(false)
})

it('a code is given by whoever has all the units of the account', () => {
  expect(isWithinReach(scope(whole(COMMUNE)), lan)).toBe(true)
  expect(isWithinReach(scope(whole(NEXT)), lan)).toBe(false)
  const both = { ...lan, unitIds: [COMMUNE, FAR] }
  expect(isWithinReach(scope(whole(COMMUNE)), both)).toBe(false)
  expect(isWithinReach(scope(whole(COMMUNE), whole(FAR)), both)).toBe(true)
  expect(isWithinReach(scope(whole(COMMUNE)), { role: 'system_administrator', unitIds: [] })).toBe(false)
})

it('a phone is of every place of its account, and of none that only lies in between', () => {
  const both = { ...lan, unitIds: [COMMUNE, FAR] }
  expect([COMMUNE, NEXT, FAR].map((unit) => touchesReach(scope(whole(unit)), both))).toEqual([
    true,
    false,
    true,
  ])
  const hamlet = { lo: whole(COMMUNE).lo + 3, hi: whole(COMMUNE).lo + 3 }
  expect(touchesReach(scope(hamlet), lan)).toBe(true)
  expect(touchesReach(scope(), lan)).toBe(false)
})

it('the span of an account reaches from its first unit to its last', () => {
  expect(spanOf({ ...lan, unitIds: [FAR, COMMUNE] })).toEqual({ lo: whole(COMMUNE).lo, hi: whole(FAR).hi })
  expect(spanOf({ role: 'system_administrator', unitIds: [] })).toBeNull()
})
