// A fact as it crosses the wire: the same shapes as in the domain, checked.
import * as z from 'zod/mini'
import type { Device } from '#domain/facts'
import { MILESTONES } from '#domain/milestones'

const devices = [
  'none',
  '2g',
  '3g',
  'feature_4g',
  'smartphone_4g',
  'smartphone_5g',
] as const satisfies readonly Device[]

const milestone = z.enum(MILESTONES)
const text = z.string()

const claim = z.union([
  z.enum(['reported', 'confirmed']),
  z.object({ rejected: text }),
  z.object({ confirmed: z.object({ until: text }) }),
])
const claims = z.partialRecord(milestone, claim)

const residence = z.object({
  kind: z.enum(['permanent', 'temporary', 'working']),
  hamletId: z.number(),
  away: z.optional(z.boolean()),
})

const attributes = z.object({
  eidLevel: z.optional(z.union([z.literal(1), z.literal(2)])),
  device: z.optional(z.enum(devices)),
})

export const factBody = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('listed/1'),
    list: text,
    birth: z.optional(text),
    residence: z.optional(residence),
    claims: z.optional(claims),
    attributes: z.optional(attributes),
    cohorts: z.optional(z.readonly(z.array(text))),
  }),
  z.object({ type: z.literal('visit-recorded/1'), claims, attributes: z.optional(attributes) }),
  z.object({ type: z.literal('moved/1'), residence }),
  z.object({ type: z.literal('residence-ended/1'), kind: residence.shape.kind }),
  z.object({ type: z.literal('dispute-raised/1'), milestone, reason: text }),
  z.object({
    type: z.literal('dispute-settled/1'),
    milestone,
    verdict: z.enum(['upheld', 'dismissed']),
    reason: text,
  }),
  z.object({
    type: z.literal('exemption-granted/1'),
    milestone,
    reason: text,
    evidence: text,
    requestedBy: text,
    approvedBy: text,
    until: text,
  }),
  z.object({ type: z.literal('exemption-ended/1'), milestone, reason: text }),
])
