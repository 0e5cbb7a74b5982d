// What the board asks and gets: figures of a unit on a day, its parts, its course, the named list behind a figure.
import * as z from 'zod/mini'
import { rolesWith } from '#domain/access'
import { FLAGS, STATES } from '#domain/milestones'
import { endpoint } from './endpoint.ts'

const roles = rolesWith('read-board')

/** Days cross the wire as 'YYYY-MM-DD'. */
export const isoDay = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))
/** Unit numbers fit into a signed 32-bit integer, see domain/units.ts. */
export const unitId = z.coerce.number().check(z.int(), z.positive(), z.maximum(2_147_483_647))
export const residenceBase = z.enum(['present', 'registered'])

/** Which board: of a unit, on a day (today unless said), as known now or on an earlier day, on one residence base. */
const boardQuery = {
  unit: unitId,
  asOf: z.optional(isoDay),
  knownAt: z.optional(isoDay),
  base: z.optional(residenceBase),
}

export const unitBrief = z.object({
  unitId: z.number(),
  code: z.nullable(z.string()),
  name: z.string(),
  fullName: z.string(),
  level: z.enum(['province', 'district', 'commune', 'hamlet']),
})

const stateCounts = z.object({
  open: z.number(),
  reported: z.number(),
  confirmed: z.number(),
  exempt: z.number(),
  disputed: z.number(),
  rejected: z.number(),
  expired: z.number(),
})

export const figure = z.object({
  id: z.string(),
  layer: z.enum(['headline', 'operational', 'ministry', 'chain']),
  base: z.string(),
  measure: z.number(),
  numerator: z.nullable(z.number()),
  denominator: z.number(),
  goal: z.nullable(z.number()),
  strict: z.boolean(),
  states: stateCounts,
  measured: z.number(),
  unitsReporting: z.number(),
  source: z.nullable(z.string()),
  sourceAsOf: z.nullable(isoDay),
  quotation: z.nullable(z.object({ text: z.string(), source: z.string() })),
})

/** A target also says its pace: people a day still needed, and people a day over the last seven days. */
const target = z.extend(figure, { paceNeeded: z.nullable(z.number()), paceLast7: z.nullable(z.number()) })

const boardHead = {
  unit: unitBrief,
  asOf: isoDay,
  knownAt: isoDay,
  base: residenceBase,
  campaignDay: z.number(),
}

export const readBoard = endpoint({
  name: 'readBoard',
  method: 'get',
  path: '/api/coverage/board',
  summary: 'The board of one unit on one day: every target, the funnel, cohorts and external figures',
  roles,
  input: z.object(boardQuery),
  output: z.object({
    ...boardHead,
    targets: z.array(target),
    funnel: z.array(figure),
    cohorts: z.array(
      z.object({ id: z.string(), count: z.number(), base: z.string(), asOf: isoDay, source: z.string() }),
    ),
    external: z.array(
      z.object({ id: z.string(), value: z.number(), unit: z.string(), asOf: isoDay, source: z.string() }),
    ),
  }),
  problems: ['not-found', 'known-before-as-of', 'day-unreadable'],
})

/** How one part of a unit stands: one figure per measure asked for, and when it was last heard of. */
const part = z.object({
  unit: unitBrief,
  figures: z.array(
    z.object({
      measure: z.number(),
      numerator: z.nullable(z.number()),
      reported: z.number(),
      denominator: z.number(),
      flagged: z.number(),
      exempt: z.number(),
    }),
  ),
  lastReport: z.nullable(isoDay),
})

export const readParts = endpoint({
  name: 'readParts',
  method: 'get',
  path: '/api/coverage/parts',
  summary: 'The parts of a unit side by side: districts, communes (also of a whole province) or hamlets',
  roles,
  input: z.object({ ...boardQuery, level: z.enum(['district', 'commune', 'hamlet']) }),
  output: z.object({ ...boardHead, parts: z.array(part) }),
  problems: ['not-found', 'known-before-as-of', 'day-unreadable'],
})

export const readSeries = endpoint({
  name: 'readSeries',
  method: 'get',
  path: '/api/coverage/series',
  summary: 'One measure of a unit day by day, as known now',
  roles,
  input: z.object({
    unit: unitId,
    measure: z.coerce.number(),
    from: isoDay,
    to: isoDay,
    base: z.optional(residenceBase),
  }),
  output: z.object({
    unit: unitBrief,
    measure: z.number(),
    base: residenceBase,
    days: z.array(
      z.object({
        day: isoDay,
        numerator: z.nullable(z.number()),
        reported: z.number(),
        denominator: z.number(),
      }),
    ),
  }),
  problems: ['not-found', 'day-unreadable', 'days-too-many'],
})

export const standingOut = z.object({
  state: z.enum(STATES),
  flag: z.nullable(z.enum(FLAGS)),
  measured: z.boolean(),
})

/** A person as a list shows them: numbers masked to their last two digits. */
export const personBrief = z.object({
  personId: z.string(),
  communeId: z.number(),
  hamletId: z.number(),
  hamletName: z.string(),
  name: z.string(),
  birth: z.string(),
  sex: z.nullable(z.enum(['male', 'female'])),
  householdNo: z.nullable(z.string()),
  identity: z.nullable(z.string()),
  phone: z.nullable(z.string()),
  /** Registered here and present elsewhere: to read only. */
  elsewhere: z.boolean(),
})

export const readNamedList = endpoint({
  name: 'readNamedList',
  method: 'get',
  path: '/api/coverage/people',
  summary:
    'The people behind a figure: who of a commune or hamlet stands in which state of a measure on that day',
  roles: rolesWith('read-people').filter((role) => roles.includes(role)),
  input: z.object({
    ...boardQuery,
    measure: z.coerce.number(),
    /** A state or a flag; all of the base unless said. */
    show: z.optional(z.enum([...STATES, ...FLAGS])),
    /** Only this household number. */
    household: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(40))),
    page: z.optional(z.coerce.number().check(z.int(), z.positive(), z.maximum(1_000_000))),
  }),
  output: z.object({
    ...boardHead,
    measure: z.number(),
    total: z.number(),
    page: z.number(),
    pageSize: z.number(),
    people: z.array(z.extend(personBrief, { standing: standingOut, cells: z.array(standingOut) })),
  }),
  problems: ['not-found', 'known-before-as-of', 'day-unreadable', 'unit-too-large'],
})
