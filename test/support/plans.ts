// Shows how PostgreSQL would run the very queries that a function of the product sends, as whoever its transaction is.

import type { CompiledQuery } from 'kysely'
import { rawClient, type Tx } from '../../src/server/platform/database.ts'

/** A node of a plan that reads a table. */
export type Scan = {
  /** 'Index Only Scan', 'Seq Scan' … */
  readonly how: string
  readonly table: string
  /** null: no index. */
  readonly index: string | null
  readonly condition: string
  /** Rows that were read and then thrown away. */
  readonly removed: number
}

type PlanNode = {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Index Name'?: string
  readonly 'Index Cond'?: string
  readonly 'Rows Removed by Filter'?: number
  readonly 'Actual Loops'?: number
  readonly Plans?: readonly PlanNode[]
}

/** Runs `work` and returns every scan that was run for it, of all its queries. */
export async function scansOf(tx: Tx, work: (tx: Tx) => Promise<unknown>): Promise<Scan[]> {
  const scans: Scan[] = []
  await work(
    watched(tx, async ({ sql, parameters }) => {
      const explained = `explain (analyze, format json, timing off) ${sql}`
      const { rows } = await rawClient(tx).query<{ 'QUERY PLAN': readonly { Plan: PlanNode }[] }>(explained, [
        ...parameters,
      ])
      for (const { Plan } of rows[0]?.['QUERY PLAN'] ?? []) scans.push(...scansIn(Plan))
    }),
  )
  return scans
}

function scansIn(node: PlanNode): Scan[] {
  const below = (node.Plans ?? []).flatMap(scansIn)
  const table = node['Relation Name']
  if (node['Actual Loops'] === 0) return below
  // A bitmap scan reads its index in a node below itself, which names no table.
  const index = node['Index Name'] ?? null
  if (table === undefined && index === null) return below
  return [
    ...below,
    {
      how: node['Node Type'],
      table: table ?? '',
      index,
      condition: node['Index Cond'] ?? '',
      removed: node['Rows Removed by Filter'] ?? 0,
    },
  ]
}

/** The same transaction, which tells each query before it runs it. */
function watched(tx: Tx, told: (query: CompiledQuery) => Promise<void>): Tx {
  return standIn(tx, 'getExecutor', () => {
    const executor = tx.getExecutor()
    return standIn(executor, 'executeQuery', async (query: CompiledQuery) => {
      await told(query)
      return executor.executeQuery(query)
    })
  })
}

/** An object that is `target` but for one method. Methods keep their own `this`: they use private fields. */
function standIn<T extends object>(target: T, method: string, instead: unknown): T {
  return new Proxy(target, {
    get(_, name) {
      if (name === method) return instead
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
