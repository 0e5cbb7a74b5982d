import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROLES } from '#domain/access'
import { type FreshDatabase, freshDatabase } from '../../../test/support/postgres.ts'
import { isPassword } from '../auth/password.ts'
import { openDataFolder } from '../platform/data-folder.ts'
import { COMMANDS } from './commands.ts'
import { runCommand } from './run-command.ts'

let fresh: FreshDatabase
let folder: string
let env: Record<string, string>
beforeAll(async () => {
  fresh = await freshDatabase()
  folder = await mkdtemp(join(tmpdir(), 'phukin-demo-'))
  env = {
    DATABASE_URL: fresh.loginUrl,
    DATABASE_OWNER_URL: fresh.adminUrl,
    PHUKIN_DATA: join(folder, 'demo'),
    PHUKIN_KEY_FILE: join(folder, 'keys.json'),
    PORT: '0',
  }
})
afterAll(async () => {
  await fresh.drop()
  await rm(folder, { recursive: true, force: true })
})

type Around = {
  readonly stopped?: Promise<void>
  readonly more?: Readonly<Record<string, string>>
  readonly heard?: (text: string) => void
}

async function phukin(
  argv: readonly string[],
  { stopped = Promise.resolve(), more = {}, heard = () => undefined }: Around = {},
) {
  let [out, err] = ['', '']
  const code = await runCommand(COMMANDS, argv, {
    env: { ...env, ...more },
    stdin: (async function* () {})(),
    out: (text) => {
      out += text
      heard(text)
    },
    err: (text) => {
      err += text
    },
    watched: false,
    stopped: () => stopped,
  })
  return { code, out, err }
}
const never = new Promise<void>(() => undefined)

const countPeople = async (): Promise<number> => {
  const client = new pg.Client({ connectionString: fresh.adminUrl })
  await client.connect()
  const { rows } = await client.query<{ n: number }>('select count(*)::int as n from people')
  await client.end()
  return rows[0]?.n ?? 0
}
const stateOf = async (): Promise<string> => {
  const text = await readFile(join(folder, 'demo', 'demo.json'), 'utf8').catch(() => '{}')
  return JSON.parse(text).state ?? 'none'
}

type Login = { readonly username: string; readonly password: string }

/** A team lead, two volunteers and a carrier's agent each have somebody, and not the same people. */
async function seesOnlyWhoIsTheirs(url: string, logins: readonly Login[]): Promise<void> {
  const read = async (username: string, path: string) => {
    const { password = '' } = logins.find((login) => login.username === username) ?? {}
    const headers = { 'content-type': 'application/json', origin: url }
    const body = JSON.stringify({ username, password })
    const signedIn = await fetch(`${url}/api/login`, { method: 'POST', headers, body })
    expect(signedIn.status).toBe(200)
    const cookie = signedIn.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ')
    return (await fetch(`${url}${path}`, { headers: { cookie } })).json()
  }
  const [lead, first, second] = await Promise.all(
    ['totruong', 'tinhnguyen', 'tinhnguyen2'].map(
      async (name) => (await read(name, '/api/visits/work')).doors,
    ),
  )
  expect(first).toBeGreaterThan(0)
  expect(second).toBeGreaterThan(0)
  expect(lead).toBeGreaterThanOrEqual(first + second)
  const { counts, handOvers } = await read('vienthong', '/api/hand-overs?box=inbox')
  expect(counts.inbox.open + counts.inbox.ended).toBeGreaterThan(0)
  expect(handOvers.every(({ person }: { person: unknown }) => person !== null)).toBe(true)
}

/** Each link lets one phone in as whom it says, and no second one. */
async function letsPhonesIn(
  url: string,
  phones: readonly { readonly username: string; readonly link: string }[],
): Promise<void> {
  expect(phones.map(({ username }) => username)).toEqual(['totruong', 'tinhnguyen'])
  const ask = (path: string, body: object, more: object = {}) =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url, ...more },
      body: JSON.stringify(body),
    })
  for (const { link } of phones) {
    expect(link).toMatch(/^http:\/\/localhost:\d+\/field\/#join=[0-9A-Z-]{13,}$/)
    const code = link.split('#join=')[1] ?? ''
    const join = { code, name: 'Android 12', app: '0.1.0' }
    const joined = await (await ask('/api/field/join', join)).json()
    const pulled = await ask(
      '/api/field/pull',
      { messages: 1, app: '0.1.0', hamlets: [], tags: {} },
      { authorization: `Bearer ${joined.token}` },
    )
    const { hamlets } = await pulled.json()
    expect(hamlets.flatMap(({ people }: { people: unknown[] }) => people).length).toBeGreaterThan(0)
    expect((await ask('/api/field/join', join)).ok).toBe(false)
  }
}

