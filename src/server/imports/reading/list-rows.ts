// What every reader of lists hands on: rows in chunks, whatever the file was. No reader knows what a column means.

/**
 * A string is text as it stands (or as it is shown: 000000000000, dates as ISO text); a number is a numeric cell without
 * such a format, so an identity number that is a `number` has lost its zeros; null is an empty cell.
 * A string may be a slice of the block it was read from: who keeps one for long keeps that block.
 */
export type Cell = string | number | null

/** `number` counts from 1 as the file's own program shows it; rows without any value are left out, not renumbered. */
export type Row = { readonly number: number; readonly cells: readonly Cell[] }

export const ROWS_PER_CHUNK = 2000
// A hostile sheet may have values in column XFD of every row.
const CELLS_PER_CHUNK = 200_000

/** Collects rows until a chunk is full. */
export function rowChunks() {
  let rows: Row[] = []
  let cellCount = 0
  return {
    add(number: number, cells: Cell[]) {
      rows.push({ number, cells })
      cellCount += cells.length
    },
    isFull: () => rows.length >= ROWS_PER_CHUNK || cellCount >= CELLS_PER_CHUNK,
    isEmpty: () => rows.length === 0,
    take(): Row[] {
      const taken = rows
      rows = []
      cellCount = 0
      return taken
    },
  }
}

/** A list that was opened. `rows` may be called again: every call reads from the start. It throws readFailure. */
export type ListSource = {
  readonly format: 'csv' | 'xlsx' | 'pasted'
  /** In the order of the workbook, hidden ones too; one for a format without sheets. */
  readonly sheets: readonly string[]
  /** Without an index: the first sheet that is not hidden. */
  rows(sheet?: number): AsyncIterable<Row[]>
}
