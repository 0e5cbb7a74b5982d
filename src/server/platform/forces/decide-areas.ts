// Makes and undoes decisions about who looks after whom: hamlets are locked, the rule of domain decides, areas change, people
// are settled and it is recorded, all in one transaction of the system. Who may decide, and where, is asked before.
import {
  type Area,
  type AssignConflict,
  type Change,
  decideAssign,
  decideReassign,
  type Ground,
  type Holder,
  holderKey,
  type Part,
  type Place,
  placeKey,
  type ReassignConflict,
} from '#domain/assignment'
import type { AuditAction } from '#domain/audit'
import { err, ok, type Result } from '#domain/result'
import { recordAudit } from '../audit.ts'
import { campaignToday } from '../clock.ts'
import type { Tx } from '../database.ts'
import { uuid } from '../ids.ts'
import type { Session } from '../session.ts'
import { holdHamlets } from './hold-hamlets.ts'
import {
  type DecisionKind,
  endAreas,
  findDecidedAreas,
  findLastDecision,
  insertAreas,
  insertDecision,
  listAreasById,
  listAreasOfHolder,
  listOpenAreas,
  undoDecision,
} from './queries-areas.ts'
import { listPlaced } from './queries-settled.ts'
import { settleAssignments } from './settle-assignments.ts'

type Decider = Pick<Session, 'accountId' | 'scope'>
/** `people`: for how many the answer changed. */
export type Decision = { readonly decisionId: string; readonly people: number }
type Decided<E> = Promise<Result<Decision, E>>

/** All places lie in the commune; `to` is a team that works there, or one of its members. */
export const assignPlaces = (
  tx: Tx,
  by: Decider,
  communeId: number,
  given: { readonly places: readonly Place[]; readonly to: Holder; readonly part: Part },
): Decided<AssignConflict> =>
  decideOn(tx, by, communeId, { kind: 'assigned', reason: null, places: given.places }, (ground) =>
    decideAssign(ground, given.places, given.to, given.part),
  )

/** `kind` balanced: a proposal to even out the work was accepted. */
export const reassignPlaces = (
  tx: Tx,
  by: Decider,
  communeId: number,
  given: { readonly places: readonly Place[]; readonly to: Holder; readonly reason: string },
  kind: 'reassigned' | 'balanced' = 'reassigned',
): Decided<ReassignConflict> =>
  decideOn(tx, by, communeId, { kind, ...given }, (ground) => decideReassign(ground, given.places, given.to))

/** Several moves as one decision, which is undone as one. `kind` as above. */
export const reassignEach = (
  tx: Tx,
  by: Decider,
  communeId: number,
  moves: readonly { readonly place: Place; readonly to: Holder }[],
  reason: string,
  kind: 'reassigned' | 'balanced' = 'balanced',
): Decided<ReassignConflict> =>
  decideOn(tx, by, communeId, { kind, reason, places: moves.map(({ place }) => place) }, (ground) => {
    if (new Set(moves.map(({ place }) => placeKey(place))).size < moves.length) return err('place-twice')
    const change: { ended: Area[]; opened: Change['opened'][number][] } = { ended: [], opened: [] }
    // All that goes to one holder at once: whole communes are evened out, and each look at the ground reads all its people.
    for (const its of Map.groupBy(moves, ({ to }) => holderKey(to)).values()) {
      const [first] = its
      if (first === undefined) continue
      const places = its.map(({ place }) => place)
      const decided = decideReassign(ground, places, first.to)
      if (!decided.ok) return decided
      change.ended.push(...decided.value.ended)
      change.opened.push(...decided.value.opened)
    }
    return ok(change)
  })

/** People fall back to whoever has the wider area, or to nobody. */
export async function returnAreas(
  tx: Tx,
  by: Decider,
  communeId: number,
  areaIds: readonly string[],
  reason: string,
): Decided<'area-not-open'> {
  const wanted = await listAreasById(tx, communeId, areaIds)
  return decideOn(tx, by, communeId, { kind: 'returned', reason, places: wanted }, ({ areas }) => {
    const ended = areas.filter(({ areaId }) => areaIds.includes(areaId))
    return ended.length < new Set(areaIds).size ? err('area-not-open') : ok({ ended, opened: [] })
  })
}

