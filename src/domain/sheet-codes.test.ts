import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MILESTONES, type Milestone } from './milestones.ts'
import { mayStandAt, OPEN_CASE_REASONS } from './open-case-reasons.ts'
import {
  NUMBERED_REASONS,
  REASON_NUMBERS,
  RESULT_DIGITS,
  RESULT_MILESTONES,
  readWritten,
  type Written,
  writtenText,
} from './sheet-codes.ts'
import { DEVICE_OWNERS } from './visit.ts'

const missing: readonly Milestone[] = ['card_collected', 'sim_own_name', 'smartphone_4g']
const read = (text: string) => readWritten(text, missing)
const said = (text: string) => {
  const written = read(text)
  return written.ok ? written.value : written.error
}

test('every result and every reason has a number of its own, and every milestone a digit of its own', () => {
  expect(new Set(RESULT_DIGITS).size).toBe(10)
  const alone = RESULT_DIGITS.flatMap((digit) =>
    RESULT_MILESTONES[digit].length === 1 ? RESULT_MILESTONES[digit] : [],
  )
  expect(new Set(alone)).toEqual(new Set(MILESTONES))
  expect(new Set(Object.values(REASON_NUMBERS)).size).toBe(OPEN_CASE_REASONS.length)
  for (const number of Object.values(REASON_NUMBERS)) expect(String(number)).toMatch(/^\d\d$/)
  expect(NUMBERED_REASONS[0]).toBe('not_found')
})

describe('a row reads as', () => {
  test.each([
    ['', null],
    ['  ', null],
    ['42', { done: ['eid_activated', 'smartphone_4g'], outcomes: {}, ownDevice: 'own' }],
    ['2*', { done: ['eid_activated'], outcomes: {}, ownDevice: 'other' }],
    ['2g4', { done: ['eid_activated', 'smartphone_4g'], outcomes: {}, ownDevice: 'guardian' }],
    ['3', { done: ['sim_own_name', 'signature'], outcomes: {}, ownDevice: null }],
    [
      '4/31',
      {
        done: ['smartphone_4g'],
        outcomes: { card_collected: 'bedridden', sim_own_name: 'bedridden' },
        ownDevice: null,
      },
    ],
    // The telephone's reason takes its places before the one that may stand anywhere.
    [
      '/31 52',
      {
        done: [],
        outcomes: { card_collected: 'bedridden', sim_own_name: 'bedridden', smartphone_4g: 'phone_2g' },
        ownDevice: null,
      },
    ],
    ['.756', 'reason-not-there'],
    ['7.556', { done: ['card_collected'], outcomes: { sim_own_name: 'sim_other_name' }, ownDevice: null }],
    ['/99', 'no-such-reason'],
    ['/61', 'reason-not-there'],
    ['4/452', 'done-and-not-done'],
    ['4*', 'device-without-activation'],
    ['1x', 'unreadable'],
    ['/1', 'unreadable'],
    ['/1234', 'unreadable'],
  ])('%s', (text, meaning) => {
    expect(said(text)).toEqual(meaning)
  })
})

const anyWritten: fc.Arbitrary<Written> = fc
  .record({
    fates: fc.tuple(
      ...MILESTONES.map(() =>
        fc.option(fc.oneof(fc.constant('done'), fc.constantFrom(...OPEN_CASE_REASONS))),
      ),
    ),
    owner: fc.constantFrom(...DEVICE_OWNERS),
  })
  .map(({ fates, owner }) => {
    const done = MILESTONES.filter((_, i) => fates[i] === 'done')
    const outcomes = Object.fromEntries(
      MILESTONES.flatMap((milestone, i) => {
        const reason = OPEN_CASE_REASONS.find((one) => one === fates[i])
        return reason !== undefined && mayStandAt(reason, milestone) ? [[milestone, reason]] : []
      }),
    )
    return { done, outcomes, ownDevice: done.includes('eid_activated') ? owner : null }
  })

test('whatever was read is written again so that it reads the same, whatever is missing', () => {
  fc.assert(
    fc.property(anyWritten, fc.subarray([...MILESTONES]), (written, lacking) => {
      const again = readWritten(writtenText(written), lacking)
      const isNothing = written.done.length === 0 && Object.keys(written.outcomes).length === 0
      expect(again).toEqual({ ok: true, value: isNothing ? null : written })
    }),
    { seed: 90, numRuns: 500 },
  )
})

test('any text is read or refused, and what is read may stand', () => {
  const signs = fc.string({ unit: fc.constantFrom(...'0123456789/+* .-gkx'), maxLength: 12 })
  fc.assert(
    fc.property(signs, fc.subarray([...MILESTONES]), (text, lacking) => {
      const written = readWritten(text, lacking)
      if (!written.ok || written.value === null) return
      for (const milestone of MILESTONES) {
        const reason = written.value.outcomes[milestone]
        if (reason === undefined) continue
        expect(mayStandAt(reason, milestone)).toBe(true)
        expect(written.value.done).not.toContain(milestone)
      }
    }),
    { seed: 90, numRuns: 1000 },
  )
})
