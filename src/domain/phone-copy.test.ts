import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyHistory, BASELINE, FIRST_DAY, fact, LAST_DAY } from '../../test/fixtures/histories.ts'
import { anyVisitFact, visit } from '../../test/fixtures/visits.ts'
import { binhPhuoc2024 as campaign } from './binh-phuoc/campaign.ts'
import type { Fact } from './facts.ts'
import { caseOn, type OpenCase } from './open-case.ts'
import { phoneFact } from './phone-copy.ts'

/** What is known of a person, but for why somebody judged. */
const unreasoned = ({ person, ...rest }: OpenCase): unknown => ({
  ...rest,
  person: {
    ...person,
    milestones: person.milestones.map(
      (held) =>
        held && {
          ...held,
          disputed: held.disputed && { ...held.disputed, reason: '' },
          exempt: held.exempt && { ...held.exempt, reason: '' },
        },
    ),
  },
})

const anyLife: fc.Arbitrary<Fact[]> = fc
  .tuple(anyHistory, fc.array(anyVisitFact, { maxLength: 4 }))
  .map(([history, visits]) => [...history, ...visits])

describe('the copy of a fact on a phone', () => {
  test('folds to the same case, whatever the history and the day', () => {
    fc.assert(
      fc.property(anyLife, fc.integer({ min: FIRST_DAY, max: LAST_DAY }), (facts, day) => {
        const [own, copied] = [caseOn(campaign, facts, day), caseOn(campaign, facts.map(phoneFact), day)]
        expect(unreasoned(copied)).toEqual(unreasoned(own))
      }),
      { seed: 92, numRuns: 400 },
    )
  })

  test('names no device, place, sheet, walker, clerk, evidence, or why somebody judged', () => {
    const told = ['SECRET-1', 'SECRET-2', 'SECRET-3', 'SECRET-4', 'SECRET-5'] as const
    const [device, app, sheet, walker, clerk] = told
    const judged = {
      milestone: 'card',
      reason: 'SECRET',
      evidence: 'SECRET',
      until: '2025-01-01',
      requestedBy: 'SECRET',
      approvedBy: 'SECRET',
    } as const
    const place = { lat: 11.99, lon: 106.99 }
    const facts = [
      fact(BASELINE, 'office', {
        type: 'visit-recorded/1',
        claims: { card: 'reported' },
        visit: visit({ device, app, sheet, walker, clerk, place }),
      }),
      fact(BASELINE, 'office', { type: 'exemption-granted/1', ...judged }),
      fact(BASELINE, 'office', { type: 'exemption-ended/1', milestone: 'card', reason: 'SECRET' }),
      fact(BASELINE, 'office', { type: 'dispute-raised/1', milestone: 'card', reason: 'SECRET' }),
      fact(BASELINE, 'office', {
        ...{ type: 'dispute-settled/1', milestone: 'card', verdict: 'upheld', reason: 'SECRET' },
      }),
    ]
    const text = JSON.stringify(facts.map(phoneFact))
    expect(text).not.toMatch(/SECRET|11\.99|106\.99|sheet|walker|clerk/)
  })
})
