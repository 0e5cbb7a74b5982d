import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPerson } from '#contract/people'
import { UNITS } from '#domain/binh-phuoc/units'
import { type Day, dayOf, isoDay } from '#domain/dates'
import type { ListKind } from '#domain/lists'
import type { Milestone } from '#domain/milestones'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { asking } from '../../../test/support/asking.ts'
import { addPerson, type NewFact } from '../../../test/support/people.ts'
import type { Tx } from '../platform/database.ts'

const COMMUNE = UNITS.find(({ code }) => code === '25216')?.unitId ?? 0 // of the test's accounts
const HAMLET = COMMUNE * 1000 + 1
const on = (day: number, month: number): Day => dayOf(2024, month, day)

const report: NewFact = {
  body: { type: 'visit-recorded/1', claims: { card: 'reported', sim_own_name: 'reported' } },
  effective: on(10, 4),
  source: 'field',
}
const gap: NewFact = {
  body: { type: 'listed/1', list: 'gap:card', claims: { card: 'lacking' } },
  effective: on(22, 4),
  known: on(24, 4),
}
const rejected: NewFact = {
  body: {
    type: 'listed/1',
    list: 'authority:eid-rejected',
    claims: { eid_approved: { rejected: 'trùng số 070190012342' } },
  },
  effective: on(28, 3),
}
const sims: NewFact = {
  body: { type: 'listed/1', list: 'carrier:sim', claims: { sim_own_name: 'confirmed' } },
  effective: on(2, 5),
  source: 'carrier',
}

let app: TestApp
let personId = ''
beforeAll(async () => {
  app = await testApp()
  await app.services.database.asSystem('test: somebody of whom sources disagree', async (tx) => {
    personId = await addPerson(tx, app.services.protect, {
      name: 'Lê Thị Sáu',
      hamletId: HAMLET,
      facts: [report, gap, rejected, sims],
    })
    await listWithoutFact(tx, 'gap:card', on(29, 4))
    await listWithoutFact(tx, 'gap:card', on(6, 5), { withdrawn: true })
    await withdraw(tx, 'carrier:sim', on(8, 5))
  })
})
afterAll(() => app.close())

const { ask } = asking(() => app)

/** A list on which the person stands and that says what is known: it leaves no fact. */
const listWithoutFact = async (tx: Tx, kind: ListKind, asOf: Day, { withdrawn = false } = {}) => {
  const [id, lo, hi] = [randomUUID(), COMMUNE * 1000, COMMUNE * 1000 + 999]
  await sql`insert into imports (import_id, unit_id, lo, hi, kind, as_of, file_name, file_sha256, mapping, state, summary)
    values (${id}, ${COMMUNE}, ${lo}, ${hi}, ${kind}, ${isoDay(asOf)}, 'f.xlsx', ''::bytea, '{}', 'committed',
      '{"columns": []}')`.execute(tx)
  await sql`insert into snapshots (snapshot_id, import_id, unit_id, lo, hi, kind, as_of, known, content, rows, accepted,
      unchanged, vanished, withdrawn_at)
    values (${id}, ${id}, ${COMMUNE}, ${lo}, ${hi}, ${kind}, ${isoDay(asOf)}, ${isoDay(asOf)}, ''::bytea, 1, 1, 1, 0,
      ${withdrawn ? sql`now()` : null})`.execute(tx)
  await sql`insert into snapshot_members values (${COMMUNE}, ${HAMLET}, ${id}, ${[personId]}::uuid[])`.execute(
    tx,
  )
}

const withdraw = (tx: Tx, list: ListKind, known: Day) =>
  sql`insert into facts (commune_id, person_id, fact_id, hamlet_id, recorded_in, effective, known, source, recorded_by, body)
    select commune_id, person_id, gen_random_uuid(), hamlet_id, recorded_in, effective, ${isoDay(known)}, source,
      (select account_id from accounts where role = 'commune_police' limit 1),
      jsonb_build_object('type', 'withdrawn/1', 'factIds', jsonb_build_array(fact_id))
    from facts where person_id = ${personId} and body ->> 'list' = ${list}`.execute(tx)

const read = (asOf: Day = on(19, 5)) => ask('commune_leader', readPerson, { personId, asOf: isoDay(asOf) })
const told = async (milestone: Milestone, asOf?: Day) => {
  const found = (await read(asOf)).milestones.find((row) => row.milestone === milestone)
  return found?.sources.map(
    ({ source, list, asOf: day, says, why }) => `${day} ${list ?? source} ${says} ${why}`,
  )
}

describe('at a person every milestone tells', () => {
  test('who said what of it up to the day, also lists that repeat it and left no fact, but none that was withdrawn', async () => {
    expect(await told('card')).toEqual([
      '2024-04-10 field reported stands',
      '2024-04-22 gap:card lacking disputes',
      '2024-04-29 gap:card lacking repeated',
    ])
    expect(await told('card', on(21, 4))).toEqual(['2024-04-10 field reported stands'])
    expect(await told('signature')).toEqual([])
  })

  test('what a rejection says, without the number that stands in it', async () => {
    const { milestones } = await read()
    const [only] = milestones.find(({ milestone }) => milestone === 'eid_approved')?.sources ?? []
    expect(only).toMatchObject({ says: 'rejected', why: 'rejects', counts: true })
    expect(only?.reason).toMatch(/^trùng số •+42$/)
  })

  test('what was withdrawn, and the history says when and by whom; nobody is named for what stands', async () => {
    expect(await told('sim_own_name')).toEqual([
      '2024-04-10 field reported stands',
      '2024-05-02 carrier:sim done withdrawn',
    ])
    const { facts, milestones } = await read()
    expect(milestones.find(({ milestone }) => milestone === 'sim_own_name')?.state).toBe('reported')
    const named = facts.flatMap(({ body, withdrawn }) =>
      withdrawn === null || body.type !== 'listed/1' ? [] : [[body.list, withdrawn] as const],
    )
    expect(named).toEqual([['carrier:sim', { on: '2024-05-08', by: expect.stringMatching(/\S/) }]])
  })

  test('whoever looks at the day before the list was withdrawn does not find it either', async () => {
    const { milestones } = await read(on(3, 5))
    expect(milestones.find(({ milestone }) => milestone === 'sim_own_name')?.state).toBe('reported')
  })
})
