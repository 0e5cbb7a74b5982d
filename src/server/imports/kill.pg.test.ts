// An import of 20,000 people whose process is killed at chosen moments: it is held there by a lock on the table that it
// writes next. What counts afterwards is all of it or nothing, and the same list can be sent again.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { UNITS } from '#domain/binh-phuoc/units'
import { formatPartialDate } from '#domain/dates'
import { demoHamlets, demoPlaces } from '#domain/demo/hamlets'
import { demoPeople } from '#domain/demo/people'
import { csvOf, type Desk, type ListRow, openDesk } from '../../../test/support/list-desk.ts'

const PEOPLE = 20_000
const HAMLETS = demoHamlets()
/** Communes whose hamlets the list opens. */
const BARE = new Set(HAMLETS.slice(0, 20).map(({ parentId }) => parentId ?? 0))
const OPENED = HAMLETS.filter(({ parentId }) => BARE.has(parentId ?? 0)).map(({ unitId }) => unitId)
const MAIN = join(import.meta.dirname, '..', 'cli', 'main.ts')

let desk: Desk
let folder: string
beforeAll(async () => {
  desk = await openDesk(HAMLETS.filter(({ parentId }) => !BARE.has(parentId ?? 0)))
  folder = await mkdtemp(join(tmpdir(), 'phukin-kill-'))
  const rows = listRows()
  await writeFile(join(folder, 'first.csv'), csvOf(rows))
  const moved = rows.map((row, i) =>
    i % 20 === 0 ? { ...row, address: 'Tổ 99', card: 'x' } : { ...row, card: '' },
  )
  await writeFile(join(folder, 'second.csv'), csvOf(moved.slice(0, -100)))
})
afterAll(async () => {
  await desk.close()
  await rm(folder, { recursive: true, force: true })
})

const listRows = (): ListRow[] => {
  const named = new Map([...UNITS, ...HAMLETS].map((unit) => [unit.unitId, unit]))
  return [...demoPeople({ seed: 7, people: PEOPLE, hamlets: demoPlaces() })].map((person) => ({
    name: person.name,
    birth: formatPartialDate(person.birth),
    sex: person.sex === 'male' ? 'Nam' : 'Nữ',
    identity: person.identity,
    cmnd: person.cmnd ?? '',
    household: person.household,
    relation: 'Thành viên',
    address: 'Tổ 1',
    commune: UNITS.find(({ unitId }) => unitId === Math.floor(person.hamletId / 1000))?.code ?? '',
    hamlet: named.get(person.hamletId)?.fullName ?? '',
    residence: person.residence === 'permanent' ? 'Thường trú' : 'Tạm trú',
  }))
}

/** The command line, in a process of its own. */
const start = (file: string, asOf: string) => {
  const argv = [
    MAIN,
    'import',
    join(folder, file),
    '--unit',
    '70',
    '--kind',
    'register',
    '--as-of',
    asOf,
    '--json',
  ]
  const env = {
    ...process.env,
    DATABASE_URL: desk.loginUrl,
    DATABASE_OWNER_URL: desk.adminUrl,
    PHUKIN_DATA: join(folder, 'data'),
    PHUKIN_KEY_FILE: join(folder, 'keys.json'),
  }
  const child = spawn(process.execPath, argv, { env, stdio: ['ignore', 'pipe', 'ignore'] })
  let out = ''
  child.stdout.on('data', (text) => {
    out += text
  })
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, out }))
  return { kill: () => child.kill('SIGKILL'), ended }
}

const finish = async (file: string, asOf: string) => {
  const { code, out } = await start(file, asOf).ended
  expect(code).toBe(0)
  return JSON.parse(out)
}

