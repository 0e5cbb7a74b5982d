// What the attributes and the value of a cell of an .xlsx say, read from their bytes without a detour over text.

import { readFailure } from './read-problem.ts'

// The types of a cell, told apart by the first letters of their names: s, str, inlineStr, b, e, d, n.
export const [NUMBER, SHARED, STRING, INLINE, BOOLEAN, ERROR, DATE] = [0, 1, 2, 3, 4, 5, 6]

/** So many digits are exact. */
export const MOST_DIGITS = 15

/** -1 for anything but digits, and for more of them than are exact. */
export function digits(bytes: Buffer, from: number, to: number): number {
  if (to - from > MOST_DIGITS) return -1
  let value = 0
  for (let at = from; at < to; at++) {
    const digit = (bytes[at] ?? 0) - 48
    if (digit < 0 || digit > 9) return -1
    value = value * 10 + digit
  }
  return value
}

export function wholeNumber(bytes: Buffer, from: number, to: number): number {
  let value = 0
  for (let at = from; at < to; at++) {
    const digit = (bytes[at] ?? 0) - 48
    if (digit < 0 || digit > 9) throw readFailure('damaged-file')
    value = value * 10 + digit
  }
  return value
}

/** "AB12" → 27. */
export function columnOf(bytes: Buffer, from: number, to: number): number {
  let column = 0
  for (let at = from; at < to; at++) {
    const letter = (bytes[at] ?? 0) - 64
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  if (column === 0) throw readFailure('damaged-file')
  return column - 1
}

export function typeOf(bytes: Buffer, from: number, to: number): number {
  switch (String.fromCharCode(bytes[from] ?? 0)) {
    case 's':
      return to - from === 1 ? SHARED : STRING
    case 'i':
      return INLINE
    case 'b':
      return BOOLEAN
    case 'e':
      return ERROR
    case 'd':
      return DATE
    default:
      return NUMBER
  }
}
