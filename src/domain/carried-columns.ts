// Judges whether a column is filled once for a whole block of rows: cells merged downwards, or a household's number on the
// row of its head, leave all but their first row empty. Strict: what is not carried is asked for, what is carried wrongly is not.
import type { Field } from './headings.ts'
import type { Relation } from './person-evidence.ts'
import type { RowCell, RowCells } from './row-codes.ts'

export type SampledPerson = { readonly cells: RowCells; readonly relation: Relation }

export type CarriedColumns = { readonly household: boolean; readonly hamlet: boolean }

const NONE: CarriedColumns = { household: false, hamlet: false }
/** Beneath each hamlet that is named, at least so many rows (or households) without one must stand. */
const ROWS_OF_A_HAMLET = 5

export function carriedColumns(people: readonly SampledPerson[]): CarriedColumns {
  const tellsRelations = people.some(({ relation }) => relation !== 'unsaid')
  const households = people.map(({ cells }) => textOf(cells.household))
  // Within a household the relation decides, so only who begins one counts.
  const hamlets = people
    .filter(({ relation }) => !tellsRelations || relation === 'head')
    .map(({ cells }) => textOf(cells.hamlet))
  if (people.length === 0) return NONE
  return {
    household: !tellsRelations && isOncePerBlock(households, 1) && isAscending(households),
    hamlet: textOf(people[0]?.cells.hamlet) !== '' && isOncePerBlock(hamlets, ROWS_OF_A_HAMLET),
  }
}

/** The first row has a value, no value comes twice, and for each at least `blanks` rows have none. */
function isOncePerBlock(values: readonly string[], blanks: number): boolean {
  const filled = values.filter((value) => value !== '')
  if (filled.length === 0 || values[0] === '' || new Set(filled).size < filled.length) return false
  return values.length - filled.length >= filled.length * blanks
}

/** Two numbers at least, each greater than the one before: a list sorted otherwise merges no households. */
function isAscending(values: readonly string[]): boolean {
  const numbers = values
    .filter((value) => value !== '')
    .map((value) => Number(/\d+/.exec(value)?.[0] ?? Number.NaN))
  return (
    numbers.length > 1 && numbers.every((n, index) => index === 0 || n > (numbers[index - 1] ?? Number.NaN))
  )
}

const textOf = (cell: RowCell | undefined): string => (cell == null ? '' : String(cell).trim().toLowerCase())

/** A member's cell is left out as a habit where at least three in four are empty. */
const EMPTY_FOR_EACH = 3

/** Counts what members of households leave out: an empty cell in a column that they fill is missing and not carried. */
export function memberHabits() {
  const empty = new Map<Field, number>()
  const own = new Map<Field, number>()
  return {
    count(cells: RowCells, fields: readonly Field[]): void {
      for (const field of fields) {
        const counts = cells[field] == null ? empty : own
        counts.set(field, (counts.get(field) ?? 0) + 1)
      }
    },
    leaveOut: (field: Field): boolean => (own.get(field) ?? 0) * EMPTY_FOR_EACH <= (empty.get(field) ?? 0),
  }
}
