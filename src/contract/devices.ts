// The phones of those who walk: letting one in by a code that is shown as a QR, what each last said of itself, shutting one out,
// and the visits that came from a phone that was shut out. A phone's own secret is told once and stands in no address.
import * as z from 'zod/mini'
import { ROLES, rolesWith } from '#domain/access'
import { MILESTONES } from '#domain/milestones'
import { OPEN_CASE_REASONS } from '#domain/open-case-reasons'
import { MET } from '#domain/visit'
import { isoDay, unitBrief, unitId } from './coverage.ts'
import { endpoint } from './endpoint.ts'
import { forceReason } from './forces.ts'
import { personHit } from './people.ts'

const manages = rolesWith('manage-devices')
const reads = rolesWith('read-devices')

/** Real time as ISO text in UTC. */
const moment = z.string()
const deviceName = z.string().check(
  z.trim(),
  z.minLength(1),
  z.maxLength(100),
  z.refine((text) => !text.includes('\0')),
)
/** What is typed or scanned: letters and digits of domain/join-code.ts, however grouped. */
const joinCode = z.string().check(z.minLength(8), z.maxLength(60))
/**
 * SHA-256 of the phone's own secret, base64url. A phone that is locked, or has forgotten everybody, no longer knows the secret: by
 * this it can still ask and say what concerns it alone, and nobody is let in by it.
 */
const deviceProof = z.string().check(z.regex(/^[\w-]{43}$/))

export const WIPE_REASONS = ['revoked', 'account-ended', 'too-many-pins', 'pin-forgotten', 'by-hand'] as const

const device = z.object({
  deviceId: z.string(),
  name: z.string(),
  app: z.nullable(z.string()),
  joinedAt: moment,
  seenAt: moment,
  pulledAt: z.nullable(moment),
  pushedAt: z.nullable(moment),
  /** Not heard of for more than 24 hours, and not shut out. */
  isDark: z.boolean(),
  holds: z.nullable(z.number()),
  waiting: z.nullable(z.number()),
  oldestWaiting: z.nullable(moment),
  refused: z.nullable(z.number()),
  clockAheadMs: z.nullable(z.number()),
  storageKept: z.nullable(z.boolean()),
  storageUsed: z.nullable(z.number()),
  storageQuota: z.nullable(z.number()),
  revokedAt: z.nullable(moment),
  revokeReason: z.nullable(z.string()),
  wipedAt: z.nullable(moment),
  wipedWhy: z.nullable(z.enum(WIPE_REASONS)),
  sealedLeft: z.nullable(z.number()),
})

export const listDevices = endpoint({
  name: 'listDevices',
  method: 'get',
  path: '/api/devices',
  summary:
    'Who walks in a unit with which phones: when each was last heard of, what waits on it, what was refused, how wrong its clock is; who has no phone yet',
  roles: reads,
  input: z.object({ unit: unitId }),
  output: z.object({
    unit: unitBrief,
    /** Real time of the answer, for "how long ago". */
    now: moment,
    /** Counts of the whole unit, however many rows are sent. */
    totals: z.object({
      accounts: z.number(),
      withoutDevice: z.number(),
      devices: z.number(),
      dark: z.number(),
      waiting: z.number(),
      refused: z.number(),
      quarantined: z.number(),
    }),
    accounts: z.array(
      z.object({
        accountId: z.string(),
        username: z.string(),
        displayName: z.string(),
        role: z.enum(ROLES),
        teams: z.array(z.string()),
        isEnded: z.boolean(),
        /** People given to the account today. */
        given: z.number(),
        devices: z.array(device),
        /** A code is out that nobody has used yet. */
        invitedUntil: z.nullable(moment),
        mayInvite: z.boolean(),
      }),
    ),
    /** There are more accounts than are sent: ask for a smaller unit. */
    isCut: z.boolean(),
  }),
  problems: ['not-found'],
})

export const inviteDevice = endpoint({
  name: 'inviteDevice',
  method: 'post',
  path: '/api/devices/invitations',
  summary:
    'A code for one phone of an account that walks with a team; shown once, used once, replaces an unused one',
  roles: manages,
  input: z.strictObject({ accountId: z.uuid() }),
  output: z.object({
    /** Grouped for reading aloud. */
    code: z.string(),
    /** What the QR holds: the address of the app with the code behind its #, which no server and no log sees. */
    url: z.string(),
    expiresAt: moment,
  }),
  problems: ['not-found', 'account-not-walking'],
})

