// What a phone and the server say to each other. Messages are versioned: the server reads every kind it ever read, a phone that
// is told of a kind it does not know asks to be updated and reads only. Whatever a phone hands in gets an answer, message by
// message. A phone never holds a whole number of a citizen; there is no field for a citizen's code or password.
import * as z from 'zod/mini'
import { ROLES, rolesWith } from '#domain/access'
import { SOURCES } from '#domain/facts'
import { GUIDE_PROBLEMS } from '#domain/guide-cards'
import { MILESTONES } from '#domain/milestones'
import { campaignDocument } from './campaign.ts'
import { isoDay } from './coverage.ts'
import { endpoint } from './endpoint.ts'
import { factBody, place } from './facts.ts'
import { guideCard } from './guides.ts'
import { personVisit, receipt } from './visits.ts'

const record = rolesWith('record-visit')

/**
 * The newest kind of message in either direction. Raised when a phone that does not know it must not go on by itself. 2: among
 * the facts of a person there are lists that say what is lacking, which a phone that speaks 1 would fold wrongly.
 */
export const MESSAGES = 2

const instant = z.int().check(z.minimum(0), z.maximum(8_640_000_000_000_000))
const count = z.int().check(z.minimum(0), z.maximum(100_000_000))
const wholeInt = z.int().check(z.minimum(-2_147_483_648), z.maximum(2_147_483_647))
/** Neither NUL nor half a character, which no database keeps. */
const UNKEPT = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/
const shortText = z.string().check(
  z.minLength(1),
  z.maxLength(100),
  z.refine((text) => !UNKEPT.test(text)),
)

/**
 * Where a phone stands with one hamlet: everything up to `revision`, and of what `revision` changed, everybody up to the id
 * `after` (absent: all). `people` and `sum` (domain/sum-of-people.ts) say whom it holds, so that a difference is found out.
 */
const held = z.strictObject({
  hamletId: z.int(),
  revision: z.int().check(z.minimum(0)),
  after: z.optional(z.uuid()),
  people: count,
  sum: wholeInt,
})

/** A fact as a phone folds it: who recorded it, where and on which device is left out (domain/phone-copy.ts). */
export const phoneFact = z.object({
  factId: z.string(),
  effective: isoDay,
  known: isoDay,
  source: z.enum(SOURCES),
  body: factBody,
  /** By the phone's own account: it may be corrected. Absent: by somebody else. */
  own: z.optional(z.literal(true)),
})

/** Facts come by the ten thousand, written by our own ledger: to check them once more on a slow phone takes longer than to fold them. */
const knownFact = z.custom<z.infer<typeof phoneFact>>((value) => typeof value === 'object' && value !== null)

export const phonePerson = z.object({
  personId: z.string(),
  name: z.string(),
  /** 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD'. */
  birth: z.string(),
  sex: z.nullable(z.enum(['male', 'female'])),
  householdNo: z.nullable(z.string()),
  residentialGroup: z.nullable(z.string()),
  relation: z.nullable(z.string()),
  /** Numbers in it are masked. */
  address: z.nullable(z.string()),
  identityLast2: z.nullable(z.string()),
  phoneLast2: z.nullable(z.string()),
  /** Each a phoneFact. */
  facts: z.array(knownFact),
})

const hamletChanges = z.object({
  hamletId: z.number(),
  communeId: z.number(),
  name: z.string(),
  revision: z.number(),
  /** There are more people of this hamlet: ask again with this `after`. Null: this was all. */
  after: z.nullable(z.string()),
  /** Forget everybody held of this hamlet first: what is sent is whom the phone may hold. */
  whole: z.boolean(),
  /** Take these out of this hamlet before the people are put in; they may stand in another one by now. */
  gone: z.array(z.string()),
  people: z.array(phonePerson),
})

/** Figures of one commune for whoever leads a team there: tallies, never people. */
export const communeTallies = z.object({
  communeId: z.number(),
  name: z.string(),
  asOf: isoDay,
  hamlets: z.array(
    z.object({
      hamletId: z.number(),
      name: z.string(),
      /** Of everybody who is present and counts; null: no list or visit has spoken of it. */
      figures: z.array(
        z.object({
          milestone: z.enum(MILESTONES),
          base: z.number(),
          reported: z.nullable(z.number()),
          confirmed: z.nullable(z.number()),
        }),
      ),
    }),
  ),
})

export const pull = endpoint({
  name: 'pull',
  method: 'post',
  path: '/api/field/pull',
  summary:
    'What has changed among the people given to the account since the phone last asked, hamlet by hamlet; resumable, and next to nothing when nothing is new',
  roles: record,
  calledBy: 'devices',
  input: z.strictObject({
    messages: z.int().check(z.minimum(1)),
    app: shortText,
    hamlets: z.array(held).check(z.maxLength(300)),
    /** Of what the phone has: sent again only where it differs. */
    tags: z.strictObject({
      campaign: z.optional(shortText),
      guides: z.optional(shortText),
      tallies: z.optional(shortText),
      account: z.optional(shortText),
    }),
  }),
  output: z.object({
    messages: z.number(),
    /** Milliseconds since the epoch: campaign time, the phone's clock is compared with it. */
    serverTime: z.number(),
    today: isoDay,
    hamlets: z.array(hamletChanges),
    /** Hamlets in which the account has nobody any more: forget everybody of them. */
    left: z.array(z.number()),
    /** Something else waits to be pulled at once. */
    more: z.boolean(),
    campaign: z.optional(z.object({ tag: z.string(), document: campaignDocument })),
    account: z.optional(
      z.object({
        tag: z.string(),
        displayName: z.string(),
        role: z.enum(ROLES),
        members: z.array(
          z.object({
            memberId: z.string(),
            teamId: z.string(),
            name: z.string(),
            teamName: z.string(),
            isLead: z.boolean(),
          }),
        ),
        /** The last day of use; null: not tied to the campaign. */
        expiresOn: z.nullable(isoDay),
      }),
    ),
    guides: z.optional(
      z.object({
        tag: z.string(),
        cards: z.array(z.object({ problem: z.enum(GUIDE_PROBLEMS), version: z.number(), card: guideCard })),
      }),
    ),
    tallies: z.optional(z.object({ tag: z.string(), communes: z.array(communeTallies) })),
  }),
  problems: ['app-too-old'],
})

