// The named list behind a figure of a wave: the same people by the same fold, in the order in which one walks: hamlet, group of
// households, household. Numbers masked.
import type { z } from 'zod/mini'
import { writeAction } from '#contract/people'
import type { readWavePeople } from '#contract/waves'
import type { Scope } from '#domain/access'
import type { Campaign } from '#domain/campaign'
import { type Day, isoDay } from '#domain/dates'
import { compareVietnamese } from '#domain/text'
import { isIn, type WaveGroup } from '#domain/wave-figures'
import type { Tx } from '../platform/database.ts'
import { briefOf, nameUnits } from '../platform/person-brief.ts'
import type { UnitRow } from './queries.ts'
import { readNames } from './queries-people.ts'
import { type Present, readPeople } from './read-people.ts'

type Listed = z.infer<(typeof readWavePeople)['output']>['people'][number]

/** `unit`: a commune or a hamlet. Pages are counted from 1. */
export const listPeople = async (
  tx: Tx,
  campaign: Campaign,
  { unit, day, scope }: { readonly unit: UnitRow; readonly day: Day; readonly scope: Scope },
  group: WaveGroup,
  page: { readonly number: number; readonly size: number },
): Promise<{ readonly total: number; readonly people: readonly Listed[] }> => {
  const found = (await readPeople(tx, campaign, unit, day)).filter(({ stand }) => isIn(stand, group))
  found.sort(byDoor)
  const start = (page.number - 1) * page.size
  const shown = found.slice(start, start + page.size)
  const names = await readNames(
    tx,
    unit,
    shown.map(({ personId }) => personId),
  )
  const places = await nameUnits(
    tx,
    shown.map(({ hamletId }) => hamletId),
  )
  const people = shown.flatMap((person) => {
    const row = names.get(person.personId)
    return row === undefined ? [] : [{ ...briefOf(row, places, scope), ...standingOf(person) }]
  })
  return { total: found.length, people }
}

const standingOf = ({ residentialGroup, demand, visits, lastVisit }: Present) => ({
  residentialGroup,
  demand: demand === null ? null : writeAction(demand),
  attempts: visits.attempts,
  lastVisit: lastVisit === null ? null : isoDay(lastVisit),
  promise: visits.promise === null ? null : isoDay(visits.promise),
})

/** A household that is not known comes last. */
const byDoor = (a: Present, b: Present): number =>
  a.hamletId - b.hamletId ||
  byText(a.residentialGroup, b.residentialGroup) ||
  byText(a.householdNo, b.householdNo) ||
  (a.personId < b.personId ? -1 : 1)

const byText = (a: string | null, b: string | null): number => {
  if (a === b) return 0
  if (a === null || b === null) return a === null ? 1 : -1
  return compareVietnamese(a, b)
}
