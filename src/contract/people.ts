// Finding and reading people. What is typed to find somebody travels in the body and never in an address; numbers come back
// masked to their last two digits, except the one number that a recorded reveal answers.
import * as z from 'zod/mini'
import { rolesWith } from '#domain/access'
import { SOURCES } from '#domain/facts'
import { MILESTONES } from '#domain/milestones'
import { ACTION_KINDS, ACTORS, type Action, WHYS } from '#domain/next-action'
import { OPEN_CASE_REASONS, REMEDIES, remedyOf } from '#domain/open-case-reasons'
import { COUNTING, NOT_COUNTING, SAYINGS } from '#domain/sources'
import { DEVICE_OWNERS } from '#domain/visit'
import { DEADLINE_CODES, HOME_CODES, VALUE_CODES } from '#domain/visit-priority'
import { isoDay, personBrief, standingOut, unitId } from './coverage.ts'
import { endpoint } from './endpoint.ts'
import { factBody } from './facts.ts'

const personId = z.uuid()
const residenceKind = z.enum(['permanent', 'temporary', 'working'])
const numberKind = z.enum(['identity', 'cmnd', 'phone'])

/** `communeName` tells namesakes of a district or province apart. */
export const personHit = z.extend(personBrief, { communeName: z.string() })

export const searchPeople = endpoint({
  name: 'searchPeople',
  method: 'post',
  path: '/api/people/search',
  summary:
    'People of the scope by the beginnings of the words of their names, without diacritics, in any order; 50 at most',
  roles: rolesWith('search-people'),
  input: z.object({
    /** At least one letter. */
    q: z.string().check(z.maxLength(100), z.regex(/\p{L}/u)),
    /** Only who lives or is registered there. */
    unit: z.optional(unitId),
  }),
  /** `more`: somebody else fits too; ask for more letters. */
  output: z.object({ people: z.array(personHit), more: z.boolean() }),
  problems: ['not-found'],
})

export const findByNumber = endpoint({
  name: 'findByNumber',
  method: 'post',
  path: '/api/people/find',
  summary: 'People of the scope by a whole number: identity, old identity card or telephone; recorded',
  roles: rolesWith('search-people'),
  input: z.object({ number: z.string().check(z.minLength(1), z.maxLength(40)) }),
  output: z.object({ kind: numberKind, people: z.array(personHit) }),
  problems: ['number-unreadable'],
})

const place = z.object({ hamletId: z.number(), hamletName: z.string(), communeName: z.string() })

const evidence = z.object({ factId: z.string(), source: z.enum(SOURCES), asOf: isoDay })

/** Who said what of a milestone, and what counts of it, in codes. `reason` is of a rejection or a judgement. */
const said = z.object({
  factId: z.string(),
  source: z.enum(SOURCES),
  /** The kind of list; null for visits and judgements. */
  list: z.nullable(z.string()),
  asOf: isoDay,
  says: z.enum(SAYINGS),
  reason: z.nullable(z.string()),
  counts: z.boolean(),
  why: z.enum([...COUNTING, ...NOT_COUNTING]),
})

export const personDetail = z.extend(personHit, {
  /** Masked, as `identity` and `phone` are. */
  cmnd: z.nullable(z.string()),
  address: z.nullable(z.string()),
  residentialGroup: z.nullable(z.string()),
  relation: z.nullable(z.string()),
  registered: z.nullable(place),
  /** Present outside the province: `hamletName` is where they are registered. */
  away: z.boolean(),
  eidLevel: z.nullable(z.number()),
  device: z.nullable(z.string()),
})

const milestone = z.enum(MILESTONES)

/** What is to be done, by whom and why, in codes. */
export const action = z.object({
  milestone,
  kind: z.enum(ACTION_KINDS),
  actor: z.enum(ACTORS),
  why: z.enum(WHYS),
  /** Why the last visit could not do it, and what that asks for. */
  reason: z.nullable(z.object({ code: z.enum(OPEN_CASE_REASONS), asks: z.enum(REMEDIES) })),
  opens: z.array(milestone),
})

