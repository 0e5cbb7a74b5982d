// From a URL to a database that may be served: roles made where allowed, schema current, and a login that row security binds.
// Knows the three ways to be given a database (docs/guides/operate.md); the embedded one is postgres/'s.

import { randomBytes } from 'node:crypto'
import { open, readFile } from 'node:fs/promises'
import { err, ok, type Result } from '#domain/result'
import { createDatabase, type Database } from './database.ts'
import { appliedMigrations, type MigrationRefusal, migrate, migrationFiles, pendingOf } from './migrate.ts'
import { describeLogin, LOGIN_ROLE, maySafelyServe, OWNER_ROLE, prepareRoles } from './roles.ts'

export type DatabaseRefusal =
  | MigrationRefusal['code']
  | 'roles-not-allowed'
  | 'login-too-powerful'
  | 'migrations-pending'
  | 'database-unreachable'

export type DatabaseUrls = {
  readonly databaseUrl: string
  /** phukin_owner, or somebody who may become it: for migrations only. */
  readonly ownerUrl: string | null
  /** Where the generated password of phukin_login is kept when this process makes the roles. */
  readonly passwordFile: string
}

export type OpenedDatabase = { readonly database: Database; readonly migrated: readonly string[] }

export async function openDatabase(given: DatabaseUrls): Promise<Result<OpenedDatabase, DatabaseRefusal>> {
  const login = await describeLogin(given.databaseUrl).catch(unreachable)
  if (!login) return err('database-unreachable')
  if (given.ownerUrl !== null) return openAsPrepared(given.databaseUrl, given.ownerUrl)
  if (!login.createsRoles && !login.superuser) {
    const mustBePrepared = login.owner && login.name !== OWNER_ROLE
    return mustBePrepared ? err('roles-not-allowed') : openAsPrepared(given.databaseUrl, null)
  }
  const loginPassword = await keptPassword(given.passwordFile)
  const prepared = await prepareRoles({ adminUrl: given.databaseUrl, loginPassword })
  if (!prepared.ok) return prepared
  return openAsPrepared(serverUrl(given.databaseUrl, loginPassword), given.databaseUrl)
}

async function openAsPrepared(
  url: string,
  ownerUrl: string | null,
): Promise<Result<OpenedDatabase, DatabaseRefusal>> {
  const migrated = ownerUrl === null ? ok([]) : await migrate(ownerUrl)
  if (!migrated.ok) return err(migrated.error.code)
  const login = await describeLogin(url).catch(unreachable)
  if (!login) return err('database-unreachable')
  if (!maySafelyServe(login)) return err('login-too-powerful')
  const database = createDatabase({ url })
  if (ownerUrl === null) {
    const refusal = await schemaRefusal(database)
    if (refusal !== null) {
      await database.close()
      return err(refusal)
    }
  }
  return ok({ database, migrated: migrated.value })
}

/** Null when the schema is current. An empty database has no schema_migrations yet. */
export async function schemaRefusal(database: Database): Promise<DatabaseRefusal | null> {
  const applied = await appliedMigrations(database.systemPool).catch((error: unknown) => {
    if (hasCode(error, UNDEFINED_TABLE) || hasCode(error, INSUFFICIENT_PRIVILEGE)) return []
    throw error
  })
  const pending = pendingOf(await migrationFiles(), applied)
  if (!pending.ok) return pending.error.code
  return pending.value.length === 0 ? null : 'migrations-pending'
}

const UNDEFINED_TABLE = '42P01'
const INSUFFICIENT_PRIVILEGE = '42501'
const hasCode = (error: unknown, code: string) =>
  error instanceof Error && 'code' in error && error.code === code

/** Refused, unknown host, wrong password, no such database: what the person at the command line can mend. */
function unreachable(error: unknown): null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (/^(E[A-Z]+|28[0-9A-Z]{3}|3D000|57P03|08[0-9A-Z]{3})$/.test(code)) return null
  throw error
}

/** Made once; readable by its owner alone. */
async function keptPassword(path: string): Promise<string> {
  const file = await open(path, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') return null
    throw error
  })
  if (file) {
    await file.writeFile(randomBytes(24).toString('base64url'))
    await file.close()
  }
  return (await readFile(path, 'utf8')).trim()
}

function serverUrl(adminUrl: string, password: string): string {
  const url = new URL(adminUrl)
  url.username = LOGIN_ROLE
  url.password = password
  return url.href
}