/** Somebody who holds a table, so that whoever writes it next waits. */
const hold = async (table: string) => {
  const client = new pg.Client({ connectionString: desk.adminUrl })
  await client.connect()
  await client.query(`begin; lock table ${table} in share mode`)
  return {
    /** Rejects if `ended` comes before. */
    waitedFor: async (ended: Promise<unknown>) => {
      let isOver = false
      void ended.then(() => {
        isOver = true
      })
      const waiting = `select from pg_locks where relation = $1::regclass and not granted`
      while ((await desk.query(waiting, [table])).length === 0) {
        if (isOver) throw new Error(`the import never wrote ${table}`)
        await pause(20)
      }
    },
    letGo: () => client.end(),
  }
}

const nobodyElse = async () => {
  const others = `select from pg_stat_activity where datname = current_database() and usename = $1 and state <> 'idle'`
  const { username } = new URL(desk.loginUrl)
  while ((await desk.query(others, [username])).length > 0) await pause(20)
}

const STAGED = ['import_rows', 'import_unchanged']

/** Kills the import when it is about to write `table`; with `next`, lets it pass there and kills it at that one. */
const killAt = async (file: string, asOf: string, table: string, next: string | null) => {
  const holder = await hold(table)
  const { kill, ended } = start(file, asOf)
  await holder.waitedFor(ended)
  const then = next === null ? null : await hold(next)
  if (then) {
    await holder.letGo()
    await then.waitedFor(ended)
  }
  kill()
  expect((await ended).signal).toBe('SIGKILL')
  await (then ?? holder).letGo()
  await nobodyElse()
}

const countOf = async (table: string) =>
  (await desk.query<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n

/** Table by table, as an import writes them; the last is written when everything else is. */
const MOMENTS: readonly (readonly [when: string, table: string, next: string | null])[] = [
  ['while it is read', 'import_rows', null],
  // A process that starts writes units too: it is let into its import first.
  ['before its hamlets are opened', 'import_rows', 'units'],
  ['before its people are in', 'people', null],
  ['between people and facts', 'facts', null],
  ['before its figures are queued', 'tally_queue', null],
  ['after all is written, before it is so', 'people', 'imports'],
]

describe('a first list of 20,000 people', () => {
  test.each(MOMENTS)('killed %s leaves nothing that counts', async (_, table, next) => {
    await killAt('first.csv', '2024-03-25', table, next)
    expect(await desk.isClean()).toBe(true)
    expect(await desk.tallies()).toEqual([])
    const written = [
      'people',
      'identities',
      'residences',
      'people_words',
      'facts',
      'snapshots',
      'coverage_reports',
    ]
    for (const each of [...written, `units where unit_id in (${OPENED})`])
      expect([each, await countOf(each)]).toEqual([each, 0])
  })

  test('goes in whole when it is sent again', async () => {
    expect(await finish('first.csv', '2024-03-25')).toMatchObject({
      rows: PEOPLE,
      accepted: PEOPLE,
      new: PEOPLE,
    })
    expect(await desk.isClean()).toBe(true)
    expect(await countOf('people')).toBe(PEOPLE)
    expect(await countOf('facts')).toBe(PEOPLE)
  })
})

describe('a second list that changes people', () => {
  test.each(MOMENTS.filter(([, table, next]) => next === 'imports' || table === 'facts'))(
    'killed %s changes no figure',
    async (_, table, next) => {
      const before = await desk.sumOfTables(STAGED)
      await killAt('second.csv', '2024-04-10', table, next)
      expect(await desk.isClean()).toBe(true)
      expect(await desk.sumOfTables(STAGED)).toBe(before)
    },
  )

  test('goes in whole when it is sent again', async () => {
    const before = await desk.tallies()
    const summary = {
      rows: PEOPLE - 100,
      accepted: PEOPLE - 100,
      new: 0,
      changed: PEOPLE / 20 - 5,
      vanished: 100,
    }
    expect(await finish('second.csv', '2024-04-10')).toMatchObject(summary)
    expect(await desk.isClean()).toBe(true)
    expect(await desk.tallies()).not.toEqual(before)
    expect(await countOf('people')).toBe(PEOPLE)
  })
})
