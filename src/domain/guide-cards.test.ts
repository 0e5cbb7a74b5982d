import { expect, test } from 'vitest'
import {
  GUIDE_PICTURES,
  GUIDE_PROBLEMS,
  guideFor,
  isGuideProblem,
  mayStandOnCard,
  PICTOGRAMS,
  reasonsOf,
} from './guide-cards.ts'
import { MILESTONES } from './milestones.ts'
import { mayStandAt, OPEN_CASE_REASONS } from './open-case-reasons.ts'

test('every reason of an open case leads to exactly one card, wherever it may stand', () => {
  for (const reason of OPEN_CASE_REASONS) {
    const cards = new Set(
      MILESTONES.filter((one) => mayStandAt(reason, one)).map((one) => guideFor(one, reason)),
    )
    expect([...cards].filter(isGuideProblem), reason).toHaveLength(1)
  }
  expect(GUIDE_PROBLEMS.flatMap((problem) => reasonsOf(problem, OPEN_CASE_REASONS)).sort()).toEqual(
    [...OPEN_CASE_REASONS].sort(),
  )
})

test('what is to be done has a card too, and what stands in the way comes first', () => {
  for (const milestone of MILESTONES) expect(GUIDE_PROBLEMS).toContain(guideFor(milestone, null))
  expect(guideFor('eid_activated', null)).toBe('activation')
  expect(guideFor('eid_activated', 'otp_not_received')).toBe('otp_not_received')
  expect(guideFor('eid_activated', 'refused_fear_of_scam')).toBe('scam_warning')
})

test('every card is reached by a reason or a milestone', () => {
  const reached = new Set(
    MILESTONES.flatMap((milestone) => [
      guideFor(milestone, null),
      ...OPEN_CASE_REASONS.map((reason) => guideFor(milestone, reason)),
    ]),
  )
  expect(GUIDE_PROBLEMS.filter((problem) => !reached.has(problem))).toEqual([])
})

test('a card may name a hotline and no number of a person', () => {
  expect(mayStandOnCard('Gọi 1900 0368')).toBe(true)
  expect(mayStandOnCard('Gọi anh Bé 0912 345 678')).toBe(false)
  expect(mayStandOnCard('Số 070190000022')).toBe(false)
  expect(isGuideProblem('toString')).toBe(false)
  expect(new Set(PICTOGRAMS).size).toBe(PICTOGRAMS.length)
  expect(new Set(Object.values(GUIDE_PICTURES)).size).toBe(GUIDE_PROBLEMS.length)
})
