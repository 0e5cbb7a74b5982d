// Who stood on a list and does not stand on the next: a candidate, never a completion. Somebody says what became of them, or a
// list of the authority has said so since. Silence closes nobody.
import type { Flag, State } from './milestones.ts'

/** `done` is a report of whoever says so. The other verdicts record nothing of the milestone. */
export const VERDICTS = ['done', 'still-lacking', 'moved-away', 'died', 'list-error'] as const
export type Verdict = (typeof VERDICTS)[number]

export const isVerdict = (text: string): text is Verdict => VERDICTS.some((verdict) => verdict === text)

export type Candidate = 'open' | 'confirmed' | 'decided'

/**
 * `standing`: of what the list is about, today; null for a register, which is about nobody's milestone. A confirmation closes
 * the question whatever was decided before; one that is disputed or has ended does not.
 */
export const candidateOf = (
  standing: { readonly state: State; readonly flag: Flag | null } | null,
  verdict: Verdict | null,
): Candidate => {
  if (standing?.state === 'confirmed' && standing.flag === null) return 'confirmed'
  return verdict === null ? 'open' : 'decided'
}
