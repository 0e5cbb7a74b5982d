// Brings a database to the newest schema: roles first (where allowed), then graphile-worker's own tables, then the numbered
// files of db/migrations, forward only, under a lock, each in a transaction. Runs as phukin_owner, never as the server's login.

import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { Logger, runMigrations } from 'graphile-worker'
import type pg from 'pg'
import { err, ok, type Result } from '#domain/result'
import { poolOf } from './database.ts'

export type MigrationRefusal = {
  readonly code: 'migration-changed' | 'migration-out-of-order' | 'database-newer'
  /** The file or number that is meant. */
  readonly what: string
}

export type MigrationFile = {
  readonly number: number
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

const FOLDER = new URL('../../../db/migrations/', import.meta.url)
const LOCK = 7_046_001 // any number of our own: one migration at a time in a database

/** In order. The checksum ignores how lines end, so that a checkout on Windows agrees. */
export async function migrationFiles(folder: URL = FOLDER): Promise<MigrationFile[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name)).sort()
  return Promise.all(
    names.map(async (name) => {
      const sql = (await readFile(new URL(name, folder), 'utf8')).replaceAll('\r\n', '\n')
      return { number: Number(name.slice(0, 4)), name, sql, checksum: sha256(sql) }
    }),
  )
}

/**
 * `ownerUrl` logs in as phukin_owner or as somebody who may become it. Returns the names of the files that were applied;
 * none if the database was current. A broken file throws and leaves the database at the file before it.
 */
export async function migrate(
  ownerUrl: string,
  files?: readonly MigrationFile[],
): Promise<Result<readonly string[], MigrationRefusal>> {
  const pool = poolOf({ connectionString: ownerUrl, max: 2, options: '-c role=phukin_owner' })
  try {
    return await underLock(pool, async (client) => {
      await client.query(`create table if not exists schema_migrations (
        number int primary key, name text not null, checksum text not null, applied_at timestamptz not null default now())`)
      const known = files ?? (await migrationFiles())
      const pending = pendingOf(known, await appliedMigrations(client))
      if (!pending.ok || pending.value.length === 0) return pending.ok ? ok([]) : pending
      await runMigrations({ pgPool: pool, logger: new Logger(() => () => undefined) })
      for (const file of pending.value) await apply(client, file)
      return ok(pending.value.map(({ name }) => name))
    })
  } finally {
    await pool.end()
  }
}

export type AppliedMigration = { readonly number: number; readonly name: string; readonly checksum: string }

/** Needs select on schema_migrations: the owner, or phukin_system. */
export async function appliedMigrations(client: pg.ClientBase | pg.Pool): Promise<AppliedMigration[]> {
  const { rows } = await client.query<AppliedMigration>(
    'select number, name, checksum from schema_migrations order by number',
  )
  return rows
}

/** What is still to be applied; refused when what was applied is not what the files say. */
export function pendingOf(
  files: readonly MigrationFile[],
  applied: readonly AppliedMigration[],
): Result<readonly MigrationFile[], MigrationRefusal> {
  const byNumber = new Map(files.map((file) => [file.number, file]))
  for (const { number, name, checksum } of applied) {
    const file = byNumber.get(number)
    if (!file) return err({ code: 'database-newer', what: name })
    if (file.checksum !== checksum) return err({ code: 'migration-changed', what: file.name })
  }
  const newest = Math.max(0, ...applied.map(({ number }) => number))
  const done = new Set(applied.map(({ number }) => number))
  const pending = files.filter(({ number }) => !done.has(number))
  const late = pending.find(({ number }) => number < newest)
  return late ? err({ code: 'migration-out-of-order', what: late.name }) : ok(pending)
}

async function underLock<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    return await work(client)
  } finally {
    client.release(true) // closing the connection frees the lock, whatever happened
  }
}

async function apply(client: pg.PoolClient, { number, name, checksum, sql }: MigrationFile): Promise<void> {
  await client.query('begin')
  try {
    await client.query('insert into schema_migrations (number, name, checksum) values ($1, $2, $3)', [
      number,
      name,
      checksum,
    ])
    await client.query(sql)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`migration ${name} failed`, { cause: error })
  }
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
