// Why an invented visit could not do what was missing: what could have been done that day, by the chain of prerequisites, and a
// reason for each that fits the person and what they hold in hand. Rough shares for a demo, not statistics.

import type { Device } from '../facts.ts'
import type { Milestone } from '../milestones.ts'
import type { OpenCaseReason } from '../open-case-reasons.ts'
import type { DemoPerson } from './demo-person.ts'
import { ageOf, type Life } from './history-life.ts'
import { pick, type Random, type Weighted, weighted } from './random.ts'

type Reported = Life['reported']
type Reasons = Weighted<OpenCaseReason>

const CHAIN_OF_EID = ['none', 'collected', 'approved', 'activated']

/** Done by the lists of 25-3-2024. */
export const isDoneAtFirst = ({ card, eid }: DemoPerson, milestone: Milestone): boolean => {
  const stage = eid === 'rejected' ? 1 : CHAIN_OF_EID.indexOf(eid)
  switch (milestone) {
    case 'card_collected':
    case 'card':
      return card
    case 'eid_collected':
      return stage >= 1
    case 'eid_approved':
      return stage >= 2
    case 'eid_activated':
      return stage >= 3
    default:
      return false
  }
}

/** What a visit could still have done, as far as the team knows. */
export const leftToDo = (person: DemoPerson, reported: Reported): Milestone[] => {
  const done = (milestone: Milestone) => reported[milestone] !== undefined || isDoneAtFirst(person, milestone)
  const left: Milestone[] = []
  const [sim, active] = [done('sim_own_name'), done('eid_activated')]
  if (!done('card_collected')) left.push('card_collected')
  if (person.card) {
    if (!sim) left.push('sim_own_name')
    if (sim && !done('eid_collected')) left.push('eid_collected')
    if (person.eid === 'rejected') left.push('eid_approved')
    if (sim && person.eid === 'approved' && !active) left.push('eid_activated')
    if (active && done('smartphone_4g') && !done('eid_used')) left.push('eid_used')
    if (sim && active && !done('signature')) left.push('signature')
  }
  if (!done('smartphone_4g')) left.push('smartphone_4g')
  return left
}

const of = (...entries: readonly (readonly [OpenCaseReason, number])[]): Reasons => weighted(entries)

const ABSENT_LONG = of(
  ['away_out_of_province', 5],
  ['away_working_in_province', 3],
  ['detained', 1],
  ['abroad', 1],
  ['moved_away', 1],
)
const OLD = of(['bedridden', 4], ['disabled', 2], ['blurred_fingerprints', 2], ['language_barrier', 1])
const CARD = of(['in_the_fields_by_day', 4], ['no_birth_papers', 2], ['identity_data_wrong', 2])
const SIM = of(['sim_other_name', 6], ['shared_number', 2], ['refused_fear_of_scam', 1])
const NO_SIM = of(['no_phone', 3], ['shared_number', 4])
const DOSSIER = of(['in_the_fields_by_day', 4], ['refused_fear_of_scam', 2], ['blurred_fingerprints', 1])
const ACTIVATION = of(['otp_not_received', 5], ['password_or_old_device', 3], ['refused_fear_of_scam', 1])
const USE = of(['refused_no_benefit', 4], ['no_signal', 1], ['password_or_old_device', 1])
const SIGNATURE = of(['refused_no_benefit', 5], ['otp_not_received', 2], ['refused_fear_of_scam', 2])

const PHONES: { readonly [d in Device]?: OpenCaseReason } = {
  none: 'no_phone',
  '2g': 'phone_2g',
  feature_4g: 'phone_too_old',
}

/** `device`: what was seen at this visit, null where it was seen before. */
export const reasonFor = (
  random: Random,
  person: DemoPerson,
  milestone: Milestone,
  device: Device | null,
): OpenCaseReason => {
  const phone = device === null ? undefined : PHONES[device]
  switch (milestone) {
    case 'card_collected':
      return pick(random, person.hardToReach ? ABSENT_LONG : ageOf(person) > 75 ? OLD : CARD)
    case 'sim_own_name':
      return pick(random, person.phone === null ? NO_SIM : SIM)
    case 'eid_approved':
      return person.rejectedFor === 'photo' ? 'dossier_rejected' : 'blurred_fingerprints'
    case 'eid_activated':
      return phone ?? pick(random, ACTIVATION)
    case 'eid_used':
      return pick(random, USE)
    case 'signature':
      return phone ?? pick(random, SIGNATURE)
    case 'smartphone_4g':
      return phone ?? 'refused_other'
    default:
      return ageOf(person) > 78 ? 'bedridden' : pick(random, DOSSIER)
  }
}

/** Of the last visit before a hamlet counts as walked through: one reason for everything, where there is one. */
const CLOSING = of(
  ['not_found', 5],
  ['in_the_fields_by_day', 3],
  ['away_working_in_province', 3],
  ['away_out_of_province', 3],
  ['refused_no_benefit', 3],
  ['refused_fear_of_scam', 2],
  ['refused_other', 1],
)

export const closingReason = (random: Random, person: DemoPerson): OpenCaseReason =>
  person.hardToReach ? pick(random, ABSENT_LONG) : ageOf(person) > 80 ? 'bedridden' : pick(random, CLOSING)