export const writeAction = ({ reason, opens, ...about }: Action): z.infer<typeof action> => ({
  ...about,
  reason: reason === null ? null : { code: reason, asks: remedyOf(reason) },
  opens: [...opens],
})

/** Codes alone. `next` is one of `now`; under age everything is empty and `notBefore` says until when. */
const nextActions = z.object({
  next: z.nullable(action),
  now: z.array(action),
  later: z.array(milestone),
  notBefore: z.nullable(isoDay),
  /** Past visits. `activatedOn`: on whose device the e-ID was activated, where a visit said so. */
  attempts: z.number(),
  activatedOn: z.nullable(z.enum(DEVICE_OWNERS)),
  /** Of a visit at the best hour of that day: value of closing × deadline × chance of being at home. */
  priority: z.object({
    hour: z.number(),
    score: z.number(),
    value: z.object({ factor: z.number(), code: z.enum(VALUE_CODES) }),
    deadline: z.object({ factor: z.number(), code: z.enum(DEADLINE_CODES), on: isoDay }),
    home: z.object({ factor: z.number(), code: z.enum(HOME_CODES) }),
  }),
  /** What one visit can do for everybody who lives in the household, by who has to come. */
  household: z.array(
    z.object({ actor: z.enum(ACTORS), actions: z.array(z.object({ personId: z.string(), action })) }),
  ),
})

export const readPerson = endpoint({
  name: 'readPerson',
  method: 'get',
  path: '/api/people/:personId',
  summary:
    'One person: who they are, their household, how each milestone stands on a day and why, what is next, and every fact',
  roles: rolesWith('read-people'),
  input: z.object({ personId, asOf: z.optional(isoDay) }),
  output: z.object({
    person: personDetail,
    asOf: isoDay,
    household: z.array(z.extend(personBrief, { relation: z.nullable(z.string()) })),
    residences: z.array(
      z.extend(place, {
        kind: residenceKind,
        householdNo: z.nullable(z.string()),
        relation: z.nullable(z.string()),
        from: isoDay,
        to: z.nullable(isoDay),
      }),
    ),
    milestones: z.array(
      z.extend(standingOut, {
        milestone,
        /** What the state stands on, also beneath a flag. */
        evidence: z.nullable(evidence),
        /** Why it is flagged, else why it is exempt. */
        reason: z.nullable(z.string()),
        flagged: z.nullable(z.object({ since: isoDay, evidence: z.nullable(evidence) })),
        /** In the order in which they are folded. */
        sources: z.array(said),
      }),
    ),
    nextActions,
    cohorts: z.array(z.string()),
    /** In the order in which they are folded. */
    facts: z.array(
      z.object({
        factId: z.string(),
        effective: isoDay,
        known: isoDay,
        source: z.enum(SOURCES),
        recordedIn: z.number(),
        body: factBody,
        /** Its list was withdrawn: when that became known, and by whom; an unknown or nameless account is null. */
        withdrawn: z.nullable(z.object({ on: isoDay, by: z.nullable(z.string()) })),
      }),
    ),
    /** Names of the hamlets that facts speak of. */
    places: z.array(place),
  }),
  problems: ['not-found', 'day-unreadable'],
})

export const REASON_SHORTEST = 10

export const revealNumber = endpoint({
  name: 'revealNumber',
  method: 'post',
  path: '/api/people/:personId/reveal',
  summary: 'One whole number of one person; who asked and why is recorded before it is answered',
  roles: rolesWith('reveal-number'),
  input: z.object({
    personId,
    which: numberKind,
    reason: z.string().check(
      z.trim(),
      z.minLength(REASON_SHORTEST),
      z.maxLength(300),
      z.refine((text) => !text.includes('\0')),
    ),
  }),
  output: z.object({ which: numberKind, number: z.string() }),
  problems: ['not-found', 'read-only-elsewhere', 'no-such-number'],
})