test('wrong numbers are misuse', async () => {
  for (const argv of [
    ['--people', '12'],
    ['--people', 'many'],
    ['--day', '91'],
    ['--day', '-1'],
  ])
    expect((await phukin(['demo', ...argv])).code).toBe(2)
})

test('a real folder is refused', async () => {
  const real = join(folder, 'real')
  await openDataFolder(real, { make: 'real' })
  const { code, out } = await phukin(['demo', '--build-only', '--json'], { more: { PHUKIN_DATA: real } })
  expect(code).toBe(1)
  expect(JSON.parse(out)).toMatchObject({ refused: { code: 'data-folder-wrong-kind' } })
})

describe('a demo', () => {
  test('that was killed while it was built is built again', async () => {
    const main = join(import.meta.dirname, 'main.ts')
    const build = ['demo', '--build-only', '--people', '60000']
    const child = spawn(process.execPath, [main, ...build], {
      env: { ...process.env, ...env },
      stdio: 'ignore',
    })
    while ((await stateOf()) !== 'building') await pause(20)
    await pause(400)
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(await stateOf()).toBe('building')
    expect(await countPeople()).toBe(0)

    const { code, out } = await phukin(
      ['demo', '--build-only', '--people', '1500', '--day', '30', '--json'],
      {
        stopped: never,
      },
    )
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ built: true, people: 1_500, day: 30 })
    expect(await stateOf()).toBe('ready')
    expect(await countPeople()).toBe(1_500)
  })

  test('that stands is not built again, and no other is built in its folder', async () => {
    const again = await phukin(['demo', '--build-only', '--json'])
    expect(JSON.parse(again.out)).toEqual({ built: false, people: 1_500, day: 30 })
    const other = await phukin(['demo', '--build-only', '--people', '2000'])
    expect(other.code).toBe(1)
    expect(other.err).toContain('1.500')
  })

  test('is not built where people stand who are not its own', async () => {
    const more = { PHUKIN_DATA: join(folder, 'second') }
    const { code, out } = await phukin(['demo', '--build-only', '--people', '1000', '--json'], {
      more,
      stopped: never,
    })
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ refused: { code: 'demo-not-empty' } })
    expect(await countPeople()).toBe(1_500)
  })

  test('serves, prints a log-in for every role whose password fits, and begins at eight in the morning', async () => {
    let tell: (line: string) => void = () => undefined
    const told = new Promise<string>((resolve) => {
      tell = resolve
    })
    let stop: () => void = () => undefined
    const stopped = new Promise<void>((resolve) => {
      stop = resolve
    })
    const running = phukin(['demo', '--json', '--no-open'], { stopped, heard: tell })
    const { url, logins, phones } = JSON.parse(await told)
    expect((await fetch(`${url}/health`)).status).toBe(200)
    expect(url).toContain('127.0.0.1')
    expect([...new Set(logins.map(({ role }: { role: string }) => role))]).toEqual([...ROLES])
    expect(logins.filter(({ role }: { role: string }) => role === 'volunteer')).toHaveLength(2)
    const client = new pg.Client({ connectionString: fresh.adminUrl })
    await client.connect()
    const { rows } = await client.query<{ username: string; hash: string }>(
      'select username, password_hash as hash from accounts',
    )
    const hashes = new Map(rows.map(({ username, hash }) => [username, hash]))
    for (const { username, password } of logins)
      expect(await isPassword(password, hashes.get(username) ?? null)).toBe(true)
    const clock = await client.query<{ now: string }>(
      `select to_char((now() + offset_ms * interval '1 millisecond') at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD HH24')
         as now from campaign_clock`,
    )
    await client.end()
    expect(clock.rows[0]?.now).toBe('2024-05-04 08')
    await seesOnlyWhoIsTheirs(url, logins)
    await letsPhonesIn(url, phones)
    stop()
    expect((await running).code).toBe(0)
    const { mode } = await stat(join(folder, 'demo', 'demo-logins.json'))
    expect(mode & 0o777).toBe(0o600)
  })

  test('is clean by phukin check, and exit 1 when a tally is damaged', async () => {
    const clean = await phukin(['check', '--json'])
    expect(clean.code).toBe(0)
    expect(JSON.parse(clean.out)).toMatchObject({ clean: true, people: 1_500 })
    const client = new pg.Client({ connectionString: fresh.adminUrl })
    await client.connect()
    await client.query('update tallies set n = n + 1 where ctid = (select ctid from tallies limit 1)')
    await client.end()
    const damaged = await phukin(['check', '--json'])
    expect(damaged.code).toBe(1)
    expect(JSON.parse(damaged.out)).toMatchObject({ clean: false, differences: { tallies: 1 } })
    expect(damaged.err).toContain('sai lệch')
  })

  test('has a board on the command line with exactly the promised keys', async () => {
    const { code, out } = await phukin(['board', '--unit', '70', '--as-of', '2024-03-25', '--json'])
    expect(code).toBe(0)
    const board = JSON.parse(out)
    expect(Object.keys(board)).toEqual(['unit', 'asOf', 'knownAt', 'targets', 'cohorts', 'external'])
    expect(board).toMatchObject({ unit: '70', asOf: '2024-03-25', knownAt: '2024-05-04' })
    expect(Object.keys(board.targets[0])).toEqual([
      ...['id', 'layer', 'base', 'numerator', 'denominator', 'goal', 'strict', 'states', 'measured'],
      ...['unitsReporting', 'source'],
    ])
    expect(Object.keys(board.targets[0].states)).toEqual([
      ...['open', 'reported', 'confirmed', 'exempt', 'disputed', 'rejected', 'expired'],
    ])
    expect(Object.keys(board.cohorts[0])).toEqual(['id', 'count', 'definition', 'asOf', 'source'])
    expect(Object.keys(board.external[0])).toEqual(['id', 'value', 'unit', 'asOf', 'source'])
    expect(board.targets[0]).toMatchObject({ id: 'card', denominator: 1_500, unitsReporting: 111 })
  })

  test('shows a past board as it was known then', async () => {
    const boardAt = async (...argv: string[]) =>
      JSON.parse((await phukin(['board', '--unit', '70', '--as-of', '2024-04-26', ...argv, '--json'])).out)
    const reported = ({ targets }: { targets: { id: string; measured: number }[] }) =>
      targets.find(({ id }) => id === 'eid_collected')?.measured ?? 0
    const [then, now] = [await boardAt('--known-at', '2024-04-26'), await boardAt()]
    expect(then.knownAt).toBe('2024-04-26')
    expect(reported(then)).toBeLessThan(reported(now))
  })

  test('prints a table for people', async () => {
    const { out } = await phukin(['board', '--unit', '70', '--as-of', '2024-03-25', '--base', 'registered'])
    expect(out).toContain('Tỉnh Bình Phước – số liệu ngày 25/3/2024')
    expect(out).toMatch(/Điện thoại thông minh 4G .* chưa báo cáo .* 1\.500/)
  })

  test.each([
    [['--unit', '70', '--as-of', '2024-04-20', '--known-at', '2024-04-19'], 1],
    [['--unit', '99999'], 1],
    [['--unit', '75', '--as-of', '2024-04-20'], 1],
    [['--unit', '70', '--as-of', '2024-02-30'], 2],
    [['--unit', '70', '--base', 'all'], 2],
    [[], 2],
    [['--unit', '70', '--colour'], 2],
  ])('refuses %j', async (argv, code) => {
    const answer = await phukin(['board', ...argv, '--json'])
    expect(answer.code).toBe(code)
    expect(Object.keys(JSON.parse(answer.out))).toEqual([code === 1 ? 'refused' : 'misused'])
  })
})

test('a damaged demo.json is no demo: it is never taken for one that stands', async () => {
  await writeFile(join(folder, 'demo', 'demo.json'), '{"state": "rea')
  const { code, out } = await phukin(['demo', '--build-only', '--json'], { stopped: never })
  expect(code).toBe(1)
  expect(JSON.parse(out)).toMatchObject({ refused: { code: 'demo-not-empty' } })
})
