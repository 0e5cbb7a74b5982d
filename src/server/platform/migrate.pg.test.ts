import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/support/postgres.ts'
import { type MigrationFile, migrate, migrationFiles } from './migrate.ts'
import { openDatabase } from './open-database.ts'

let fresh: FreshDatabase
let admin: pg.Client
beforeAll(async () => {
  fresh = await freshDatabase()
  admin = new pg.Client({ connectionString: fresh.adminUrl })
  await admin.connect()
})
afterAll(async () => {
  await admin.end()
  await fresh.drop()
})

const NAME = 'phukin_test_empty'
let emptyUrl: string
beforeEach(async () => {
  await admin.query(`drop database if exists ${NAME} with (force)`)
  await admin.query(`create database ${NAME}`)
  const url = new URL(fresh.adminUrl)
  url.pathname = `/${NAME}`
  emptyUrl = url.href
  await onEmpty(
    `grant create on database ${NAME} to phukin_owner; grant usage, create on schema public to phukin_owner`,
  )
  return async () => {
    await admin.query(`drop database ${NAME} with (force)`)
  }
})
async function onEmpty(query: string) {
  const client = new pg.Client({ connectionString: emptyUrl })
  await client.connect()
  const { rows } = await client.query(query).finally(() => client.end())
  return rows
}
const file = (number: number, sql: string): MigrationFile => ({
  number,
  name: `${String(number).padStart(4, '0')}-test.sql`,
  sql,
  checksum: sql,
})

describe('an empty database', () => {
  it('is brought to the newest schema by one of two that begin at the same moment', async () => {
    const both = await Promise.all([migrate(emptyUrl), migrate(emptyUrl)])
    const all = (await migrationFiles()).map(({ name }) => name)
    expect(both.map((result) => (result.ok ? result.value.length : null)).sort()).toEqual([0, all.length])
  })
  it('stays at the file before a broken one, whole', async () => {
    const broken = file(2, 'create table half (x int); select no_such_function()')
    await expect(migrate(emptyUrl, [file(1, 'create table one (x int)'), broken])).rejects.toThrow(
      '0002-test.sql',
    )
    expect(await onEmpty('select number from schema_migrations')).toEqual([{ number: 1 }])
    expect(await onEmpty("select to_regclass('half') as half")).toEqual([{ half: null }])
    const mended = file(2, 'create table whole (x int)')
    expect(await migrate(emptyUrl, [file(1, 'create table one (x int)'), mended])).toEqual({
      ok: true,
      value: ['0002-test.sql'],
    })
  })
  it('belongs to phukin_owner, not to whoever set it up', async () => {
    await migrate(emptyUrl)
    const rows = await onEmpty(
      `select distinct tableowner from pg_tables where schemaname in ('public', 'graphile_worker')`,
    )
    expect(rows).toEqual([{ tableowner: 'phukin_owner' }])
  })
  it('is not served before it is migrated', async () => {
    const login = new URL(fresh.loginUrl)
    login.pathname = `/${NAME}`
    const opened = await openDatabase({ databaseUrl: login.href, ownerUrl: null, passwordFile: '/nowhere' })
    expect(opened).toEqual({ ok: false, error: 'migrations-pending' })
  })
})
