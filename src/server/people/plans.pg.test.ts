// Searches and lists stay on their indexes under row security, with as many rows as make a wrong plan dear.
import { randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Scan, scansOf } from '../../../test/support/plans.ts'
import { type FreshDatabase, freshDatabase } from '../../../test/support/postgres.ts'
import { readCandidates, readFactsOf } from '../coverage/queries-people.ts'
import { createDatabase, type Database, type Tx } from '../platform/database.ts'
import { setUp } from '../set-up.ts'
import {
  findByIdentityBlock,
  findByOldBlock,
  findByPhoneBlock,
  findPerson,
  listFacts,
  listHousehold,
  listResidences,
} from './queries.ts'
import { searchByName } from './search.ts'

const PEOPLE = 20_000
// Ten communes of two districts that the tree knows.
const COMMUNES = [130101, 130102, 130103, 130104, 130105, 130201, 130202, 130203, 130204, 130205]
const COMMUNE = { lo: 130101000, hi: 130101999 }
const PROVINCE = { lo: 130000000, hi: 139999999 }

let fresh: FreshDatabase
let database: Database
let anybody: string
beforeAll(async () => {
  fresh = await freshDatabase()
  database = createDatabase({ url: fresh.loginUrl, connections: 2 })
  await setUp(database)
  const admin = new pg.Client({ connectionString: fresh.adminUrl })
  await admin.connect()
  await admin.query(GENERATE, [PEOPLE, COMMUNES])
  await admin.query('vacuum analyze')
  const { rows } = await admin.query<{ id: string }>(
    `select person_id as id from people where commune_id = 130101 and household_no is not null limit 1`,
  )
  anybody = rows[0]?.id ?? ''
  await admin.end()
})
afterAll(async () => {
  await database.close()
  await fresh.drop()
})

// Two in five are Nguyễn, nearly all are Thị or Văn, as in a real commune; one in thirteen is registered in another one.
const GENERATE = `
  with params as (
    select array['nguyen','nguyen','tran','le','dieu','nguyen','pham','hoang','nguyen','bui'] surnames,
      array['thi','van','thi','van','huu'] middles,
      array['hoa','hung','nam','lan','mai','tuan','quynh','son','thao','thuy','binh','cuong'] givens
  ), made as (
    select i, md5('person ' || i)::uuid as person_id, ($2::int[])[1 + i % 10] as commune_id, 1 + i / 10 % 8 as n,
      surnames[1 + i * 7 % 10] as surname, middles[1 + i * 3 % 5] as middle, givens[1 + i * 11 % 12] as given, i % 13 = 0 as moved
    from generate_series(1, $1::int) i, params
  ), home as (
    select *, commune_id * 1000 + n as hamlet_id,
      case when moved then ($2::int[])[1 + (i + 3) % 10] * 1000 + n else commune_id * 1000 + n end as registered_id from made
  ), inserted as (
    insert into people (commune_id, person_id, hamlet_id, registered_hamlet_id, full_name, match_key, birth_year, household_no,
      identity_block, cmnd_block, phone_block, key_id)
    select commune_id, person_id, hamlet_id, registered_id, surname || ' ' || given, surname || ' ' || given, 1990,
      (i / 320)::text, decode(md5('i' || i), 'hex'), decode(md5('c' || i), 'hex'), decode(md5('p' || i), 'hex'), 1 from home
  ), numbered as (
    insert into identities select decode(md5('i' || i), 'hex'), commune_id, person_id from home
  ), lived as (
    insert into residences select commune_id, person_id, 'permanent', hamlet_id, (i / 320)::text, null, '2024-03-25' from home
  ), told as (
    insert into facts (commune_id, person_id, fact_id, hamlet_id, recorded_in, effective, known, source, body)
    select commune_id, person_id, md5('fact ' || i)::uuid, hamlet_id, commune_id, '2024-03-25',
      '2024-03-25', 'register', '{"type":"listed/1","list":"register"}' from home
  )
  insert into people_words
  select distinct h / 1000, word, h, person_id from home, unnest(array[hamlet_id, registered_id]) h,
    unnest(array[surname, middle, given]) word`

