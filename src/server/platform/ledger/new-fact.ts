// What is handed in at the door: a fact, of whom, where it was recorded and by whom. Only the shapes.
import type { Fact } from '#domain/facts'

export type NewFact = {
  readonly personId: string
  /** The commune where it was recorded, for ever; the person may live elsewhere by now. */
  readonly recordedIn: number
  /** `known` is the day on which it is applied, whatever is given. */
  readonly fact: Fact
  /** Who walked; null for lists. */
  readonly memberId: string | null
  readonly teamId: string | null
  readonly accountId: string | null
}

/** What is added: handed in, or said again of a list. */
export type AddedFact = NewFact & { readonly snapshotId: string | null }
