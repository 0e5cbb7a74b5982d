// What a walker writes on paper and a clerk keys: one digit for each result, two for each reason. The numbers are printed on
// sheets that lie in drawers: a number is never given another meaning.
import { MILESTONES, type Milestone } from './milestones.ts'
import { mayStandAt, OPEN_CASE_REASONS, type OpenCaseReason } from './open-case-reasons.ts'
import { err, ok, type Result } from './result.ts'
import type { DeviceOwner } from './visit.ts'

/** 1 to 4 are the cells of the mark: ticked when all of the cell is done. The other digits are steps on the way. */
export const RESULT_MILESTONES = {
  1: ['card'],
  2: ['eid_activated'],
  3: ['sim_own_name', 'signature'],
  4: ['smartphone_4g'],
  5: ['sim_own_name'],
  6: ['signature'],
  7: ['card_collected'],
  8: ['eid_collected'],
  9: ['eid_used'],
  0: ['eid_approved'],
} as const satisfies Record<number, readonly Milestone[]>

export type ResultDigit = keyof typeof RESULT_MILESTONES
export const RESULT_DIGITS: readonly ResultDigit[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 0]

export const REASON_NUMBERS = {
  not_found: 11,
  in_the_fields_by_day: 12,
  away_working_in_province: 13,
  away_out_of_province: 14,
  abroad: 15,
  studying_abroad: 16,
  military_service: 17,
  detained: 18,
  moved_away: 21,
  deceased_not_removed: 22,
  under_14: 23,
  identity_data_wrong: 24,
  no_birth_papers: 25,
  bedridden: 31,
  disabled: 32,
  mental_illness: 33,
  language_barrier: 34,
  blurred_fingerprints: 35,
  refused_no_benefit: 41,
  refused_fear_of_scam: 42,
  refused_other: 43,
  no_phone: 51,
  phone_2g: 52,
  phone_too_old: 53,
  no_signal: 54,
  shared_number: 55,
  sim_other_name: 56,
  otp_not_received: 61,
  password_or_old_device: 62,
  dossier_rejected: 71,
  awaiting_approval: 72,
} as const satisfies Record<OpenCaseReason, number>

/** In the order of their numbers: the legend. */
export const NUMBERED_REASONS: readonly OpenCaseReason[] = [...OPEN_CASE_REASONS].sort(
  (a, b) => REASON_NUMBERS[a] - REASON_NUMBERS[b],
)

const reasonOf = (number: number): OpenCaseReason | null =>
  OPEN_CASE_REASONS.find((reason) => REASON_NUMBERS[reason] === number) ?? null

/** What was written of one person. */
export type Written = {
  readonly done: readonly Milestone[]
  readonly outcomes: { readonly [m in Milestone]?: OpenCaseReason }
  /** Only where an e-ID was activated. */
  readonly ownDevice: DeviceOwner | null
}

export type KeyingProblem =
  | 'unreadable'
  | 'no-such-reason'
  | 'reason-not-there'
  | 'done-and-not-done'
  | 'device-without-activation'

const DEVICE_SIGNS: Readonly<Record<string, DeviceOwner>> = {
  '+': 'guardian',
  g: 'guardian',
  '*': 'other',
  k: 'other',
}

/**
 * Reads "24/31 452": results 2 and 4, reason 31 for all of `missing` that is left and where it may stand, reason 52 at what 4
 * stands for. "/31" is a reason alone; "2*" an activation on somebody else's device, "2+" on a guardian's. Null: nothing.
 */
