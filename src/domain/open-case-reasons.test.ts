import { expect, test } from 'vitest'
import { MILESTONES } from './milestones.ts'
import { ABSENT, isOpenCaseReason, mayStandAt, OPEN_CASE_REASONS, remedyOf } from './open-case-reasons.ts'

test('every reason may stand somewhere, and every milestone has reasons of its own kind', () => {
  for (const reason of OPEN_CASE_REASONS) expect(MILESTONES.some((m) => mayStandAt(reason, m))).toBe(true)
  expect(mayStandAt('otp_not_received', 'eid_activated')).toBe(true)
  expect(mayStandAt('otp_not_received', 'card')).toBe(false)
  expect(mayStandAt('blurred_fingerprints', 'sim_own_name')).toBe(false)
  expect(mayStandAt('not_found', 'signature')).toBe(true)
})

test('a reason asks for whoever can do more', () => {
  expect(remedyOf('bedridden')).toBe('home_visit')
  expect(remedyOf('in_the_fields_by_day')).toBe('revisit_evening')
  expect(remedyOf('sim_other_name')).toBe('carrier')
  expect(remedyOf('no_birth_papers')).toBe('police')
  expect(remedyOf('blurred_fingerprints')).toBe('collection_team')
  // Nobody is visited again in vain.
  for (const reason of ABSENT) expect(['none', 'police']).toContain(remedyOf(reason))
})

test('only the codes themselves are reasons', () => {
  expect(isOpenCaseReason('bedridden')).toBe(true)
  expect(isOpenCaseReason('toString')).toBe(false)
  expect(isOpenCaseReason('severe_disability')).toBe(false)
})
