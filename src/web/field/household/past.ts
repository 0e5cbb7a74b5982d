// The visits that were to a household, read from the facts on the phone: newest first, with what may be said again.

import { correctedBy } from '#domain/corrections'
import type { Day } from '#domain/dates'
import { MILESTONES } from '#domain/milestones'
import type { SaidBefore } from '#domain/visit-again'
import type { FieldHousehold } from '../../offline/phone-view.ts'

export type PastVisit = SaidBefore & {
  readonly factId: string
  readonly name: string
  readonly on: Day
  readonly attempt: number | null
  readonly isOwn: boolean
  readonly isWaiting: boolean
  readonly isCorrected: boolean
}

export const pastVisits = ({ members }: Pick<FieldHousehold, 'members'>): readonly PastVisit[] =>
  members
    .flatMap(({ person, facts }) => {
      const corrected = new Set(facts.map(correctedBy))
      return facts.flatMap(({ factId, body, effective, isOwn, isWaiting }): PastVisit[] => {
        if (body.type !== 'visit-recorded/1') return []
        const { claims, visit } = body
        return [
          {
            factId,
            personId: person.personId,
            name: person.name,
            on: effective,
            met: visit?.met ?? null,
            attempt: visit?.attempt ?? null,
            done: MILESTONES.filter((milestone) => claims[milestone] !== undefined),
            outcomes: visit?.outcomes ?? {},
            promise: visit?.promise ?? null,
            isOwn,
            isWaiting,
            isCorrected: corrected.has(factId),
          },
        ]
      })
    })
    .sort((a, b) => b.on - a.on || (a.factId < b.factId ? 1 : -1))

export const mayCorrect = ({ isOwn, isCorrected, met }: PastVisit): boolean =>
  isOwn && !isCorrected && met !== null
