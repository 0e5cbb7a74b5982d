// Which measures a board speaks of, the goal that counts for each, and which of them the four cells of the mark show.

import { type Campaign, type Goal, goalCount, type Target } from '#domain/campaign'
import { MARK_CELLS, type MarkCell, type PersonMark, type UnitCell, type UnitMark } from '#domain/mark'
import type { ListedOut, PartOut } from './wire.ts'

const CELL_OF: Readonly<Record<string, MarkCell>> = {
  card: 'card',
  card_first_time: 'card',
  card_hard_to_reach: 'card',
  eid_collected: 'eid',
  eid_activated: 'eid',
  sim_signature: 'sim',
  smartphone_4g: 'phone',
}

/** The colour of a target: that of the cell it belongs to. */
export const toneOf = (targetId: string): MarkCell | 'ink' => CELL_OF[targetId] ?? 'ink'

export type BoardMeasure = { readonly measure: number; readonly target: Target }

/** Each measure once, by the target that says how much of it must be reached: the operational one, else the headline. */
export function boardMeasures(campaign: Campaign): BoardMeasure[] {
  const found = new Map<number, Target>()
  for (const target of campaign.targets) {
    const known = found.get(target.measure)
    if (known === undefined || target.layer === 'operational') found.set(target.measure, target)
  }
  return [...found].map(([measure, target]) => ({ measure, target }))
}

const headline = (campaign: Campaign, id: string) =>
  campaign.targets.find((target) => target.id === id && target.layer === 'headline')?.measure

const MARK_TARGETS: Readonly<Record<MarkCell, string>> = {
  card: 'card',
  eid: 'eid_activated',
  sim: 'sim_signature',
  phone: 'smartphone_4g',
}

/** The measure behind each cell of the mark. */
export function markMeasure(campaign: Campaign, cell: MarkCell): number | null {
  return headline(campaign, MARK_TARGETS[cell]) ?? null
}

export function goalOf(campaign: Campaign, measure: number): Goal | null {
  return boardMeasures(campaign).find((one) => one.measure === measure)?.target.goal ?? null
}

export function unitMark(campaign: Campaign, part: PartOut): UnitMark {
  const cell = (of: MarkCell): UnitCell | null => {
    const measure = markMeasure(campaign, of)
    const figure = part.figures.find((one) => one.measure === measure)
    if (measure === null || figure === undefined || figure.numerator === null) return null
    return {
      confirmed: figure.numerator,
      reported: figure.reported,
      base: figure.denominator,
      goal: goalCount(goalOf(campaign, measure), figure.denominator),
    }
  }
  return {
    of: 'unit',
    cells: { card: cell('card'), eid: cell('eid'), sim: cell('sim'), phone: cell('phone') },
  }
}

/** The server gives a person's cells in reading order. */
export function personMark(person: Pick<ListedOut, 'cells'>): PersonMark {
  const cell = (of: MarkCell) => {
    const standing = person.cells[MARK_CELLS.indexOf(of)]
    if (standing === undefined || (!standing.measured && standing.state === 'open' && standing.flag === null))
      return { state: 'not_measured', flag: null } as const
    return { state: standing.state, flag: standing.flag }
  }
  return {
    of: 'person',
    cells: { card: cell('card'), eid: cell('eid'), sim: cell('sim'), phone: cell('phone') },
  }
}
