// The endpoints of evening out work. What is proposed is read as the asker; whoever decides must have the whole place, and the
// decision is made as the system.
import * as contract from '#contract/balance'
import { problem } from '#contract/problems'
import { covers, may, type UnitRange } from '#domain/access'
import { parseIsoDay } from '#domain/dates'
import { ok } from '#domain/result'
import { balanceWords } from '#words/balance'
import { nameAccounts } from '../platform/account-names.ts'
import { recordAudit } from '../platform/audit.ts'
import { getCampaign } from '../platform/campaign.ts'
import { campaignToday } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import { undoLastDecision } from '../platform/forces/decide-areas.ts'
import { type App, route } from '../platform/http.ts'
import type { Session } from '../platform/session.ts'
import { accept } from './accept.ts'
import { proposeForCommune } from './propose.ts'
import { findUnit } from './queries.ts'
import { findProposal, lockProposal, type ProposalRow, rejectProposal } from './queries-proposals.ts'
import { readProposals, readWaiting } from './read-balance.ts'

export function balanceRoutes(app: App): void {
  const { database } = app.services

  route(app, contract.readBalance, async (session, input) => {
    const read = await database.asUnit(session, async (tx) => {
      const unit = await findUnit(tx, input.unit)
      if (unit === null || !session.scope.ranges.some(({ lo, hi }) => lo <= unit.hi && hi >= unit.lo))
        return null
      const isSmall = unit.level === 'commune' || unit.level === 'hamlet'
      return isSmall
        ? { unit, communes: [], ...(await readProposals(tx, unit.lo, unit.hi)) }
        : { unit, communes: await readWaiting(tx, unit.lo, unit.hi), rows: [], views: [] }
    })
    if (read === null) return problem('not-found')
    const { unit, communes, rows, views } = read
    const names = await database.asSystem('name who decided', (tx) =>
      nameAccounts(
        tx,
        rows.flatMap(({ decidedBy }) => decidedBy ?? []),
      ),
    )
    const { unitId, code, name, fullName, level } = unit
    return ok({
      unit: { unitId, code, name, fullName, level },
      mayDecide: mayDecide(session, unit),
      communes,
      proposals: views.map((view, no) => ({
        ...view,
        decided: view.decided && { ...view.decided, by: names.get(rows[no]?.decidedBy ?? '') ?? null },
      })),
    })
  })

  route(app, contract.proposeBalance, async (session, input) => {
    const unit = await database.asUnit(session, (tx) => findUnit(tx, input.unit))
    if (unit === null || !covers(session.scope, unit)) return problem('not-found')
    if (unit.level === 'hamlet') return problem('unit-too-small')
    if (unit.level !== 'commune') return problem('unit-too-large')
    const made = await database.asSystem('propose balance', async (tx) =>
      proposeForCommune(tx, await getCampaign(tx), unit.unitId, await campaignToday(tx)),
    )
    return ok({ made })
  })

  route(app, contract.acceptBalance, async (session, input) => {
    const proposal = await findDecidable(database, session, input.proposalId)
    if (proposal === null) return problem('not-found')
    const reason = balanceWords.vi.reason(parseIsoDay(proposal.madeOn) ?? 0)
    const accepted = await database.asSystem('accept a balance', (tx) =>
      accept(tx, session, proposal, input.moves ?? null, reason),
    )
    return accepted.ok ? accepted : problem(accepted.error)
  })

  route(app, contract.rejectBalance, async (session, input) => {
    const proposal = await findDecidable(database, session, input.proposalId)
    if (proposal === null) return problem('not-found')
    return database.asSystem('reject a balance', async (tx) => {
      await lockProposal(tx, proposal.communeId, proposal.proposalId)
      const held = await findProposal(tx, proposal.proposalId)
      if (held?.state !== 'open') return problem('balance-decided')
      await rejectProposal(tx, await campaignToday(tx), proposal, session.accountId)
      const { communeId, proposalId, lo } = proposal
      await recordAudit(tx, session, {
        action: 'balance-rejected',
        target: `balance:${communeId}/${proposalId}`,
        hamletId: lo,
      })
      return ok({})
    })
  })

  route(app, contract.undoBalance, async (session, input) => {
    const proposal = await findDecidable(database, session, input.proposalId)
    if (proposal?.decisionId === undefined) return problem('not-found')
    const { communeId, decisionId } = proposal
    if (decisionId === null) return problem('not-the-last-decision')
    const undone = await database.asSystem('undo a balance', (tx) =>
      undoLastDecision(tx, session, communeId, decisionId),
    )
    return undone.ok ? ok({ people: undone.value.people }) : problem(undone.error)
  })
}

const mayDecide = (session: Session, range: UnitRange): boolean =>
  may(session.role, 'assign-work') && covers(session.scope, range)

/** As the asker sees it, and only where they have all of its hamlets. */
const findDecidable = async (
  database: Database,
  session: Session,
  proposalId: string,
): Promise<ProposalRow | null> => {
  const found = await database.asUnit(session, (tx) => findProposal(tx, proposalId))
  return found !== null && covers(session.scope, found) ? found : null
}
