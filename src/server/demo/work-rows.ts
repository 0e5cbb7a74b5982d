// What came of the invented walking, counted commune by commune with the rule that counts it in the product. Lines of COPY text.

import type { CaseParts, Worker } from '#domain/credits'
import type { Day } from '#domain/dates'
import type { SettledTime } from '#domain/demo/given-areas'
import type { DemoHandOver } from '#domain/demo/handed-over'
import type { DemoFact } from '#domain/demo/history-fact'
import { sumWork } from '#domain/work-days'
import { copyLine } from '../platform/copy.ts'
import { dayText } from './person-rows.ts'

export type WorkBook = {
  readonly note: (
    facts: readonly DemoFact[],
    times: readonly SettledTime[],
    handOver: DemoHandOver | null,
  ) => void
  /** Of everybody noted since the last call, all of one commune. */
  readonly take: (communeId: number) => string
}

export const createWorkBook = (today: Day): WorkBook => {
  let sum = sumWork(today)
  return {
    note: (facts, times, handOver) => {
      if (!facts.some(({ walker }) => walker !== null)) return
      sum.add({
        facts: facts.map(({ fact, walker }) => ({ fact, walker, isOurs: walker !== null })),
        parts: partsOf(times, handOver),
      })
    },
    take: (communeId) => {
      const rows = sum.rows()
      sum = sumWork(today)
      return rows
        .map((row) =>
          copyLine([
            ...[communeId, row.worker?.teamId ?? null, row.worker?.memberId ?? null, dayText(row.day)],
            ...[row.calls, row.people, row.met, row.withResult, row.firstContacts, row.firstSuccesses],
            ...[row.results, row.credits, row.assists, row.promised, row.kept],
          ]),
        )
        .join('')
    },
  }
}

/** Credits that nobody shares have no parts. */
const partsOf = (times: readonly SettledTime[], handOver: DemoHandOver | null): CaseParts | undefined => {
  const helps = times.flatMap(({ area, from, to }) =>
    area.part === 'helper' ? { worker: holderOf(area), from, to } : [],
  )
  const givenOver =
    handOver === null || handOver.stands.acceptedOn === null
      ? []
      : [
          {
            worker: { teamId: handOver.by.teamId, memberId: null },
            milestone: handOver.milestone,
            on: handOver.stands.offeredOn,
          },
        ]
  return helps.length + givenOver.length === 0 ? undefined : { helps, givenOver }
}

const holderOf = ({ teamId, memberId }: Worker): Worker => ({ teamId, memberId })
