import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  anyTwoOrders,
  BASELINE,
  everyDay,
  fact,
  HAMLETS,
  listed,
  registered,
} from '../../test/fixtures/histories.ts'
import { residencesOf } from './residences.ts'
import { personOn } from './timeline.ts'

const [HOME, OTHER] = HAMLETS
const moved = (day: number, hamletId: number) => listed(day, { residence: { kind: 'permanent', hamletId } })

test('a list that arrives late parts what stood as one', () => {
  const facts = [registered(BASELINE, '1990', HOME), moved(BASELINE + 9, HOME), moved(BASELINE + 4, OTHER)]
  expect(residencesOf(facts)).toEqual([
    { kind: 'permanent', hamletId: HOME, from: BASELINE, to: BASELINE + 3 },
    { kind: 'permanent', hamletId: OTHER, from: BASELINE + 4, to: BASELINE + 8 },
    { kind: 'permanent', hamletId: HOME, from: BASELINE + 9, to: null },
  ])
})

test('the same place said again is one residence, from the first time on', () => {
  expect(residencesOf([moved(BASELINE + 5, HOME), registered(BASELINE, '1990', HOME)])).toEqual([
    { kind: 'permanent', hamletId: HOME, from: BASELINE, to: null },
  ])
})

test('one that ended may begin again', () => {
  const ended = fact(BASELINE + 2, 'office', { type: 'residence-ended/1', kind: 'permanent' })
  expect(residencesOf([registered(BASELINE, '1990', HOME), ended, moved(BASELINE + 5, HOME)])).toMatchObject([
    { from: BASELINE, to: BASELINE + 1 },
    { from: BASELINE + 5, to: null },
  ])
})

test('in any order of arrival it is the same, and on every day as the folded person says', () => {
  fc.assert(
    fc.property(anyTwoOrders, ([facts, shuffled]) => {
      const residences = residencesOf(facts)
      expect(residencesOf(shuffled)).toEqual(residences)
      for (const day of everyDay) {
        const { residences: held } = personOn(facts, day)
        for (const kind of ['permanent', 'temporary', 'working'] as const) {
          const then = residences.filter(
            (one) => one.kind === kind && one.from <= day && (one.to === null || one.to >= day),
          )
          expect(then.map(({ hamletId }) => hamletId)).toEqual(held[kind] ? [held[kind].hamletId] : [])
        }
      }
    }),
    { seed: 20_240_404, numRuns: 300 },
  )
})
