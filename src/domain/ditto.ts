// Ditto marks: what stands for "the same as above". Only where the same can be true of two people: never a name, a birth
// date or an identity number, which stay as they were written and are refused by the check.
import type { Field } from './headings.ts'
import type { RowCell } from './row-codes.ts'
import { fold } from './text.ts'

const MARK =
  /^(?:["“”„″〃]+|''+|’’+|‘‘+|,,|-?\s*["“”″〃]\s*-?|[-/]*\s*n\.?\/?t\.?\s*[-/]*|[-–]?\/\/[-–]?|(?:-\s*)?(?:cung )?nhu tren\.?)$/

// Nearly every cell is none: one look at its first signs is enough then.
const MAY_BE_MARK = /^\s*(?:["“”„″〃'’‘,/–-]|n[./]?t|nh|c[uù])/i

export const isDitto = (cell: RowCell | undefined): boolean =>
  typeof cell === 'string' && cell.length <= 20 && MAY_BE_MARK.test(cell) && MARK.test(fold(cell))

const NEVER: ReadonlySet<Field> = new Set<Field>([
  ...(['serial', 'name', 'given-name', 'birth', 'birth-male', 'birth-female', 'identity', 'cmnd'] as const),
])

export const mayRepeat = (field: Field): boolean => !NEVER.has(field)
