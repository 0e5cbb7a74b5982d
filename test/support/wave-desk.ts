// A commune with hamlets and people for tests of the waves: who is assigned, what was recorded, by plain rows.

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Endpoint, OutputOf } from '#contract/endpoint'
import { readWaves } from '#contract/waves'
import type { Role } from '#domain/access'
import { UNITS } from '#domain/binh-phuoc/units'
import { type Day, dayOf, isoDay } from '#domain/dates'
import type { FactBody } from '#domain/facts'
import type { Milestone } from '#domain/milestones'
import type { Tx } from '../../src/server/platform/database.ts'
import { visitOn } from '../fixtures/visits.ts'
import { type TestApp, testApp } from './app.ts'
import { type Asking, asking } from './asking.ts'
import { addPerson, type NewFact, type NewPerson } from './people.ts'

/** Hamlet `n` of a commune in the registry; 0, for people whose hamlet is not known, always stands there. */
export async function addHamlet(tx: Tx, communeId: number, n: number, name: string): Promise<void> {
  const id = communeId * 1000 + n
  await sql`
    insert into units (unit_id, code, name, full_name, kind, level, parent_id, lo, hi, valid_from)
    select ${id}, null, ${name}, ${name}, 'khu-pho', 'hamlet', unit_id, ${id}, ${id}, min(valid_from)
    from units where unit_id = ${communeId} group by unit_id`.execute(tx)
}

/** Somebody is accountable for everybody present in these hamlets. */
export async function ownEverybody(tx: Tx, hamletIds: readonly number[], from: Day): Promise<void> {
  await sql`
    insert into assignments (commune_id, person_id, hamlet_id, area_id, team_id, part, from_day)
    select commune_id, person_id, hamlet_id, ${randomUUID()}, ${randomUUID()}, 'owner', ${isoDay(from)}
    from people where hamlet_id = any(${[...hamletIds]}::int[]) and not away
      and not exists (select from assignments a where a.commune_id = people.commune_id
        and a.person_id = people.person_id and a.part = 'owner' and a.to_day is null)`.execute(tx)
}

/** Recorded as it stands, without any of what the door to the facts does besides. */
export async function recordPlainly(tx: Tx, personId: string, given: NewFact): Promise<void> {
  const { effective, known = effective, source = 'authority', body } = given
  await sql`
    insert into facts (commune_id, person_id, fact_id, hamlet_id, recorded_in, effective, known, source, body)
    select commune_id, person_id, ${randomUUID()}, hamlet_id, commune_id, ${isoDay(effective)}, ${isoDay(known)},
      ${source}, ${JSON.stringify(body)}::jsonb from people where person_id = ${personId}`.execute(tx)
}

export const confirmed = (effective: Day, ...milestones: readonly Milestone[]): NewFact => ({
  effective,
  body: {
    type: 'listed/1',
    list: 'authority:test',
    claims: Object.fromEntries(milestones.map((milestone) => [milestone, 'confirmed'])),
  } satisfies FactBody,
})

/** A visit in the field: who was met, why not, what was done. */
export const visited = (effective: Day, ...about: DropFirst<Parameters<typeof visitOn>>): NewFact => ({
  effective,
  source: 'field',
  body: visitOn(effective, ...about).body,
})

type DropFirst<P extends readonly unknown[]> = P extends readonly [unknown, ...infer Rest] ? Rest : never

/** Everything that is owed: such a person needs no visit. */
export const ALL_OWED = [
  'card_collected',
  'card',
  'sim_own_name',
  'eid_approved',
  'eid_activated',
  'smartphone_4g',
  'eid_used',
] as const

/** The commune of the test's accounts, with a hamlet where something happens, another, and the place of who is nowhere. */
export const THAC_MO = UNITS.find(({ code }) => code === '25216')?.unitId ?? 0
export const [UNKNOWN, HERE, THERE] = [THAC_MO * 1000, THAC_MO * 1000 + 1, THAC_MO * 1000 + 2]
/** Of another district. */
export const ELSEWHERE = UNITS.find(({ code }) => code === '25195')?.unitId ?? 0
export const TODAY = dayOf(2024, 4, 4)
const BEFORE = dayOf(2024, 3, 25)

type Refusal = { readonly code: string; readonly facts?: Readonly<Record<string, number>> }
type Wave = OutputOf<typeof readWaves>['hamlets'][number]

export type WaveDesk = {
  readonly app: TestApp
  readonly idOf: (name: string) => string
  readonly ask: Asking['ask']
  readonly refusal: (role: Role, endpoint: Endpoint, input: Record<string, unknown>) => Promise<Refusal>
  readonly waveOf: (hamletId: number, role?: Role) => Promise<Wave>
  readonly record: (name: string, fact: NewFact) => Promise<void>
}

/** An owes nothing, Bình has a card, of Chi nobody knows anything; a child, one who is away, one registered here only. */
export async function openWaveDesk(): Promise<WaveDesk> {
  const app = await testApp()
  const { database, protect } = app.services
  const ids = new Map<string, string>()
  const idOf = (name: string) => ids.get(name) ?? ''
  await database.asSystem('test: people', async (tx) => {
    await addHamlet(tx, THAC_MO, 2, 'Khu phố 2')
    const add = async (name: string, hamletId: number, more: Partial<NewPerson> = {}) =>
      ids.set(name, await addPerson(tx, protect, { name, hamletId, ...more }))
    await add('An', HERE, { householdNo: 'H-2', facts: [confirmed(BEFORE, ...ALL_OWED)] })
    const card = confirmed(BEFORE, 'card')
    await add('Bình', HERE, { householdNo: 'H-1', identity: '070190000042', facts: [card] })
    await add('Chi', HERE, { householdNo: 'H-1' })
    await add('Bé', HERE, { householdNo: 'H-1', birth: { y: 2016, m: 3, d: 2 } })
    await add('Xa', HERE, { away: true })
    await add('Dũng', THERE, { registeredHamletId: HERE })
    await add('Lạc', UNKNOWN)
  })
  const { ask } = asking(() => app)
  return {
    app,
    idOf,
    ask,
    async refusal(role, endpoint, input) {
      const response = await app.send(endpoint, input, await app.signedIn(role))
      return (await response.json()) as Refusal
    },
    async waveOf(hamletId, role = 'commune_leader') {
      const { hamlets } = await ask(role, readWaves, { unit: hamletId })
      const [wave] = hamlets
      if (wave === undefined) throw new Error('no such hamlet')
      return wave
    },
    record: (name, fact) => database.asSystem('test: a fact', (tx) => recordPlainly(tx, idOf(name), fact)),
  }
}
