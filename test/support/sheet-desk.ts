// A desk where sheets are printed and keyed, on a fresh database: asks the endpoints as the roles that may, and knows people by
// short labels.

import { sql } from 'kysely'
import type { Endpoint, InputOf, OutputOf } from '#contract/endpoint'
import { readPerson } from '#contract/people'
import * as contract from '#contract/sheets'
import { type Role, scopeOf } from '#domain/access'
import { UNITS } from '#domain/binh-phuoc/units'
import { dayOf, isoDay } from '#domain/dates'
import { findAccount } from '../../src/server/auth/queries.ts'
import { type TestApp, testApp } from './app.ts'
import { asking } from './asking.ts'
import { addPerson, type NewPerson } from './people.ts'

const communeOf = (code: string): number => UNITS.find((unit) => unit.code === code)?.unitId ?? 0

/** The commune of the test's accounts, the hamlet of its hamlet head, and a place outside. */
export const THAC_MO = communeOf('25216')
export const HERE = THAC_MO * 1000 + 1
export const THERE = communeOf('25217') * 1000

/** Of testApp. */
export const TODAY = dayOf(2024, 4, 4)
export const DAY = isoDay(TODAY)

export const VISIT = { day: DAY, part: 'evening', door: 'household', promise: null } as const

type PrintInput = InputOf<typeof contract.printSheets>
type Keyed = OutputOf<typeof contract.keySheet>

export type SheetDesk = {
  readonly app: TestApp
  readonly idOf: (label: string) => string
  readonly add: (label: string, person: NewPerson) => Promise<string>
  readonly ask: <E extends Endpoint>(role: Role, endpoint: E, input: InputOf<E>) => Promise<OutputOf<E>>
  /** The code of the problem; undefined where there is none. */
  readonly refusal: (
    role: Role,
    endpoint: Endpoint,
    input: Record<string, unknown>,
  ) => Promise<string | undefined>
  /** The first sheet of HERE, unless said, that a commune leader prints for Chị Sáu. */
  readonly print: (
    more?: Partial<PrintInput>,
  ) => Promise<OutputOf<typeof contract.printSheets>['sheets'][number]>
  /** Of a hamlet of its own: ông and bà in the first household, cô in the second, of whom nothing is known yet. */
  readonly printOwn: (more?: Partial<PrintInput>) => ReturnType<SheetDesk['print']>
  /** What a desk clerk keys: digits by label. */
  readonly key: (
    sheetId: string,
    household: number,
    rows: Readonly<Record<string, string>>,
    more?: Partial<InputOf<typeof contract.keySheet>>,
  ) => Promise<Keyed>
  readonly personOf: (label: string) => Promise<OutputOf<typeof readPerson>>
  /** Rows of raw SQL as whoever has the role. */
  readonly asRole: (role: Role, text: string) => Promise<readonly unknown[]>
  readonly asSystem: <Row>(text: string) => Promise<Row[]>
  readonly close: () => Promise<void>
}

export const outcomesOf = ({ people }: Keyed): string[] => people.map(({ outcome }) => outcome)

export async function openSheetDesk(): Promise<SheetDesk> {
  const app = await testApp()
  const { database, protect } = app.services
  const ids = new Map<string, string>()
  const idOf = (label: string): string => ids.get(label) ?? label

  const asked = asking(() => app)
  const ask = <E extends Endpoint>(role: Role, endpoint: E, input: InputOf<E>): Promise<OutputOf<E>> =>
    asked.ask(role, endpoint, input as Record<string, unknown>)
  const add = async (label: string, person: NewPerson) => {
    const id = await database.asSystem('test: somebody', (tx) => addPerson(tx, protect, person))
    ids.set(label, id)
    return id
  }
  const print = async (more: Partial<PrintInput> = {}) => {
    const asked = { hamlet: HERE, who: 'missing', walker: 'Chị Sáu', ...more } as const
    const [sheet] = (await ask('commune_leader', contract.printSheets, asked)).sheets
    if (sheet === undefined) throw new Error('no sheet')
    return sheet
  }
  let hamlets = 1
  return {
    app,
    idOf,
    add,
    ask,
    print,
    refusal: asked.refusal,
    async printOwn(more = {}) {
      const hamlet = HERE + hamlets++
      const own = (label: string, householdNo: string, y: number) =>
        add(label, { name: label, hamletId: hamlet, householdNo, birth: { y } })
      await own('ông', 'H-2', 1970)
      await own('bà', 'H-2', 1972)
      await own('cô', 'H-10', 1990)
      return print({ hamlet, ...more })
    },
    key: (sheetId, household, rows, more = {}) =>
      ask('desk_clerk', contract.keySheet, {
        sheetId,
        household,
        ...VISIT,
        rows: Object.entries(rows).map(([label, text]) => ({ personId: idOf(label), text })),
        ...more,
      }),
    personOf: (label) => ask('commune_leader', readPerson, { personId: idOf(label) }),
    async asRole(role, text) {
      const account = await database.asSystem('test: an account', (tx) =>
        findAccount(tx, role.replace('_', '-')),
      )
      const scope = account === undefined ? null : scopeOf(role, account.unitIds)
      if (account === undefined || !scope?.ok) throw new Error(`no account for ${role}`)
      const session = { accountId: account.accountId, scope: scope.value }
      return database.asUnit(session, async (tx) => (await sql.raw(text).execute(tx)).rows)
    },
    asSystem: <Row>(text: string) =>
      database.asSystem('test: all rows', async (tx) => (await sql.raw<Row>(text).execute(tx)).rows),
    close: app.close,
  }
}
