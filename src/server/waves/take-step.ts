// Takes a step of a hamlet, or takes it back. The rule is the domain's; here the hamlet is held still, its figures are read, and
// the step is written with them and with who decided, in one transaction. Whoever calls has checked that the asker sees the hamlet.
import { type Problem, problem } from '#contract/problems'
import { isoDay } from '#domain/dates'
import { ok, type Result } from '#domain/result'
import { communeOfHamlet } from '#domain/units'
import type { WaveFigures } from '#domain/wave-figures'
import { advance, reopen, type WaveRefusal, type WaveStep } from '#domain/waves'
import { recordAudit } from '../platform/audit.ts'
import { getCampaign } from '../platform/campaign.ts'
import { campaignToday } from '../platform/clock.ts'
import type { Tx } from '../platform/database.ts'
import type { Session } from '../platform/session.ts'
import { addStep, holdHamlet, readSteps, type UnitRow } from './queries.ts'
import { figuresOf, readPeople } from './read-people.ts'

type Taken = { readonly step: WaveStep; readonly stepNo: number; readonly since: string }
type Asked = { readonly hamlet: UnitRow; readonly seen: number }

type AdvanceProblem = Problem<'wave-moved' | 'wave-closed' | 'wave-nobody-listed' | 'wave-lacking'>
type ReopenProblem = Problem<'wave-moved' | 'wave-not-begun' | 'input-invalid'>

/** Needs asSystem. */
export const advanceHamlet = (
  tx: Tx,
  session: Session,
  asked: Asked,
): Promise<Result<Taken, AdvanceProblem>> =>
  takeStep<AdvanceProblem>(tx, session, asked, null, (step, figures) => {
    const next = advance(step, figures)
    return next.ok ? next : refusal(next.error)
  })

/** Needs asSystem. `reason` in words, without a number of a citizen. */
export const reopenHamlet = (
  tx: Tx,
  session: Session,
  asked: Asked,
  reason: string,
): Promise<Result<Taken, ReopenProblem>> =>
  takeStep<ReopenProblem>(tx, session, asked, reason, (step) => {
    const back = reopen(step, reason)
    if (back.ok) return back
    return back.error === 'not-begun'
      ? problem('wave-not-begun')
      : problem('input-invalid', { fields: [{ path: 'reason', code: 'missing' }] })
  })

const takeStep = async <P extends Problem>(
  tx: Tx,
  session: Session,
  { hamlet, seen }: Asked,
  reason: string | null,
  decide: (step: WaveStep, figures: WaveFigures) => Result<WaveStep, P>,
): Promise<Result<Taken, P | Problem<'wave-moved'>>> => {
  const hamletId = hamlet.unitId
  const communeId = communeOfHamlet(hamletId)
  await holdHamlet(tx, communeId, hamletId)
  const [held] = await readSteps(tx, communeId, hamletId)
  const stepNo = held?.stepNo ?? 0
  if (stepNo !== seen) return problem('wave-moved')
  const today = await campaignToday(tx)
  const { figures } = figuresOf(await readPeople(tx, await getCampaign(tx), hamlet, today))
  const decided = decide(held?.step ?? 'open', figures)
  if (!decided.ok) return decided
  const taken = { step: decided.value, stepNo: stepNo + 1, onDay: today }
  const given = { ...taken, hamletId, decidedBy: session.accountId, reason, figures }
  if (!(await addStep(tx, communeId, given))) return problem('wave-moved')
  await recordAudit(tx, session, {
    action: reason === null ? 'wave-advanced' : 'wave-reopened',
    target: `hamlet:${hamletId}/${taken.step}`,
    reason: reason ?? undefined,
    hamletId,
  })
  return ok({ step: taken.step, stepNo: taken.stepNo, since: isoDay(today) })
}

/** What stands in the way crosses the wire as a number of people for each group. */
const refusal = (refused: WaveRefusal): Result<never, AdvanceProblem> => {
  switch (refused.kind) {
    case 'last-step':
      return problem('wave-closed')
    case 'nobody-listed':
      return problem('wave-nobody-listed')
    case 'lacking':
      return problem('wave-lacking', {
        facts: Object.fromEntries(refused.lacks.map(({ group, count }) => [group, count])),
      })
  }
}
