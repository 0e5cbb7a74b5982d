// What is foreseen of a list before it goes in: is it the right one, of the right place, whole? Each is a numerator and a
// denominator, never a verdict: a person decides. Knows only counts.

export const FORECAST_CODES = [
  'other-unit',
  'shrunk',
  'vanishes-much',
  'many-rejected',
  'changes-much',
  'many-new',
  'layout-differs',
  'older-than-last',
  'encoding-unsure',
] as const
export type ForecastCode = (typeof FORECAST_CODES)[number]

/** `count` of `of`: rows, people or columns, as the code says. */
export type Forecast = { readonly code: ForecastCode; readonly count: number; readonly of: number }

export type Foreseen = {
  readonly rows: number
  readonly rejected: number
  /** Rows that name a unit other than the list's own, or a person who lives in none of its hamlets. */
  readonly elsewhere: number
  readonly new: number
  readonly changed: number
  readonly vanished: number
  /** People known in the unit before; those on the list before it of the same kind (0: none). */
  readonly known: number
  readonly before: number
  /** Columns whose headings are not those of the sender's last list of this kind; of how many. 0 of 0: there is none. */
  readonly otherHeadings: number
  readonly headings: number
  /** Days by which a list of the same unit and kind is newer than this one; 0 where none is. */
  readonly daysBehind: number
  /** Columns of which it is not sure how they are written. */
  readonly unsure: number
  readonly columns: number
}

/** Shares of a list from which on somebody should look twice; below that a list is as lists are. */
const SHARE = {
  'other-unit': 0.2,
  shrunk: 0.2,
  'vanishes-much': 0.2,
  'many-rejected': 0.1,
  'changes-much': 0.2,
  'many-new': 0.2,
} as const
/** One of three rows is no share. */
const FEWEST = 5

/** Gravest first; empty where nothing speaks against the list. */
export const forecastsOf = (seen: Foreseen): Forecast[] => {
  const found: Forecast[] = []
  const note = (code: keyof typeof SHARE, count: number, of: number) => {
    if (of >= FEWEST && count >= SHARE[code] * of && count > 0) found.push({ code, count, of })
  }
  note('other-unit', seen.elsewhere, seen.rows)
  if (seen.before > 0) {
    note('shrunk', Math.max(seen.before - seen.rows, 0), seen.before)
    note('vanishes-much', seen.vanished, seen.before)
  }
  note('many-rejected', seen.rejected, seen.rows)
  if (seen.known > 0) {
    note('changes-much', seen.changed, seen.known)
    note('many-new', seen.new, seen.known)
  }
  if (seen.otherHeadings > 0)
    found.push({ code: 'layout-differs', count: seen.otherHeadings, of: seen.headings })
  if (seen.daysBehind > 0)
    found.push({ code: 'older-than-last', count: seen.daysBehind, of: seen.daysBehind })
  if (seen.unsure > 0) found.push({ code: 'encoding-unsure', count: seen.unsure, of: seen.columns })
  return found
}
