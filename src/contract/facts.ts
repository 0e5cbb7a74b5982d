// A fact as it crosses the wire: the same shapes as in the domain, checked.
import * as z from 'zod/mini'
import type { Device } from '#domain/facts'
import { MILESTONES } from '#domain/milestones'
import { OPEN_CASE_REASONS } from '#domain/open-case-reasons'
import { DEVICE_OWNERS, MET } from '#domain/visit'

export const devices = [
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
  z.enum(['reported', 'confirmed', 'lacking']),
  z.object({ rejected: text }),
  z.object({ confirmed: z.object({ until: text }) }),
])
const claims = z.partialRecord(milestone, claim)

const residence = z.object({
  kind: z.enum(['permanent', 'temporary', 'working']),
  hamletId: z.number(),
  away: z.optional(z.boolean()),
})

const attributes = z.strictObject({
  eidLevel: z.optional(z.union([z.literal(1), z.literal(2)])),
  device: z.optional(z.enum(devices)),
})

/** Degrees to two decimals: nobody is followed to a door. */
const degrees = (most: number) =>
  z.number().check(
    z.minimum(-most),
    z.maximum(most),
    z.refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6),
  )
const instant = z.int().check(z.minimum(0))
/** Of a device, a version, a sheet, somebody of a team. */
export const visitName = text.check(z.minLength(1), z.maxLength(100))

export const place = z.strictObject({ lat: degrees(90), lon: degrees(180) })

/** Refuses what it does not name: a citizen's code or password has no place here, nor has a finer place. */
const visit = z.strictObject({
  startedAt: instant,
  endedAt: instant,
  monotonicMs: instant,
  device: visitName,
  app: visitName,
  met: z.enum(MET),
  attempt: z.int().check(z.minimum(1)),
  place: z.optional(place),
  outcomes: z.partialRecord(milestone, z.enum(OPEN_CASE_REASONS)),
  promise: z.optional(text),
  ownDevice: z.optional(z.enum(DEVICE_OWNERS)),
  corrects: z.optional(z.uuid()),
  sheet: z.optional(visitName),
  walker: z.optional(visitName),
  clerk: z.optional(visitName),
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
  z.strictObject({
    type: z.literal('visit-recorded/1'),
    claims,
    attributes: z.optional(attributes),
    visit: z.optional(visit),
  }),
  z.object({ type: z.literal('moved/1'), residence }),
  z.object({ type: z.literal('residence-ended/1'), kind: residence.shape.kind }),
  z.object({ type: z.literal('withdrawn/1'), factIds: z.readonly(z.array(text)) }),
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
