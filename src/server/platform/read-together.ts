// Transactions that only read, one behind the other in one trip to the database. Begins and ends them as it is told by database.ts,
// which alone calls it and alone knows how somebody becomes a role.
import { Kysely, PostgresDialect, type RawBuilder } from 'kysely'
import type pg from 'pg'
import type { Session } from './session.ts'
import type { Tables } from './tables.generated.ts'

/** What is asked in one transaction, as the account or as the system, whose reason is said. */
export type Reading = { readonly asked: readonly RawBuilder<unknown>[] } & (
  | { readonly session: Pick<Session, 'accountId' | 'scope'> }
  | { readonly reason: string }
)

/** The rows of each of some statements, in their order. Columns are named as they stand in the text. */
export type RowsOf<S extends readonly RawBuilder<unknown>[]> = {
  -readonly [I in keyof S]: S[I] extends RawBuilder<infer Row> ? Row[] : never
}
export type ReadOf<P extends readonly Reading[]> = { -readonly [I in keyof P]: RowsOf<P[I]['asked']> }

type Send = (client: pg.PoolClient, text: string, values: unknown[]) => Promise<pg.QueryResult>

/** `openings`: of each part, up to the role and the settings. */
export async function readTogether<const P extends readonly Reading[]>(
  pool: pg.Pool,
  parts: P,
  openings: readonly string[],
  send: Send,
): Promise<ReadOf<P>> {
  const client = await pool.connect()
  let broken = false
  try {
    const answers = await Promise.all(writeAll(client, parts, openings, send))
    Object.assign(client, { pipeline: false }) // COPY cannot be sent this way
    return answers.slice(0, -1).map((part) => part.slice(1).map(rowsOf)) as unknown as ReadOf<P> // the one place that tells whose
  } catch (error) {
    await client.query('rollback').catch(() => {
      broken = true
    })
    throw error
  } finally {
    client.release(broken)
  }
}

type Answer = PromiseSettledResult<pg.QueryResult>

/** Everything is written at once: for the system each write is a call of its own, which costs more than most statements. */
const writeAll = (
  client: pg.PoolClient,
  parts: readonly Reading[],
  openings: readonly string[],
  send: Send,
): Promise<Answer[]>[] => {
  const { stream } = client.connection
  Object.assign(client, { pipeline: true })
  stream.cork()
  const sent = parts.map(({ asked }, i) => [
    client.query(i === 0 ? `${openings[i]}` : `commit; ${openings[i]}`),
    ...asked.map((statement) => {
      const { sql: text, parameters } = statement.compile(compiler)
      return send(client, text, [...parameters])
    }),
  ])
  const answers = [...sent, [client.query('commit')]].map((some) => Promise.allSettled(some))
  stream.uncork()
  return answers
}

const rowsOf = (answer: Answer): unknown[] => {
  if (answer.status === 'rejected') throw answer.reason
  return answer.value.rows
}

/** Runs nothing. */
const compiler = new Kysely<Tables>({
  dialect: new PostgresDialect({ pool: () => Promise.reject(new Error('compiles only')) }),
})
