import { expect, test } from 'vitest'
import { FLAGS, STATES } from './milestones.ts'
import { candidateOf, isVerdict, VERDICTS } from './vanished.ts'

test('whoever vanished from a list is a candidate until somebody says what became of them', () => {
  for (const state of STATES.filter((each) => each !== 'confirmed')) {
    expect(candidateOf({ state, flag: null }, null)).toBe('open')
    for (const verdict of VERDICTS) expect(candidateOf({ state, flag: null }, verdict)).toBe('decided')
  }
  expect(candidateOf(null, null)).toBe('open')
})

test('a confirmation of the authority closes the question, unless it is disputed or has ended', () => {
  expect(candidateOf({ state: 'confirmed', flag: null }, null)).toBe('confirmed')
  expect(candidateOf({ state: 'confirmed', flag: null }, 'still-lacking')).toBe('confirmed')
  for (const flag of FLAGS) expect(candidateOf({ state: 'confirmed', flag }, null)).toBe('open')
})

test('a verdict is one of five', () => {
  expect(isVerdict('done')).toBe(true)
  expect(isVerdict('confirmed')).toBe(false)
})
