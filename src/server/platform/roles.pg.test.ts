import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/support/postgres.ts'
import { migrate } from './migrate.ts'
import { describeLogin, maySafelyServe, prepareRoles } from './roles.ts'

let fresh: FreshDatabase
beforeAll(async () => {
  fresh = await freshDatabase()
})
afterAll(() => fresh.drop())

describe('a login', () => {
  it('that is the administrator’s or the owner’s may not serve; the server’s may', async () => {
    expect(maySafelyServe(await describeLogin(fresh.adminUrl))).toBe(false)
    expect(maySafelyServe(await describeLogin(fresh.loginUrl))).toBe(true)
  })
  it('that may not create roles is told so', async () => {
    expect(await prepareRoles({ adminUrl: fresh.loginUrl, loginPassword: 'x' })).toEqual({
      ok: false,
      error: 'roles-not-allowed',
    })
  })
})

it('a current database is left as it is', async () => {
  expect(await migrate(fresh.adminUrl)).toEqual({ ok: true, value: [] })
})

it('no table about people lets its owner, or a role it is not granted to, read it', async () => {
  const client = new pg.Client({ connectionString: fresh.adminUrl })
  await client.connect()
  const { rows } =
    await client.query(`select relname from pg_class where relnamespace = 'public'::regnamespace
    and relkind = 'r' and relrowsecurity and not relforcerowsecurity`)
  await client.end()
  expect(rows).toEqual([])
})

it('the SQL of the guide for database administrators gives a login that may serve', async () => {
  const guide = await readFile(new URL('../../../docs/guides/operate.md', import.meta.url), 'utf8')
  const written = /```sql\n([\s\S]*?)```/.exec(guide)?.[1] ?? ''
  const client = new pg.Client({ connectionString: fresh.adminUrl })
  await client.connect()
  try {
    // The roles of the guide stand in this cluster already: the same under another name, and taken back.
    await client.query('begin')
    await client.query(
      written.replaceAll('phukin_', 'guide_').replaceAll('database phukin', `database "${client.database}"`),
    )
    const { rows } = await client.query(`select
      pg_has_role('guide_login', 'guide_unit', 'member') as unit, pg_has_role('guide_login', 'guide_public', 'member') as public,
      pg_has_role('guide_login', 'guide_system', 'member') as system, pg_has_role('guide_login', 'guide_unit', 'usage') as inherits,
      pg_has_role('guide_login', 'guide_owner', 'member') as owner,
      has_schema_privilege('guide_owner', 'public', 'create') as creates,
      has_database_privilege('guide_owner', current_database(), 'create') as schemas`)
    expect(rows).toEqual([
      { unit: true, public: true, system: true, inherits: false, owner: false, creates: true, schemas: true },
    ])
  } finally {
    await client.query('rollback')
    await client.end()
  }
})
