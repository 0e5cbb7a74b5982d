// Follows the households down a sheet: where one begins, and which number its people get. A number is carried down only to
// whom the list itself puts into the household: beneath a heading, or by a relation to the head. None is made up.
import type { Relation } from './person-evidence.ts'
import type { RowCell, RowCells } from './row-codes.ts'

/** `no` counts the households of a sheet from 1. `shared`: the cells of the first person, which its members may leave out. */
export type Block = {
  readonly no: number
  readonly number: RowCell
  readonly byHeading: boolean
  readonly first: RowCells | null
}

export type Joined = {
  /** null where the sheet does not tell which household this is. */
  readonly block: Block | null
  readonly starts: boolean
  /** Where the number comes from that the person's own row does not have. */
  readonly from: 'heading' | 'above' | null
}

/** `isMerged`: the column of household numbers is filled in the first row of each household only (carried-columns.ts). */
export function householdBlocks(isMerged: boolean) {
  let count = 0
  let current: Block | null = null

  const open = (number: RowCell, byHeading: boolean, first: RowCells | null): Block => {
    count += 1
    current = { no: count, number, byHeading, first }
    return current
  }
  const enter = (block: Block, cells: RowCells): Joined => {
    const starts = block.first === null
    current = starts ? { ...block, first: { ...cells } } : block
    const isOwn = !isEmpty(cells.household)
    return {
      block: current,
      starts,
      from: isOwn || block.number === null ? null : block.byHeading ? 'heading' : 'above',
    }
  }

  return {
    heading(number: string | null): void {
      open(number, true, null)
    },
    /** What comes next belongs to no household that was named above. */
    end(): void {
      current = null
    },
    person(cells: RowCells, relation: Relation): Joined {
      const own = cells.household ?? null
      if (!isEmpty(own)) {
        if (current !== null && isSame(current.number, own)) return enter(current, cells)
        if (current?.first === null && current.number === null)
          return enter({ ...current, number: own }, cells)
        return { block: open(own, false, { ...cells }), starts: true, from: null }
      }
      if (relation === 'head') {
        if (current?.first === null) return enter(current, cells)
        return { block: open(null, false, { ...cells }), starts: true, from: null }
      }
      if (current !== null && (relation === 'member' || current.byHeading || isMerged)) {
        return enter(current, cells)
      }
      current = null
      return { block: null, starts: false, from: null }
    },
  }
}

const isEmpty = (cell: RowCell | undefined): boolean => cell == null || String(cell).trim() === ''

const isSame = (a: RowCell, b: RowCell): boolean =>
  a !== null && b !== null && String(a).trim().toLowerCase() === String(b).trim().toLowerCase()
