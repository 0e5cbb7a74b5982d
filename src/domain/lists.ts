// The kinds of lists, what each needs and what each says. A list says what it says: no milestone is inferred.
import type { Claims, Device, Listed, Source } from './facts.ts'
import type { Field } from './headings.ts'
import { isMilestone, type Milestone } from './milestones.ts'

/** Gap lists name whom the authority's records still lack; authority and carrier lists name who has it. */
export const LIST_KINDS = [
  'register',
  'gap:card',
  'gap:hard-to-reach',
  'gap:eid',
  'gap:activation',
  'authority:card-collected',
  'authority:card',
  'authority:eid-collected',
  'authority:eid-approved',
  'authority:eid-rejected',
  'authority:eid-activated',
  'carrier:sim',
  'carrier:signature',
  'carrier:device',
] as const
export type ListKind = (typeof LIST_KINDS)[number]

export const isListKind = (text: string): text is ListKind => LIST_KINDS.some((kind) => kind === text)

/** Gap lists come from the police as well. */
export const sourceOf = (kind: ListKind): Source =>
  kind === 'register' ? 'register' : kind.startsWith('carrier:') ? 'carrier' : 'authority'

/** A carrier knows its subscribers by their numbers, and may send nothing else. */
export const needsName = (kind: ListKind): boolean => sourceOf(kind) !== 'carrier'

/** A register brings people in and says where they live; the others speak of people who stand in a register. */
export const bringsPeople = (kind: ListKind): boolean => kind === 'register'

/** Whoever vanishes from a gap list may have it by now: a candidate completion. */
export const isGapList = (kind: ListKind): boolean => kind.startsWith('gap:')

/** The cohort of a campaign whom this list names: once on such a list, a person stays in the cohort. */
export const cohortsOfKind = (kind: ListKind): readonly string[] =>
  kind === 'gap:hard-to-reach' ? ['hard_to_reach'] : []

/**
 * What standing on a list of this kind says of a person. `reason` is the cell of a rejection. The hard to reach are those
 * whose card dossier could not be collected; somebody without an e-ID lacks its dossier: of approval no list of gaps speaks.
 */
export const claimsOfKind = (kind: ListKind, reason: string): Claims => {
  switch (kind) {
    case 'register':
      return {}
    case 'gap:card':
      return { card: 'lacking' }
    case 'gap:hard-to-reach':
      return { card_collected: 'lacking' }
    case 'gap:eid':
      return { eid_collected: 'lacking' }
    case 'gap:activation':
      return { eid_activated: 'lacking' }
    case 'authority:card-collected':
      return { card_collected: 'confirmed' }
    case 'authority:card':
      return { card: 'confirmed' }
    case 'authority:eid-collected':
      return { eid_collected: 'confirmed' }
    case 'authority:eid-approved':
      return { eid_approved: 'confirmed' }
    case 'authority:eid-rejected':
      return { eid_approved: { rejected: reason } }
    case 'authority:eid-activated':
      return { eid_activated: 'confirmed' }
    case 'carrier:sim':
      return { sim_own_name: 'confirmed' }
    case 'carrier:signature':
      return { signature: 'confirmed' }
    case 'carrier:device':
      return { smartphone_4g: 'confirmed' }
  }
}

/** What a list says of whoever merely stands on it; null for a register, which says of each something else. */
export const saidOfAll = (kind: ListKind): Listed | null => {
  if (bringsPeople(kind)) return null
  const cohorts = cohortsOfKind(kind)
  return {
    type: 'listed/1',
    list: kind,
    claims: claimsOfKind(kind, ''),
    ...(cohorts.length > 0 ? { cohorts } : {}),
  }
}

/** What a carrier's cell about the telephone says of the milestone: only a smartphone on 4G or better is one. */
export const claimsOfDevice = (device: Device): Claims =>
  device === 'smartphone_4g' || device === 'smartphone_5g' ? { smartphone_4g: 'confirmed' } : {}

/** Columns by which a list may confirm a milestone row by row. */
export const CONFIRMING_FIELDS: { readonly [f in Field]?: Milestone } = {
  'card-collected': 'card_collected',
  card: 'card',
  'eid-collected': 'eid_collected',
  'eid-approved': 'eid_approved',
  'eid-activated': 'eid_activated',
  'sim-own-name': 'sim_own_name',
  signature: 'signature',
  smartphone: 'smartphone_4g',
}

/** Milestones a list of this kind with these columns speaks of: every unit on it then counts as reporting them. */
export const milestonesOf = (kind: ListKind, fields: readonly Field[]): Milestone[] => {
  const own = Object.keys(claimsOfKind(kind, '')).filter(isMilestone)
  const confirmed = fields.flatMap((field) => CONFIRMING_FIELDS[field] ?? [])
  const rejected = fields.includes('eid-rejected') ? (['eid_approved'] as const) : []
  return [...new Set([...own, ...confirmed, ...rejected])]
}

const YES = /^(?:x|v|✓|✔|1|co|roi|da|da .*|hoan thanh|xong|yes|true|dung|khop|trung khop)$/
const NO = /^(?:0|-|khong|khong (?:co|dung|khop|trung khop)|chua|chua .*|no|false|sai)?$/
const DATE = /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$|^\d{4}-\d{2}-\d{2}$/

/** Reads a cell of a confirming column: true (x, có, đã cấp, a date), false (empty, chưa), or null: not readable. */
export const readConfirmation = (folded: string): boolean | null => {
  const text = folded.trim()
  if (YES.test(text) || DATE.test(text)) return true
  return NO.test(text) ? false : null
}

const SMART = /thong minh|smart|android|iphone/
const PLAIN = /co ban|pho thong|phim|feature|cuc gach|nap gap|khong thong minh|khong phai/
const NONE = /^(?:khong|khong co|chua co)(?: (?:may|dien thoai|dt))?$/

/**
 * Reads a cell about somebody's telephone. Null where it does not tell: "4G" alone may be a phone with keys, on which no
 * application runs, and a phone with keys may be of any generation.
 */
export const readDevice = (folded: string): Device | null => {
  const text = folded.trim()
  if (NONE.test(text)) return 'none'
  const generation = /(?:^|[^0-9])([2345]) ?g\b/.exec(text)?.[1]
  if (generation === '2') return '2g'
  if (generation === '3') return '3g'
  if (PLAIN.test(text)) return generation === '4' ? 'feature_4g' : null
  if (generation === '5') return 'smartphone_5g'
  return SMART.test(text) ? 'smartphone_4g' : null
}
