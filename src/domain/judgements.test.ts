import { expect, test } from 'vitest'
import { ALL_FINDINGS, EXEMPTION_REASONS, isFindingOf, VERDICTS } from './judgements.ts'
import { isOpenCaseReason } from './open-case-reasons.ts'

test('no reason of an open case exempts anybody', () => {
  expect(EXEMPTION_REASONS.filter(isOpenCaseReason)).toEqual([])
})

test('a finding belongs to one verdict', () => {
  for (const finding of ALL_FINDINGS)
    expect(VERDICTS.filter((verdict) => isFindingOf(verdict, finding))).toHaveLength(1)
})
