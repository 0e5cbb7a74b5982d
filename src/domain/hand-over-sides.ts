// On which side of a hand-over somebody stands: who was asked to take it, who gave it, and who keeps the forces of either place. A
// team may walk with paper only, so whoever keeps its forces also speaks for it.
import { covers, may, type Role, type Scope, type UnitRange } from './access.ts'
import type { Sides } from './hand-overs.ts'

export type HandOverAsker = {
  readonly accountId: string
  readonly role: Role
  readonly scope: Scope
  /** The teams to which the account belongs today. */
  readonly teams: readonly string[]
}

/** The ranges whose teams somebody speaks for; none for whoever keeps no forces. */
export const keptRanges = ({ role, scope }: Pick<HandOverAsker, 'role' | 'scope'>): readonly UnitRange[] =>
  scope.kind === 'unit' && may(role, 'manage-forces') ? scope.ranges : []

export const sidesOf = (
  asker: HandOverAsker,
  handOver: {
    readonly offeredBy: string
    readonly fromTeam: string | null
    readonly toTeam: string
    /** Of the receiving team's unit. */
    readonly toUnit: UnitRange
    /** Where the person lives now; null: out of sight. */
    readonly hamletId: number | null
  },
): Sides => {
  const keeps = (unit: UnitRange) => covers({ kind: 'unit', ranges: keptRanges(asker) }, unit)
  const { offeredBy, fromTeam, toTeam, toUnit, hamletId } = handOver
  return {
    gives:
      offeredBy === asker.accountId ||
      (fromTeam !== null && asker.teams.includes(fromTeam)) ||
      (hamletId !== null && keeps({ lo: hamletId, hi: hamletId })),
    receives: asker.teams.includes(toTeam) || keeps(toUnit),
  }
}
