// Visits: the work list in walking order or by priority, one household, what a team says of a visit, one reason for a row of
// closed doors, and what came of it by team and person. Names what a visit may say; there is no field for a citizen's code or
// password. The office and the phone send the same.
import * as z from 'zod/mini'
import { rolesWith } from '#domain/access'
import type { MarkCell } from '#domain/mark'
import { FLAGS, MILESTONES, STATES } from '#domain/milestones'
import { OPEN_CASE_REASONS } from '#domain/open-case-reasons'
import { DEVICE_OWNERS, MET } from '#domain/visit'
import { DEADLINE_CODES, HOME_CODES, VALUE_CODES } from '#domain/visit-priority'
import { isoDay, personBrief, unitId } from './coverage.ts'
import { endpoint } from './endpoint.ts'
import { devices, place, visitName } from './facts.ts'
import { action } from './people.ts'

const record = rolesWith('record-visit')
const milestone = z.enum(MILESTONES)
const reason = z.enum(OPEN_CASE_REASONS)

const cell = z.object({
  state: z.enum([...STATES, 'not_measured']),
  flag: z.nullable(z.enum(FLAGS)),
})
const cells = z.object({ card: cell, eid: cell, sim: cell, phone: cell } satisfies Record<
  MarkCell,
  typeof cell
>)

/** Somebody of a household who is met there. Codes alone; `next` is null where nothing is left, or nothing yet. */
const workPerson = z.extend(personBrief, {
  relation: z.nullable(z.string()),
  cells,
  next: z.nullable(action),
  notBefore: z.nullable(isoDay),
  attempts: z.number(),
  promise: z.nullable(isoDay),
})

/** `household` is null where no household is known: then it is one person. */
const workHousehold = z.object({
  communeId: z.number(),
  hamletId: z.number(),
  hamletName: z.string(),
  residentialGroup: z.nullable(z.string()),
  householdNo: z.nullable(z.string()),
  address: z.nullable(z.string()),
  people: z.array(workPerson),
  /** Of the one who was visited most often. */
  attempts: z.number(),
  /** The nearest day on which somebody is expected. */
  promise: z.nullable(isoDay),
  /** When a visit today is worth most, and why; `score` is everybody's together. */
  best: z.object({
    hour: z.number(),
    score: z.number(),
    value: z.enum(VALUE_CODES),
    home: z.enum(HOME_CODES),
    deadline: z.object({ code: z.enum(DEADLINE_CODES), on: isoDay }),
  }),
})

export const WORK_ORDERS = ['walk', 'priority'] as const
export const WORK_SHOWN = ['open', 'promised', 'all'] as const

export const listWork = endpoint({
  name: 'listWork',
  method: 'get',
  path: '/api/visits/work',
  summary:
    'The households that the asker may visit today, in walking order or by priority, each with its people, what is next and why',
  roles: record,
  input: z.object({
    /** A commune or hamlet; unless said, all that the asker is given. */
    unit: z.optional(unitId),
    /** Only what is given to this team, or to this member of one. */
    team: z.optional(z.uuid()),
    member: z.optional(z.uuid()),
    order: z.optional(z.enum(WORK_ORDERS)),
    /** `open`: something is left for a visit; `promised`: somebody is expected today or was. */
    show: z.optional(z.enum(WORK_SHOWN)),
    /** The place of the first household; `next` of the answer before. */
    from: z.optional(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(1_000_000))),
  }),
  output: z.object({
    asOf: isoDay,
    /** All households there, whether or not something is left to do. */
    doors: z.number(),
    /** How many fit; null in walking order, where the rest is not looked at. */
    fitting: z.nullable(z.number()),
    households: z.array(workHousehold),
    /** Null at the end. */
    next: z.nullable(z.number()),
  }),
  problems: ['not-found', 'unit-too-large'],
})

/** A past visit to one person. `mayCorrect`: it holds, and the asker may say it again. */
const pastVisit = z.object({
  factId: z.string(),
  personId: z.string(),
  on: isoDay,
  /** Null where only the result was handed in. */
  met: z.nullable(z.enum(MET)),
  attempt: z.nullable(z.number()),
  done: z.array(milestone),
  outcomes: z.partialRecord(milestone, reason),
  promise: z.nullable(isoDay),
  walker: z.nullable(z.string()),
  mayCorrect: z.boolean(),
  isCorrected: z.boolean(),
})

export const readHousehold = endpoint({
  name: 'readHousehold',
  method: 'get',
  path: '/api/visits/households/:personId',
  summary:
    'The household of a person: everybody who is met there, what each lacks, and past visits, newest first',
  roles: record,
  input: z.object({ personId: z.uuid() }),
  output: z.object({
    asOf: isoDay,
    household: workHousehold,
    people: z.array(
      z.object({
        personId: z.string(),
        /** What can be done or is waited for today; what comes after it. */
        now: z.array(action),
        later: z.array(milestone),
        activatedOn: z.nullable(z.enum(DEVICE_OWNERS)),
        telephone: z.nullable(z.enum(devices)),
      }),
    ),
    visits: z.array(pastVisit),
    /** Whether the campaign asks where the visitor stood; off unless it says so. */
    asksPlace: z.boolean(),
    /** For whom the asker may record: their own memberships, and for an office those of the place. */
    walkers: z.array(
      z.object({ memberId: z.string(), name: z.string(), teamName: z.string(), isOwn: z.boolean() }),
    ),
  }),
  problems: ['not-found'],
})

