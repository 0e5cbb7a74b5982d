// Hand-overs between organisations: offering a person's next action to another team, and what comes of it. Row security decides
// whom the asker sees; a carrier sees nobody who has not agreed. Nothing here confirms a milestone.
import * as z from 'zod/mini'
import { rolesWith } from '#domain/access'
import { RECEIVER_KINDS } from '#domain/hand-over-clocks'
import {
  BOUNCE_ASKS,
  BOUNCE_REASONS,
  CONSENT_WORDINGS,
  HAND_OVER_STATES,
  HAND_OVER_STEPS,
} from '#domain/hand-overs'
import { MILESTONES } from '#domain/milestones'
import { ACTION_KINDS, ACTORS } from '#domain/next-action'
import { OPEN_CASE_REASONS } from '#domain/open-case-reasons'
import { isoDay } from './coverage.ts'
import { endpoint } from './endpoint.ts'
import { personHit } from './people.ts'

const roles = rolesWith('hand-over')
const personId = z.uuid()
const handOverId = z.uuid()
const milestone = z.enum(MILESTONES)
const state = z.enum(HAND_OVER_STATES)
const bounceReason = z.enum(BOUNCE_REASONS)

/** `name` null: a team that is not there any more. */
const team = z.object({ teamId: z.string(), name: z.nullable(z.string()) })

export const handOverView = z.object({
  handOverId,
  /** Null: the asker sees them no more (a carrier after the end, or they have moved out of sight). */
  person: z.nullable(personHit),
  milestone,
  caseReason: z.nullable(z.enum(OPEN_CASE_REASONS)),
  /** `team` null: offered by somebody of no team. */
  from: z.object({ team: z.nullable(team), by: z.nullable(z.string()) }),
  to: z.extend(team, { kind: z.enum(RECEIVER_KINDS) }),
  state,
  offeredOn: isoDay,
  acceptedOn: z.nullable(isoDay),
  endedOn: z.nullable(isoDay),
  bounce: z.nullable(z.object({ code: bounceReason, asks: z.enum(BOUNCE_ASKS) })),
  /** The last day in time for what is waited for, and how many days that is past; null and 0 when nothing is. */
  dueOn: z.nullable(isoDay),
  daysOverdue: z.number(),
  consent: z.nullable(
    z.object({
      wording: z.string(),
      givenOn: isoDay,
      askedBy: z.nullable(z.string()),
      endedOn: z.nullable(isoDay),
    }),
  ),
  /** Whether the asker's own team has accepted and may ask for the telephone number. */
  mayCall: z.boolean(),
  /** What the asker may do now. */
  steps: z.array(z.enum(HAND_OVER_STEPS)),
})

export const BOXES = ['inbox', 'outbox', 'overdue'] as const

export const listHandOvers = endpoint({
  name: 'listHandOvers',
  method: 'get',
  path: '/api/hand-overs',
  summary:
    'Hand-overs to or from the asker and their teams, or all of the place whose forces they keep: the longest overdue first, 200 at most',
  roles,
  input: z.object({ box: z.enum(BOXES), ended: z.optional(z.boolean()) }),
  output: z.object({
    asOf: isoDay,
    /** Of each box all there are: overdue counts within open; done, bounced and withdrawn within ended. */
    counts: z.record(
      z.enum(BOXES),
      z.object({
        open: z.number(),
        offered: z.number(),
        accepted: z.number(),
        overdue: z.number(),
        ended: z.number(),
        done: z.number(),
        bounced: z.number(),
        withdrawn: z.number(),
      }),
    ),
    handOvers: z.array(handOverView),
    more: z.boolean(),
  }),
  problems: [],
})

export const readHandOver = endpoint({
  name: 'readHandOver',
  method: 'get',
  path: '/api/hand-overs/:handOverId',
  summary: 'One hand-over with every step: which, on which day, by whom, why',
  roles,
  input: z.object({ handOverId }),
  output: z.object({
    handOver: handOverView,
    events: z.array(
      z.object({
        step: state,
        on: isoDay,
        by: z.nullable(z.string()),
        reason: z.nullable(bounceReason),
      }),
    ),
  }),
  problems: ['not-found'],
})

export const readHandOversOf = endpoint({
  name: 'readHandOversOf',
  method: 'get',
  path: '/api/people/:personId/hand-overs',
  summary:
    'One person, what was handed over of them, newest first, and what can be handed to which team today',
  roles,
  input: z.object({ personId }),
  output: z.object({
    person: personHit,
    handOvers: z.array(handOverView),
    offers: z.array(
      z.object({
        milestone,
        kind: z.enum(ACTION_KINDS),
        actor: z.enum(ACTORS),
        to: z.enum(RECEIVER_KINDS),
        needsConsent: z.boolean(),
        teams: z.array(z.object({ teamId: z.string(), name: z.string(), unitName: z.string() })),
      }),
    ),
  }),
  problems: ['not-found'],
})

export const offerHandOver = endpoint({
  name: 'offerHandOver',
  method: 'post',
  path: '/api/people/:personId/hand-overs',
  summary:
    'Hand one of a person’s next actions to a team of the kind that can do it; to a carrier only with the person’s consent, recorded in the same step',
  roles,
  input: z.object({
    personId,
    milestone,
    teamId: z.uuid(),
    /** Which wording was read out and agreed to, today. */
    consent: z.optional(z.enum(CONSENT_WORDINGS)),
  }),
  output: handOverView,
  problems: [
    'not-found',
    'read-only-elsewhere',
    'hand-over-not-due',
    'hand-over-open',
    'team-unsuitable',
    'consent-missing',
  ],
})

export const stepHandOver = endpoint({
  name: 'stepHandOver',
  method: 'post',
  path: '/api/hand-overs/:handOverId/steps',
  summary: 'Accept, finish, give back with a reason, or take back',
  roles,
  input: z.object({
    handOverId,
    step: z.enum(HAND_OVER_STEPS),
    /** Of a bounce, and of nothing else. */
    reason: z.optional(bounceReason),
  }),
  output: handOverView,
  problems: ['not-found', 'hand-over-moved'],
})

export const callHandOver = endpoint({
  name: 'callHandOver',
  method: 'post',
  path: '/api/hand-overs/:handOverId/call',
  summary: 'The telephone number of a person whose hand-over the asker’s own team has accepted; recorded',
  roles,
  input: z.object({ handOverId }),
  output: z.object({ phone: z.string() }),
  problems: ['not-found', 'hand-over-moved', 'no-such-number'],
})
