import { expect, test } from 'vitest'
import type { Milestone } from '#domain/milestones'
import { personMarkOf } from './person-mark.ts'
import type { PersonView } from './wire.ts'

type Standing = PersonView['milestones'][number]

const standing = (milestone: Milestone, about: Partial<Standing>): Standing => ({
  milestone,
  state: 'open',
  flag: null,
  measured: false,
  evidence: null,
  reason: null,
  flagged: null,
  sources: [],
  ...about,
})

test('the third cell is the weaker of SIM and signature, and the second is activation, not collection', () => {
  const { cells } = personMarkOf([
    standing('card', { state: 'confirmed', measured: true }),
    standing('eid_collected', { state: 'confirmed', measured: true }),
    standing('eid_activated', { state: 'reported', measured: true, flag: 'disputed' }),
    standing('sim_own_name', { state: 'confirmed', measured: true }),
    standing('signature', { state: 'open', measured: true }),
  ])
  expect(cells).toEqual({
    card: { state: 'confirmed', flag: null },
    eid: { state: 'reported', flag: 'disputed' },
    sim: { state: 'open', flag: null },
    phone: { state: 'not_measured', flag: null },
  })
})

test('what nobody has spoken of is not measured, but an exemption of it shows', () => {
  const { cells } = personMarkOf([standing('card', {}), standing('smartphone_4g', { state: 'exempt' })])
  expect(cells.card.state).toBe('not_measured')
  expect(cells.phone.state).toBe('exempt')
})
