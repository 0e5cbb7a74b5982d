import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDataFolder } from '../platform/data-folder.ts'
import { quietLog } from '../platform/log.ts'
import { startLocalPostgres } from '../platform/postgres/local-postgres.ts'
import { COMMANDS } from './commands.ts'
import { runCommand } from './run-command.ts'

const MINUTES = 60_000

let parent: string
let folder: string
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'phukin-swarm-'))
  await chmod(parent, 0o755) // so that the cluster lies within it
  folder = join(parent, 'demo')
  const built = await phukin(['demo', '--build-only', '--people', '3000', '--day', '30', '--json'])
  expect(built.code).toBe(0)
}, 2 * MINUTES)
afterAll(() => rm(parent, { recursive: true, force: true }))

type Around = { readonly more?: Readonly<Record<string, string>>; readonly stopped?: Promise<void> }
const never = new Promise<void>(() => undefined)

async function phukin(argv: readonly string[], { more = {}, stopped = never }: Around = {}) {
  let [out, err] = ['', '']
  const code = await runCommand(COMMANDS, argv, {
    env: { PHUKIN_DATA: folder, PHUKIN_KEY_FILE: join(parent, 'keys.json'), PORT: '0', ...more },
    stdin: (async function* () {})(),
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
    watched: false,
    stopped: () => stopped,
  })
  return { code, out, err }
}

const swarm = (...argv: string[]) => phukin(['swarm', ...argv, '--json'])

test(
  'two hundred phones on a bad line, with wrong clocks and a server that is killed twice, lose nothing and repeat nothing',
  async () => {
    const { code, out, err } = await swarm('--phones', '200', '--visits', '5', '--faults', '--seed', '16')
    const said = JSON.parse(out)
    expect(Object.keys(said)).toEqual(['phones', 'recorded', 'acknowledged', 'lost', 'duplicated', 'seconds'])
    expect(said, err).toMatchObject({
      ...{ phones: 200, recorded: 1_000, acknowledged: 1_000 },
      ...{ lost: 0, duplicated: 0 },
    })
    expect(code).toBe(0)
  },
  5 * MINUTES,
)

test(
  'the data itself is only read, and its copy is gone',
  async () => {
    expect(await readdir(parent)).toEqual(['demo', 'keys.json'])
    const checked = await phukin(['check', '--json'])
    expect(checked.code).toBe(0)
    const users = await phukin(['user', 'list', '--json'])
    expect(users.out).not.toContain('swarm-')
  },
  2 * MINUTES,
)

test('data that a server works on is refused', async () => {
  const opened = await openDataFolder(folder)
  if (!opened.ok) throw new Error(opened.error.code)
  const running = await startLocalPostgres({ folder: opened.value, log: quietLog })
  if (!running.ok) throw new Error(running.error.code)
  try {
    const { code, out, err } = await swarm('--phones', '2')
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ refused: { code: 'swarm-running' } })
    expect(err).toContain(folder)
  } finally {
    await running.value.stop()
  }
})

test(
  'a swarm that is asked to stop leaves nothing behind',
  async () => {
    const stopped = new Promise<void>((resolve) => setTimeout(resolve, 3_000))
    const { code, out } = await phukin(['swarm', '--phones', '50', '--visits', '200', '--faults', '--json'], {
      stopped,
    })
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ refused: { code: 'swarm-stopped' } })
    expect(await readdir(parent)).toEqual(['demo', 'keys.json'])
  },
  MINUTES,
)

test.each([
  [[], 2],
  [['--phones', '0'], 2],
  [['--phones', 'many'], 2],
  [['--phones', '3', '--visits', '1001'], 2],
  [['--phones', '3', '--seed', 'x'], 2],
])('refuses %j', async (argv, code) => {
  expect((await swarm(...argv)).code).toBe(code)
})

test('a database of one’s own is not copied, and no folder is no data', async () => {
  const argv = ['swarm', '--phones', '2', '--json']
  const own = await phukin(argv, { more: { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' } })
  expect(JSON.parse(own.out)).toMatchObject({ refused: { code: 'swarm-not-embedded' } })
  const none = await phukin(argv, { more: { PHUKIN_DATA: join(parent, 'none') } })
  expect(JSON.parse(none.out)).toMatchObject({ refused: { code: 'swarm-empty' } })
})