/** All that a team, or one of its members, has: one decision in each commune. Returns for how many people the answer changed. */
export async function returnAllOf(
  tx: Tx,
  by: Decider,
  teamId: string,
  memberId: string | null,
  reason: string,
) {
  const held = await listAreasOfHolder(tx, teamId, memberId)
  let people = 0
  for (const [communeId, places] of Map.groupBy(held, (area) => area.communeId)) {
    const returned = await decideOn<never>(
      tx,
      by,
      communeId,
      { kind: 'returned', reason, places },
      (ground) =>
        ok({
          ended: ground.areas.filter(
            (area) => area.teamId === teamId && (memberId === null || area.memberId === memberId),
          ),
          opened: [],
        }),
    )
    if (returned.ok) people += returned.value.people
  }
  return people
}

/** Only the last decision of the commune that stands, so that nothing later hangs on it. */
export async function undoLastDecision(
  tx: Tx,
  by: Decider,
  communeId: number,
  decisionId: string,
): Decided<'not-the-last-decision' | 'holder-ended'> {
  const { hamletIds, holderGone } = await findDecidedAreas(tx, communeId, decisionId)
  await holdHamlets(tx, sorted(hamletIds))
  const last = await findLastDecision(tx, communeId)
  if (last?.decisionId !== decisionId) return err('not-the-last-decision')
  if (holderGone) return err('holder-ended')
  await undoDecision(tx, await campaignToday(tx), communeId, decisionId, by.accountId)
  const people = await settleAssignments(tx, hamletIds)
  await audit(tx, by, 'work-undone', communeId, decisionId, null)
  return ok({ decisionId, people })
}

const ACTION: Readonly<Record<DecisionKind, AuditAction>> = {
  assigned: 'work-assigned',
  reassigned: 'work-reassigned',
  returned: 'work-returned',
  balanced: 'work-reassigned',
}

async function decideOn<E>(
  tx: Tx,
  by: Decider,
  communeId: number,
  made: { readonly kind: DecisionKind; readonly reason: string | null; readonly places: readonly Place[] },
  decide: (ground: Ground) => Result<Change, E>,
): Decided<E> {
  const hamletIds = sorted(made.places.map(({ hamletId }) => hamletId))
  if (hamletIds.some((id) => Math.floor(id / 1000) !== communeId)) throw new Error('forces: two communes')
  await holdHamlets(tx, hamletIds)
  const decided = decide({
    areas: await listOpenAreas(tx, hamletIds),
    people: await listPlaced(tx, hamletIds),
  })
  if (!decided.ok) return decided
  const today = await campaignToday(tx)
  const decision = {
    communeId,
    decisionId: uuid(),
    kind: made.kind,
    decidedBy: by.accountId,
    reason: made.reason,
  }
  await insertDecision(tx, today, decision)
  await endAreas(
    tx,
    today,
    decision,
    decided.value.ended.map(({ areaId }) => areaId),
  )
  await insertAreas(tx, today, decision, decided.value.opened)
  const people = await settleAssignments(tx, hamletIds)
  await audit(tx, by, ACTION[made.kind], communeId, decision.decisionId, made.reason)
  return ok({ decisionId: decision.decisionId, people })
}

const audit = (
  tx: Tx,
  by: Decider,
  action: AuditAction,
  communeId: number,
  decisionId: string,
  reason: string | null,
): Promise<void> =>
  recordAudit(tx, by, {
    action,
    target: `decision:${communeId}/${decisionId}`,
    reason: reason ?? undefined,
    hamletId: communeId * 1000,
  })

const sorted = (hamletIds: readonly number[]): number[] => [...new Set(hamletIds)].sort((a, b) => a - b)
