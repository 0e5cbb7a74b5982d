import { expect, test } from 'vitest'
import { BASELINE, visited } from '../../test/fixtures/histories.ts'
import { visitOn } from '../../test/fixtures/visits.ts'
import { isoDay } from './dates.ts'
import { milestoneNo } from './milestones.ts'
import { unvisited, visitsOn } from './visits.ts'

const day = BASELINE

test('nobody has visited until somebody has, and later visits are not known yet', () => {
  expect(visitsOn([visitOn(day + 1)], day)).toEqual(unvisited)
  expect(visitsOn([visited(day, {}), visitOn(day)], day).attempts).toBe(2)
})

test('hours at which nobody was met are kept until the person is met', () => {
  const missed = [visitOn(day, { met: 'nobody' }, {}, 9.5), visitOn(day + 1, { met: 'neighbour' })]
  expect(visitsOn(missed, day + 2).missed).toEqual([{ day, hour: 9.5 }])
  expect(visitsOn([...missed, visitOn(day + 2)], day + 2).missed).toEqual([])
})

test('a promise stands until its day or until somebody is met', () => {
  const promised = visitOn(day, { met: 'relative', promise: isoDay(day + 3) })
  const closed = (on: number) => visitOn(on, { met: 'nobody' })
  expect(visitsOn([promised, closed(day + 1)], day + 1).promise).toBe(day + 3)
  expect(visitsOn([promised, closed(day + 3)], day + 3).promise).toBeNull()
  expect(visitsOn([promised, visitOn(day + 1)], day + 1).promise).toBeNull()
})

test('the last reason stands at its milestone until that is done; absence until the person is met', () => {
  const reason = (...facts: Parameters<typeof visitsOn>[0]) =>
    visitsOn(facts, day + 9).reasons[milestoneNo('sim_own_name')]
  const other = visitOn(day, { outcomes: { sim_own_name: 'sim_other_name' } })
  const gone = visitOn(day, { met: 'relative', outcomes: { sim_own_name: 'abroad' } })
  expect(reason(other, visitOn(day + 1))).toBe('sim_other_name')
  expect(reason(other, visitOn(day + 1, {}, { sim_own_name: 'reported' }))).toBeNull()
  expect(reason(gone, visitOn(day + 1, { met: 'relative' }))).toBe('abroad')
  expect(reason(gone, visitOn(day + 1))).toBeNull()
})

test('an activation on somebody else’s device is kept as such', () => {
  const activated = visitOn(day, { ownDevice: 'other' }, { eid_activated: 'reported' })
  expect(visitsOn([activated, visitOn(day + 1)], day + 1).activatedOn).toBe('other')
})