/** The server's time and what the phone's wall clock was ahead of it, when they last spoke before the visit was recorded. */
const contact = z.strictObject({ serverTime: instant, aheadMs: z.int() })

/** Kind `visit/1`: a visit to a household, as POST /api/visits takes it, with what puts a wrong clock right. */
export const visitMessage = z.strictObject({
  kind: z.literal('visit/1'),
  /** Made by the phone, UUIDv7. */
  messageId: z.uuid(),
  /** 1, 2, 3 … on this phone: the order in which things were recorded. */
  n: z.int().check(z.minimum(1)),
  startedAt: instant,
  endedAt: instant,
  monotonicMs: z.int().check(z.minimum(0), z.maximum(86_400_000)),
  /** How far the wall clock has jumped since, as far as the phone has noticed; 0 if it has not. */
  jumpedMs: z.int(),
  lastContact: z.nullable(contact),
  /** The version of the app that recorded it. */
  app: shortText,
  place: z.optional(place),
  member: z.optional(z.uuid()),
  on: z.optional(z.strictObject({ day: isoDay, hour: z.int().check(z.minimum(0), z.maximum(23)) })),
  people: z
    .array(
      z.extend(personVisit, {
        /** An identity number read from a card, sealed to the server (sealed-box of domain/sealed.ts), base64url. */
        cardNumber: z.optional(z.string().check(z.maxLength(600))),
      }),
    )
    .check(z.minLength(1), z.maxLength(60)),
})
export type VisitMessage = z.infer<typeof visitMessage>

/** What a phone says of itself with every push. */
export const deviceStatus = z.strictObject({
  app: shortText,
  holds: count,
  waiting: count,
  oldestWaiting: z.nullable(instant),
  refused: count,
  storageKept: z.nullable(z.boolean()),
  storageUsed: z.nullable(z.int()),
  storageQuota: z.nullable(z.int()),
})

/**
 * `handled`: a receipt for every person of the message. `unknown-kind`: newer than this server; it stays on the phone.
 * `unreadable`: not what its kind says; it stays visible on the phone. `try-again`: not handled now, nothing is lost.
 */
export const MESSAGE_STATES = ['handled', 'unknown-kind', 'unreadable', 'try-again'] as const

export const push = endpoint({
  name: 'push',
  method: 'post',
  path: '/api/field/push',
  summary:
    'Hands in what was recorded, in order; each fact once however often it is sent; an answer for each message and a receipt for each fact',
  roles: record,
  calledBy: 'devices',
  maxBytes: 2_097_152,
  input: z.strictObject({
    messages: z.int().check(z.minimum(1)),
    /** By the phone's wall clock, when this is sent. */
    sentAt: instant,
    status: deviceStatus,
    /** In the order in which they were recorded. Each is read by itself: a bad one spoils no other. */
    recorded: z.array(z.unknown()).check(z.maxLength(100)),
  }),
  output: z.object({
    messages: z.number(),
    serverTime: z.number(),
    answers: z.array(
      z.object({
        /** Null where none could be read. */
        messageId: z.nullable(z.string()),
        state: z.enum(MESSAGE_STATES),
        receipts: z.array(receipt),
      }),
    ),
    /** When to come again at the soonest: a full server spreads the phones out. */
    waitSeconds: z.number(),
  }),
  problems: ['app-too-old'],
})

/**
 * A message sealed to the server's public key on the phone that recorded it (domain/sealed.ts). Whoever brings it can neither read
 * nor change it; who recorded it stands inside.
 */
export const envelope = z.strictObject({
  envelopeId: z.uuid(),
  keyId: z.int(),
  /** base64url */
  sealed: z.string().check(z.minLength(40), z.maxLength(60_000)),
})
export type Envelope = z.infer<typeof envelope>

/** `received`: recorded, refused with its reason on the office's list, or kept for an officer. `unreadable`: of no use to this server, all of it or what it says of somebody unknown: it stays where it is. */
export const deliver = endpoint({
  name: 'deliver',
  method: 'post',
  path: '/api/field/sealed',
  summary:
    'Takes sealed messages from whoever brings them: the phone itself after it was wiped, a team leader, an officer with a file',
  roles: 'public',
  maxBytes: 4_194_304,
  input: z.strictObject({ envelopes: z.array(envelope).check(z.minLength(1), z.maxLength(100)) }),
  output: z.object({
    answers: z.array(
      z.object({
        envelopeId: z.string(),
        state: z.enum(['received', 'quarantined', 'unreadable', 'try-again']),
        /** Without names or ids of people: only whoever recorded it knows which fact is whose. */
        receipts: z.array(z.object({ factId: z.string(), receiptNo: z.nullable(z.number()) })),
      }),
    ),
  }),
  problems: [],
})
