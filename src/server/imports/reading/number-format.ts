// How a numeric cell of a workbook is shown, as far as it matters for lists: numbers padded with zeros and dates.
// Everything else stays the number that it is. (Format codes: ECMA-376 part 1, 18.8.30 and 18.8.31.)

import { dateOfExcelSerial, isoDay } from '#domain/dates'
import type { Cell } from './list-rows.ts'

export type ShowNumber = (value: number) => Cell

/** Codes of the formats that every workbook knows by number; 27–36 and 50–58 are East Asian dates. */
export function builtInFormat(id: number): string {
  const EAST_ASIAN_TIMES = [32, 33, 34, 35, 55, 56]
  if (EAST_ASIAN_TIMES.includes(id)) return 'h:mm:ss'
  if ((id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return 'yyyy-mm-dd'
  return BUILT_IN[id] ?? 'General'
}

const BUILT_IN: { readonly [id: number]: string } = {
  14: 'dd/mm/yyyy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'm/d/yy h:mm',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mmss.0',
}

/** Excel takes 255; a longer one would be worked through for every cell. */
const LONGEST_CODE = 1000

/** null: the number is shown as a number. `system`: the year from which the workbook counts its days. */
export function showNumber(code: string, system: 1900 | 1904): ShowNumber | null {
  if (code.length > LONGEST_CODE) return null
  const { bare, tokens } = firstSection(code)
  if (/^\[[<>=]/.test(code.trim()) || bare.includes('general')) return literalPrefix(tokens)
  return /[ymdhs]/.test(bare) ? showDate(bare, system) : showDigits(tokens)
}

type Token = { readonly sign: string; readonly isLiteral: boolean }

/** The format of positive numbers. `bare`: what is neither literal nor colour nor language, in lower case. */
function firstSection(code: string): { bare: string; tokens: readonly Token[] } {
  const tokens: Token[] = []
  const PARTS = /"([^"]*)"?|\\(.)|[_*].|\[(h+|m+|s+)\]|\[[^\]]*\]|(general)|(am\/pm|a\/p)|(;)|(.)/gisu
  for (const [, quoted, escaped, elapsed, general, , end, sign] of code.matchAll(PARTS)) {
    if (end !== undefined) break
    const literal = quoted ?? escaped
    if (literal !== undefined) for (const each of literal) tokens.push({ sign: each, isLiteral: true })
    const plain = elapsed ?? general ?? sign
    if (plain !== undefined) tokens.push({ sign: plain, isLiteral: / |[-()/:+$]/.test(plain) })
  }
  const bare = tokens
    .map((token) => (token.isLiteral ? ' ' : token.sign))
    .join('')
    .toLowerCase()
  return { bare, tokens }
}

/** "0"General: a zero that a clerk put before every telephone number. */
function literalPrefix(tokens: readonly Token[]): ShowNumber | null {
  const at = tokens.findIndex((token) => token.sign.toLowerCase() === 'general')
  const prefix = tokens
    .slice(0, Math.max(at, 0))
    .map((token) => token.sign)
    .join('')
  return /^\d+$/.test(prefix) ? (value) => (isCount(value) ? prefix + value : value) : null
}

const isCount = (value: number) => Number.isSafeInteger(value) && value >= 0

/** 000000000000, 0000 000 000, "0"#########: whole numbers whose leading zeros or digits come from the format. */
function showDigits(tokens: readonly Token[]): ShowNumber | null {
  const isPlaceholder = (token: Token) => !token.isLiteral && /[0#?]/.test(token.sign)
  const zeros = tokens.filter((token) => isPlaceholder(token) && token.sign === '0').length
  const hasDigit = tokens.some((token) => token.isLiteral && /\d/.test(token.sign))
  const isWhole = tokens.every((token) => token.isLiteral || isPlaceholder(token))
  if (!isWhole || !tokens.some(isPlaceholder) || (zeros < 2 && !hasDigit)) return null
  const first = tokens.findIndex(isPlaceholder)
  return (value) => {
    if (!isCount(value)) return value
    let digits = value === 0 ? '' : String(value)
    let shown = ''
    for (let i = tokens.length - 1; i >= 0; i--) {
      const token = tokens[i]
      if (!token) continue
      if (!isPlaceholder(token)) shown = token.sign + shown
      else if (i === first && digits !== '') shown = digits + shown
      else {
        shown = (digits.at(-1) ?? (token.sign === '0' ? '0' : '')) + shown
        digits = digits.slice(0, -1)
      }
    }
    return shown
  }
}

/** Of a list of people nearly every day comes again. */
const MOST_KNOWN = 1 << 15

/**
 * ISO text of what is shown, and nothing that is not: a cell that shows "3/1950" holds the first of the month only because
 * Excel put it there, so it reads "1950-03"; "5/3" without a year reads "05/03". A time of day follows as T08:30:00.
 */
function showDate(bare: string, system: 1900 | 1904): ShowNumber {
  const dates = bare.replace(/h+[^a-z]*m+|m+[^a-z]*s+/g, 'h')
  const [hasYear, hasMonth, hasDay] = [/y/.test(dates), /m/.test(dates), /(?<!d)d{1,2}(?!d)/.test(dates)]
  const hasTime = /[hs]/.test(bare)
  const known = new Map<number, Cell>()
  return (value) => {
    const before = known.get(value)
    if (before !== undefined) return before
    const shown = show(value)
    if (known.size < MOST_KNOWN) known.set(value, shown)
    return shown
  }

  function show(value: number): Cell {
    if (!hasYear && !hasMonth && !hasDay) return hasTime && value >= 0 ? timeOfDay(value) : value
    const day = dateOfExcelSerial(value, system)
    if (day === null) return value
    return dateShown({ hasYear, hasMonth, hasDay }, isoDay(day), hasTime ? timeOfDay(value) : MIDNIGHT)
  }
}

export type DateParts = { readonly hasYear: boolean; readonly hasMonth: boolean; readonly hasDay: boolean }

/** `iso`: YYYY-MM-DD; `time`: HH:MM:SS. */
export function dateShown({ hasYear, hasMonth, hasDay }: DateParts, iso: string, time: string): string {
  const [y = '', m = '', d = ''] = iso.split('-')
  if (hasYear && hasMonth !== hasDay) return hasMonth ? `${y}-${m}` : iso
  if (hasYear && !hasMonth) return y
  if (!hasYear) return [hasDay ? d : '', hasMonth ? m : ''].filter((part) => part !== '').join('/')
  return time === MIDNIGHT ? iso : `${iso}T${time}`
}

export const MIDNIGHT = '00:00:00'

function timeOfDay(value: number): string {
  const seconds = Math.floor((value - Math.floor(value)) * 86_400 + 0.5) % 86_400
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60]
    .map((part) => String(Math.floor(part)).padStart(2, '0'))
    .join(':')
}
