// What the rows beneath a header may be, and the count of each kind: no row of a list disappears without being counted.
// How a row is told is in sheet-layout.ts.

/**
 * `blank` also holds rows in which only a serial number, or the unit that somebody filled in beforehand, stands; `other` is
 * text between the people that is not understood: it is reported with the numbers of its rows.
 */
export const ROW_KINDS = [
  'person',
  'hamlet-heading',
  'household-heading',
  'subtotal',
  'numbering',
  'repeated-header',
  'signature',
  'blank',
  'other',
] as const
export type RowKind = (typeof ROW_KINDS)[number]

/** `others`: the addresses of the first rows of kind `other`; `counts.other` tells how many there are. */
export type RowTally = {
  readonly counts: Readonly<Record<RowKind, number>>
  readonly others: readonly number[]
}

const MOST_OTHERS = 100

export function rowTally() {
  const counts: Record<RowKind, number> = {
    person: 0,
    'hamlet-heading': 0,
    'household-heading': 0,
    subtotal: 0,
    numbering: 0,
    'repeated-header': 0,
    signature: 0,
    blank: 0,
    other: 0,
  }
  const others: number[] = []
  return {
    /** `address`: rowAddress(sheet, number). */
    count(kind: RowKind, address: number): void {
      counts[kind] += 1
      if (kind === 'other' && others.length < MOST_OTHERS) others.push(address)
    },
    told: (): RowTally => ({ counts: { ...counts }, others: [...others] }),
  }
}
