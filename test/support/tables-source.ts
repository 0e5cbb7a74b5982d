// The TypeScript of a database's tables, read from its catalogue: what tables.generated.ts must be. Writes no file.

import pg from 'pg'

type Column = {
  readonly table: string
  readonly name: string
  readonly type: string
  readonly nullable: boolean
  readonly hasDefault: boolean
}

/** As database.ts reads them: counts are numbers, days are 'YYYY-MM-DD', JSON goes in as text. */
const TYPES: Readonly<Record<string, string>> = {
  bool: 'boolean',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  float8: 'number',
  numeric: 'number',
  text: 'string',
  varchar: 'string',
  bpchar: 'string',
  uuid: 'string',
  date: 'string',
  bytea: 'Buffer',
  timestamptz: 'Instant',
  json: 'Json',
  jsonb: 'Json',
}

export async function tablesSource(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const columns = await client.query<Column>(`
      select c.relname as table, a.attname as name, t.typname as type, not a.attnotnull as nullable,
        a.atthasdef or a.attidentity <> '' as "hasDefault"
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      join pg_type t on t.oid = a.atttypid
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v')
      order by c.relname collate "C", a.attnum`)
    const checks = await client.query<{ table: string; definition: string }>(`
      select conrelid::regclass::text as table, pg_get_constraintdef(oid) as definition
      from pg_constraint where contype = 'c' and connamespace = 'public'::regnamespace`)
    return source(columns.rows, listedValues(checks.rows))
  } finally {
    await client.end()
  }
}

/** `check (kind in ('a', 'b'))` becomes the type 'a' | 'b'. */
function listedValues(checks: readonly { table: string; definition: string }[]): ReadonlyMap<string, string> {
  return new Map(
    checks.flatMap(({ table, definition }) => {
      const found = /^CHECK \(\((\w+) = ANY \(ARRAY\[([^\]]+)\]\)\)\)$/.exec(definition)
      const values = [...(found?.[2] ?? '').matchAll(/'([^']+)'::text/g)].map(([, value]) => `'${value}'`)
      return found && values.length > 0 ? [[`${table}.${found[1]}`, values.join(' | ')] as const] : []
    }),
  )
}

function source(columns: readonly Column[], listed: ReadonlyMap<string, string>): string {
  const tables = Map.groupBy(columns, ({ table }) => table)
  const rows = [...tables].map(([table, its]) => {
    const lines = its.map((column) => `    ${camelCase(column.name)}: ${typeOf(column, listed)}\n`)
    return `  ${camelCase(table)}: {\n${lines.join('')}  }\n`
  })
  return `// Written by scripts/generate-tables.ts from a migrated database; do not edit.
import type { ColumnType, Generated } from 'kysely'

type Instant = ColumnType<Date, Date | string, Date | string>
/** Read as a value whose shape its reader checks; written as JSON text. */
type Json = ColumnType<unknown, string, string>
type DefaultInstant = ColumnType<Date, Date | string | undefined, Date | string>
type DefaultJson = ColumnType<unknown, string | undefined, string>

export type Tables = {
${rows.join('')}}
`
}

function typeOf(
  { table, name, type, nullable, hasDefault }: Column,
  listed: ReadonlyMap<string, string>,
): string {
  const [element, brackets] = type.startsWith('_') ? [type.slice(1), '[]'] : [type, '']
  const mapped = listed.get(`${table}.${name}`) ?? TYPES[element]
  if (!mapped) throw new Error(`no type for ${table}.${name}: ${type}`)
  const value = mapped + brackets + (nullable ? ' | null' : '')
  if (hasDefault && (mapped === 'Instant' || mapped === 'Json')) return `Default${value}`
  return hasDefault ? `Generated<${value}>` : value
}

const camelCase = (name: string) => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
