import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyHistory, BASELINE, listed, registered } from '../../test/fixtures/histories.ts'
import { anyVisitFact, visitOn } from '../../test/fixtures/visits.ts'
import { binhPhuoc2024 as campaign } from './binh-phuoc/campaign.ts'
import { inForce, mayCorrect } from './corrections.ts'
import type { Fact } from './facts.ts'
import { standing } from './person.ts'
import { personOn, timeline } from './timeline.ts'
import { visitsOn } from './visits.ts'

const day = BASELINE + 20

const insteadOf = (wrong: Fact, right: Fact): Fact => {
  const { body } = right
  if (body.type !== 'visit-recorded/1' || body.visit === undefined) return right
  return {
    ...right,
    effective: wrong.effective,
    known: Math.max(wrong.known, right.known),
    body: { ...body, visit: { ...body.visit, corrects: wrong.factId } },
  }
}

test('what was done by mistake is open again, and the visit counts once', () => {
  const wrong = visitOn(BASELINE + 3, {}, { card_collected: 'reported', smartphone_4g: 'reported' })
  const right = insteadOf(
    wrong,
    visitOn(BASELINE + 3, { outcomes: { card_collected: 'no_birth_papers' } }, { smartphone_4g: 'reported' }),
  )
  const facts = [registered(BASELINE, '1990'), right, wrong]
  const person = personOn(facts, day)
  expect(standing(person, 'card_collected', day).state).toBe('open')
  expect(standing(person, 'smartphone_4g', day).state).toBe('reported')
  expect(visitsOn(facts, day)).toMatchObject({ attempts: 1 })
  expect(visitsOn(facts, day).reasons).toContain('no_birth_papers')
})

test('a correction takes back what one visit said, and no list that said the same', () => {
  const wrong = visitOn(BASELINE + 3, {}, { card: 'reported' })
  const right = insteadOf(wrong, visitOn(BASELINE + 3, { met: 'nobody' }))
  const list = listed(BASELINE + 5, { claims: { card: 'confirmed' } })
  const facts = [registered(BASELINE, '1990'), wrong, right, list]
  expect(standing(personOn(facts, BASELINE + 4), 'card', BASELINE + 4).state).toBe('open')
  expect(standing(personOn(facts, day), 'card', day).state).toBe('confirmed')
})

test('a visit that was corrected is as if it had never been, in whatever order both arrive', () => {
  fc.assert(
    fc.property(anyHistory, anyVisitFact, anyVisitFact, fc.boolean(), (history, wrong, said, isLate) => {
      const right = insteadOf(wrong, said)
      const without = [...history, right]
      const both = isLate ? [right, ...history, wrong] : [...history, wrong, right]
      expect(timeline(campaign, both)).toEqual(timeline(campaign, without))
      expect(personOn(both, day)).toEqual(personOn(without, day))
      expect(visitsOn(both, day)).toEqual(visitsOn(without, day))
    }),
    { seed: 90, numRuns: 300 },
  )
})

test('only a visit that holds is corrected', () => {
  const wrong = visitOn(BASELINE + 3)
  const right = insteadOf(wrong, visitOn(BASELINE + 3))
  const register = registered(BASELINE, '1990')
  const facts = [register, wrong, right]
  expect(inForce([register, wrong])).toHaveLength(2)
  expect(mayCorrect(facts, right.factId)).toBe(right)
  for (const { factId } of [wrong, register]) expect(mayCorrect(facts, factId)).toBeNull()
  expect(mayCorrect(facts, 'nothing')).toBeNull()
})
