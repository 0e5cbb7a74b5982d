// Invented sheets of paper as lines of COPY text: those of an evening that was walked with paper, keyed two days later, and some that are
// still out. Who stands on them and how is planned by the rule that prints them.
import { binhPhuoc2024 } from '#domain/binh-phuoc/campaign'
import { type Day, instantOfDay, isoDay } from '#domain/dates'
import { demoId } from '#domain/demo/demo-ids'
import type { DemoPerson } from '#domain/demo/demo-person'
import { type HamletPlan, SHEET_LOST } from '#domain/demo/hamlet-plans'
import type { DemoFact } from '#domain/demo/history-fact'
import type { VisitRecorded } from '#domain/facts'
import { MILESTONES } from '#domain/milestones'
import { caseOn } from '#domain/open-case'
import { type KeyedContent, type Listed, planSheets, type WhoIsPrinted } from '#domain/sheets'
import { communeOfHamlet } from '#domain/units'
import { copyLine } from '../platform/copy.ts'
import { dayText } from './person-rows.ts'

type Resident = {
  readonly person: DemoPerson
  readonly personId: string
  readonly facts: readonly DemoFact[]
}
/** With the name that stands on the paper. */
type Walker = { readonly teamId: string; readonly memberId: string; readonly name: string }
/** What was keyed of one person. */
type Keyed = { readonly personId: string; readonly noted: DemoFact; readonly body: VisitRecorded }
type KeyedSheet = { readonly walker: Walker; readonly residents: Resident[]; readonly entries: Keyed[] }

export type SheetBook = {
  readonly note: (resident: Resident, plan: HamletPlan | undefined, walker: Walker | null) => void
  /** Of everybody noted since the last call. */
  readonly take: () => { readonly sheets: string; readonly entries: string }
}

type Given = {
  readonly seed: number
  readonly today: Day
  readonly seat: number
  /** Who prints and keys in a commune. */
  readonly clerkOf: (communeId: number) => string
}

const keyOfIds = 0xf51
/** In one of so many hamlets sheets are out. */
const OUT_IN = 11
/** And those of every so many communes are lost. */
const LOST_IN = 5
const PRINTED_BEFORE = 2

export const createSheetBook = ({ seed, today, seat, clerkOf }: Given): SheetBook => {
  let keyed = new Map<string, KeyedSheet>()
  let out = new Map<number, { walker: Walker; residents: Resident[] }>()
  const printedOn = today - PRINTED_BEFORE
  const isOut = (hamletId: number, plan: HamletPlan): boolean =>
    (hamletId === seat || hamletId % OUT_IN === 0) && plan.sweep === null && plan.beginsOn < printedOn

  const sheetLine = (
    sheetId: string,
    hamletId: number,
    { teamId, memberId, name }: Walker,
    on: Day,
    households: unknown,
    state: readonly (string | null)[],
  ): string => {
    const communeId = communeOfHamlet(hamletId)
    return copyLine([
      ...[sheetId, communeId, hamletId, teamId, memberId, name, dayText(on), clerkOf(communeId)],
      ...[JSON.stringify(households), ...state],
    ])
  }

  const outLines = (hamletId: number, walker: Walker, residents: readonly Resident[]): string =>
    planned(residents, 'missing', printedOn)
      .slice(0, 2)
      .map((households, place) => {
        const sheetId = demoId(instantOfDay(printedOn, 9) + place, seed, keyOfIds, hamletId, place)
        const isLost = hamletId !== seat && communeOfHamlet(hamletId) % LOST_IN === 0
        const state = isLost ? ['void', null, SHEET_LOST] : ['out', null, null]
        return sheetLine(sheetId, hamletId, walker, printedOn, households, state)
      })
      .join('')

  const keyedLines = (sheetId: string, { walker, residents, entries }: KeyedSheet) => {
    const [first] = entries
    if (first === undefined) return { sheet: '', rows: '' }
    const on = first.noted.fact.effective
    const hamletId = residents[0]?.person.hamletId ?? 0
    const [households] = planned(residents, 'all', on - 1)
    const keyedOn = dayText(first.noted.fact.known)
    const rows = entries.map(({ personId, noted: { fact }, body }) =>
      copyLine([
        ...[communeOfHamlet(hamletId), sheetId, personId, fact.factId, 0],
        ...[body.visit?.clerk ?? '', keyedOn, JSON.stringify(contentOf(fact.effective, body)), false],
      ]),
    )
    return {
      sheet: sheetLine(sheetId, hamletId, walker, on - 1, households ?? [], ['keyed', keyedOn, null]),
      rows: rows.join(''),
    }
  }

  return {
    note: (resident, plan, walker) => {
      if (plan === undefined || walker === null || resident.person.group !== 1) return
      const { hamletId } = resident.person
      if (isOut(hamletId, plan)) {
        const its = out.get(hamletId) ?? { walker, residents: [] }
        its.residents.push(resident)
        out.set(hamletId, its)
      }
      for (const noted of resident.facts) {
        const { body } = noted.fact
        const sheetId = body.type === 'visit-recorded/1' ? body.visit?.sheet : undefined
        if (sheetId === undefined || body.type !== 'visit-recorded/1') continue
        const sheet = keyed.get(sheetId) ?? { walker, residents: [], entries: [] }
        sheet.residents.push(resident)
        sheet.entries.push({ personId: resident.personId, noted, body })
        keyed.set(sheetId, sheet)
      }
    },
    take: () => {
      const done = [...keyed].map(([sheetId, sheet]) => keyedLines(sheetId, sheet))
      const waiting = [...out].map(([hamletId, { walker, residents }]) =>
        outLines(hamletId, walker, residents),
      )
      keyed = new Map()
      out = new Map()
      return {
        sheets: [...done.map(({ sheet }) => sheet), ...waiting].join(''),
        entries: done.map(({ rows }) => rows).join(''),
      }
    },
  }
}

/** As it would have been printed in the evening of that day. */
const planned = (residents: readonly Resident[], who: WhoIsPrinted, on: Day) =>
  planSheets(
    residents.map(({ person, personId, facts }): Listed => {
      const known = facts.flatMap(({ fact }) => (fact.known <= on ? [fact] : []))
      return {
        ...caseOn(binhPhuoc2024, known, on),
        ...caseDoor(person, personId),
      }
    }),
    who,
    on,
  )

const caseDoor = ({ hamletId, group, household }: DemoPerson, personId: string) => ({
  ...{ hamletId, personId, residentialGroup: String(group), householdNo: household },
})

const contentOf = (day: Day, { claims, visit }: VisitRecorded): KeyedContent => ({
  ...{ day: isoDay(day), part: 'evening', met: visit?.met ?? 'self', promise: visit?.promise ?? null },
  done: MILESTONES.filter((milestone) => claims[milestone] !== undefined),
  ...{ outcomes: visit?.outcomes ?? {}, ownDevice: visit?.ownDevice ?? null },
})
