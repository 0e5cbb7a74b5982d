// Follows the header down a sheet: it is printed again on every page, and a second table beneath may have its own. What the
// clerk said of a heading holds wherever it stands again.
import { type Column, columnsUnder, type Header, knownHeadings } from './columns.ts'
import { type Cells, textOf } from './header-lines.ts'
import { type Field, headingKey } from './headings.ts'

/** `again`: a row of the header that is known; `new`: of another one, whose columns hold from here on. */
export type HeaderSeen = 'again' | 'new'

const FEWEST_HEADINGS = 3

export function tableHeader(header: Header) {
  const told = fieldsByHeading(header)
  let columns = header.columns
  let lines = header.lines.map(keysOf)
  let top: Cells | null = null

  const adopt = (rows: readonly Cells[]): boolean => {
    const found = columnsUnder(rows)
    if (found === null) return false
    lines = rows.map(keysOf)
    columns = corrected(found.columns, found.headings, told)
    return true
  }

  return {
    columns: (): readonly Column[] => columns,
    /** null for a row that is no header; to be asked of every row that may be one, in order. */
    see(row: Cells): HeaderSeen | null {
      const keys = keysOf(row)
      if (lines.some((line) => isSameLine(line, keys))) return 'again'
      const above = top
      top = null
      if (above !== null && knownOrSex(row) > 0 && adopt([above, row])) return 'new'
      if (!isHeader(row) || !adopt([row])) return null
      top = row
      return 'new'
    },
    /** A row of another kind: no second row of a header follows. */
    pass(): void {
      top = null
    },
  }
}

const keysOf = (row: Cells): string[] => row.map((cell) => headingKey(textOf(cell)))

/** A page may break within a merged header: what stands in the row must be the same, and all of it. */
function isSameLine(line: readonly string[], keys: readonly string[]): boolean {
  const width = Math.max(line.length, keys.length)
  let filled = 0
  for (let index = 0; index < width; index++) {
    const key = keys[index] ?? ''
    if (key !== (line[index] ?? '')) return false
    if (key !== '') filled += 1
  }
  return filled > 0
}

/** Three known headings and no number: no person has a name that is a heading. */
const isHeader = (row: Cells): boolean =>
  !row.some((cell) => typeof cell === 'number' || /\d{3}/.test(textOf(cell))) &&
  knownHeadings(row) >= FEWEST_HEADINGS

const knownOrSex = (row: Cells): number =>
  knownHeadings(row) + row.filter((cell) => /^(?:nam|nu)$/.test(headingKey(textOf(cell)))).length

/** null: a column that the clerk, or nobody, gave a field. */
function fieldsByHeading({ headings, columns }: Header): ReadonlyMap<string, Field | null> {
  const result = new Map<string, Field | null>()
  headings.forEach((heading, index) => {
    const key = headingKey(heading)
    const field = columns.find((column) => column.index === index)?.field ?? null
    if (key !== '' && !result.has(key)) result.set(key, field)
  })
  return result
}

function corrected(
  columns: readonly Column[],
  headings: readonly string[],
  told: ReadonlyMap<string, Field | null>,
): readonly Column[] {
  const taken = new Set<Field>()
  return headings.flatMap((heading, index) => {
    const known = told.get(headingKey(heading))
    const field = known === undefined ? columns.find((column) => column.index === index)?.field : known
    if (field == null || taken.has(field)) return []
    taken.add(field)
    return [{ index, field, heading }]
  })
}
