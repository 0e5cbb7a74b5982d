// What a phone may see, asked by raw rows as its own session, and by what it is answered: whom its account is given, and nobody else.
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Tx } from '../../src/server/platform/database.ts'
import { uuid } from '../../src/server/platform/ids.ts'
import { openPhone, type TestPhone, visitTo } from '../support/phones.ts'
import { HERE, openVisitDesk, THAC_MO, type VisitDesk } from '../support/visit-desk.ts'

let desk: VisitDesk
/** Of a volunteer, a lead, and a head of a hamlet who sees everybody at a screen and was given nobody. */
let phones: Readonly<Record<'volunteer' | 'team-lead' | 'hamlet-head', TestPhone>>
const GIVEN = {
  volunteer: ['hoa', 'cuc', 'kia'],
  'team-lead': ['hoa', 'cuc', 'dung', 'kia'],
  'hamlet-head': [],
} as const
const NAMES = ['volunteer', 'team-lead', 'hamlet-head'] as const

beforeAll(async () => {
  desk = await openVisitDesk()
  const { services } = desk.app
  phones = {
    volunteer: await openPhone(services, 'volunteer'),
    'team-lead': await openPhone(services, 'team-lead'),
    'hamlet-head': await openPhone(services, 'hamlet-head'),
  }
  await services.database.asSystem('test: what came from phones', async (tx) => {
    for (const label of ['hoa', 'binh']) {
      await sql`
        insert into numbers_seen values (${THAC_MO}, ${desk.idOf(label)}, ${Buffer.alloc(16, label)}, '22', 1, ${uuid()},
          '2024-03-25')`.execute(tx)
      await sql`
        insert into quarantined_visits (commune_id, hamlet_id, fact_id, person_id, device_id, account_id, effective, why, body,
          on_day) values (${THAC_MO}, ${HERE}, ${uuid()}, ${desk.idOf(label)}, ${uuid()}, ${uuid()}, '2024-03-25',
          'device-revoked', '{}', '2024-03-25')`.execute(tx)
      await sql`
        insert into person_departures values (${THAC_MO}, ${HERE}, ${desk.idOf(label)}, 1, 'moved', '2024-03-25')`.execute(
        tx,
      )
    }
  })
})
afterAll(() => desk.close())

const ids = (labels: readonly string[]) => labels.map((label) => desk.idOf(label)).sort()
const rowsOf = async (phone: TestPhone, table: string, column: string): Promise<string[]> =>
  desk.app.services.database.asUnit(phone.session, async (tx: Tx) => {
    const { rows } = await sql<{ seen: string }>`
      select distinct ${sql.ref(column)}::text as seen from ${sql.table(table)} order by 1`.execute(tx)
    return rows.map(({ seen }) => seen)
  })

describe.each(NAMES)('a phone of %s', (name) => {
  it('sees the people it is given, what is known of them and nothing of others', async () => {
    const phone = phones[name]
    const given = ids(GIVEN[name])
    expect(await rowsOf(phone, 'people', 'person_id')).toEqual(given)
    expect(await rowsOf(phone, 'facts', 'person_id')).toEqual(given)
    expect(await rowsOf(phone, 'residences', 'person_id')).toEqual(given)
    const scanned = given.filter((id) => ids(['hoa', 'binh']).includes(id))
    expect(await rowsOf(phone, 'numbers_seen', 'person_id')).toEqual(scanned)
  })

  it('sees no revision, tombstone, tally, name to search or quarantined visit', async () => {
    for (const table of [
      'hamlet_revisions',
      'person_departures',
      'tallies',
      'people_words',
      'quarantined_visits',
    ])
      expect(await rowsOf(phones[name], table, 'commune_id')).toEqual([])
  })

  it('sees no other phone, and no secret of its own', async () => {
    const phone = phones[name]
    expect(await rowsOf(phone, 'devices', 'device_id')).toEqual([phone.session.credentialId])
    await expect(rowsOf(phone, 'devices', 'token_hash')).rejects.toThrow('permission denied')
    await expect(rowsOf(phone, 'device_invitations', 'code_hash')).rejects.toThrow('permission denied')
  })

  it('is answered with the same people, and may record of nobody else', async () => {
    const phone = phones[name]
    const answers = await phone.sync()
    expect(phone.ids()).toEqual(ids(GIVEN[name]))
    const told = JSON.stringify(answers)
    const { answers: pushed } = await phone.push(
      ['hoa', 'binh', 'cuc', 'dung', 'be', 'kia', 'xa'].map((label) => visitTo(desk.idOf(label))),
    )
    const taken = pushed.flatMap(({ receipts: [one] }) => (one?.refusal === null ? [one.personId] : []))
    expect(taken.sort()).toEqual(ids(GIVEN[name]))
    for (const label of ['hoa', 'binh', 'cuc', 'dung', 'be', 'kia', 'xa'])
      expect([label, told.includes(desk.idOf(label))]).toEqual([
        label,
        GIVEN[name].some((one) => one === label),
      ])
  })

  it('that claims to hold a hamlet of others is told no more than that nobody is there for it', async () => {
    const phone = await openPhone(desk.app.services, name)
    await phone.sync()
    const elsewhere = (THAC_MO + 1) * 1000 + 1
    expect(phone.people.has(elsewhere)).toBe(false)
    const answer = await phone.pull(100, [{ hamletId: elsewhere, revision: 0, people: 0, sum: 0 }])
    expect(answer).toMatchObject({ hamlets: [], left: [elsewhere] })
  })
})
