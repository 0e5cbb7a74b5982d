// The whole server on a fresh database, without a port: calls go straight to its routes. For tests that need endpoints.

import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { type Endpoint, requestOf } from '#contract/endpoint'
import { ROLES, type Role } from '#domain/access'
import { binhPhuoc2024 } from '#domain/binh-phuoc/campaign'
import { instantOfDay } from '#domain/dates'
import { buildApp } from '../../src/server/app.ts'
import { makeAccount } from '../../src/server/auth/accounts.ts'
import { findAccount } from '../../src/server/auth/queries.ts'
import { beginSession } from '../../src/server/auth/sign-in.ts'
import { setCampaignNow } from '../../src/server/platform/clock.ts'
import { readConfig } from '../../src/server/platform/config.ts'
import { openDataFolder } from '../../src/server/platform/data-folder.ts'
import { createDatabase, type Tx } from '../../src/server/platform/database.ts'
import { openFiles } from '../../src/server/platform/files.ts'
import { SESSION_COOKIE } from '../../src/server/platform/http.ts'
import { openKeys } from '../../src/server/platform/keys.ts'
import { quietLog } from '../../src/server/platform/log.ts'
import type { Services } from '../../src/server/platform/services.ts'
import { setUp } from '../../src/server/set-up.ts'
import { freshDatabase } from './postgres.ts'

export type Who = { readonly cookie: string } | { readonly bearer: string } | null

export type TestApp = {
  readonly services: Services
  /** As superuser: to see what nobody else may, and to load the demo. */
  readonly adminUrl: string
  /** Names of the endpoints that have a route. */
  readonly routed: ReadonlySet<string>
  /** Sends a request as a browser of our own pages would, or as one of another origin. */
  readonly send: (
    called: Endpoint,
    input: Readonly<Record<string, unknown>>,
    who: Who,
    origin?: string,
    /** What an endpoint with a raw body is sent. */
    bytes?: Uint8Array<ArrayBuffer>,
  ) => Promise<Response>
  /** A new session of the role's account: in the province, its first district, commune or hamlet. */
  readonly signedIn: (role: Role) => Promise<{ readonly cookie: string }>
  /** A phone of the role's account that was let in. */
  readonly phoneOf: (role: Role) => Promise<{ readonly bearer: string }>
  /** As on a first start. */
  readonly removeAccounts: () => Promise<void>
  readonly close: () => Promise<void>
}

export const PASSWORD = 'bến-đò-sông-bé'
const ORIGIN = 'http://phukin.test'

export async function testApp(): Promise<TestApp> {
  const fresh = await freshDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'phukin-app-'))
  const database = createDatabase({ url: fresh.loginUrl, connections: 4 })
  await setUp(database)
  const dataFolder = await openDataFolder(join(folder, 'data'), { make: 'real' })
  const protect = await openKeys(database, join(folder, 'keys.json'))
  const config = readConfig({ PHUKIN_DATA: join(folder, 'data') }, folder)
  if (!protect.ok || !config.ok || !dataFolder.ok) throw new Error('the test’s own set-up was refused')
  const services: Services = {
    config: config.value,
    log: quietLog,
    dataFolder: dataFolder.value,
    database,
    protect: protect.value,
    files: await openFiles(join(folder, 'files'), protect.value),
  }
  await database.asSystem('test: day 0', async (tx) => {
    await setCampaignNow(tx, instantOfDay(binhPhuoc2024.startsOn, 8))
    await openOneHamlet(tx)
    for (const role of ROLES) await makeRoleAccount(tx, role)
  })
  const { app, idle } = buildApp(services)
  return {
    services,
    adminUrl: fresh.adminUrl,
    routed: app.routed,
    async send(called, input, who, origin = ORIGIN, bytes) {
      const { url, json } = requestOf(called, input)
      const headers = {
        host: 'phukin.test',
        origin,
        ...(json !== null && { 'content-type': 'application/json' }),
        ...(who && 'cookie' in who && { cookie: who.cookie }),
        ...(who && 'bearer' in who && { authorization: `Bearer ${who.bearer}` }),
      }
      return app.hono.request(ORIGIN + url, {
        method: called.method.toUpperCase(),
        headers,
        body: bytes ?? json,
      })
    },
    async signedIn(role) {
      const account = await database.asSystem('test: account of a role', (tx) =>
        findAccount(tx, usernameOf(role)),
      )
      if (!account) throw new Error(`no account for ${role}`)
      const { token } = await beginSession(database, account)
      return { cookie: `${SESSION_COOKIE}=${token}` }
    },
    async phoneOf(role) {
      const token = randomBytes(32).toString('base64url')
      await database.asSystem('test: a phone of a role', async (tx) => {
        const account = await findAccount(tx, usernameOf(role))
        if (!account) throw new Error(`no account for ${role}`)
        const { accountId } = account
        await sql`
          insert into devices (device_id, account_id, lo, hi, token_hash, name, invited_by)
          values (${randomUUID()}, ${accountId}, 0, 0, ${createHash('sha256').update(token).digest()}, 'máy', ${accountId})`.execute(
          tx,
        )
      })
      return { bearer: token }
    },
    async removeAccounts() {
      const owner = new pg.Client({ connectionString: fresh.adminUrl })
      await owner.connect()
      await owner.query('truncate accounts cascade')
      await owner.end()
    },
    async close() {
      await idle()
      await database.close()
      await fresh.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** '70' is the province, '688' Phước Long, '25216' Thác Mơ on day 0. */
const UNIT_CODES: Readonly<Record<Role, readonly string[]>> = {
  province_leader: ['70'],
  district_leader: ['688'],
  commune_leader: ['25216'],
  commune_police: ['25216'],
  province_police: ['70'],
  desk_clerk: ['25216'],
  collection_officer: ['688'],
  hamlet_head: ['25216/Khu phố 1'],
  team_lead: ['25216'],
  volunteer: ['25216/Khu phố 1'],
  telecom_agent: ['70'],
  auditor: ['70'],
  system_administrator: [],
}

const usernameOf = (role: Role): string => role.replace('_', '-')

async function makeRoleAccount(tx: Tx, role: Role): Promise<void> {
  const made = await makeAccount(tx, null, {
    username: usernameOf(role),
    displayName: role,
    role,
    unitCodes: UNIT_CODES[role],
    password: PASSWORD,
  })
  if (!made.ok) throw new Error(`${role}: ${made.error.code}`)
}

/** The registry of hamlets is empty until a first register: one is enough for those who work in a hamlet. */
async function openOneHamlet(tx: Tx): Promise<void> {
  await sql`
    insert into units (unit_id, code, name, full_name, kind, level, parent_id, lo, hi, valid_from)
    select unit_id * 1000 + 1, null, '1', 'Khu phố 1', 'khu-pho', 'hamlet', unit_id, unit_id * 1000 + 1, unit_id * 1000 + 1, valid_from
    from units where code = '25216' and valid_to is not null`.execute(tx)
}
