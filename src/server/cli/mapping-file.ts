// A mapping of columns written by hand: {"columns": {"C": "identity", "D": null}, "encodings": {"C": "tcvn3"}, "leave_out":
// ["Tổng hợp"]}. Columns by their letters, as the spreadsheet shows them; null: the column holds nothing that is wanted.
import { readFile } from 'node:fs/promises'
import * as z from 'zod/mini'
import { FIELDS } from '#domain/headings'
import { TEXT_ENCODINGS } from '#domain/legacy-text'
import { err, ok, type Result } from '#domain/result'
import type { Mapping } from '#domain/understand-sheet'

const letters = z.string().check(z.regex(/^[A-Za-z]{1,3}$/))
const mappingFile = z.strictObject({
  columns: z.optional(z.record(letters, z.nullable(z.enum(FIELDS)))),
  encodings: z.optional(z.record(letters, z.enum(TEXT_ENCODINGS))),
  leave_out: z.optional(z.array(z.string())),
})

export type GivenMapping = Mapping & { readonly leaveOut: readonly string[] }

/** The error names the place in the file that is not understood. */
export const readMapping = async (path: string): Promise<Result<GivenMapping, string>> => {
  let given: unknown
  try {
    given = JSON.parse(await readFile(path, 'utf8'))
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error))
  }
  const read = mappingFile.safeParse(given)
  if (!read.success) {
    const [issue] = read.error.issues
    return err(`${(issue?.path ?? []).join('.')}: ${issue?.message ?? ''}`)
  }
  const { columns = {}, encodings = {}, leave_out: leaveOut = [] } = read.data
  return ok({
    corrections: Object.entries(columns).map(([column, field]) => ({ index: indexOf(column), field })),
    encodings: Object.entries(encodings).map(([column, encoding]) => ({ index: indexOf(column), encoding })),
    leaveOut,
  })
}

/** 'A' → 0, 'AA' → 26. */
const indexOf = (column: string): number => {
  let index = 0
  for (const letter of column.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64
  return index - 1
}
