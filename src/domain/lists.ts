// The kinds of lists, what each needs and what each says. A list says what it says: no milestone is inferred.
import type { Claims, Source } from './facts.ts'
import type { Field } from './headings.ts'
import type { Milestone } from './milestones.ts'

export const LIST_KINDS = [
  'register',
  'authority:card',
  'authority:eid-collected',
  'authority:eid-approved',
  'authority:eid-rejected',
  'authority:eid-activated',
] as const
export type ListKind = (typeof LIST_KINDS)[number]

export const isListKind = (text: string): text is ListKind => LIST_KINDS.some((kind) => kind === text)

export const sourceOf = (kind: ListKind): Source => (kind === 'register' ? 'register' : 'authority')

/** A register brings people in and says where they live; the others speak of people who stand in a register. */
export const bringsPeople = (kind: ListKind): boolean => kind === 'register'

/** What standing on a list of this kind says of a person. `reason` is the cell of a rejection. */
export const claimsOfKind = (kind: ListKind, reason: string): Claims => {
  switch (kind) {
    case 'register':
      return {}
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
  }
}

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
  const own = Object.keys(claimsOfKind(kind, '')).flatMap((key) => milestoneNamed(key))
  const confirmed = fields.flatMap((field) => CONFIRMING_FIELDS[field] ?? [])
  const rejected = fields.includes('eid-rejected') ? (['eid_approved'] as const) : []
  return [...new Set([...own, ...confirmed, ...rejected])]
}

const milestoneNamed = (key: string): Milestone[] =>
  Object.values(CONFIRMING_FIELDS).filter((milestone) => milestone === key)

const YES = /^(?:x|v|✓|✔|1|co|roi|da|da .*|hoan thanh|xong|yes|true|dung)$/
const NO = /^(?:0|-|khong|khong co|chua|chua .*|no|false|sai)?$/
const DATE = /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$|^\d{4}-\d{2}-\d{2}$/

/** Reads a cell of a confirming column: true (x, có, đã cấp, a date), false (empty, chưa), or null: not readable. */
export const readConfirmation = (folded: string): boolean | null => {
  const text = folded.trim()
  if (YES.test(text) || DATE.test(text)) return true
  return NO.test(text) ? false : null
}
