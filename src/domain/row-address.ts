// The address of a row in a list of several sheets, as one integer: it sorts as the rows stand in the file. Only numbers.

/** More rows than any format has (Excel stops at 1,048,576, which is just this many). */
const ROWS_OF_A_SHEET = 2 ** 20

/** The address stays within the `integer` of PostgreSQL. */
export const LAST_SHEET = 2046

/** `sheet` counts from 0, `number` from 1 as Excel shows it. Throws RangeError outside 0–2046 and 1–1,048,576. */
export function rowAddress(sheet: number, number: number): number {
  if (!isWithin(sheet, 0, LAST_SHEET)) throw new RangeError(`no such sheet: ${sheet}`)
  if (!isWithin(number, 1, ROWS_OF_A_SHEET)) throw new RangeError(`no such row: ${number}`)
  return sheet * ROWS_OF_A_SHEET + (number - 1)
}

/** Counts from 0. */
export const sheetOf = (address: number): number => Math.floor(address / ROWS_OF_A_SHEET)

/** Counts from 1 within its sheet. */
export const numberOf = (address: number): number => (address % ROWS_OF_A_SHEET) + 1

const isWithin = (n: number, least: number, most: number): boolean =>
  Number.isInteger(n) && n >= least && n <= most
