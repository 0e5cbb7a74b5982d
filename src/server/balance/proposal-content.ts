// How a proposal lies in its row: ids of members and numbers of households, and what each share comes to. No name, no person but
// those of whom no household is known.
import { createHash } from 'node:crypto'
import type { BalanceDoor, BalanceProposal, Share } from '#domain/balance'
import { addEffort, type Effort, NO_EFFORT } from '#domain/effort'

/** A household by its number, or one person of whom none is known. */
export type DoorRef = { readonly household: string } | { readonly person: string }

type StoredShare = Effort & { readonly doors: number }

export type StoredMove = {
  readonly hamletId: number
  readonly residentialGroup: string | null
  /** Null: nobody had them alone. */
  readonly from: string | null
  readonly to: string
  readonly effort: Effort
  readonly doors: readonly DoorRef[]
}

export type ProposalContent = {
  readonly moves: readonly StoredMove[]
  readonly members: readonly {
    readonly memberId: string
    readonly before: StoredShare
    readonly after: StoredShare
  }[]
  readonly unshared: BalanceProposal['unshared']
}

export const contentOf = ({ moves, before, after, unshared }: BalanceProposal): ProposalContent => ({
  moves: moves.map(({ doors, ...move }) => ({
    ...move,
    effort: doors.reduce((sum, { effort }) => addEffort(sum, effort), NO_EFFORT),
    doors: doors.map(refOf),
  })),
  members: before.map((share, no) => ({
    memberId: share.memberId,
    before: stored(share),
    after: stored(after[no] ?? share),
  })),
  unshared,
})

const stored = ({ doors, effort }: Share): StoredShare => ({ doors, ...effort })

const refOf = ({ householdNo, personId }: BalanceDoor): DoorRef =>
  householdNo === null ? { person: personId ?? '' } : { household: householdNo }

/** The same moves, the same fingerprint, whatever the shares have come to since. */
export const fingerprintOf = ({ moves }: ProposalContent): Buffer =>
  createHash('sha256')
    .update(JSON.stringify(moves.map(({ effort: _, ...move }) => move)))
    .digest()
