// Lists come in: uploaded, read, corrected, foretold, committed. Rows that do not go in come back as a workbook.
import * as z from 'zod/mini'
import { rolesWith } from '#domain/access'
import { FIELDS } from '#domain/headings'
import { LIST_KINDS } from '#domain/lists'
import { isoDay, unitBrief, unitId } from './coverage.ts'
import { endpoint } from './endpoint.ts'

const roles = rolesWith('import-list')
const importId = z.uuid()
const problemCount = z.object({ code: z.string(), count: z.number() })

export const importSummary = z.object({
  rows: z.number(),
  accepted: z.number(),
  repaired: z.number(),
  rejected: z.number(),
  waiting: z.number(),
  new: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  vanished: z.number(),
  problems: z.array(problemCount),
})

const correction = z.object({
  index: z.number().check(z.int(), z.nonnegative()),
  field: z.nullable(z.enum(FIELDS)),
})

const preview = z.object({
  columns: z.array(z.object({ index: z.number(), field: z.enum(FIELDS), heading: z.string() })),
  headings: z.array(z.string()),
  sample: z.array(
    z.object({
      row: z.number(),
      name: z.string(),
      birth: z.nullable(z.string()),
      /** Masked: its last two digits and nothing else. */
      identityLast2: z.nullable(z.string()),
      hamletId: z.nullable(z.number()),
      warnings: z.array(z.string()),
    }),
  ),
  /** Hamlets that this register names for the first time. */
  opened: z.array(z.object({ unitId: z.number(), fullName: z.string() })),
  summary: importSummary,
})

export const importView = z.object({
  importId: z.string(),
  unit: unitBrief,
  kind: z.enum(LIST_KINDS),
  asOf: isoDay,
  fileName: z.string(),
  state: z.enum(['reading', 'previewed', 'committing', 'committed', 'refused', 'cancelled']),
  /** What is being done, how many rows of how many (0: not known yet). */
  progress: z.nullable(z.object({ phase: z.string(), done: z.number(), total: z.number() })),
  preview: z.nullable(preview),
  /** Why the list as a whole was refused, and the fields that are missing. */
  refusal: z.nullable(
    z.object({ code: z.string(), missing: z.array(z.string()), headings: z.array(z.string()) }),
  ),
  /** The account that sent it, and the name of whoever that is; null for the command line. */
  startedBy: z.nullable(z.string()),
  startedByName: z.nullable(z.string()),
  startedAt: z.string(),
  endedAt: z.nullable(z.string()),
})

export const uploadList = endpoint({
  name: 'uploadList',
  method: 'post',
  path: '/api/imports',
  summary: 'Upload a list (.csv, .xlsx, or a range pasted from Excel as text); it is read in the background',
  roles,
  input: z.object({
    unit: unitId,
    kind: z.enum(LIST_KINDS),
    asOf: isoDay,
    fileName: z.string().check(z.minLength(1), z.maxLength(200)),
    pasted: z.optional(z.enum(['yes'])),
  }),
  body: 'raw',
  maxBytes: 512 * 1024 * 1024,
  output: importView,
  problems: ['not-found', 'day-unreadable', 'as-of-in-future'],
})

export const readImport = endpoint({
  name: 'readImport',
  method: 'get',
  path: '/api/imports/:importId',
  summary: 'One import: its state, progress, and what it did or would do',
  roles,
  input: z.object({ importId }),
  output: importView,
  problems: ['not-found'],
})

export const listImports = endpoint({
  name: 'listImports',
  method: 'get',
  path: '/api/imports',
  summary: 'The imports of a unit and what lies in it, newest first',
  roles,
  input: z.object({ unit: unitId }),
  output: z.object({ imports: z.array(importView) }),
  problems: ['not-found'],
})

export const correctImport = endpoint({
  name: 'correctImport',
  method: 'post',
  path: '/api/imports/:importId/columns',
  summary: 'Say what columns hold; the list is read again',
  roles,
  input: z.object({ importId, corrections: z.array(correction) }),
  output: importView,
  problems: ['not-found', 'import-not-open'],
})

export const commitImport = endpoint({
  name: 'commitImport',
  method: 'post',
  path: '/api/imports/:importId/commit',
  summary: 'Take the list in, in the background',
  roles,
  input: z.object({ importId }),
  output: importView,
  problems: ['not-found', 'import-not-open'],
})

export const cancelImport = endpoint({
  name: 'cancelImport',
  method: 'post',
  path: '/api/imports/:importId/cancel',
  summary: 'Give a list up that was not taken in; nothing of it remains',
  roles,
  input: z.object({ importId }),
  output: importView,
  problems: ['not-found', 'import-not-open'],
})

export const downloadRejects = endpoint({
  name: 'downloadRejects',
  method: 'get',
  path: '/api/imports/:importId/rejects',
  summary: 'The rows that did not go in, in the columns of the sender, with the reason beside each',
  roles,
  input: z.object({ importId }),
  output: z.unknown(),
  answer: 'file',
  problems: ['not-found', 'file-gone'],
})

export const listVanished = endpoint({
  name: 'listVanished',
  method: 'get',
  path: '/api/imports/:importId/vanished',
  summary: 'Who stood on the list before and does not stand on this one; nothing is closed by it',
  roles,
  input: z.object({ importId }),
  output: z.object({
    people: z.array(
      z.object({ personId: z.string(), name: z.string(), birthYear: z.number(), hamletId: z.number() }),
    ),
  }),
  problems: ['not-found'],
})
