// Who may carry a phone of the campaign, and who may give them a code for one. Knows no account, session or database.
import { covers, may, type Role, type Scope, scopeOf, type UnitRange } from './access.ts'

export type Holder = {
  readonly role: Role
  readonly unitIds: readonly number[]
  /** Disabled, or past its last day. */
  readonly isEnded: boolean
  /** A member of a team today. */
  readonly walks: boolean
}

/** A phone records visits and holds who is given to a member of a team: it is of no use to anybody else. */
export const mayCarryPhone = ({ role, isEnded, walks }: Holder): boolean =>
  walks && !isEnded && may(role, 'record-visit')

/** Whoever has all the units of the account: a code is a way to everybody who is given to it. */
export const isWithinReach = (scope: Scope, holder: Pick<Holder, 'role' | 'unitIds'>): boolean => {
  const its = scopeOf(holder.role, holder.unitIds)
  return its.ok && its.value.ranges.length > 0 && its.value.ranges.every((range) => covers(scope, range))
}

/** Whoever has any of the units of the account: the span of two that lie far apart covers others, whose phone it is not. */
export const touchesReach = (scope: Scope, holder: Pick<Holder, 'role' | 'unitIds'>): boolean => {
  const its = scopeOf(holder.role, holder.unitIds)
  const touches = (a: UnitRange, b: UnitRange) => a.lo <= b.hi && a.hi >= b.lo
  return its.ok && its.value.ranges.some((range) => scope.ranges.some((one) => touches(range, one)))
}

/** From the first unit to the last; null where the account has none. */
export const spanOf = ({ role, unitIds }: Pick<Holder, 'role' | 'unitIds'>): UnitRange | null => {
  const its = scopeOf(role, unitIds)
  const [first, last] = its.ok ? [its.value.ranges[0], its.value.ranges.at(-1)] : []
  return first === undefined || last === undefined ? null : { lo: first.lo, hi: last.hi }
}
