// Splits delimited text (CSV, or a range pasted from a spreadsheet) into rows, block by block. Lines without a quotation
// mark, nearly all of them, take a path of two indexOf per cell; only the others are walked sign by sign.
// A quotation mark that opens a cell but is not closed right before a delimiter is plain text, as clerks mean it: "Bé" Na.

import type { Cell } from './list-rows.ts'
import { readFailure } from './read-problem.ts'

const QUOTE = 34
const CARRIAGE_RETURN = 13
/** Twice what a cell of Excel holds (a doubled quotation mark is two signs): a mark without partner ends its search here. */
const LONGEST_CELL = 2 * 32_767
const LONGEST_ROW = 1 << 20

export type Dialect = { readonly delimiter: string; readonly newline: '\n' | '\r' }

/** `onRow` gets rows that hold a value; `number` counts the others too. The last block is pushed with `isLast`. */
export function delimitedScanner(
  { delimiter, newline }: Dialect,
  onRow: (number: number, cells: Cell[]) => void,
) {
  const delimiterCode = delimiter.charCodeAt(0)
  const newlineCode = newline.charCodeAt(0)
  let held = ''
  let number = 0

  function emit(cells: Cell[]) {
    number++
    if (cells.some((cell) => cell !== null)) onRow(number, cells)
  }

  function splitPlain(line: string): Cell[] {
    const cells: Cell[] = []
    let from = 0
    for (;;) {
      const to = line.indexOf(delimiter, from)
      if (to === -1) break
      cells.push(to === from ? null : line.slice(from, to))
      from = to + 1
    }
    cells.push(from === line.length ? null : line.slice(from))
    return cells
  }

  function isEndOfCell(text: string, at: number): boolean {
    const code = text.charCodeAt(at)
    return (
      at >= text.length ||
      code === delimiterCode ||
      code === newlineCode ||
      (code === CARRIAGE_RETURN && text.charCodeAt(at + 1) === newlineCode)
    )
  }

  /** Where the quoted cell that opens at `from` closes; -1: it never does, so it is plain text; null: not known yet. */
  function closingQuote(text: string, from: number, isLast: boolean): number | null {
    let at = from + 1
    for (;;) {
      at = text.indexOf('"', at)
      if (at === -1) return isLast || text.length - from > LONGEST_CELL ? -1 : null
      if (at - from > LONGEST_CELL) return -1
      if (text.charCodeAt(at + 1) !== QUOTE) break
      at += 2
    }
    return isEndOfCell(text, at + 1) ? at : -1
  }

  /** Emits the row that starts at `from` and returns where the next one starts; null: it does not end in this text. */
  function walkRow(text: string, from: number, isLast: boolean): number | null {
    const cells: Cell[] = []
    let at = from
    for (;;) {
      const closing = text.charCodeAt(at) === QUOTE ? closingQuote(text, at, isLast) : -1
      if (closing === null) return null
      let end: number
      if (closing >= 0) {
        const value = text.slice(at + 1, closing)
        cells.push(value === '' ? null : value.includes('"') ? value.replaceAll('""', '"') : value)
        end = closing + 1
        if (text.charCodeAt(end) === CARRIAGE_RETURN && newlineCode !== CARRIAGE_RETURN) end++
      } else {
        end = at
        while (end < text.length) {
          const code = text.charCodeAt(end)
          if (code === delimiterCode || code === newlineCode) break
          end++
        }
        const value = text.slice(at, text.charCodeAt(end) === delimiterCode ? end : trimmedEnd(text, at, end))
        cells.push(value === '' ? null : value)
      }
      if (text.charCodeAt(end) === delimiterCode) at = end + 1
      else if (end < text.length || isLast) {
        emit(cells)
        return end + 1
      } else return null
    }
  }

  const trimmedEnd = (text: string, from: number, end: number): number =>
    newlineCode !== CARRIAGE_RETURN && end > from && text.charCodeAt(end - 1) === CARRIAGE_RETURN
      ? end - 1
      : end

  return {
    push(block: string, isLast: boolean) {
      const text = held === '' ? block : held + block
      held = ''
      let at = 0
      let quote = text.indexOf('"')
      while (at < text.length) {
        if (quote !== -1 && quote < at) quote = text.indexOf('"', at)
        let end = text.indexOf(newline, at)
        if (end === -1 && isLast) end = text.length
        let next: number | null = null
        if (quote !== -1 && (end === -1 || quote < end)) next = walkRow(text, at, isLast)
        else if (end !== -1) {
          emit(splitPlain(text.slice(at, trimmedEnd(text, at, end))))
          next = end + 1
        }
        if (next === null) {
          held = text.slice(at)
          if (held.length > LONGEST_ROW) throw readFailure('damaged-file')
          break
        }
        at = next
      }
    },
  }
}
