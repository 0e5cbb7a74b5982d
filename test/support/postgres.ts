// A real PostgreSQL for tests: one server for the whole run, one template database that is set up once, and a fresh clone
// of it (30–40 ms) for whoever asks. Vitest runs `setup` once; tests import `freshDatabase` and nothing else.

import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import type { TestProject } from 'vitest/node'
import { openDataFolder } from '../../src/server/platform/data-folder.ts'
import { quietLog } from '../../src/server/platform/log.ts'
import { migrate } from '../../src/server/platform/migrate.ts'
import { startLocalPostgres } from '../../src/server/platform/postgres/local-postgres.ts'
import { LOGIN_ROLE, prepareRoles } from '../../src/server/platform/roles.ts'

type TestServer = {
  /** Superuser, any database. */
  readonly adminUrl: string
  readonly template: string
  readonly loginPassword: string
}

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer
  }
}

export type FreshDatabase = {
  /** As superuser: to look at what nobody else may see, and to set up. */
  readonly adminUrl: string
  /** As the server's own login, which row security binds. */
  readonly loginUrl: string
  readonly drop: () => Promise<void>
}

/** A database of one's own with the newest schema and nothing in it. Close what is connected, then `drop` it. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const { adminUrl, template, loginPassword } = inject('testServer')
  const name = `phukin_test_${randomBytes(6).toString('hex')}`
  await asAdmin(adminUrl, `create database ${name} template ${template}`)
  return {
    adminUrl: urlOf(adminUrl, name),
    loginUrl: urlOf(adminUrl, name, { user: LOGIN_ROLE, password: loginPassword }),
    drop: () => asAdmin(adminUrl, `drop database if exists ${name} with (force)`),
  }
}

/**
 * What every test database starts from: roles and schema, as the product sets them up. Runs once, under the superuser.
 */
async function prepareTemplate(adminUrl: string, loginPassword: string): Promise<void> {
  const prepared = await prepareRoles({ adminUrl, loginPassword })
  const migrated = prepared.ok ? await migrate(adminUrl) : prepared
  if (!migrated.ok) throw new Error(`the template database: ${JSON.stringify(migrated.error)}`)
}

// Both kinds of test that need a database call `setup`; the second finds what the first one started.
type Running = {
  readonly server: Promise<TestServer & { readonly stop: () => Promise<void> }>
  users: number
}
declare global {
  var phukinTestServer: Running | undefined
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  globalThis.phukinTestServer ??= { server: startServer(), users: 0 }
  const running = globalThis.phukinTestServer
  running.users += 1
  const { adminUrl, template, loginPassword, stop } = await running.server
  project.provide('testServer', { adminUrl, template, loginPassword })
  return async () => {
    running.users -= 1
    if (running.users > 0) return
    globalThis.phukinTestServer = undefined
    await stop()
  }
}

/** TEST_DATABASE_URL names a superuser of a server of one's own; nothing of it but databases named phukin_test_… changes. */
async function startServer() {
  const { TEST_DATABASE_URL: given } = process.env
  const { adminUrl, stop } = given ? { adminUrl: given, stop: async () => {} } : await startOwn()
  const template = `phukin_test_template_${randomBytes(4).toString('hex')}`
  const loginPassword = randomBytes(12).toString('hex')
  await asAdmin(adminUrl, `create database ${template}`)
  await prepareTemplate(urlOf(adminUrl, template), loginPassword)
  return {
    adminUrl,
    template,
    loginPassword,
    async stop() {
      await asAdmin(adminUrl, `drop database ${template} with (force)`)
      await stop()
    },
  }
}

async function startOwn() {
  const parent = await mkdtemp(join(tmpdir(), 'phukin-test-'))
  await chmod(parent, 0o755)
  const folder = await openDataFolder(join(parent, 'data'), { make: 'real' })
  if (!folder.ok) throw new Error(`the folder for the test server: ${folder.error.code}`)
  // What is thrown away after the run need not survive a power cut.
  const settings = {
    fsync: 'off',
    full_page_writes: 'off',
    synchronous_commit: 'off',
    shared_buffers: '128MB',
  }
  const started = await startLocalPostgres({ folder: folder.value, log: quietLog, settings })
  if (!started.ok) throw new Error(`the test server: ${started.error.code}: ${started.error.detail}`)
  const { superuserUrl, stop } = started.value
  return {
    adminUrl: superuserUrl,
    async stop() {
      await stop()
      await rm(parent, { recursive: true, force: true })
    },
  }
}

function urlOf(
  url: string,
  database: string,
  login?: { readonly user: string; readonly password: string },
): string {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  if (login) [changed.username, changed.password] = [login.user, login.password]
  return changed.href
}

async function asAdmin(url: string, query: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(query)
  } finally {
    await client.end()
  }
}
