// The four cells of one person from how their milestones stand.

import { type PersonCell, type PersonMark, weakerCell } from '#domain/mark'
import type { Milestone } from '#domain/milestones'
import type { PersonView } from './wire.ts'

/** The third cell is the weaker of SIM and signature; what no list or visit has spoken of is not measured. */
export function personMarkOf(milestones: PersonView['milestones']): PersonMark {
  const cell = (milestone: Milestone): PersonCell => {
    const found = milestones.find((one) => one.milestone === milestone)
    if (found === undefined || (!found.measured && found.state === 'open' && found.flag === null))
      return { state: 'not_measured', flag: null }
    return { state: found.state, flag: found.flag }
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
