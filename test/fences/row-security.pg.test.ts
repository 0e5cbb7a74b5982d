// No table about people without row security, nobody above it: read from the catalogue, so that a new table is asked too.

import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts'

/** Staged by COPY, which PostgreSQL refuses under row security; phukin_system alone may touch it. */
const STAGING = ['import_rows', 'import_unchanged']
/** Readable by whoever is signed in, whole: they name no person. */
const OPEN_TO_ALL = ['campaign_clock', 'campaigns', 'unit_successions', 'units']

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

const namesOf = async (query: string): Promise<string[]> =>
  (await admin.query<{ name: string }>(query)).rows.map(({ name }) => name)

const UNGUARDED = `not (c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))`
const OURS = `c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')`

it('every table that says where or who a person is, is guarded, or closed to all but the system', async () => {
  const aboutPeople = `select distinct c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
    where ${OURS} and a.attnum > 0 and (a.attname in ('person_id', 'person_ids', 'hamlet_id', 'commune_id')
      or c.relname like 'import%' or c.relname like 'snapshot%' or c.relname like 'board%')`
  const all = await namesOf(aboutPeople)
  expect(all).toEqual(expect.arrayContaining(['people', 'facts', 'people_words', 'audit_log', 'import_rows']))
  expect(await namesOf(`${aboutPeople} and ${UNGUARDED}`)).toEqual(STAGING)
  const { rows } = await admin.query<{ grantee: string }>(
    `select distinct grantee from information_schema.role_table_grants where table_name = any ($1) and grantee <> 'phukin_owner'`,
    [STAGING],
  )
  expect(rows).toEqual([{ grantee: 'phukin_system' }])
})

it('whatever a signed-in person may read is guarded, but for the tables that name nobody', async () => {
  const readable = `select c.relname as name from pg_class c
    where ${OURS} and has_any_column_privilege('phukin_unit', c.oid, 'select') and ${UNGUARDED} order by 1`
  expect(await namesOf(readable)).toEqual(OPEN_TO_ALL)
})

it('an anonymous reader may read no table about people', async () => {
  const readable = `select c.relname as name from pg_class c
    where ${OURS} and has_any_column_privilege('phukin_public', c.oid, 'select') order by 1`
  expect(await namesOf(readable)).toEqual(OPEN_TO_ALL)
})

it('no policy lets a signed-in person write about people', async () => {
  const writable = `select c.relname as name from pg_class c where ${OURS} and (
    has_any_column_privilege('phukin_unit', c.oid, 'insert') or has_any_column_privilege('phukin_unit', c.oid, 'update')
    or has_table_privilege('phukin_unit', c.oid, 'delete') or has_table_privilege('phukin_unit', c.oid, 'truncate'))`
  expect(await namesOf(writable)).toEqual(['audit_log'])
})

it('the server’s login and the roles it takes are neither superuser, owner nor above row security', async () => {
  const roles = ['phukin_login', 'phukin_public', 'phukin_system', 'phukin_unit']
  const { rows } = await admin.query(
    `select rolname as name, rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication as above,
       exists (select from pg_class c where c.relowner = r.oid) as owns,
       exists (select from pg_class c where c.relnamespace = 'public'::regnamespace
         and pg_has_role(r.oid, c.relowner, 'member')) as "mayOwn"
     from pg_roles r where rolname = any ($1) order by 1`,
    [roles],
  )
  expect(rows).toEqual(roles.map((name) => ({ name, above: false, owns: false, mayOwn: false })))
})

it('the login inherits nothing: without taking a role it is nobody', async () => {
  const inherited = await namesOf(`select c.relname as name from pg_class c
    where ${OURS} and has_any_column_privilege('phukin_login', c.oid, 'select')`)
  expect(inherited).toEqual([])
})

/** Hands in a job; gathers statistics, which only an owner may. None of them returns a row. */
const WITH_OWNERS_RIGHTS = ['app.analyze_people', 'app.analyze_staged', 'app.enqueue']

it('few functions run with the rights of the owner, each known by its name and returning nothing', async () => {
  const definers = `select p.oid::regproc::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where p.prosecdef and n.nspname in ('app', 'public')`
  expect((await namesOf(definers)).sort()).toEqual(WITH_OWNERS_RIGHTS)
  expect(await namesOf(`${definers} and p.prorettype <> 'void'::regtype`)).toEqual([])
})
