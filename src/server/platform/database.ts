// The only ways to a transaction: asUnit (who asks is stated, row security answers), asPublic (published tables only)
// and asSystem (set-up, sign-in and jobs; says its reason); readTogether reads as several of them. Handlers write no
// `where unit = …`. Holds no query of a feature.

import { hash } from 'node:crypto'
import {
  CamelCasePlugin,
  Kysely,
  PostgresDialect,
  type PostgresPoolClient,
  type RawBuilder,
  sql,
} from 'kysely'
import pg from 'pg'
import { MAX_SCOPE_RANGES, type Scope } from '#domain/access'
import { type Reading, type ReadOf, type RowsOf, readTogether } from './read-together.ts'
import type { Session } from './session.ts'
import type { Tables } from './tables.generated.ts'

declare const inTransaction: unique symbol

/** A Kysely that lives as long as its transaction; only this file makes one. Run its queries one after another. */
export type Tx = Pick<
  Kysely<Tables>,
  | 'selectFrom'
  | 'selectNoFrom'
  | 'insertInto'
  | 'updateTable'
  | 'deleteFrom'
  | 'mergeInto'
  | 'with'
  | 'withRecursive'
  | 'fn'
  | 'dynamic'
  | 'getExecutor'
  | 'executeQuery'
> & { readonly [inTransaction]: true }

type Work<T> = (tx: Tx) => Promise<T>

/**
 * A transaction commits when `work` returns and rolls back when it throws. It also rolls back when `work` returns a refusal
 * (`{ ok: false }`): what is refused leaves nothing behind. What must outlast a refusal (audit) takes its own transaction.
 */
export type Database = {
  readonly asUnit: <T>(session: Pick<Session, 'accountId' | 'scope'>, work: Work<T>) => Promise<T>
  readonly asPublic: <T>(work: Work<T>) => Promise<T>
  readonly asSystem: <T>(reason: string, work: Work<T>) => Promise<T>
  /**
   * Reads alone, of transactions that follow each other, in one trip to the database. Each sees what was committed before it
   * began, and no later one is older than an earlier one. The first that fails is thrown.
   */
  readonly readTogether: <const P extends readonly Reading[]>(parts: P) => Promise<ReadOf<P>>
  /** Connections that are phukin_system from the start: for graphile-worker and the rate limiter, which bring their own SQL. */
  readonly systemPool: pg.Pool
  readonly close: () => Promise<void>
}

/** `url` logs in as phukin_login, which may become phukin_unit, phukin_public or phukin_system and is nothing by itself. */
export function createDatabase({ url, connections = 16 }: { url: string; connections?: number }): Database {
  const pool = poolOf({ connectionString: url, max: connections })
  const systemPool = poolOf({ connectionString: url, max: 6, options: '-c role=phukin_system' })
  return {
    asUnit: async (session, work) => transact(pool, becomeUnit(session), work),
    asPublic: (work) => transact(pool, 'begin; set local role phukin_public', work),
    asSystem: (reason, work) => transact(pool, becomeSystem(reason), work),
    readTogether: async (parts) => readTogether(pool, parts, parts.map(openingOf), send),
    systemPool,
    close: async () => {
      await Promise.all([pool.end(), systemPool.end()])
    },
  }
}

/** The client under a transaction, for COPY. It must not begin, commit or set a role. */
export function rawClient(tx: Tx): pg.PoolClient {
  const client = clients.get(tx)
  if (!client) throw new Error('rawClient: not a transaction of this file')
  return client
}

const clients = new WeakMap<object, pg.PoolClient>()

async function transact<T>(pool: pg.Pool, opening: string, work: Work<T>): Promise<T> {
  const client = await pool.connect()
  let broken = false
  gather(client)
  // Nobody waits for it: what `work` asks first goes out with it, and fails with it.
  const opened = client.query(opening)
  opened.catch(() => undefined)
  try {
    const result = await work(transactionOn(client))
    await opened
    const ending = isRefusal(result) ? 'rollback' : 'commit'
    const { command } = await client.query(ending)
    // A failed statement whose error `work` swallowed makes PostgreSQL roll back at commit.
    if (ending === 'commit' && command !== 'COMMIT') throw new Error('the transaction was rolled back')
    return result
  } catch (error) {
    await client.query('rollback').catch(() => {
      broken = true
    })
    // Why it could not begin says more than that nothing could be asked in it.
    await opened
    throw error
  } finally {
    client.release(broken)
  }
}

/**
 * What is written before the event loop turns goes out as one: each write by itself is a call of the system, which costs more than
 * most statements.
 */
function gather({ connection: { stream } }: pg.PoolClient): void {
  stream.cork()
  process.nextTick(() => stream.uncork())
}

const isRefusal = (result: unknown): boolean =>
  typeof result === 'object' && result !== null && 'ok' in result && result.ok === false

