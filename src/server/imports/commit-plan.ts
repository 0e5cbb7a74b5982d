// What a commit is asked to do with a staged list, and how it tells how far it is. Only the shapes.
import type { Campaign } from '#domain/campaign'
import type { Day } from '#domain/dates'
import type { ListKind } from '#domain/lists'
import type { Milestone } from '#domain/milestones'

export type CommitPlan = {
  readonly importId: string
  readonly campaign: Campaign
  readonly kind: ListKind
  readonly unit: { readonly unitId: number; readonly lo: number; readonly hi: number }
  readonly asOf: Day
  readonly today: Day
  readonly keyId: number
  readonly milestones: readonly Milestone[]
  /** The fingerprint of the rows that are good, in hexadecimal: order and format do not matter. */
  readonly content: string
  readonly write: boolean
}

export type CommitProgress = (
  phase: 'matching' | 'adding' | 'folding' | 'tallying' | 'withdrawing',
  done: number,
  total: number,
) => Promise<void>
