// Who may do what, and within which units: roles, capabilities, scopes. Knows no account, session or database.
// A scope is a set of integer ranges of unit numbers, because unit numbers nest and ranges are tested cheaply by row security.

import { err, ok, type Result } from './result.ts'
import { type Level, levelOf, rangeOf } from './units.ts'

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
  'record-visit',
  'record-judgement',
  'read-work',
  'hand-over',
  'read-guides',
  'edit-guides',
  'advance-wave',
  'print-sheets',
  'key-sheets',
  'read-forces',
  'manage-forces',
  'assign-work',
  'return-work',
  'read-devices',
  'manage-devices',
] as const
export type Capability = (typeof CAPABILITIES)[number]

/** The system administrator keeps accounts and sees no personal data; the auditor sees figures and the audit log. */
const GRANTED: Readonly<Record<Role, readonly Capability[]>> = {
  province_leader: [
    'read-board',
    'read-people',
    'search-people',
    'read-work',
    'hand-over',
    'read-guides',
    'edit-guides',
    'read-forces',
    'manage-forces',
    'assign-work',
    'return-work',
    'read-devices',
  ],
  district_leader: [
    'read-board',
    'read-people',
    'search-people',
    'read-work',
    'hand-over',
    'read-guides',
    'read-forces',
    'manage-forces',
    'read-devices',
  ],
  commune_leader: [
    'read-board',
    'read-people',
    'search-people',
    'record-visit',
    'record-judgement',
    'read-work',
    'hand-over',
    'read-guides',
    'advance-wave',
    'print-sheets',
    'key-sheets',
    'read-forces',
    'manage-forces',
    'assign-work',
    'return-work',
    'read-devices',
    'manage-devices',
  ],
  commune_police: [
    'read-board',
    'read-people',
    'search-people',
    'reveal-number',
    'import-list',
    'record-visit',
    'record-judgement',
    'read-work',
    'hand-over',
    'read-guides',
    'advance-wave',
    'print-sheets',
    'key-sheets',
    'read-forces',
    'manage-forces',
    'assign-work',
    'return-work',
    'read-devices',
    'manage-devices',
  ],
  province_police: [
    'read-board',
    'read-people',
    'search-people',
    'reveal-number',
    'import-list',
    'read-work',
    'read-guides',
    'edit-guides',
    'read-forces',
    'read-devices',
  ],
  desk_clerk: [
    'read-board',
    'read-people',
    'search-people',
    'reveal-number',
    'record-visit',
    'hand-over',
    'read-guides',
    'print-sheets',
    'key-sheets',
    'read-forces',
  ],
  collection_officer: [
    'read-board',
    'read-people',
    'search-people',
    'reveal-number',
    'hand-over',
    'read-guides',
    'read-forces',
  ],
  hamlet_head: [
    'read-board',
    'read-people',
    'search-people',
    'record-visit',
    'read-work',
    'hand-over',
    'read-guides',
    'print-sheets',
    'read-forces',
    'read-devices',
  ],
  team_lead: [
    'read-people',
    'record-visit',
    'read-work',
    'hand-over',
    'read-guides',
    'print-sheets',
    'read-forces',
    'return-work',
  ],
  volunteer: [
    'read-people',
    'record-visit',
    'read-work',
    'hand-over',
    'read-guides',
    'read-forces',
    'return-work',
  ],
  // Only what was handed over, as far as somebody agreed: no person's page.
  telecom_agent: ['hand-over', 'read-guides'],
  auditor: ['read-board', 'read-audit', 'read-guides'],
  system_administrator: ['manage-accounts'],
}

export const may = (role: Role, capability: Capability): boolean => GRANTED[role].includes(capability)

/* @__NO_SIDE_EFFECTS__ */
export const rolesWith = (capability: Capability): readonly Role[] =>
  ROLES.filter((role) => may(role, capability))

export const isRole = (text: string): text is Role => ROLES.some((role) => role === text)

/** unit: all of the units; assignment: only the households assigned to the account; consent: only who agreed to be served. */
export type ScopeKind = 'unit' | 'assignment' | 'consent'

export function scopeKindOf(role: Role): ScopeKind {
  if (role === 'volunteer' || role === 'team_lead') return 'assignment'
  return role === 'telecom_agent' ? 'consent' : 'unit'
}

/** Of which levels the units of a role may be: nobody gets a province by a slip. None: the role sees no unit. */
const LEVELS: Readonly<Record<Role, readonly Level[]>> = {
  province_leader: ['province'],
  district_leader: ['district'],
  commune_leader: ['commune'],
  commune_police: ['commune'],
  province_police: ['province'],
  desk_clerk: ['province', 'district', 'commune'],
  collection_officer: ['province', 'district', 'commune'],
  hamlet_head: ['hamlet'],
  team_lead: ['commune', 'hamlet'],
  volunteer: ['commune', 'hamlet'],
  telecom_agent: ['province', 'district', 'commune'],
  auditor: ['province', 'district', 'commune'],
  system_administrator: [],
}

/** Hamlet numbers from `lo` to `hi`, both included: one unit, or neighbours, with everything below. */
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

export type ScopeRefusal = 'units-required' | 'units-not-allowed' | 'unit-level-wrong' | 'too-many-units'

/** The scope of an account from its unit numbers. Asked when an account is made and again whenever it signs in. */
export function scopeOf(role: Role, unitIds: readonly number[]): Result<Scope, ScopeRefusal> {
  const levels = LEVELS[role]
  if (levels.length === 0)
    return unitIds.length === 0 ? ok({ kind: 'unit', ranges: [] }) : err('units-not-allowed')
  if (unitIds.length === 0) return err('units-required')
  if (unitIds.some((unitId) => !levels.includes(levelOf(unitId)))) return err('unit-level-wrong')
  const ranges = mergeRanges(unitIds.map(rangeOf))
  return ranges.length > MAX_SCOPE_RANGES ? err('too-many-units') : ok({ kind: scopeKindOf(role), ranges })
}

export const covers = (scope: Scope, unit: UnitRange): boolean =>
  scope.ranges.some(({ lo, hi }) => lo <= unit.lo && unit.hi <= hi)
