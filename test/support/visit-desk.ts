// A desk for tests of visits: a team, people given to it, and visits recorded through the routes.
import type { InputOf } from '#contract/endpoint'
import type { recordVisit } from '#contract/visits'
import { binhPhuoc2024 } from '#domain/binh-phuoc/campaign'
import { UNITS } from '#domain/binh-phuoc/units'
import { uuid } from '../../src/server/platform/ids.ts'
import { type TestApp, testApp } from './app.ts'
import { type Asking, asking } from './asking.ts'
import { addTeam, assign } from './forces.ts'
import { addPerson, type NewPerson } from './people.ts'

/** The commune of the test's accounts, its hamlet with most people, and the next one. */
export const THAC_MO = UNITS.find((unit) => unit.code === '25216')?.unitId ?? 0
export const [HERE, NEXT] = [THAC_MO * 1000 + 1, THAC_MO * 1000 + 2]
export const TODAY = binhPhuoc2024.startsOn

const card = { type: 'listed/1', list: 'authority:card', claims: { card: 'confirmed' } } as const
const withCard = [{ body: card, effective: TODAY - 5 }]

const PEOPLE: Readonly<Record<string, NewPerson>> = {
  hoa: { name: 'Nguyễn Thị Hòa', hamletId: HERE, householdNo: 'H-9', facts: withCard },
  binh: { name: 'Nguyễn Văn Bình', hamletId: HERE, householdNo: 'H-9' },
  cuc: { name: 'Trần Thị Cúc', hamletId: HERE, householdNo: 'H-12', facts: withCard },
  dung: { name: 'Lê Văn Dũng', hamletId: HERE, householdNo: 'H-2' },
  be: { name: 'Lê Thị Bé', hamletId: HERE, householdNo: 'H-3', birth: { y: 2015, m: 1, d: 2 } },
  kia: { name: 'Phạm Văn Kia', hamletId: NEXT, householdNo: 'H-9' },
  xa: { name: 'Phạm Văn Xa', hamletId: THAC_MO * 1000 + 100_001, registeredHamletId: HERE },
}

export type Said = InputOf<typeof recordVisit>['people'][number]

export type VisitDesk = Asking & {
  readonly app: TestApp
  readonly idOf: (label: string) => string
  readonly teamId: string
  readonly members: ReadonlyMap<string, string>
  /** What is said of one person: met, and nothing else unless given. */
  readonly said: (label: string, change?: Partial<Said>) => Said
  readonly add: (label: string, person: NewPerson) => Promise<void>
  readonly close: () => Promise<void>
}

/** Hòa and Cúc are given to Chị Lan (volunteer), Dũng to Anh Giấy (paper), Kia to the whole team; Anh Sơn leads it. */
export async function openVisitDesk(): Promise<VisitDesk> {
  const app = await testApp()
  const { database, protect } = app.services
  const ids = new Map<string, string>()
  const idOf = (label: string): string => ids.get(label) ?? label
  const add = (label: string, person: NewPerson) =>
    database.asSystem('test: somebody', async (tx) => {
      ids.set(label, await addPerson(tx, protect, person))
    })
  for (const [label, person] of Object.entries(PEOPLE)) await add(label, person)
  const { teamId, members } = await database.asSystem('test: a team', async (tx) => {
    const team = await addTeam(tx, HERE, 'Tổ khu phố 1', [
      { name: 'Chị Lan', role: 'volunteer' },
      { name: 'Anh Sơn', role: 'team_lead', isLead: true },
      { name: 'Anh Giấy' },
    ])
    await assign(tx, [idOf('hoa'), idOf('cuc')], team.teamId, team.members.get('Chị Lan'))
    await assign(tx, [idOf('dung')], team.teamId, team.members.get('Anh Giấy'))
    await assign(tx, [idOf('kia')], team.teamId)
    return team
  })
  return {
    app,
    idOf,
    teamId,
    members,
    ...asking(() => app),
    said: (label, change = {}) => ({
      personId: idOf(label),
      factId: uuid(),
      met: 'self',
      done: [],
      outcomes: {},
      ...change,
    }),
    add,
    close: () => app.close(),
  }
}

/** Ten minutes at a door, a moment ago. */
export const visitHead = () => {
  const sentAt = Date.now()
  return {
    startedAt: sentAt - 600_000,
    endedAt: sentAt - 60_000,
    monotonicMs: 540_000,
    sentAt,
    device: 'máy bàn',
    app: 'console',
  }
}
