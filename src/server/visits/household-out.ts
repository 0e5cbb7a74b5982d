// A household as the work list and its own page show it: each person folded once, numbers masked, codes alone. Reads nothing.
import type { z } from 'zod/mini'
import { writeAction } from '#contract/people'
import type { listWork } from '#contract/visits'
import type { Scope } from '#domain/access'
import { bestHour } from '#domain/best-hour'
import type { Campaign } from '#domain/campaign'
import { type Day, isoDay } from '#domain/dates'
import { maskNumbersIn } from '#domain/masked'
import type { OpenCase } from '#domain/open-case'
import { markOf } from '#domain/person-mark'
import { compareVietnamese } from '#domain/text'
import { compareResidents } from '#domain/walking-order'
import { briefOf, nameIn, type UnitNames } from '../platform/person-brief.ts'
import type { WorkRow } from './queries.ts'

export type HouseholdOut = z.infer<(typeof listWork)['output']>['households'][number]

/** One who is met there, with their case of the day. */
export type Member = { readonly row: WorkRow; readonly case: OpenCase }

/** Of at least one person. */
export const householdOut = (
  campaign: Campaign,
  members: readonly Member[],
  day: Day,
  names: UnitNames,
  scope: Scope,
): HouseholdOut => {
  const sorted = members.toSorted(
    (a, b) => compareResidents(a.row, b.row) || compareVietnamese(a.row.name, b.row.name),
  )
  const cases = members.map((member) => member.case)
  const best = bestHour(campaign, cases, day)
  const head = sorted[0]?.row
  if (best === null || head === undefined) throw new Error('visits: a household of nobody')
  const first = <V>(of: (row: WorkRow) => V | null): V | null =>
    sorted.map(({ row }) => of(row)).find((value) => value !== null) ?? null
  const address = first((row) => row.address)
  return {
    communeId: head.communeId,
    hamletId: head.hamletId,
    hamletName: nameIn(names, head.hamletId),
    residentialGroup: first((row) => row.residentialGroup),
    householdNo: head.householdNo,
    address: address === null ? null : maskNumbersIn(address),
    people: sorted.map((member) => personOut(member, day, names, scope)),
    attempts: Math.max(...cases.map(({ visits }) => visits.attempts)),
    promise: isoOrNull(nearestPromise(cases)),
    best: {
      hour: best.hour,
      score: best.score,
      value: best.lead.value.code,
      home: best.lead.home.code,
      deadline: { code: best.lead.deadline.code, on: isoDay(best.lead.deadline.on) },
    },
  }
}

/** Null where nobody is expected. */
export const nearestPromise = (cases: readonly OpenCase[]): Day | null => {
  const days = cases.flatMap(({ visits }) => visits.promise ?? [])
  return days.length === 0 ? null : Math.min(...days)
}

const personOut = (
  { row, case: { person, actions, visits } }: Member,
  day: Day,
  names: UnitNames,
  scope: Scope,
): HouseholdOut['people'][number] => ({
  ...briefOf(row, names, scope),
  relation: row.relation,
  cells: markOf(person, day).cells,
  next: actions.next === null ? null : writeAction(actions.next),
  notBefore: isoOrNull(actions.notBefore),
  attempts: visits.attempts,
  promise: isoOrNull(visits.promise),
})

const isoOrNull = (day: Day | null): string | null => (day === null ? null : isoDay(day))