export const readWritten = (
  text: string,
  missing: readonly Milestone[],
): Result<Written | null, KeyingProblem> => {
  if (text.trim() === '') return ok(null)
  const [results = '', ...groups] = text
    .trim()
    .toLowerCase()
    .split(/[\s/.,-]+/)
  if (!/^(?:\d[+*gk]?)*$/.test(results) || !groups.every((group) => /^\d{2,3}$|^$/.test(group)))
    return err('unreadable')
  const done = doneBy(results)
  const owner = /([+*gk])/.exec(results.replace(/2[+*gk]/, '')) === null ? ownerIn(results) : undefined
  if (owner === undefined) return err('device-without-activation')
  const outcomes = reasonsIn(
    groups.filter((group) => group !== ''),
    done,
    missing,
  )
  if (!outcomes.ok) return outcomes
  const isActivated = done.includes('eid_activated')
  return ok({ done, outcomes: outcomes.value, ownDevice: isActivated ? (owner ?? 'own') : null })
}

const doneBy = (results: string): Milestone[] => {
  const claimed = RESULT_DIGITS.filter((digit) => results.includes(String(digit))).flatMap(
    (digit): readonly Milestone[] => RESULT_MILESTONES[digit],
  )
  return MILESTONES.filter((milestone) => claimed.includes(milestone))
}

const ownerIn = (results: string): DeviceOwner | null =>
  DEVICE_SIGNS[/2([+*gk])/.exec(results)?.[1] ?? ''] ?? null

const reasonsIn = (
  groups: readonly string[],
  done: readonly Milestone[],
  missing: readonly Milestone[],
): Result<Written['outcomes'], KeyingProblem> => {
  const said = groups.map((group) => ({
    at: group.length === 3 ? RESULT_DIGITS.find((digit) => digit === Number(group[0])) : undefined,
    reason: reasonOf(Number(group.slice(-2))),
  }))
  const outcomes: { [m in Milestone]?: OpenCaseReason } = {}
  for (const { at, reason } of said) {
    if (reason === null) return err('no-such-reason')
    if (at === undefined) continue
    const meant: readonly Milestone[] = RESULT_MILESTONES[at]
    const left = meant.filter((milestone) => !done.includes(milestone))
    if (left.length === 0) return err('done-and-not-done')
    const fitting = left.filter((milestone) => mayStandAt(reason, milestone))
    if (fitting.length === 0) return err('reason-not-there')
    for (const milestone of fitting) outcomes[milestone] = reason
  }
  // A reason that may stand at few takes its places before one that may stand anywhere.
  const general = said.flatMap(({ at, reason }) => (at === undefined && reason !== null ? [reason] : []))
  for (const reason of [...general].sort((a, b) => placesOf(a) - placesOf(b))) {
    const fitting = missing.filter(
      (milestone) =>
        outcomes[milestone] === undefined && !done.includes(milestone) && mayStandAt(reason, milestone),
    )
    if (fitting.length === 0) return err('reason-not-there')
    for (const milestone of fitting) outcomes[milestone] = reason
  }
  return ok(outcomes)
}

const placesOf = (reason: OpenCaseReason): number =>
  MILESTONES.filter((milestone) => mayStandAt(reason, milestone)).length

/** The shortest text that reads back as the same, whatever is missing. */
export const writtenText = ({ done, outcomes, ownDevice }: Written): string => {
  const cells = RESULT_DIGITS.filter((digit) =>
    RESULT_MILESTONES[digit].every((milestone: Milestone) => done.includes(milestone)),
  )
  const digits = cells.includes(3) ? cells.filter((digit) => digit !== 5 && digit !== 6) : cells
  const results = digits
    .map(
      (digit) =>
        `${digit}${digit === 2 && ownDevice === 'guardian' ? '+' : digit === 2 && ownDevice === 'other' ? '*' : ''}`,
    )
    .join('')
  const reasons = MILESTONES.flatMap((milestone) => {
    const reason = outcomes[milestone]
    const digit = RESULT_DIGITS.find(
      (one) => RESULT_MILESTONES[one].length === 1 && RESULT_MILESTONES[one].some((its) => its === milestone),
    )
    return reason === undefined || digit === undefined ? [] : [`${digit}${REASON_NUMBERS[reason]}`]
  })
  return reasons.length === 0 ? results : `${results}/${reasons.join(' ')}`
}
