// Sheets of paper: printed for a hamlet or a walker, found again by their QR code or number, keyed household by household, voided
// when they are lost. What is keyed is a row of digits (domain/sheet-codes.ts); names come masked as everywhere.
import * as z from 'zod/mini'
import { rolesWith } from '#domain/access'
import type { MarkCell } from '#domain/mark'
import { FLAGS, MILESTONES, STATES } from '#domain/milestones'
import { ACTION_KINDS, WHYS } from '#domain/next-action'
import { OPEN_CASE_REASONS } from '#domain/open-case-reasons'
import { DIFFERING, DOORS, PARTS_OF_DAY, WHO_IS_PRINTED } from '#domain/sheets'
import { DEVICE_OWNERS, MET } from '#domain/visit'
import { isoDay, personBrief, unitId } from './coverage.ts'
import { endpoint } from './endpoint.ts'

const print = rolesWith('print-sheets')
const key = rolesWith('key-sheets')
const sheetId = z.uuid()
const milestone = z.enum(MILESTONES)

/** Words, and no number of a citizen. */
const words = (least: number, most: number) =>
  z.string().check(
    z.trim(),
    z.minLength(least),
    z.maxLength(most),
    z.refine((text) => !text.includes('\0') && !/\d([ .-]?\d){8}/.test(text)),
  )

export const SHEET_STATES = ['out', 'keyed', 'void'] as const

export const sheetBrief = z.object({
  sheetId: z.string(),
  /** With its check digit: "0473-9". */
  number: z.string(),
  communeId: z.number(),
  communeName: z.string(),
  hamletId: z.number(),
  hamletName: z.string(),
  teamName: z.nullable(z.string()),
  /** Who walks, as a member of a team or as named on the paper. */
  walker: z.nullable(z.string()),
  printedOn: isoDay,
  /** Since it was printed, while it is out. */
  daysOut: z.nullable(z.number()),
  households: z.number(),
  people: z.number(),
  /** Of how many people something was keyed. */
  keyedPeople: z.number(),
  state: z.enum(SHEET_STATES),
  keyedOn: z.nullable(isoDay),
  voidReason: z.nullable(z.string()),
})

const cell = z.object({ state: z.enum([...STATES, 'not_measured']), flag: z.nullable(z.enum(FLAGS)) })
const cells = z.object({ card: cell, eid: cell, sim: cell, phone: cell } satisfies Record<
  MarkCell,
  typeof cell
>)

export const keyedContent = z.object({
  day: isoDay,
  part: z.enum(PARTS_OF_DAY),
  met: z.enum(MET),
  promise: z.nullable(isoDay),
  done: z.array(milestone),
  outcomes: z.partialRecord(milestone, z.enum(OPEN_CASE_REASONS)),
  ownDevice: z.nullable(z.enum(DEVICE_OWNERS)),
})

const sheetPerson = z.object({
  personId: z.string(),
  /** Null for whoever the asker does not see any more: they have moved away since. */
  who: z.nullable(z.extend(personBrief, { relation: z.nullable(z.string()) })),
  /** As they stood when the sheet was printed. */
  cells,
  next: z.nullable(z.object({ milestone, kind: z.enum(ACTION_KINDS), why: z.enum(WHYS) })),
  missing: z.array(milestone),
  /** What was keyed last; null: nothing. */
  keyed: z.nullable(keyedContent),
})

export const sheetView = z.extend(sheetBrief, {
  rows: z.array(
    z.object({
      householdNo: z.nullable(z.string()),
      group: z.nullable(z.string()),
      address: z.nullable(z.string()),
      people: z.array(sheetPerson),
    }),
  ),
})

export const readPrintChoices = endpoint({
  name: 'readPrintChoices',
  method: 'get',
  path: '/api/sheet-choices/:hamlet',
  summary:
    'For whom sheets of a hamlet can be printed: members of the teams that work there, and its residential groups',
  roles: print,
  input: z.object({ hamlet: unitId }),
  output: z.object({
    walkers: z.array(z.object({ memberId: z.string(), name: z.string(), teamName: z.string() })),
    groups: z.array(z.string()),
  }),
  problems: ['not-found'],
})

export const printSheets = endpoint({
  name: 'printSheets',
  method: 'post',
  path: '/api/sheets',
  summary:
    'Make numbered sheets of a hamlet, or of all that is given to one walker: of people the asker sees',
  roles: print,
  input: z.object({
    /** Of a walker without it: every hamlet in which something is given to them. */
    hamlet: z.optional(unitId),
    /** Who walks. */
    member: z.optional(z.uuid()),
    /** Only what is given to the member, or to the whole of their team. */
    given: z.optional(z.boolean()),
    /** Who walks, where that is no member of a team: as it will stand on the paper. */
    walker: z.optional(words(2, 100)),
    residentialGroup: z.optional(z.string().check(z.maxLength(100))),
    who: z.enum(WHO_IS_PRINTED),
  }),
  output: z.object({ sheets: z.array(sheetBrief) }),
  problems: ['not-found', 'sheet-of-nobody'],
})

