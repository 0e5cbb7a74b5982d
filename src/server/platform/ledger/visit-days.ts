// The days of which the count of work hangs on a fact: the day of a visit and the day that was promised at it. Pure.
import { parseIsoDay } from '#domain/dates'
import type { Fact } from '#domain/facts'
import type { WorkDay } from '../work-signal.ts'
import type { AddedFact } from './new-fact.ts'
import type { HeldFactRow } from './queries-homes.ts'

type Recorded = Pick<HeldFactRow, 'recordedIn' | 'recordedBy' | 'teamId'> & { readonly fact: Fact }

export const visitDaysOf = ({ recordedIn, recordedBy, teamId, fact }: Recorded): WorkDay[] =>
  recordedBy === null && teamId === null ? [] : daysOf(recordedIn, fact)

export const addedDaysOf = ({ recordedIn, fact, accountId, teamId }: AddedFact): WorkDay[] =>
  accountId === null && teamId === null ? [] : daysOf(recordedIn, fact)

const daysOf = (communeId: number, { body, effective }: Fact): WorkDay[] => {
  if (body.type !== 'visit-recorded/1') return []
  const promised = body.visit?.promise === undefined ? null : parseIsoDay(body.visit.promise)
  return [effective, ...(promised === null ? [] : [promised])].map((day) => ({ communeId, day }))
}