/**
 * Sends statements one behind the other without waiting for answers in between: one trip to the database instead of one for
 * each. They run in their order, and each sees what those before it wrote. Only the rows of `asked` are told. The first that
 * fails is thrown, and then nothing of the transaction holds.
 */
export async function queryTogether<const S extends readonly RawBuilder<unknown>[]>(
  tx: Tx,
  asked: S,
  { before = [], after = [] }: Partial<Record<'before' | 'after', readonly RawBuilder<unknown>[]>> = {},
): Promise<RowsOf<S>> {
  const client = rawClient(tx)
  const setPipeline = (pipeline: boolean) => Object.assign(client, { pipeline })
  gather(client)
  setPipeline(true)
  const sent = [...before, ...asked, ...after].map((statement) => {
    const { sql: text, parameters } = statement.compile(tx)
    return send(client, text, [...parameters])
  })
  const answers = await Promise.allSettled(sent)
  setPipeline(false) // COPY cannot be sent this way
  const rows = answers.map((answer) => {
    if (answer.status === 'rejected') throw answer.reason
    return answer.value.rows
  })
  return rows.slice(before.length, before.length + asked.length) as unknown as RowsOf<S> // the one place that tells whose
}

const KEPT = '/* plan kept */'

const send = (client: pg.PoolClient, text: string, values: unknown[]) =>
  text.startsWith(KEPT) ? client.query({ name: planName(text), text, values }) : client.query(text, values)

/**
 * At the beginning of a statement: its plan is kept on the connection. For look-ups of a few rows, which under their policies
 * take longer to plan than to run. Not where the best plan hangs on what is asked. A plan is of one role: PostgreSQL makes it
 * anew for another.
 */
export const planKept = sql.raw(KEPT)

function transactionOn(client: pg.PoolClient): Tx {
  const query = (text: string, values: unknown[]) => send(client, text, values)
  const borrowed: PostgresPoolClient = Object.create(client, {
    query: { value: query },
    release: { value: () => undefined },
  })
  const kysely = new Kysely<Tables>({
    // A pool of this one client, which goes back to the real pool when the transaction ends.
    dialect: new PostgresDialect({
      pool: { connect: async () => borrowed, end: async () => undefined, options: {} },
    }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
  const tx = kysely as unknown as Tx // the one place that brands
  clients.set(tx, client)
  return tx
}

/** Texts are few: each is hashed once. */
const planNames = new Map<string, string>()

function planName(text: string): string {
  const name = planNames.get(text) ?? `kept_${hash('sha1', text).slice(0, 16)}`
  planNames.set(text, name)
  return name
}

const openingOf = (part: Reading): string =>
  'session' in part ? becomeUnit(part.session) : becomeSystem(part.reason)

const becomeSystem = (reason: string): string =>
  `begin; set local role phukin_system; set local app.reason = ${quoted(reason)}`

/**
 * Settings are written as literals in one query: on a Citus cluster `set local` reaches the workers and set_config() does not.
 * Ranges that are not used stay unset: what a transaction sets ends with it and leaves at most the empty string, which is read
 * as null, so that no row compares true.
 */
function becomeUnit({ accountId, scope }: Pick<Session, 'accountId' | 'scope'>): string {
  return [
    'begin',
    'set local role phukin_unit',
    `set local app.account_id = ${quoted(uuid(accountId))}`,
    `set local app.scope_kind = ${quoted(scope.kind)}`,
    ...rangeSettings(scope),
  ].join('; ')
}

function rangeSettings({ ranges }: Scope): string[] {
  if (ranges.length > MAX_SCOPE_RANGES) throw new Error(`a scope has at most ${MAX_SCOPE_RANGES} ranges`)
  return ranges.map(
    ({ lo, hi }, i) =>
      `set local app.scope_lo_${i + 1} = '${integer(lo)}'; set local app.scope_hi_${i + 1} = '${integer(hi)}'`,
  )
}

const quoted = (text: string) => pg.escapeLiteral(text)

function uuid(text: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)) throw new Error('not an account id')
  return text
}

function integer(number: number): string {
  if (!Number.isInteger(number) || Math.abs(number) > 2_147_483_647) throw new Error('not a unit number')
  return String(number)
}

// What PostgreSQL sends as text and we read as: counts as numbers, days as 'YYYY-MM-DD' (a Date would shift by the time zone).
function count(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new Error(`not a count that a number can hold: ${text}`)
  return number
}
const READERS: Readonly<Record<number, (text: string) => unknown>> = {
  [pg.types.builtins.INT8]: count,
  [pg.types.builtins.NUMERIC]: Number,
  [pg.types.builtins.DATE]: (text) => text,
}
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    READERS[oid] ?? pg.types.getTypeParser(oid, format as 'text'),
}

/** Also for the owner's connections of migrate.ts, so that every query reads numbers and days alike. */
export function poolOf(options: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({ application_name: 'phukin', types, ...options })
  // A connection that the server closes: whoever uses it sees the failure, the next query opens another.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}