export const revokeDevice = endpoint({
  name: 'revokeDevice',
  method: 'post',
  path: '/api/devices/:deviceId/revoke',
  summary:
    'Shuts a phone out for ever: it forgets everybody when it next hears of it, and keeps what is sealed',
  roles: manages,
  input: z.strictObject({ deviceId: z.uuid(), reason: forceReason }),
  output: z.object({ revokedAt: moment }),
  problems: ['no-device', 'already-revoked'],
})

export const joinDevice = endpoint({
  name: 'joinDevice',
  method: 'post',
  path: '/api/field/join',
  summary: 'Lets a phone in by its code: it gets a secret of its own and the key that it seals to',
  roles: 'public',
  input: z.strictObject({ code: joinCode, name: deviceName, app: deviceName }),
  output: z.object({
    deviceId: z.string(),
    token: z.string(),
    displayName: z.string(),
    role: z.enum(ROLES),
    expiresOn: z.nullable(isoDay),
    serverTime: z.number(),
    /** P-256, uncompressed point (65 bytes), base64url. */
    sealing: z.object({ keyId: z.number(), publicKey: z.string() }),
  }),
  problems: ['invitation-invalid', 'too-many-attempts'],
})

/** Asked by a phone that was refused, before it forgets anything: only the server itself may tell it to. */
export const deviceStanding = endpoint({
  name: 'deviceStanding',
  method: 'post',
  path: '/api/field/standing',
  summary: 'Whether a phone is still let in, and if not, why',
  roles: 'public',
  input: z.strictObject({ proof: deviceProof }),
  output: z.object({
    /** `unknown`: this server has never let it in; it forgets nobody and says so. */
    standing: z.enum(['active', 'revoked', 'account-ended', 'unknown']),
    serverTime: z.number(),
  }),
  problems: [],
})

export const acknowledgeWipe = endpoint({
  name: 'acknowledgeWipe',
  method: 'post',
  path: '/api/field/wiped',
  summary: 'A phone says that it holds nobody any more, and how many sealed visits it still has to deliver',
  roles: 'public',
  input: z.strictObject({
    proof: deviceProof,
    why: z.enum(WIPE_REASONS),
    sealedLeft: z.int().check(z.minimum(0), z.maximum(1_000_000)),
  }),
  output: z.object({}),
  problems: [],
})

const milestone = z.enum(MILESTONES)

export const listQuarantine = endpoint({
  name: 'listQuarantine',
  method: 'get',
  path: '/api/devices/quarantine',
  summary: 'Visits that came from a phone or account that was shut out, and what was decided about each',
  roles: manages,
  input: z.object({ unit: unitId, state: z.optional(z.enum(['waiting', 'decided'])) }),
  output: z.object({
    unit: unitBrief,
    waiting: z.number(),
    visits: z.array(
      z.object({
        factId: z.string(),
        communeId: z.number(),
        /** Null where the person is no longer seen. */
        person: z.nullable(personHit),
        on: isoDay,
        receivedAt: moment,
        /** `refused`: brought sealed from a phone in good standing, of somebody who was not given to it that day, or instead of a visit that is not there. */
        why: z.enum(['device-revoked', 'account-ended', 'recorded-after', 'refused']),
        walker: z.string(),
        deviceName: z.string(),
        met: z.nullable(z.enum(MET)),
        done: z.array(milestone),
        outcomes: z.partialRecord(milestone, z.enum(OPEN_CASE_REASONS)),
        promise: z.nullable(isoDay),
        state: z.enum(['waiting', 'accepted', 'declined']),
        decidedBy: z.nullable(z.string()),
        decidedOn: z.nullable(isoDay),
        reason: z.nullable(z.string()),
      }),
    ),
  }),
  problems: ['not-found'],
})

export const decideQuarantined = endpoint({
  name: 'decideQuarantined',
  method: 'post',
  path: '/api/devices/quarantine/:factId',
  summary:
    'Accepts a quarantined visit, which is then recorded as whoever walked would have, or declines it with a reason',
  roles: manages,
  input: z.strictObject({
    factId: z.uuid(),
    accept: z.boolean(),
    reason: z.optional(forceReason),
  }),
  output: z.object({
    /** Null when it was declined. */
    outcome: z.nullable(z.enum(['accepted', 'forwarded', 'refused', 'repeated'])),
    refusal: z.nullable(z.string()),
  }),
  problems: ['not-found', 'already-decided'],
})
