// What every reader of lists hands on: rows in chunks, whatever the file was. No reader knows what a column means.

import { readFailure } from './read-problem.ts'

/**
 * A string is text as it stands (or as it is shown: 000000000000, dates as ISO text); a number is a numeric cell without
 * such a format, so an identity number that is a `number` has lost its zeros; null is an empty cell.
 * A string may be a slice of the block it was read from: who keeps one for long keeps that block.
 */
export type Cell = string | number | null

/**
 * `number` counts from 1 within its sheet, as the file's own program shows it; rows without any value are left out, not
 * renumbered. `hidden`: by hand or by a filter.
 */
export type Row = { readonly number: number; readonly cells: readonly Cell[]; readonly hidden?: true }

/**
 * `name`: of a .zip "file › sheet". `textOnly`: the format has no numeric cells, so a number that lost its zeros is text too.
 */
export type SheetInfo = { readonly name: string; readonly hidden: boolean; readonly textOnly?: true }

/** What is worth saying of a file and refuses nothing. */
export type ReadNote =
  | 'macros-ignored'
  | 'external-links-ignored'
  | 'formula-without-value' // a cell whose program never worked it out: it is empty
  | 'files-ignored' // of a .zip: what is no list
  | 'not-unicode' // text of an old program, handed on one sign per byte

/** Of one sheet, as in Excel. */
export const MOST_ROWS = 1_048_576
export const MOST_COLUMNS = 16_384
/** Four times the 32,767 signs that Excel holds in a cell. */
export const LONGEST_CELL = 1 << 17
export const ROWS_PER_CHUNK = 2000
// A hostile sheet may have values in column XFD of every row.
const CELLS_PER_CHUNK = 200_000
// Empty ones before a value count: a million rows with a value in XFD alone are a small file and days of work.
const MOST_CELLS = 50_000_000

/** Collects rows until a chunk is full. Throws readFailure (too-large, damaged-file) past what any real list has. */
export function rowChunks() {
  let rows: Row[] = []
  let cellCount = 0
  let total = 0
  return {
    add(number: number, cells: Cell[], hidden = false) {
      if (number > MOST_ROWS) throw readFailure('too-large')
      if (cells.length > MOST_COLUMNS) throw readFailure('damaged-file')
      rows.push(hidden ? { number, cells, hidden: true } : { number, cells })
      cellCount += cells.length
      total += cells.length
      if (total > MOST_CELLS) throw readFailure('too-large')
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

/** A list that was opened. */
export type ListSource = {
  readonly format: 'csv' | 'pasted' | 'xlsx' | 'xls' | 'ods' | 'html' | 'zip'
  /** In the order of the workbook, hidden ones too; one for a format without sheets. */
  readonly sheets: readonly SheetInfo[]
  /** May be called again: every call reads from the start. Throws readFailure; a RangeError for a sheet that is not there. */
  rows(sheet: number): AsyncIterable<Row[]>
  /**
   * The font family of most filled cells of each column among the first FONT_ROWS rows; null where the format does not tell it.
   * Throws as `rows` does.
   */
  fonts(sheet: number): Promise<readonly (string | null)[]>
  /** Each once. Grows while rows are read, for some things only show there. */
  readonly notes: readonly ReadNote[]
}

export const FONT_ROWS = 200
/** Of one file; a row's address has room for 2,048. */
export const MOST_SHEETS = 1000

/** The index of the first sheet that is not hidden; 0 where all are. */
export const firstShownSheet = ({ sheets }: Pick<ListSource, 'sheets'>): number =>
  Math.max(
    sheets.findIndex(({ hidden }) => !hidden),
    0,
  )

/** `list` is what a ListSource shows. */
export function readNotes() {
  const list: ReadNote[] = []
  const add = (note: ReadNote): void => {
    if (!list.includes(note)) list.push(note)
  }
  return { list, add }
}

/** What a format of text alone offers: one sheet, no fonts. */
export const singleSheet = (
  format: ListSource['format'],
  name: string,
  rows: () => AsyncIterable<Row[]>,
  notes: readonly ReadNote[] = [],
): ListSource => ({
  format,
  sheets: [{ name, hidden: false, textOnly: true }],
  rows(sheet) {
    if (sheet !== 0) throw new RangeError(`the file has one sheet, none with index ${sheet}`)
    return rows()
  },
  fonts: async () => [],
  notes,
})
