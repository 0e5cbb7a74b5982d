// What the screens of the phone see and may do: the one door to everything that is kept on it. Only the shapes; phone.ts keeps them
// true. A screen never touches the store, the key, the network or the service worker itself.
import type { z } from 'zod/mini'
import type { guideCard } from '#contract/guides'
import type { communeTallies, phonePerson } from '#contract/sync'
import type { Role } from '#domain/access'
import type { Campaign } from '#domain/campaign'
import type { Day } from '#domain/dates'
import type { Fact } from '#domain/facts'
import type { GuideProblem } from '#domain/guide-cards'
import type { PersonReport } from '#domain/household-visit'
import type { OpenCase } from '#domain/open-case'

export type PhonePerson = Omit<z.infer<typeof phonePerson>, 'facts'> & { readonly hamletId: number }

export type FieldFact = Fact & {
  readonly isOwn: boolean /** On this phone only, so far. */
  readonly isWaiting: boolean
}

export type FieldMember = {
  readonly person: PhonePerson
  readonly facts: readonly FieldFact[]
  /** Folded with what waits on this phone, as of today. */
  readonly case: OpenCase
}

export type FieldHousehold = {
  /** doorKey of walking-order.ts */
  readonly key: string
  readonly hamletId: number
  readonly residentialGroup: string | null
  readonly householdNo: string | null
  readonly address: string | null
  /** In the order of a household: its head first. */
  readonly members: readonly FieldMember[]
  readonly hasWork: boolean
  /** The nearest day on which somebody is expected. */
  readonly promise: Day | null
  /** Today a visit of this phone was recorded here. */
  readonly visitedToday: boolean
  /** bestHour(...).score and codes; null where nothing is left. */
  readonly best: {
    readonly hour: number
    readonly score: number
    readonly value: string
    readonly home: string
    readonly deadline: string
    readonly deadlineOn: Day
  } | null
}

export type FieldHamlet = { readonly hamletId: number; readonly communeId: number; readonly name: string }

/** One message of the outbox as a screen shows it. */
export type OutboxItem = {
  readonly messageId: string
  readonly n: number
  /** By the phone's wall clock as it was put right. */
  readonly recordedAt: number
  readonly householdKey: string | null
  readonly people: readonly { readonly personId: string; readonly name: string }[]
  readonly state: 'waiting' | 'sent' | 'refused' | 'needs-update'
  readonly sentAt: number | null
  readonly receipts: readonly {
    readonly factId: string
    readonly personId: string
    readonly receiptNo: number | null
    readonly outcome: 'accepted' | 'forwarded' | 'refused' | 'repeated'
    readonly refusal: string | null
  }[]
  /** A refused one was read and set aside by the person: it stays in the list, and is no longer counted as a task. */
  readonly isSettled: boolean
}

export type SyncState = {
  readonly isRunning: boolean
  readonly isOnline: boolean
  /** When the server last answered a pull; by the phone's clock put right. Null: never. */
  readonly lastPull: number | null
  readonly lastPush: number | null
  /** Why the last try failed; null: it did not. */
  readonly failure: 'unreachable' | 'server' | 'app-too-old' | 'shut-out' | 'server-newer' | 'no-room' | null
  /** When it is tried again by itself; null: nothing to do or at once. */
  readonly nextAt: number | null
  readonly waiting: number
  readonly refused: number
}

/** Of whom a visit is recorded. The rest (clock, numbers, device, app) the phone knows. */
export type NewVisit = {
  readonly householdKey: string
  /** By performance.now() when the household's page was opened. */
  readonly openedAt: number
  readonly member: string | null
  readonly people: readonly (PersonReport & { readonly personId: string; readonly cardNumber?: string })[]
}