const scansAs = (range: { lo: number; hi: number }, work: (tx: Tx) => Promise<unknown>): Promise<Scan[]> =>
  database.asUnit({ accountId: randomUUID(), scope: { kind: 'unit', ranges: [range] } }, (tx) =>
    scansOf(tx, work),
  )
const indexesOn = (scans: readonly Scan[], table: string) => [
  ...new Set(scans.filter((scan) => scan.table === table).map(({ how, index }) => `${how} ${index}`)),
]
const wholeTables = (scans: readonly Scan[]) =>
  scans.filter(({ how, table }) => how === 'Seq Scan' && table !== 'units').map(({ table }) => table)
const search = (scope: { lo: number; hi: number }, typed: string) =>
  scansAs(scope, (tx) => searchByName(tx, { kind: 'unit', ranges: [scope] }, typed, null))

describe('a search by name', () => {
  it.each([
    ['one word', 'qu'],
    ['a common word', 'nguyen'],
    ['one letter', 't'],
    ['several words', 'ho thi ng'],
    ['words that nobody has together', 'zz nguyen'],
  ])('reads only the index of words, in a commune: %s', async (_, typed) => {
    const scans = await search(COMMUNE, typed)
    expect(wholeTables(scans)).toEqual([])
    expect(indexesOn(scans, 'people_words')).toEqual(['Index Only Scan people_words_pkey'])
    for (const { table, condition, removed } of scans) {
      if (table !== 'people_words') continue
      expect(condition).toMatch(/commune_id = .*word >= .*word < /)
      expect(removed).toBe(0)
    }
  })

  it('reads only the index of words, in a province, and finds each person by the key', async () => {
    const scans = await search(PROVINCE, 'quynh thi')
    expect(wholeTables(scans)).toEqual([])
    expect(indexesOn(scans, 'people_words')).toEqual(['Index Only Scan people_words_pkey'])
    expect(indexesOn(scans, 'people')).toEqual(['Index Scan people_id'])
  })
})

describe('an exact search', () => {
  const block = randomBytes(16)
  it.each([
    ['an identity number', findByIdentityBlock, 'identities', 'identities_pkey'],
    ['an old number', findByOldBlock, 'people', 'people_cmnd'],
    ['a telephone', findByPhoneBlock, 'people', 'people_phone'],
  ] as const)('by %s reads one place of its index', async (_, find, table, index) => {
    const scans = await scansAs(COMMUNE, (tx) => find(tx, block))
    expect(wholeTables(scans)).toEqual([])
    expect(indexesOn(scans, table)).toEqual([`Index Scan ${index}`])
  })
})

describe('a page', () => {
  it('of one person reads that person alone', async () => {
    const scans = await scansAs(COMMUNE, async (tx) => {
      const person = await findPerson(tx, anybody)
      if (person?.householdNo == null) throw new Error('nobody to read')
      expect((await listHousehold(tx, person.hamletId, person.householdNo)).length).toBeGreaterThan(1)
      expect(await listResidences(tx, anybody)).toHaveLength(1)
      expect(await listFacts(tx, person.communeId, anybody)).toHaveLength(1)
    })
    expect(wholeTables(scans)).toEqual([])
    expect(indexesOn(scans, 'facts')).toEqual(['Index Scan facts_pkey'])
  })

  it('of a named list reads the people and facts of its commune alone', async () => {
    const scans = await scansAs(COMMUNE, async (tx) => {
      const people = await readCandidates(tx, COMMUNE.lo, COMMUNE.hi)
      expect(people.length).toBeGreaterThan(PEOPLE / COMMUNES.length)
      expect((await readFactsOf(tx, people, 1_000_000)).length).toBe(people.length)
    })
    expect(wholeTables(scans)).toEqual([])
    expect(scans.reduce((sum, { removed }) => sum + removed, 0)).toBeLessThan(PEOPLE)
  })
})
