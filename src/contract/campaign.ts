// The campaign as data crosses the wire and is stored: days as 'YYYY-MM-DD' outside, whole numbers inside.
import * as z from 'zod/mini'
import type { Campaign } from '#domain/campaign'
import { parseIsoDay, isoDay as toIso } from '#domain/dates'
import { RECEIVER_KINDS } from '#domain/hand-over-clocks'
import { MILESTONES } from '#domain/milestones'
import { endpoint } from './endpoint.ts'

const text = z.string()
const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))
const milestone = z.enum(MILESTONES)

const base = z.object({
  id: text,
  bornFrom: z.optional(day),
  bornTo: z.optional(day),
  undecidedBirth: z.optional(z.enum(['out', 'in', 'only'])),
  aged: z.optional(z.number()),
  holding: z.optional(milestone),
  fixedOn: z.optional(day),
  lacking: z.optional(milestone),
  inCohort: z.optional(text),
  notInCohort: z.optional(text),
})

export const campaignDocument = z.object({
  id: text,
  name: text,
  plan: text,
  startsOn: day,
  endsOn: day,
  tallyTo: day,
  baselineOn: day,
  deadlines: z.array(z.object({ id: text, on: day, source: text })),
  prerequisites: z.array(z.object({ milestone, needs: z.array(milestone) })),
  /** Not in a campaign that was stored before there were hand-overs. */
  handOverClocks: z.optional(
    z.array(z.object({ to: z.enum(RECEIVER_KINDS), acceptDays: z.number(), finishDays: z.number() })),
  ),
  asksPlace: z.optional(z.boolean()),
  bases: z.array(base),
  measures: z.array(z.object({ no: z.number(), of: z.array(milestone), base: text })),
  targets: z.array(
    z.object({
      id: text,
      layer: z.enum(['headline', 'operational', 'ministry', 'chain']),
      measure: z.number(),
      goal: z.nullable(z.object({ share: z.number(), strict: z.boolean() })),
      quotation: z.optional(z.object({ text, source: text })),
    }),
  ),
  funnel: z.array(z.number()),
  cohorts: z.array(z.object({ id: text, measure: z.number(), source: text })),
  external: z.array(
    z.object({
      id: text,
      value: z.number(),
      unit: z.enum(['person', 'subscription', 'certificate']),
      asOf: day,
      source: text,
    }),
  ),
})
export type CampaignDocument = z.infer<typeof campaignDocument>

export const writeCampaign = (campaign: Campaign): CampaignDocument =>
  campaignDocument.parse(
    JSON.parse(
      JSON.stringify(campaign, (key, value: unknown) =>
        DAY_FIELDS.has(key) && typeof value === 'number' ? toIso(value) : value,
      ),
    ),
  )

/** Throws on a document that is not a campaign: it comes from our own table. */
export const readCampaignDocument = (stored: unknown): Campaign => {
  const { asksPlace, ...document } = campaignDocument.parse(stored)
  return {
    ...document,
    ...(asksPlace === undefined ? {} : { asksPlace }),
    startsOn: dayIn(document.startsOn),
    endsOn: dayIn(document.endsOn),
    tallyTo: dayIn(document.tallyTo),
    baselineOn: dayIn(document.baselineOn),
    handOverClocks: document.handOverClocks ?? [],
    deadlines: document.deadlines.map((deadline) => ({ ...deadline, on: dayIn(deadline.on) })),
    external: document.external.map((figure) => ({ ...figure, asOf: dayIn(figure.asOf) })),
    targets: document.targets.map(({ quotation, ...target }) =>
      quotation ? { ...target, quotation } : target,
    ),
    bases: document.bases.map(readBase),
  }
}

const DAY_FIELDS = new Set([
  'startsOn',
  'endsOn',
  'tallyTo',
  'baselineOn',
  'on',
  'asOf',
  'bornFrom',
  'bornTo',
  'fixedOn',
])

const readBase = (stored: z.infer<typeof base>): Campaign['bases'][number] => ({
  id: stored.id,
  ...(stored.bornFrom === undefined ? {} : { bornFrom: dayIn(stored.bornFrom) }),
  ...(stored.bornTo === undefined ? {} : { bornTo: dayIn(stored.bornTo) }),
  ...(stored.undecidedBirth === undefined ? {} : { undecidedBirth: stored.undecidedBirth }),
  ...(stored.aged === undefined ? {} : { aged: stored.aged }),
  ...(stored.holding === undefined ? {} : { holding: stored.holding }),
  ...(stored.fixedOn === undefined ? {} : { fixedOn: dayIn(stored.fixedOn) }),
  ...(stored.lacking === undefined ? {} : { lacking: stored.lacking }),
  ...(stored.inCohort === undefined ? {} : { inCohort: stored.inCohort }),
  ...(stored.notInCohort === undefined ? {} : { notInCohort: stored.notInCohort }),
})

const dayIn = (written: string): number => {
  const read = parseIsoDay(written)
  if (read === null) throw new Error(`campaign: ${written} is not a day`)
  return read
}

export const readCampaign = endpoint({
  name: 'readCampaign',
  method: 'get',
  path: '/api/campaign',
  summary: 'The campaign, its day today in campaign time, and whether this is a demonstration',
  roles: 'anyone-signed-in',
  input: z.object({}),
  output: z.object({
    campaign: campaignDocument,
    today: day,
    campaignDay: z.number(),
    demo: z.boolean(),
  }),
  problems: [],
})
