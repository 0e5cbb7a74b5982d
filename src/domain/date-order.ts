// Whether the dates of a column have day and month swapped, as an American Excel leaves them: 05/04/1990 becomes the fourth of May,
// 25/07/1990 stays text. Judged by the column, never by one cell, and day first unless the column proves otherwise.
import type { Column } from './columns.ts'
import type { Field } from './headings.ts'

export type DateOrder = 'day-first' | 'month-first' | 'mixed-damaged'

type Cell = string | number | null

const WRITTEN = /^\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*\d{2,4}\s*$/
const SHOWN = /^\d{4}-(\d{2})-(\d{2})(?:T.*)?$/

/** Of each kind at least so many: three and three come about by chance once in seventy lists that mix texts and dates. */
const FEWEST = 3

/**
 * `month-first`: texts such as 07/25/1990, and none such as 25/07/1990. `mixed-damaged`: real dates whose days all lie within the
 * first twelve, beside texts whose days never do. Real dates alone prove nothing, however many: swapped ones would have left
 * texts behind, and where only the month is known the first of it is written.
 */
export const dateOrderOf = (cells: readonly Cell[]): DateOrder => {
  let [dayFirst, monthFirst, open, real, late] = [0, 0, 0, 0, 0]
  for (const cell of cells) {
    if (typeof cell !== 'string') continue
    const written = WRITTEN.exec(cell)
    if (written !== null) {
      const [first, second] = [Number(written[1]), Number(written[2])]
      if (first > 12 && second <= 12) dayFirst += 1
      else if (second > 12 && first <= 12) monthFirst += 1
      else if (first !== second) open += 1
      continue
    }
    const shown = SHOWN.exec(cell)
    if (shown === null) continue
    const [month, day] = [Number(shown[1]), Number(shown[2])]
    if (day > 12) late += 1
    // The first of January reads the same either way.
    else if (day !== month) real += 1
  }
  if (monthFirst >= FEWEST && dayFirst === 0 && late === 0) return 'month-first'
  const isSorted = late === 0 && open === 0 && monthFirst === 0
  return isSorted && real >= FEWEST && dayFirst >= FEWEST ? 'mixed-damaged' : 'day-first'
}

const DATES: ReadonlySet<Field> = new Set<Field>(['birth', 'birth-male', 'birth-female', 'as-of'])

/** Fields whose dates are to be read month first where both readings are possible. `sample`: rows beneath the header. */
export const swappedDatesOf = (
  columns: readonly Column[],
  sample: readonly (readonly Cell[])[],
): ReadonlySet<Field> =>
  new Set(
    columns
      .filter(({ field }) => DATES.has(field))
      .filter(({ index }) => dateOrderOf(sample.map((cells) => cells[index] ?? null)) !== 'day-first')
      .map(({ field }) => field),
  )