export const listSheets = endpoint({
  name: 'listSheets',
  method: 'get',
  path: '/api/sheets',
  summary:
    'The sheets of a unit and what lies in it: those still out first, the longest first; then the newest',
  roles: print,
  input: z.object({ unit: unitId }),
  output: z.object({ sheets: z.array(sheetBrief), more: z.boolean() }),
  problems: ['not-found'],
})

export const findSheet = endpoint({
  name: 'findSheet',
  method: 'post',
  path: '/api/sheets/find',
  summary: 'The sheet behind the text of a QR code or a number with its check digit',
  roles: print,
  input: z.object({ typed: z.string().check(z.maxLength(100)) }),
  /** `household` counts from 1, where the code of one household was read. */
  output: z.object({ sheetId: z.string(), household: z.nullable(z.number()) }),
  problems: ['not-found', 'sheet-number-wrong'],
})

export const readSheet = endpoint({
  name: 'readSheet',
  method: 'get',
  path: '/api/sheets/:sheetId',
  summary:
    'One sheet, to be printed or keyed: its households in walking order, how people stood, what was keyed',
  roles: print,
  input: z.object({ sheetId }),
  output: sheetView,
  problems: ['not-found'],
})

const OUTCOMES = ['blank', 'recorded', 'forwarded', 'repeated', 'kept', 'differs', 'refused'] as const

export const keySheet = endpoint({
  name: 'keySheet',
  method: 'post',
  path: '/api/sheets/:sheetId/households',
  summary:
    'What a walker wrote of one household. The same again changes nothing; anything else is answered as differing until the clerk decides',
  roles: key,
  input: z.object({
    sheetId,
    household: z.int().check(z.minimum(1), z.maximum(999)),
    /** As written on the paper. */
    day: isoDay,
    part: z.enum(PARTS_OF_DAY),
    door: z.enum(DOORS),
    promise: z.nullable(isoDay),
    /** Where the sheet names nobody. */
    walker: z.optional(words(2, 100)),
    /** Of each person the digits: "24/31". Whoever is left out is blank. */
    rows: z
      .array(z.object({ personId: z.uuid(), text: z.string().check(z.maxLength(60)) }))
      .check(z.maxLength(200)),
    /** Of those that differ from what was keyed before: keep that, or take this. */
    decided: z.optional(z.array(z.object({ personId: z.uuid(), take: z.boolean() })).check(z.maxLength(200))),
  }),
  output: z.object({
    sheet: sheetBrief,
    people: z.array(
      z.object({
        personId: z.string(),
        outcome: z.enum(OUTCOMES),
        /** Why the ledger refused it. */
        refusal: z.nullable(z.string()),
        keyed: z.nullable(keyedContent),
        /** Where it differs and is not decided. */
        difference: z.nullable(
          z.object({
            now: z.nullable(keyedContent),
            fields: z.array(z.enum(DIFFERING)),
            milestones: z.array(milestone),
            keyedBy: z.string(),
            keyedOn: isoDay,
          }),
        ),
      }),
    ),
  }),
  problems: [
    'not-found',
    'sheet-void',
    'sheet-row-unreadable',
    'sheet-walker-missing',
    'day-unreadable',
    'day-not-on-sheet',
  ],
})

export const finishSheet = endpoint({
  name: 'finishSheet',
  method: 'post',
  path: '/api/sheets/:sheetId/finish',
  summary: 'The clerk is through with a sheet; it may still be keyed again',
  roles: key,
  input: z.object({ sheetId }),
  output: sheetBrief,
  problems: ['not-found', 'sheet-void'],
})

export const voidSheet = endpoint({
  name: 'voidSheet',
  method: 'post',
  path: '/api/sheets/:sheetId/void',
  summary: 'A sheet that is out is lost: it cannot be keyed any more',
  roles: print,
  input: z.object({ sheetId, reason: words(3, 300) }),
  output: sheetBrief,
  problems: ['not-found', 'sheet-not-out'],
})

export const restoreSheet = endpoint({
  name: 'restoreSheet',
  method: 'post',
  path: '/api/sheets/:sheetId/restore',
  summary: 'A sheet that was voided is found again',
  roles: print,
  input: z.object({ sheetId }),
  output: sheetBrief,
  problems: ['not-found', 'sheet-not-void'],
})