const instant = z.int().check(z.minimum(0), z.maximum(8_640_000_000_000_000))

/** When by the device's own clocks, on which device, and who walked (unless said: the asker). */
const visitHead = {
  startedAt: instant,
  endedAt: instant,
  monotonicMs: z.int().check(z.minimum(0), z.maximum(86_400_000)),
  /** By the same wall clock as the two above, when this is sent: what a wrong clock is put right by. */
  sentAt: instant,
  device: visitName,
  app: visitName,
  place: z.optional(place),
  member: z.optional(z.uuid()),
  /** Written down later: the day and hour that are remembered, instead of what the clocks say. */
  on: z.optional(z.strictObject({ day: isoDay, hour: z.int().check(z.minimum(0), z.maximum(23)) })),
}

export const receipt = z.object({
  factId: z.string(),
  personId: z.string(),
  /** Null where nothing was handed in at all. */
  receiptNo: z.nullable(z.number()),
  outcome: z.enum(['accepted', 'forwarded', 'refused', 'repeated']),
  /** Why, as a code of words/visits.ts. */
  refusal: z.nullable(z.string()),
})

const MOST_OF_A_HOUSEHOLD = 60
const MOST_OF_A_ROW = 500

/** One fact is of one person, and nobody is spoken of twice. */
const isEachOnce = (people: readonly { readonly personId: string; readonly factId: string }[]): boolean =>
  new Set(people.map(({ personId }) => personId)).size === people.length &&
  new Set(people.map(({ factId }) => factId)).size === people.length

export const personVisit = z.strictObject({
  personId: z.uuid(),
  /** Made by the device, UUIDv7: the same again changes nothing. */
  factId: z.uuid(),
  met: z.enum(MET),
  done: z.array(milestone).check(z.maxLength(MILESTONES.length)),
  outcomes: z.partialRecord(milestone, reason),
  telephone: z.optional(z.enum(devices)),
  ownDevice: z.optional(z.enum(DEVICE_OWNERS)),
  promise: z.optional(isoDay),
  /** The fact of an earlier visit to this person that this one is said instead of. */
  corrects: z.optional(z.uuid()),
})

export const recordVisit = endpoint({
  name: 'recordVisit',
  method: 'post',
  path: '/api/visits',
  summary:
    'A visit to a household in one go: what was done and why not, person by person; a receipt for each',
  roles: record,
  input: z.strictObject({
    ...visitHead,
    people: z
      .array(personVisit)
      .check(z.minLength(1), z.maxLength(MOST_OF_A_HOUSEHOLD), z.refine(isEachOnce)),
  }),
  output: z.object({ receipts: z.array(receipt) }),
  problems: ['not-found', 'day-unreadable'],
})

export const recordNotDone = endpoint({
  name: 'recordNotDone',
  method: 'post',
  path: '/api/visits/not-done',
  summary:
    'One reason why nothing could be done for a row of households; nothing that was done can be said so',
  roles: record,
  input: z.strictObject({
    ...visitHead,
    met: z.enum(MET),
    reason,
    promise: z.optional(isoDay),
    people: z
      .array(z.strictObject({ personId: z.uuid(), factId: z.uuid() }))
      .check(z.minLength(1), z.maxLength(MOST_OF_A_ROW), z.refine(isEachOnce)),
  }),
  output: z.object({ receipts: z.array(receipt) }),
  problems: ['not-found', 'day-unreadable'],
})

/** Every share stands with what it is a share of. */
const workFigures = z.object({
  /** Days on which somebody reported, and the last of them. */
  days: z.number(),
  lastDay: z.nullable(isoDay),
  /** Times that somebody came to a door. */
  calls: z.number(),
  /** Of whom a visit said something; of these, they or theirs were met; of these, something was done. */
  people: z.number(),
  met: z.number(),
  withResult: z.number(),
  firstContacts: z.number(),
  firstSuccesses: z.number(),
  /** Milestones said to be done; credits and assists as credits.ts counts them. */
  results: z.number(),
  credits: z.number(),
  assists: z.number(),
  /** Promises that fell due in these days, and of these, kept. */
  promised: z.number(),
  kept: z.number(),
})

export const readResults = endpoint({
  name: 'readResults',
  method: 'get',
  path: '/api/visits/results',
  summary:
    'What came of the walking in some days, by team, or by member of one team; who has not reported has no figures, not zero',
  roles: rolesWith('read-work'),
  input: z.object({
    unit: z.optional(unitId),
    team: z.optional(z.uuid()),
    /** The first day of the campaign unless said; today unless said. */
    from: z.optional(isoDay),
    to: z.optional(isoDay),
  }),
  output: z.object({
    from: isoDay,
    to: isoDay,
    /** What the rows are: whoever sees only their own work is told by member. */
    of: z.enum(['team', 'member']),
    /** Whose members, where one team was asked for. */
    team: z.nullable(z.object({ teamId: z.string(), name: z.string() })),
    rows: z.array(
      z.object({
        /** Null: who walked for no team, or the team as a whole. */
        id: z.nullable(z.string()),
        name: z.nullable(z.string()),
        /** Of a team: its unit. */
        place: z.nullable(z.string()),
        /** Kind of a team, organisation of a member. */
        kind: z.nullable(z.string()),
        /** Null: not reported. */
        figures: z.nullable(workFigures),
      }),
    ),
  }),
  problems: ['not-found', 'day-unreadable', 'days-too-many'],
})
