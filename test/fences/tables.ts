// Where SQL stands and which table is written where, read from the source as text; and what db/README.md says of it. Returns
// what breaks a rule, in words.
import { codeOf, isTest, lineOf, type SourceFile, stringsOf } from './source-files.ts'

const HOLDS_SQL = /^src\/server\/(?:platform\/[^/]+|(?:platform\/)?[^/]+\/queries(?:-[a-z-]+)?)\.ts$/
const SQL =
  /\bsql(?:<[^`]*>)?`|\bsql\.raw\(|\.(?:selectFrom|insertInto|updateTable|deleteFrom|mergeInto|query)\(|\bcopy(?:Into|From)\(/g

/** SQL outside queries*.ts and the platform. */
export const straySql = (files: readonly SourceFile[]): string[] =>
  files
    .filter(({ path }) => path.startsWith('src/') && !isTest(path) && !HOLDS_SQL.test(path))
    .flatMap(({ path, text }) =>
      [...codeOf(text).matchAll(SQL)].map((found) => `${path}:${lineOf(text, found.index)} ${found[0]}`),
    )

/** The tables that migrations (or the code that applies them) create. */
export const createdTables = (files: readonly SourceFile[]): string[] =>
  files.flatMap(({ text }) =>
    [...text.matchAll(/\bcreate (?:unlogged )?table (?:if not exists )?([a-z_]+) \(/g)].flatMap(
      ([, name]) => name ?? [],
    ),
  )

export type TableRow = {
  readonly table: string
  readonly cells: readonly string[]
  /** Files and folders below src/server that may write it. */
  readonly writers: readonly string[]
}

/** The rows of db/README.md: `| `table` | holds | key | owner | also written by | who may read | kept |`. */
export const describedTables = (readme: string): TableRow[] =>
  readme.split('\n').flatMap((line) => {
    const cells = line.split('|').map((cell) => cell.trim())
    const table = /^`([a-z_]+)`$/.exec(cells[1] ?? '')?.[1]
    if (table === undefined) return []
    const writers = [...`${cells[4]} ${cells[5]}`.matchAll(/`([a-z/.-]+)`/g)].flatMap(
      ([, name]) => name ?? [],
    )
    return [{ table, cells: cells.slice(2, -1), writers }]
  })

type Write = { readonly table: string; readonly path: string; readonly line: number }

const WRITES = [
  /\binsert\s+into\s+([a-z_.]+)/g,
  /\bupdate\s+([a-z_.]+)(?:\s+(?:as\s+)?(?!set\b)[a-z]+)?\s+set\b/g,
  /\bdelete\s+from\s+([a-z_.]+)/g,
  /\bmerge\s+into\s+([a-z_.]+)/g,
]
const BUILT = /\.(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*'([a-zA-Z]+)'/g
const TEMPORARY = /\bcreate temp(?:orary)? table ([a-z_]+)/g

const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/**
 * Every write of a table that lasts. COPY names its tables in strings of many shapes: in a file that does it, each string
 * that is the name of a known table, or begins with it and a list of columns, counts as a write.
 */
export const writesOf = (files: readonly SourceFile[], known: readonly string[]): Write[] => {
  const sources = files.filter(({ path }) => path.startsWith('src/server/') && !isTest(path))
  const temporary = new Set(
    sources.flatMap(({ text }) => [...text.matchAll(TEMPORARY)].flatMap(([, name]) => name ?? [])),
  )
  return sources.flatMap(({ path, text }) => {
    const found: Write[] = []
    const note = (table: string | undefined, offset: number) => {
      if (table !== undefined && !temporary.has(table))
        found.push({ table, path, line: lineOf(text, offset) })
    }
    const strings = stringsOf(text)
    for (const { value, offset } of strings)
      for (const pattern of WRITES) for (const [, table] of value.matchAll(pattern)) note(table, offset)
    for (const match of text.matchAll(BUILT)) note(snakeCase(match[1] ?? ''), match.index)
    for (const match of text.matchAll(/`truncate ([^`;]+)/g))
      for (const word of match[1]?.match(/[a-z_]+/g) ?? []) if (known.includes(word)) note(word, match.index)
    if (/\bcopy(?:Into|From)\(/.test(text))
      for (const { value, offset } of strings)
        note(
          known.find((name) => value === name || value.startsWith(`${name} (`)),
          offset,
        )
    return found
  })
}

const isBy = (path: string, writer: string): boolean => {
  const place = `src/server/${writer}`
  return writer.endsWith('/') ? path.startsWith(place) : path === place
}

/** Writes by others than the page says, and writers that the page names and that do not write. */
export const wrongWriters = (files: readonly SourceFile[], rows: readonly TableRow[]): string[] => {
  const writes = writesOf(
    files,
    rows.map(({ table }) => table),
  )
  const byTable = new Map(rows.map((row) => [row.table, row]))
  const strangers = writes.flatMap(({ table, path, line }) => {
    const row = byTable.get(table)
    if (row === undefined) return [`${path}:${line} writes ${table}, which db/README.md does not know`]
    return row.writers.some((writer) => isBy(path, writer)) ? [] : [`${path}:${line} writes ${table}`]
  })
  const idle = rows.flatMap(({ table, writers }) =>
    writers
      .filter((writer) => !writes.some((write) => write.table === table && isBy(write.path, writer)))
      .map((writer) => `${writer} does not write ${table}`),
  )
  return [...new Set([...strangers, ...idle])]
}
