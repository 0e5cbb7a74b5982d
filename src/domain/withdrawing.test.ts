// A list that is withdrawn never was: not for the state, the course through the tallies, the residences or the credits.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  anyHistory,
  BASELINE,
  everyDay,
  FIRST_DAY,
  fact,
  LAST_DAY,
  listed,
} from '../../test/fixtures/histories.ts'
import { binhPhuoc2024 as campaign } from './binh-phuoc/campaign.ts'
import { inForce, withdrawalsOf, withoutWithdrawn } from './corrections.ts'
import { creditsOf } from './credits.ts'
import type { Fact } from './facts.ts'
import { nobody } from './person.ts'
import { residencesOf } from './residences.ts'
import { personOn, timeline } from './timeline.ts'

const seed = 20240415

type Undone = {
  readonly facts: readonly Fact[]
  /** What is left when the withdrawn rows never came in. */
  readonly left: readonly Fact[]
  /** All facts and withdrawals, in any order. */
  readonly told: readonly Fact[]
}

/** Withdrawals may overlap, name what is no row of a list, be known on any day and speak of any. */
const anyUndone: fc.Arbitrary<Undone> = anyHistory.chain((facts) => {
  const ids = facts.map(({ factId }) => factId)
  const withdrawals = fc.array(
    fc.tuple(
      fc.subarray([...ids, 'nobody’s']),
      fc.integer({ min: FIRST_DAY - 3, max: LAST_DAY + 3 }),
      fc.integer({ min: 0, max: 40 }),
      fc.uuid(),
    ),
    { maxLength: 3 },
  )
  return withdrawals.chain((made) => {
    const undone = made.map(
      ([factIds, effective, lag, factId]): Fact => ({
        factId,
        effective,
        known: effective + lag,
        source: 'authority',
        body: { type: 'withdrawn/1', factIds },
      }),
    )
    const named = new Set(made.flatMap(([factIds]) => factIds))
    const left = facts.filter(({ factId, body }) => body.type !== 'listed/1' || !named.has(factId))
    const all = [...facts, ...undone]
    return fc.shuffledSubarray(all, { minLength: all.length }).map((told) => ({ facts, left, told }))
  })
})

describe('facts and withdrawals, in any order, are the facts without those rows', () => {
  const whatever = (check: (undone: Undone) => void, numRuns = 250) =>
    fc.assert(fc.property(anyUndone, check), { seed, numRuns })

  test('as the person stands on every day', () => {
    whatever(({ told, left }) => {
      for (const day of everyDay) expect(personOn(told, day)).toEqual(personOn(left, day))
    }, 100)
  })

  test('as they go through the tallies', () => {
    whatever(({ told, left }) => {
      expect(timeline(campaign, told)).toEqual(timeline(campaign, left))
    })
  })

  test('as they have lived', () => {
    whatever(({ told, left }) => {
      expect(residencesOf(told)).toEqual(residencesOf(left))
    })
  })

  test('as results are credited', () => {
    const walked = (facts: readonly Fact[]) =>
      facts.map((one) => ({ fact: one, walker: { memberId: null, teamId: one.factId } }))
    whatever(({ told, left }) => {
      for (const day of [BASELINE, LAST_DAY])
        expect(creditsOf(walked(told), day)).toEqual(creditsOf(walked(left), day))
    })
  })

  test('as a copy that leaves them out, in the same order', () => {
    whatever(({ told, left }) => {
      const kept = new Set(left)
      expect(withoutWithdrawn(told)).toEqual(told.filter((one) => kept.has(one)))
    })
  })

  test('and what holds of them is what is left', () => {
    whatever(({ told, left }) => {
      expect(new Set(inForce(told))).toEqual(new Set(left))
    })
  })
})

test('when every row of a person is withdrawn, nobody is left', () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      const rows = history.filter(({ body }) => body.type === 'listed/1')
      const factIds = rows.map(({ factId }) => factId)
      const undone = fact(LAST_DAY, 'authority', { type: 'withdrawn/1', factIds })
      expect(personOn([...rows, undone], LAST_DAY)).toEqual(nobody)
      expect(timeline(campaign, [undone, ...rows])).toEqual([])
    }),
    { seed, numRuns: 150 },
  )
})

test('only rows of lists are withdrawn: a visit and a verdict stand, and so does a withdrawal', () => {
  const visit = fact(BASELINE, 'field', { type: 'visit-recorded/1', claims: { card: 'reported' } })
  const row = listed(BASELINE, { claims: { card: 'confirmed' } })
  const undone = fact(BASELINE, 'authority', { type: 'withdrawn/1', factIds: [visit.factId, row.factId] })
  const back = fact(BASELINE, 'authority', { type: 'withdrawn/1', factIds: [undone.factId] })
  expect(inForce([visit, row, undone, back])).toEqual([visit])
})

test('a row withdrawn twice was withdrawn when that first became known', () => {
  const row = listed(BASELINE, { claims: { card: 'confirmed' } })
  const undone = (known: number) =>
    fact(BASELINE, 'authority', { type: 'withdrawn/1', factIds: [row.factId] }, known)
  const [late, early] = [undone(BASELINE + 9), undone(BASELINE + 2)]
  expect(withdrawalsOf([late, row, early]).get(row.factId)).toBe(early)
})
