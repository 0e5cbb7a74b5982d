import { expect, test } from 'vitest'
import type { PersonView } from '../wire.ts'
import { choicesOf } from './wire.ts'

type Row = PersonView['milestones'][number]
type Home = PersonView['residences'][number]

const row = (milestone: Row['milestone'], state: Row['state'], flag: Row['flag'] = null): Row => ({
  ...{ milestone, state, flag, measured: true, evidence: null, reason: null, flagged: null, sources: [] },
})
const home = (kind: Home['kind'], to: string | null): Home => ({
  ...{ kind, to, from: '2024-03-20', hamletId: 1, hamletName: 'Ấp 1', communeName: 'Xã' },
  ...{ householdNo: null, relation: null },
})
const choices = (milestones: Row[], residences: Home[] = [], waiting: Row['milestone'][] = []) =>
  choicesOf({ milestones, residences } as unknown as PersonView, waiting)

test('what is done is doubted, what is doubted is settled, what is open is exempted, what is exempt can end', () => {
  const { milestones } = choices([
    ...[row('card', 'confirmed'), row('eid_collected', 'reported', 'disputed'), row('signature', 'open')],
    row('smartphone_4g', 'exempt'),
  ])
  expect(milestones).toEqual({
    ...{ dispute: ['card'], settle: ['eid_collected'], exempt: ['signature'], unexempt: ['smartphone_4g'] },
  })
})

test('nothing is asked for twice, and only residences that last can end', () => {
  const { kinds, residences } = choices(
    [row('signature', 'open')],
    [home('permanent', null), home('temporary', '2024-04-01'), home('working', null)],
    ['signature'],
  )
  expect(residences).toEqual(['working'])
  expect(kinds).toEqual(['move', 'back'])
})