export type OpenPhone = {
  readonly at: 'open'
  readonly account: {
    readonly displayName: string
    readonly role: Role
    readonly members: readonly {
      readonly memberId: string
      readonly teamId: string
      readonly name: string
      readonly teamName: string
      readonly isLead: boolean
    }[]
    readonly expiresOn: Day | null
  }
  readonly campaign: Campaign
  /** Campaign day in Việt Nam, by the phone's clock put right. */
  readonly today: Day
  readonly hamlets: readonly FieldHamlet[]
  /** In walking order. */
  readonly households: readonly FieldHousehold[]
  readonly people: number
  readonly sync: SyncState
  readonly outbox: readonly OutboxItem[]
  readonly tallies: readonly z.infer<typeof communeTallies>[]
  readonly guides: ReadonlyMap<GuideProblem, z.infer<typeof guideCard>>
  readonly storage: {
    readonly kept: boolean | null
    readonly used: number | null
    readonly quota: number | null
  }
  readonly install: 'installed' | 'possible' | 'insecure' | 'not-offered'
  /** A newer version of the app waits to be used. */
  readonly update: boolean
  /** The server speaks of things this version does not know: everything can be read, nothing recorded. */
  readonly isReadOnly: boolean
  /** The wall clock is wrong by this much; null while unknown or below two minutes. */
  readonly clockAheadMs: number | null
}

export type WipeReason = 'revoked' | 'account-ended' | 'too-many-pins' | 'pin-forgotten' | 'by-hand'

export type PhoneView =
  | { readonly at: 'starting' }
  /** `insecure`: plain http from another machine; `old-browser`, `no-storage`: private mode or blocked. */
  | { readonly at: 'unsupported'; readonly why: 'insecure' | 'old-browser' | 'no-storage' }
  | { readonly at: 'fresh'; readonly sealedWaiting: number; readonly wasCleared: boolean }
  | { readonly at: 'choosing-pin'; readonly displayName: string }
  | {
      readonly at: 'locked'
      readonly displayName: string
      readonly triesLeft: number
      readonly sealedWaiting: number
      readonly update: boolean
    }
  /** Nobody is held any more; what is sealed still has to be delivered. */
  | {
      readonly at: 'wiped'
      readonly why: WipeReason
      readonly sealedWaiting: number
      readonly isAcknowledged: boolean
      readonly isDelivering: boolean
      readonly failure: SyncState['failure']
    }
  | OpenPhone

export type JoinRefusal = 'invitation-invalid' | 'too-many-attempts' | 'unreachable' | 'server'
export type PinRefusal = 'pin-wrong' | 'wiped' | 'pin-weak' | 'pins-differ' | 'no-room'

export type Phone = {
  /** For useSyncExternalStore: the same object until something changes. */
  readonly view: () => PhoneView
  readonly subscribe: (told: () => void) => () => void
  readonly join: (code: string) => Promise<JoinRefusal | null>
  readonly choosePin: (pin: string, again: string) => Promise<PinRefusal | null>
  readonly changePin: (pin: string, next: string, again: string) => Promise<PinRefusal | null>
  readonly unlock: (pin: string) => Promise<PinRefusal | null>
  readonly lock: () => void
  /** Forgets everybody; keeps what is sealed. */
  readonly wipe: (why: 'pin-forgotten' | 'by-hand') => Promise<void>
  /** Kept when it resolves: shown as saved only then. `no-room`: the phone has no place left, nothing was recorded. */
  readonly record: (visit: NewVisit) => Promise<'kept' | 'no-room' | 'read-only'>
  readonly settle: (messageId: string) => Promise<void>
  readonly syncNow: () => void
  readonly deliverSealed: () => void
  /** All that is not delivered, sealed: for a file or a sequence of QR codes. */
  readonly sealedEnvelopes: () => Promise<
    readonly { readonly envelopeId: string; readonly keyId: number; readonly sealed: string }[]
  >
  /** What somebody else's phone or file brought: kept here until the server has it. Returns how many are new. */
  readonly carry: (
    envelopes: readonly { readonly envelopeId: string; readonly keyId: number; readonly sealed: string }[],
  ) => Promise<number>
  /** Seals a number read from a card at once; what comes back is masked. */
  readonly sealNumber: (digits: string) => Promise<{ readonly sealed: string; readonly last2: string }>
  /** Nothing typed finds nobody, and what a search needs is made ready. */
  readonly search: (
    typed: string,
  ) => readonly { readonly household: FieldHousehold; readonly personId: string }[]
  readonly askToKeepStorage: () => Promise<void>
  readonly install: () => Promise<void>
  readonly useUpdate: () => void
}
