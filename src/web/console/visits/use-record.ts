// Sends what was said of a visit. What was said stays on the page until it is recorded; sending the same again records it once.

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { recordVisit } from '#contract/visits'
import { type AtDoor, reportsOf, type VisitDraft } from '#domain/visit-draft'
import { call, type Failure } from '../../call.ts'
import { useFactIds, useVisitClock } from './visit-clock.ts'
import type { Circumstances } from './when-again.tsx'
import type { PastVisit, Receipt } from './wire.ts'

export type Outcome =
  | { readonly kind: 'receipts'; readonly receipts: readonly Receipt[] }
  | { readonly kind: 'failure'; readonly failure: Failure }
  | null

export function useRecord(again: PastVisit | null) {
  const queries = useQueryClient()
  const clock = useVisitClock()
  const ids = useFactIds()
  const [isBusy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<Outcome>(null)

  /** Whether everything was recorded. `circumstances` null: those of the visit that is said again. */
  const record = async (
    draft: VisitDraft,
    people: readonly AtDoor[],
    circumstances: Circumstances | null,
  ): Promise<boolean> => {
    const said = reportsOf(draft, people).map(({ personId, ...report }) => ({
      personId,
      met: report.met,
      done: [...report.done],
      outcomes: report.outcomes,
      ...(report.telephone === undefined ? {} : { telephone: report.telephone }),
      ...(report.ownDevice === undefined ? {} : { ownDevice: report.ownDevice }),
      ...(report.promise === undefined ? {} : { promise: report.promise }),
      ...(again === null ? {} : { corrects: again.factId }),
    }))
    const input = {
      ...clock.head(),
      ...(circumstances === null || circumstances.member === '' ? {} : { member: circumstances.member }),
      ...(circumstances === null || circumstances.on === null ? {} : { on: circumstances.on }),
      people: said.map((one) => ({ ...one, factId: ids.idOf([one, circumstances]) })),
    }
    setBusy(true)
    const sent = await call(recordVisit, input)
    setBusy(false)
    if (!sent.ok) {
      setOutcome({ kind: 'failure', failure: sent.error })
      return false
    }
    const { receipts } = sent.value
    setOutcome({ kind: 'receipts', receipts })
    // Boards, people and the work list are all moved by a visit.
    await queries.invalidateQueries()
    if (receipts.some(({ refusal }) => refusal !== null)) return false
    ids.forget()
    clock.restart()
    return true
  }
  return { record, isBusy, outcome, clear: () => setOutcome(null) }
}
