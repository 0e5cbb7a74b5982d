// Guide cards ("cẩm nang"): one problem at the door, one card. Which problems there are, which reason or milestone leads to which
// card, and what a card may hold. Its words stand in words/guides.ts until a province edits them.
import type { Milestone } from './milestones.ts'
import type { OpenCaseReason } from './open-case-reasons.ts'

/** In the order in which they are listed; a problem is also the last part of a card's address. */
export const GUIDE_PROBLEMS = [
  'scam_warning',
  'vneid_uses',
  'level_2',
  'activation',
  'otp_not_received',
  'password_or_old_device',
  'sim_own_name',
  'phone_too_old',
  'no_signal',
  'signature',
  'card_not_delivered',
  'dossier_rejected',
  'papers_missing',
  'first_card',
  'at_home',
  'not_at_home',
  'register_changes',
  'other_language',
] as const
export type GuideProblem = (typeof GUIDE_PROBLEMS)[number]

export const isGuideProblem = (text: string): text is GuideProblem =>
  GUIDE_PROBLEMS.some((problem) => problem === text)

/** Every reason of an open case has a card: a reason without one does not compile. */
const BY_REASON: Readonly<Record<OpenCaseReason, GuideProblem>> = {
  not_found: 'not_at_home',
  in_the_fields_by_day: 'not_at_home',
  away_working_in_province: 'not_at_home',
  away_out_of_province: 'not_at_home',
  abroad: 'not_at_home',
  studying_abroad: 'not_at_home',
  military_service: 'not_at_home',
  detained: 'not_at_home',
  moved_away: 'register_changes',
  deceased_not_removed: 'register_changes',
  under_14: 'first_card',
  bedridden: 'at_home',
  disabled: 'at_home',
  mental_illness: 'at_home',
  language_barrier: 'other_language',
  refused_no_benefit: 'vneid_uses',
  refused_fear_of_scam: 'scam_warning',
  refused_other: 'vneid_uses',
  identity_data_wrong: 'papers_missing',
  no_birth_papers: 'papers_missing',
  blurred_fingerprints: 'dossier_rejected',
  dossier_rejected: 'dossier_rejected',
  awaiting_approval: 'card_not_delivered',
  no_phone: 'phone_too_old',
  phone_2g: 'phone_too_old',
  phone_too_old: 'phone_too_old',
  no_signal: 'no_signal',
  shared_number: 'sim_own_name',
  sim_other_name: 'sim_own_name',
  otp_not_received: 'otp_not_received',
  password_or_old_device: 'password_or_old_device',
}

const BY_MILESTONE: Readonly<Record<Milestone, GuideProblem>> = {
  card_collected: 'first_card',
  card: 'card_not_delivered',
  eid_collected: 'level_2',
  eid_approved: 'card_not_delivered',
  eid_activated: 'activation',
  eid_used: 'vneid_uses',
  sim_own_name: 'sim_own_name',
  signature: 'signature',
  smartphone_4g: 'phone_too_old',
}

/** The card for what stands in the way; where nothing does, the card for what is to be done. */
export const guideFor = (milestone: Milestone, reason: OpenCaseReason | null): GuideProblem =>
  reason === null ? BY_MILESTONE[milestone] : BY_REASON[reason]

/** The reasons that lead to a card. */
export const reasonsOf = (problem: GuideProblem, reasons: readonly OpenCaseReason[]): OpenCaseReason[] =>
  reasons.filter((reason) => BY_REASON[reason] === problem)

/** What a step is drawn as: a picture for whoever does not read. */
export const PICTOGRAMS = [
  'ask',
  'bed',
  'calendar',
  'card',
  'clock',
  'code',
  'evening',
  'face',
  'family',
  'fingerprint',
  'gift',
  'health',
  'house',
  'key',
  'lock',
  'message',
  'move',
  'old_phone',
  'papers',
  'pen',
  'phone',
  'police',
  'school',
  'signal',
  'sim',
  'speak',
  'stop',
  'van',
  'warning',
] as const
export type Pictogram = (typeof PICTOGRAMS)[number]

/** What each card is known by in a list: no two alike. */
export const GUIDE_PICTURES: Readonly<Record<GuideProblem, Pictogram>> = {
  scam_warning: 'warning',
  vneid_uses: 'phone',
  level_2: 'police',
  activation: 'lock',
  otp_not_received: 'code',
  password_or_old_device: 'key',
  sim_own_name: 'sim',
  phone_too_old: 'old_phone',
  no_signal: 'signal',
  signature: 'pen',
  card_not_delivered: 'clock',
  dossier_rejected: 'fingerprint',
  papers_missing: 'papers',
  first_card: 'card',
  at_home: 'bed',
  not_at_home: 'evening',
  register_changes: 'move',
  other_language: 'speak',
}

/** Languages in which a card is spoken and not written. Which language somebody speaks is asked at the door and never stored. */
export const AUDIO_LANGUAGES = ['stieng', 'khmer'] as const
export type AudioLanguage = (typeof AUDIO_LANGUAGES)[number]

type Text = { readonly vi: string; readonly en: string }
export type GuideCard = {
  readonly title: Text
  /** What to say first, in one or two sentences. */
  readonly lead: Text
  readonly steps: readonly { readonly picture: Pictogram; readonly text: Text }[]
  /** What nobody may do. */
  readonly never: readonly Text[]
  /** The law, decree or paper that each fact of the card is taken from. */
  readonly sources: readonly string[]
}

/** Cards as the words write them, in one language. */
export type WrittenCards = {
  readonly [p in GuideProblem]?: {
    readonly title: string
    readonly lead: string
    readonly steps: { readonly [drawn in Pictogram]?: string }
    readonly never: { readonly [name: string]: string }
  }
}

export const GUIDE_LIMITS = { title: 80, text: 300, steps: 8, never: 4, sources: 6 } as const

/** A card is read by everybody: it may name a hotline (eight digits) and no number of a person (nine or more in a run). */
export const mayStandOnCard = (text: string): boolean => !/\d([ .-]?\d){8}/.test(text)
