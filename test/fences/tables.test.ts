import { describe, expect, test } from 'vitest'
import { readSource, sourcesIn } from './source-files.ts'
import { createdTables, describedTables, straySql, writesOf, wrongWriters } from './tables.ts'

const sources = sourcesIn('src', 'ts', 'tsx')
const rows = describedTables(readSource('db/README.md').text)

test('SQL stands in queries files and in the platform', () => {
  expect(straySql(sources)).toEqual([])
})

test('a table has one writer, or says why it has two', () => {
  expect(wrongWriters(sources, rows)).toEqual([])
})

test('every table stands on the page of the database, and no other', () => {
  const created = createdTables([
    ...sourcesIn('db/migrations', 'sql'),
    readSource('src/server/platform/migrate.ts'),
  ])
  expect(rows.map(({ table }) => table).sort()).toEqual(created.sort())
})

test('every table says what it holds, its key, its owner, who may read it and how long it is kept', () => {
  const silent = rows.flatMap(({ table, cells: [holds, key, owner, , reader, kept] }) =>
    [holds, key, owner, reader, kept].every(Boolean) ? [] : [table],
  )
  expect(silent).toEqual([])
})

describe('the fence sees', () => {
  const file = (path: string, text: string) => ({ path, text })

  test.each([
    ['a template', 'await sql`select 1`.execute(tx)'],
    ['a typed template', 'await sql<{ n: number }>`select 1`.execute(tx)'],
    ['a built query', "tx.selectFrom('people')"],
    ['a plain query', "client.query('select 1')"],
    ['a COPY', "copyInto(tx, 'import_rows (row_no)')"],
  ])('SQL outside queries files: %s', (_, text) => {
    expect(straySql([file('src/server/auth/accounts.ts', text)])).toHaveLength(1)
    expect(straySql([file('src/server/auth/queries-accounts.ts', text)])).toEqual([])
  })

  const KNOWN = ['people', 'facts']
  test.each([
    ['an insert', 'sql`\n  insert into people (a) select 1`', ['people']],
    ['an update, also of an alias', 'sql`update people p set a = 1`; sql`update facts set b = 1`', KNOWN],
    ['a delete', 'sql`with gone as (delete from facts returning a) select`', ['facts']],
    ['a built insert', ".insertInto('people').values({})", ['people']],
    ['a COPY', 'const T = `facts (a, b)`\ncopyInto(tx, T)', ['facts']],
    ['a truncate', 'client.query(`truncate people, facts`)', KNOWN],
    ['no locked row', 'sql`select 1 from people for update`', []],
    ['no upsert as an update of a table', 'sql`on conflict (a) do update set a = 1`', []],
    ['no temporary table', 'sql`create temp table t as select 1`; sql`insert into t select 2`', []],
    ['no word of a comment', '// insert into people\nconst a = 1', []],
  ])('who writes: %s', (_, text, tables) => {
    expect(writesOf([file('src/server/auth/queries.ts', text)], KNOWN).map(({ table }) => table)).toEqual(
      tables,
    )
  })

  const page = describedTables(
    '| `people` | a | b | `imports/` | `platform/x.ts` moves it | unit | – |\n| `facts` | a | b | `imports/` | | unit | – |',
  )
  test('a second writer, a table that nobody described and a writer that writes nothing', () => {
    const writes = [
      file('src/server/imports/queries.ts', 'sql`insert into people`; sql`insert into facts`'),
      file('src/server/visits/queries.ts', 'sql`delete from facts`; sql`insert into visits`'),
    ]
    expect(wrongWriters(writes, page)).toEqual([
      'src/server/visits/queries.ts:1 writes facts',
      'src/server/visits/queries.ts:1 writes visits, which db/README.md does not know',
      'platform/x.ts does not write people',
    ])
  })
})
