// Why a case is still open, as a visit finds it at one milestone. They never exempt anybody and are never a state of their own:
// absence changes a base by the facts of residence, everything else calls for somebody to come again, or for somebody else.
import { MILESTONES, type Milestone } from './milestones.ts'

/** Who or what comes next. `none`: nobody can do more now; the case stays open. */
export const REMEDIES = [
  'revisit',
  'revisit_evening',
  'home_visit',
  'collection_team',
  'carrier',
  'police',
  'none',
] as const
export type Remedy = (typeof REMEDIES)[number]

type OpenCaseRule = { readonly at: readonly Milestone[]; readonly asks: Remedy }

const CARD = ['card_collected', 'card'] as const
const DOSSIER = ['eid_collected', 'eid_approved'] as const
const ONLINE = ['eid_activated', 'eid_used', 'signature'] as const
const anywhere = (asks: Remedy): OpenCaseRule => ({ at: MILESTONES, asks })

/** The reasons that teams in the field give ("chưa làm được vì …"), the milestones at which each may stand, and what it asks for. */
const RULES = {
  not_found: anywhere('revisit_evening'),
  in_the_fields_by_day: anywhere('revisit_evening'),
  away_working_in_province: anywhere('revisit'),
  away_out_of_province: anywhere('none'),
  abroad: anywhere('none'),
  studying_abroad: anywhere('none'),
  military_service: anywhere('none'),
  detained: anywhere('police'),
  moved_away: anywhere('police'),
  deceased_not_removed: anywhere('police'),
  under_14: anywhere('none'),
  bedridden: anywhere('home_visit'),
  disabled: anywhere('home_visit'),
  mental_illness: anywhere('home_visit'),
  language_barrier: anywhere('revisit'),
  refused_no_benefit: anywhere('revisit'),
  refused_fear_of_scam: anywhere('police'),
  refused_other: anywhere('revisit'),
  identity_data_wrong: { at: [...CARD, ...DOSSIER, 'sim_own_name', 'eid_activated'], asks: 'police' },
  no_birth_papers: { at: CARD, asks: 'police' },
  blurred_fingerprints: { at: [...CARD, ...DOSSIER], asks: 'collection_team' },
  dossier_rejected: { at: [...CARD, ...DOSSIER], asks: 'collection_team' },
  awaiting_approval: { at: ['card', 'eid_approved', 'eid_activated'], asks: 'none' },
  no_phone: { at: ['sim_own_name', ...ONLINE, 'smartphone_4g'], asks: 'carrier' },
  phone_2g: { at: [...ONLINE, 'smartphone_4g'], asks: 'carrier' },
  phone_too_old: { at: [...ONLINE, 'smartphone_4g'], asks: 'carrier' },
  no_signal: { at: [...ONLINE, 'sim_own_name', 'smartphone_4g'], asks: 'revisit' },
  shared_number: { at: ['sim_own_name', 'eid_collected', ...ONLINE], asks: 'carrier' },
  sim_other_name: { at: ['sim_own_name', 'eid_collected', ...ONLINE], asks: 'carrier' },
  otp_not_received: { at: ONLINE, asks: 'carrier' },
  password_or_old_device: { at: ONLINE, asks: 'police' },
} as const satisfies Record<string, OpenCaseRule>

export type OpenCaseReason = keyof typeof RULES

const rules: Readonly<Record<OpenCaseReason, OpenCaseRule>> = RULES

export const isOpenCaseReason = (text: string): text is OpenCaseReason => Object.hasOwn(RULES, text)

export const OPEN_CASE_REASONS: readonly OpenCaseReason[] = Object.keys(RULES).filter(isOpenCaseReason)

export const mayStandAt = (reason: OpenCaseReason, milestone: Milestone): boolean =>
  rules[reason].at.includes(milestone)

/** What may be said of whoever was not met, whatever they lack. */
export const REASONS_FOR_ALL: readonly OpenCaseReason[] = OPEN_CASE_REASONS.filter((reason) =>
  MILESTONES.every((milestone) => mayStandAt(reason, milestone)),
)

/** What may be said at a milestone: what is said of it alone first, then what may be said of any. */
export const reasonsAt = (milestone: Milestone): readonly OpenCaseReason[] => [
  ...OPEN_CASE_REASONS.filter((reason) => mayStandAt(reason, milestone) && !REASONS_FOR_ALL.includes(reason)),
  ...REASONS_FOR_ALL,
]

export const remedyOf = (reason: OpenCaseReason): Remedy => rules[reason].asks

/** The person is not there and will not be there tonight either. */
export const ABSENT: readonly OpenCaseReason[] = [
  'away_out_of_province',
  'abroad',
  'studying_abroad',
  'military_service',
  'detained',
  'moved_away',
  'deceased_not_removed',
]
