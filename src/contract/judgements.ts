// What an office judges of a person: doubts and their settling, exemptions asked for by one person and granted by another,
// moves and residences that ended. Reasons are codes; only evidence is written, and holds no number.
import * as z from 'zod/mini'
import { rolesWith } from '#domain/access'
import {
  ALL_FINDINGS,
  DISPUTE_REASONS,
  EXEMPTION_ENDINGS,
  EXEMPTION_REASONS,
  VERDICTS,
} from '#domain/judgements'
import { MILESTONES } from '#domain/milestones'
import { isoDay } from './coverage.ts'
import { endpoint } from './endpoint.ts'
import { personHit } from './people.ts'

const roles = rolesWith('record-judgement')
const personId = z.uuid()
const milestone = z.enum(MILESTONES)
const residenceKind = z.enum(['permanent', 'temporary', 'working'])

/** `forwarded`: the person has moved to another commune meanwhile, and it is on its way there. */
const recorded = z.object({
  factId: z.string(),
  receiptNo: z.number(),
  outcome: z.enum(['accepted', 'forwarded']),
})

export const raiseDispute = endpoint({
  name: 'raiseDispute',
  method: 'post',
  path: '/api/people/:personId/disputes',
  summary: 'Doubt what is recorded of a milestone; the state beneath is kept until it is settled',
  roles,
  input: z.object({ personId, milestone, reason: z.enum(DISPUTE_REASONS) }),
  output: recorded,
  problems: ['not-found', 'read-only-elsewhere', 'nothing-to-dispute'],
})

export const settleDispute = endpoint({
  name: 'settleDispute',
  method: 'post',
  path: '/api/people/:personId/disputes/settle',
  summary: 'Settle a doubt: upheld, the milestone is open again; dismissed, the state beneath shows again',
  roles,
  input: z.object({ personId, milestone, verdict: z.enum(VERDICTS), finding: z.enum(ALL_FINDINGS) }),
  output: recorded,
  problems: ['not-found', 'read-only-elsewhere', 'no-dispute'],
})

/** `person` as every list shows them. `requestedBy` null: an account that is not there any more. */
export const exemptionRequest = z.object({
  requestId: z.string(),
  person: personHit,
  milestone,
  reason: z.enum(EXEMPTION_REASONS),
  evidence: z.string(),
  until: isoDay,
  requestedBy: z.nullable(z.string()),
  requestedOn: isoDay,
  /** By the asker: somebody else decides. */
  isOwn: z.boolean(),
})

export const listExemptionRequests = endpoint({
  name: 'listExemptionRequests',
  method: 'get',
  path: '/api/exemption-requests',
  summary:
    'Exemptions that wait for a second person, of one person or of the whole scope; oldest first, 200 at most',
  roles,
  input: z.object({ personId: z.optional(personId) }),
  output: z.object({ requests: z.array(exemptionRequest), more: z.boolean() }),
  problems: [],
})

export const requestExemption = endpoint({
  name: 'requestExemption',
  method: 'post',
  path: '/api/people/:personId/exemption-requests',
  summary:
    'Ask for an exemption of one milestone, for a year at most; nothing changes until a second person grants it',
  roles,
  input: z.object({
    personId,
    milestone,
    reason: z.enum(EXEMPTION_REASONS),
    /** Which paper says so, in words. */
    evidence: z.string().check(z.trim(), z.minLength(3), z.maxLength(300)),
    until: isoDay,
  }),
  output: z.object({ requestId: z.string() }),
  problems: ['not-found', 'read-only-elsewhere', 'day-unreadable', 'exemption-term-wrong', 'request-waiting'],
})

export const decideExemption = endpoint({
  name: 'decideExemption',
  method: 'post',
  path: '/api/exemption-requests/:requestId/decision',
  summary:
    'Grant or decline an exemption that somebody else asked for; whoever asked may take it back by declining',
  roles,
  input: z.object({ requestId: z.uuid(), decision: z.enum(['grant', 'decline']) }),
  output: z.object({ granted: z.nullable(recorded) }),
  problems: [
    ...(['not-found', 'read-only-elsewhere', 'request-decided', 'second-person-needed'] as const),
    'exemption-term-wrong',
  ],
})

export const endExemption = endpoint({
  name: 'endExemption',
  method: 'post',
  path: '/api/people/:personId/exemptions/end',
  summary: 'End an exemption before its day',
  roles,
  input: z.object({ personId, milestone, reason: z.enum(EXEMPTION_ENDINGS) }),
  output: recorded,
  problems: ['not-found', 'read-only-elsewhere', 'no-exemption'],
})

export const recordMove = endpoint({
  name: 'recordMove',
  method: 'post',
  path: '/api/people/:personId/moves',
  summary:
    'A person lives elsewhere from a day on: in another hamlet, of whatever commune, or outside the province (`hamletId` null)',
  roles,
  input: z.object({
    personId,
    kind: residenceKind,
    hamletId: z.nullable(z.int().check(z.minimum(1))),
    on: isoDay,
  }),
  output: recorded,
  problems: [
    'not-found',
    'read-only-elsewhere',
    'day-unreadable',
    'move-day-wrong',
    'unit-unknown',
    'move-outside',
  ],
})

export const endResidence = endpoint({
  name: 'endResidence',
  method: 'post',
  path: '/api/people/:personId/residences/end',
  summary: 'A temporary residence or one for work has ended: the person is back where else they live',
  roles,
  input: z.object({ personId, kind: z.enum(['temporary', 'working']), on: isoDay }),
  output: recorded,
  problems: ['not-found', 'read-only-elsewhere', 'day-unreadable', 'move-day-wrong', 'no-residence'],
})
