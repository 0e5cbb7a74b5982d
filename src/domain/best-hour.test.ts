import { expect, test } from 'vitest'
import { BASELINE, listed, registered } from '../../test/fixtures/histories.ts'
import { visitOn } from '../../test/fixtures/visits.ts'
import { bestHour } from './best-hour.ts'
import { binhPhuoc2024 as campaign } from './binh-phuoc/campaign.ts'
import { dayOf } from './dates.ts'
import type { Fact } from './facts.ts'
import { caseOn, hasWork } from './open-case.ts'

const wednesday = dayOf(2024, 6, 12)

const caseOf = (facts: readonly Fact[]) =>
  caseOn(campaign, [registered(BASELINE - 5, '1990'), ...facts], wednesday)

test('a household is come to when it is worth most for all together, and the one who is worth most says why', () => {
  const missed = caseOf([visitOn(wednesday - 7, { met: 'nobody' }, {}, 18)])
  expect(bestHour(campaign, [missed], wednesday)?.hour).toBe(12)
  const three = [missed, caseOf([]), caseOf([])]
  const together = bestHour(campaign, three, wednesday)
  expect([together?.hour, together?.lead.home.code]).toEqual([18, 'evening'])
  expect(together?.score).toBeGreaterThan(together?.lead.score ?? 0)
})

test('bedridden people are at home at any hour, so the earliest is best', () => {
  const housebound = caseOf([visitOn(wednesday - 7, { outcomes: { card_collected: 'bedridden' } })])
  const best = bestHour(campaign, [housebound], wednesday)
  expect([best?.hour, best?.lead.home.code]).toEqual([8, 'housebound'])
})

test('nobody is nobody’s hour, and whoever has all done is worth no visit', () => {
  expect(bestHour(campaign, [], wednesday)).toBeNull()
  const done = caseOf([
    listed(BASELINE, {
      claims: {
        card: 'confirmed',
        eid_used: 'confirmed',
        sim_own_name: 'confirmed',
        signature: 'confirmed',
        smartphone_4g: 'confirmed',
      },
    }),
  ])
  expect(bestHour(campaign, [done], wednesday)).toMatchObject({ hour: 8, score: 0 })
  expect([done, caseOf([])].map(hasWork)).toEqual([false, true])
})
