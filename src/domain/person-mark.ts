// The four cells of one person from how their milestones stand on a day.
import type { Day } from './dates.ts'
import { type PersonCell, type PersonMark, weakerCell } from './mark.ts'
import type { Milestone } from './milestones.ts'
import { type Person, standing } from './person.ts'

/** Of a person folded up to `day`. What no list or visit has spoken of is not measured. */
export const markOf = (person: Person, day: Day): PersonMark => {
  const cell = (milestone: Milestone): PersonCell => {
    const { state, flag, measured } = standing(person, milestone, day)
    return !measured && state === 'open' && flag === null
      ? { state: 'not_measured', flag: null }
      : { state, flag }
  }
  return {
    of: 'person',
    cells: {
      card: cell('card'),
      eid: cell('eid_activated'),
      sim: weakerCell(cell('sim_own_name'), cell('signature')),
      phone: cell('smartphone_4g'),
    },
  }
}
