// Who may do what, and within which units: roles, capabilities, scopes. Knows no account, session or database.
// A scope is a set of integer ranges of unit numbers, because unit numbers nest and ranges are tested cheaply by row security.

import { err, ok, type Result } from './result.ts'

export const ROLES = [
  'province_leader',
  'district_leader',
  'commune_leader',
  'commune_police',
  'province_police',
  'desk_clerk',
  'collection_officer',
  'hamlet_head',
  'team_lead',
  'volunteer',
  'telecom_agent',
  'auditor',
  'system_administrator',
] as const
export type Role = (typeof ROLES)[number]

export const CAPABILITIES = [
  'read-board',
  'read-people',
  'search-people',
  'reveal-number',
  'import-list',
  'manage-accounts',
  'read-audit',
] as const
export type Capability = (typeof CAPABILITIES)[number]

/** The system administrator keeps accounts and sees no personal data; the auditor sees figures and the audit log. */
const GRANTED: Readonly<Record<Role, readonly Capability[]>> = {
  province_leader: ['read-board', 'read-people', 'search-people'],
  district_leader: ['read-board', 'read-people', 'search-people'],
  commune_leader: ['read-board', 'read-people', 'search-people'],
  commune_police: ['read-board', 'read-people', 'search-people', 'reveal-number', 'import-list'],
  province_police: ['read-board', 'read-people', 'search-people', 'reveal-number', 'import-list'],
  desk_clerk: ['read-board', 'read-people', 'search-people', 'reveal-number'],
  collection_officer: ['read-board', 'read-people', 'search-people', 'reveal-number'],
  hamlet_head: ['read-board', 'read-people', 'search-people'],
  team_lead: ['read-people'],
  volunteer: ['read-people'],
  telecom_agent: ['read-people'],
  auditor: ['read-board', 'read-audit'],
  system_administrator: ['manage-accounts'],
}

export const may = (role: Role, capability: Capability): boolean => GRANTED[role].includes(capability)

export const rolesWith = (capability: Capability): readonly Role[] =>
  ROLES.filter((role) => may(role, capability))

export const isRole = (text: string): text is Role => ROLES.some((role) => role === text)

/** unit: all of the units; assignment: only the households assigned to the account; consent: only who agreed to be served. */
export type ScopeKind = 'unit' | 'assignment' | 'consent'

export function scopeKindOf(role: Role): ScopeKind {
  if (role === 'volunteer' || role === 'team_lead') return 'assignment'
  return role === 'telecom_agent' ? 'consent' : 'unit'
}

export const seesNoUnits = (role: Role): boolean => role === 'system_administrator'

/** Unit numbers from `lo` to `hi`, both included: one unit with everything below it. */
export type UnitRange = { readonly lo: number; readonly hi: number }
export type Scope = { readonly kind: ScopeKind; readonly ranges: readonly UnitRange[] }

/** Row security compares with at most this many ranges. */
export const MAX_SCOPE_RANGES = 4

/** Sorted, without overlaps, neighbours joined (lo = hi + 1): the fewest ranges that cover the same units. */
export function mergeRanges(ranges: readonly UnitRange[]): UnitRange[] {
  const merged: UnitRange[] = []
  for (const range of [...ranges].sort((a, b) => a.lo - b.lo)) {
    const last = merged.at(-1)
    if (last && range.lo <= last.hi + 1)
      merged[merged.length - 1] = { lo: last.lo, hi: Math.max(last.hi, range.hi) }
    else merged.push(range)
  }
  return merged
}

export type ScopeRefusal = 'units-required' | 'units-not-allowed' | 'too-many-units'

/** The scope of an account. Asked when an account is made and again whenever a session begins. */
export function scopeOf(role: Role, ranges: readonly UnitRange[]): Result<Scope, ScopeRefusal> {
  const merged = mergeRanges(ranges)
  if (seesNoUnits(role))
    return merged.length === 0 ? ok({ kind: 'unit', ranges: [] }) : err('units-not-allowed')
  if (merged.length === 0) return err('units-required')
  return merged.length > MAX_SCOPE_RANGES
    ? err('too-many-units')
    : ok({ kind: scopeKindOf(role), ranges: merged })
}

export const covers = (scope: Scope, unit: UnitRange): boolean =>
  scope.ranges.some(({ lo, hi }) => lo <= unit.lo && unit.hi <= hi)
