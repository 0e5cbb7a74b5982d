// What the registers and the authority's list of 25-3-2024 say of an invented person: where they are registered and
// live, and how far they have come with card and e-ID. Of e-ID use, SIM, signature and telephone no list of that day speaks.

import { binhPhuoc2024 } from '../binh-phuoc/campaign.ts'
import { encodePartialDate } from '../dates.ts'
import type { Claims, FactBody, Listed, ResidenceClaim } from '../facts.ts'
import type { ListKind } from '../lists.ts'
import { communeOfHamlet } from '../units.ts'
import type { DemoPerson } from './demo-person.ts'
import type { Draft } from './history-fact.ts'

export const BASELINE = binhPhuoc2024.baselineOn
/** The cohort of the campaign's base "hard to reach", and the list that it comes from. */
const COHORT = 'hard_to_reach'
const GAP_LIST = 'gap:hard-to-reach'
const CARD_LIST: ListKind = 'authority:card'

export const REJECTED_FOR = {
  fingerprint: 'Vân tay mờ, không đối sánh được',
  photo: 'Ảnh chân dung không đạt',
} as const

export function baselineDrafts(person: DemoPerson): Draft[] {
  const present = communeOfHamlet(person.hamletId)
  const registered = communeOfHamlet(person.registeredHamletId)
  const birth = encodePartialDate(person.birth)
  const drafts = [registerRow(registered, birth, { kind: 'permanent', hamletId: person.registeredHamletId })]
  if (person.residence !== 'permanent') {
    drafts.push(registerRow(present, birth, { kind: person.residence, hamletId: person.hamletId }))
  }
  if (person.card) drafts.push(authorityRow(present, cardBody(person), CARD_LIST))
  if (person.hardToReach) drafts.push(authorityRow(present, hardToReach))
  return drafts
}

const registerRow = (recordedIn: number, birth: string, residence: ResidenceClaim): Draft => ({
  effective: BASELINE,
  known: BASELINE,
  source: 'register',
  body: { type: 'listed/1', list: 'register', birth, residence },
  recordedIn,
  list: 'register',
})

const authorityRow = (recordedIn: number, body: FactBody, list?: ListKind): Draft => ({
  effective: BASELINE,
  known: BASELINE,
  source: 'authority',
  body,
  recordedIn,
  ...(list === undefined ? {} : { list }),
})

const hardToReach: Listed = { type: 'listed/1', list: GAP_LIST, cohorts: [COHORT] }

const row = (claims: Claims, eidLevel?: 2): Listed => ({
  type: 'listed/1',
  list: CARD_LIST,
  claims: { card_collected: 'confirmed', card: 'confirmed', ...claims },
  ...(eidLevel === undefined ? {} : { attributes: { eidLevel } }),
})

// One body for everybody of a standing: a province has six of them, not 846,048.
const collected: Claims = { eid_collected: 'confirmed' }
const approved: Claims = { ...collected, eid_approved: 'confirmed' }
const bodies = {
  none: row({}),
  collected: row(collected),
  approved: row(approved, 2),
  activated: row({ ...approved, eid_activated: 'confirmed' }, 2),
  fingerprint: row({ ...collected, eid_approved: { rejected: REJECTED_FOR.fingerprint } }),
  photo: row({ ...collected, eid_approved: { rejected: REJECTED_FOR.photo } }),
} as const

const cardBody = ({ eid, rejectedFor }: DemoPerson): Listed =>
  eid === 'rejected' ? bodies[rejectedFor ?? 'photo'] : bodies[eid]
