import { describe, expect, test } from 'vitest'
import { binhPhuoc2024 } from '#domain/binh-phuoc/campaign'
import { composeBoard } from '#domain/board'
import { headlinesOf, isSlow, remaining } from './headlines.ts'
import { type FunnelFigure, stagesOf } from './stages.ts'
import type { TargetOut } from './wire.ts'

const empty = composeBoard(binhPhuoc2024, [], [])
const unpaced = <F extends { sourceAsOf: unknown }>(figure: F) => ({ ...figure, sourceAsOf: null })
const targets: TargetOut[] = empty.targets.map((target) => ({
  ...unpaced(target),
  paceNeeded: null,
  paceLast7: null,
}))

test('four goals stand at the head, each with its other base and the operational target of the same people', () => {
  const heads = headlinesOf(targets)
  expect(heads.map(({ cell, main }) => [cell, main.id, main.base])).toEqual([
    ['card', 'card', 'campaign'],
    ['eid', 'eid_activated', 'campaign'],
    ['sim', 'sim_signature', 'campaign'],
    ['phone', 'smartphone_4g', 'campaign'],
  ])
  expect(heads.map(({ otherBases }) => otherBases.map(({ base }) => base))).toEqual(
    Array.from({ length: 4 }, () => ['aged14']),
  )
  expect(heads.map(({ operational }) => operational?.id ?? null)).toEqual([
    null,
    null,
    'sim_signature',
    'smartphone_4g',
  ])
})

describe('how far a target is', () => {
  test('what remains is never negative and is not told without a goal or a report', () => {
    expect(remaining({ goal: 100, numerator: 40 })).toBe(60)
    expect(remaining({ goal: 100, numerator: 140 })).toBe(0)
    expect(remaining({ goal: null, numerator: 40 })).toBeNull()
    expect(remaining({ goal: 100, numerator: null })).toBeNull()
  })

  test('a week is slow only against a pace that is needed', () => {
    expect(isSlow({ paceNeeded: 10, paceLast7: 9.9 })).toBe(true)
    expect(isSlow({ paceNeeded: 10, paceLast7: 10 })).toBe(false)
    expect(isSlow({ paceNeeded: 0, paceLast7: -1 })).toBe(false)
    expect(isSlow({ paceNeeded: null, paceLast7: 3 })).toBe(false)
    expect(isSlow({ paceNeeded: 10, paceLast7: null })).toBe(false)
  })
})

test('between stages stands what was lost or gained, and nothing beside a stage that nobody reported', () => {
  const numerators = [100, 80, null, 30, 45]
  const funnel: FunnelFigure[] = numerators.flatMap((numerator, i) => {
    const figure = empty.funnel[i]
    return figure === undefined ? [] : [{ ...unpaced(figure), numerator }]
  })
  expect(stagesOf(funnel).map(({ drop }) => drop)).toEqual([
    null,
    { count: 20, of: 100 },
    null,
    null,
    { count: -15, of: 30 },
  ])
})
