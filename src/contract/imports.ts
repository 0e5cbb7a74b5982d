// Lists come in: uploaded, read, corrected, foretold, committed. Rows that do not go in come back as a workbook.
import * as z from 'zod/mini'
import { rolesWith } from '#domain/access'
import { FORECAST_CODES } from '#domain/forecast'
import { FIELDS } from '#domain/headings'
import { TEXT_ENCODINGS } from '#domain/legacy-text'
import { LIST_KINDS } from '#domain/lists'
import { FLAGS, MILESTONES, STATES } from '#domain/milestones'
import { VERDICTS } from '#domain/vanished'
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

const encoded = z.object({
  index: z.number().check(z.int(), z.nonnegative()),
  encoding: z.enum(TEXT_ENCODINGS),
})

/** What is foreseen of a list as a whole: `count` of `of` rows or people. */
const forecast = z.object({ code: z.enum(FORECAST_CODES), count: z.number(), of: z.number() })

const preview = z.object({
  columns: z.array(z.object({ index: z.number(), field: z.enum(FIELDS), heading: z.string() })),
  headings: z.array(z.string()),
  /** Columns not written in Unicode, or of which that is not sure; every other column is. */
  encodings: z.array(z.object({ ...encoded.shape, sure: z.boolean() })),
  /** Every sheet of the file. `rows`: those of people; `why`: why it is not read. */
  sheets: z.array(
    z.object({
      index: z.number(),
      name: z.string(),
      rows: z.number(),
      why: z.nullable(z.enum(['hidden', 'no-header', 'left-out', 'columns-missing', 'empty'])),
    }),
  ),
  /** What is worth saying of the file: 'macros-ignored', 'hidden-rows' … */
  notes: z.array(
    z.object({
      code: z.string(),
      count: z.number(),
      rows: z.array(z.object({ sheet: z.string(), row: z.number() })),
    }),
  ),
  /** Worth a second look before the list goes in, gravest first. */
  forecasts: z.array(forecast),
  /** The list of the same sender and layout whose columns were taken over. */
  mappedAs: z.nullable(z.object({ importId: z.string(), on: z.string() })),
  sample: z.array(
    z.object({
      /** The name of its sheet, and its number there. */
      sheet: z.string(),
      row: z.number(),
      name: z.string(),
      birth: z.nullable(z.string()),
      /** Masked: its last two digits and nothing else. */
      identityLast2: z.nullable(z.string()),
      hamletId: z.nullable(z.number()),
      /** `from`: what stood there before it was repaired, numbers masked. */
      problems: z.array(z.object({ code: z.string(), field: z.enum(FIELDS), from: z.nullable(z.string()) })),
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
  /** From whom the list is, in their own words; null where nobody was named. */
  sender: z.nullable(z.string()),
  /** SHA-256 of the file. */
  fingerprint: z.string(),
  state: z.enum([
    ...[
      'reading',
      'previewed',
      'committing',
      'committed',
      'refused',
      'cancelled',
      'withdrawing',
      'withdrawn',
    ],
  ] as const),
  /** What is being done, how many rows of how many (0: not known yet). */
  progress: z.nullable(z.object({ phase: z.string(), done: z.number(), total: z.number() })),
  preview: z.nullable(preview),
  /** The list before it of the same unit and kind, and who came and went between the two; null where there is none. */
  comparison: z.nullable(
    z.object({
      importId: z.string(),
      asOf: isoDay,
      appeared: z.number(),
      stayed: z.number(),
      vanished: z.number(),
    }),
  ),
  /** What taking it back did: people as before, gone, and kept for what was recorded of them since. */
  withdrawal: z.nullable(
    z.object({ why: z.string(), changed: z.number(), gone: z.number(), kept: z.number() }),
  ),
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
  summary:
    'Upload a list (.xlsx, .xls, .ods, .csv, .zip, or a range pasted from Excel as text); it is read in the background',
  roles,
  input: z.object({
    unit: unitId,
    kind: z.enum(LIST_KINDS),
    asOf: isoDay,
    sender: z.optional(z.string().check(z.trim(), z.maxLength(120))),
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
  summary:
    'Say what columns hold, how they are written and which sheets are left out; the list is read again',
  roles,
  input: z.object({
    importId,
    corrections: z.array(correction),
    encodings: z.optional(z.array(encoded)),
    leftOut: z.optional(z.array(z.number().check(z.int(), z.nonnegative()))),
  }),
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

export const withdrawImport = endpoint({
  name: 'withdrawImport',
  method: 'post',
  path: '/api/imports/:importId/withdraw',
  summary:
    'Take a list back that was taken in, in the background: what it said counts no more, and nothing is erased',
  roles,
  input: z.object({ importId, why: z.string().check(z.trim(), z.minLength(3), z.maxLength(300)) }),
  output: importView,
  problems: ['not-found', 'import-not-open'],
})

const vanishedPerson = z.object({
  personId: z.string(),
  name: z.string(),
  birthYear: z.number(),
  hamletId: z.number(),
  /** How what the list is about stands today; null for a register. */
  standing: z.nullable(z.object({ state: z.enum(STATES), flag: z.nullable(z.enum(FLAGS)) })),
  /** `confirmed`: a list of the authority has said since that it is done; `open`: somebody has to find out. */
  candidate: z.enum(['open', 'confirmed', 'decided']),
  decision: z.nullable(
    z.object({ verdict: z.enum(VERDICTS), note: z.string(), by: z.nullable(z.string()), on: z.string() }),
  ),
})

export const listVanished = endpoint({
  name: 'listVanished',
  method: 'get',
  path: '/api/imports/:importId/vanished',
  summary: 'Who stood on the list before and does not stand on this one; nothing is closed by it',
  roles,
  input: z.object({ importId }),
  output: z.object({
    /** What the list is about. */
    milestone: z.nullable(z.enum(MILESTONES)),
    people: z.array(vanishedPerson),
  }),
  problems: ['not-found'],
})

export const decideVanished = endpoint({
  name: 'decideVanished',
  method: 'post',
  path: '/api/imports/:importId/vanished/:personId',
  summary:
    'Say what became of somebody who vanished from a list; done is recorded as a report, not a confirmation',
  roles,
  input: z.object({
    importId,
    personId: z.uuid(),
    verdict: z.enum(VERDICTS),
    note: z.string().check(z.trim(), z.maxLength(500)),
  }),
  output: vanishedPerson,
  problems: ['not-found', 'not-vanished'],
})

export const listSenders = endpoint({
  name: 'listSenders',
  method: 'get',
  path: '/api/list-senders',
  summary: 'Who sends lists of a unit and what lies in it, and how many of their rows went back',
  roles,
  input: z.object({ unit: unitId }),
  output: z.object({
    senders: z.array(
      z.object({
        sender: z.nullable(z.string()),
        unit: unitBrief,
        lists: z.number(),
        refused: z.number(),
        rows: z.number(),
        rejected: z.number(),
        lastAsOf: isoDay,
      }),
    ),
  }),
  problems: ['not-found'],
})
