// Shows sheets: the head of each, and one with its households and people as the asker sees them today.
import type { z } from 'zod/mini'
import type { sheetBrief, sheetView } from '#contract/sheets'
import type { Scope } from '#domain/access'
import { type Day, parseIsoDay } from '#domain/dates'
import { maskNumbersIn } from '#domain/masked'
import { sheetNumber } from '#domain/sheet-number'
import type { KeyedContent } from '#domain/sheets'
import { communeOfHamlet } from '#domain/units'
import type { Tx } from '../platform/database.ts'
import { briefOf, nameIn, nameUnits } from '../platform/person-brief.ts'
import { listEntries, type SheetRow } from './queries.ts'
import { nameTeams, nameThem } from './queries-people.ts'

export type SheetBrief = z.infer<typeof sheetBrief>
export type SheetView = z.infer<typeof sheetView>

export const briefsOf = async (tx: Tx, rows: readonly SheetRow[], today: Day): Promise<SheetBrief[]> => {
  const units = await nameUnits(
    tx,
    rows.flatMap(({ hamletId }) => [hamletId, communeOfHamlet(hamletId)]),
  )
  const teams = await nameTeams(
    tx,
    rows.flatMap(({ teamId }) => teamId ?? []),
  )
  return rows.map((row) => ({
    sheetId: row.sheetId,
    number: sheetNumber(row.sheetNo),
    communeId: row.communeId,
    communeName: nameIn(units, row.communeId),
    hamletId: row.hamletId,
    hamletName: nameIn(units, row.hamletId),
    teamName: teams.get(row.teamId ?? '') ?? null,
    walker: row.walker,
    printedOn: row.printedOn,
    daysOut: row.state === 'out' ? today - (parseIsoDay(row.printedOn) ?? today) : null,
    households: row.households.length,
    people: row.households.reduce((sum, { people }) => sum + people.length, 0),
    keyedPeople: row.keyedPeople,
    state: row.state,
    keyedOn: row.keyedOn,
    voidReason: row.voidReason,
  }))
}

export const viewOf = async (tx: Tx, scope: Scope, row: SheetRow, today: Day): Promise<SheetView> => {
  const [brief] = await briefsOf(tx, [row], today)
  if (brief === undefined) throw new Error('sheets: a sheet without a head')
  const people = await nameThem(
    tx,
    row.households.flatMap((household) => household.people.map(({ personId }) => personId)),
  )
  const units = await nameUnits(
    tx,
    [...people.values()].map(({ hamletId }) => hamletId),
  )
  const keyed = new Map(
    (await listEntries(tx, row.communeId, row.sheetId)).map(({ personId, content }) => [personId, content]),
  )
  return {
    ...brief,
    rows: row.households.map(({ householdNo, group, people: members }) => ({
      householdNo,
      group,
      address: addressIn(members.flatMap(({ personId }) => people.get(personId)?.address ?? [])),
      people: members.map(({ personId, cells, next, missing }) => {
        const its = people.get(personId)
        const content = keyed.get(personId)
        return {
          personId,
          who: its === undefined ? null : { ...briefOf(its, units, scope), relation: its.relation },
          cells,
          next,
          missing: [...missing],
          keyed: content === undefined ? null : contentOut(content),
        }
      }),
    })),
  }
}

const addressIn = ([first]: readonly string[]): string | null =>
  first === undefined ? null : maskNumbersIn(first)

export const contentOut = ({ done, ...content }: KeyedContent) => ({ ...content, done: [...done] })
