// One connection that says "I use this server": a shared advisory lock, which PostgreSQL drops by itself when the process
// dies. Whoever gets the same lock alone is the last one. It must not be used for anything else.

import pg from 'pg'
import type { Log } from '../log.ts'
import { SUPERUSER } from './cluster.ts'

export type Hold = {
  /** The product's database as superuser. */
  readonly superuserUrl: string
  /** Gives up the hold; true when nobody else has one. Then nobody can get one until `release`. */
  readonly isLast: () => Promise<boolean>
  readonly release: () => Promise<void>
}

const DATABASE = 'phukin'
const LOCK = 7_046_000
const AGAIN_MS = 1_000

/** Null when the server would not have us: it is stopping. Makes the product's database when it is not there. */
export async function holdServer(given: {
  readonly port: number
  readonly password: string
  readonly log: Log
}): Promise<Hold | null> {
  const url = (database: string) =>
    `postgresql://${SUPERUSER}:${given.password}@127.0.0.1:${given.port}/${database}`
  const connect = async (): Promise<pg.Client | null> => {
    const client = new pg.Client({
      connectionString: url('postgres'),
      application_name: 'phukin hold',
      keepAlive: true,
    })
    client.on('error', () => undefined) // its end is noticed below; an unheard error would end the process
    try {
      await client.connect()
      await client.query(`select pg_advisory_lock_shared(${LOCK})`)
      await makeDatabase(client)
      return client
    } catch (error) {
      await client.end().catch(() => undefined)
      if (isLeaving(error)) return null
      throw error
    }
  }

  const first = await connect()
  if (!first) return null
  let client: pg.Client | null = first
  let released = false
  /** A crashed backend makes PostgreSQL end all sessions and begin anew: the hold is taken again. */
  const watch = (held: pg.Client) =>
    held.once('end', () => {
      if (released) return
      client = null
      given.log.warn('the connection that holds PostgreSQL was lost')
      const again = setInterval(async () => {
        const fresh = released ? null : await connect().catch(() => null)
        if (!released && !fresh) return
        clearInterval(again)
        if (released) return void fresh?.end()
        client = fresh
        if (fresh) watch(fresh)
      }, AGAIN_MS)
      again.unref()
    })
  watch(first)

  return {
    superuserUrl: url(DATABASE),
    async isLast() {
      released = true
      if (!client) return false
      await client.query(`select pg_advisory_unlock_shared(${LOCK})`)
      const { rows } = await client.query<{ alone: boolean }>(`select pg_try_advisory_lock(${LOCK}) as alone`)
      return rows[0]?.alone === true
    },
    async release() {
      released = true
      await client?.end()
    },
  }
}

async function makeDatabase(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE])
  if (rowCount === 1) return
  await client.query(`create database ${DATABASE}`).catch((error: unknown) => {
    // Two processes at once: the other one made it.
    if (!(error instanceof pg.DatabaseError && (error.code === '42P04' || error.code === '23505')))
      throw error
  })
}

/** Starting up or shutting down (57P…), or the connection was cut or refused meanwhile. */
const isLeaving = (error: unknown): boolean => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return (
    /^(57P|08|ECONN|EPIPE)/.test(code) ||
    (error instanceof Error && /terminated unexpectedly/.test(error.message))
  )
}
