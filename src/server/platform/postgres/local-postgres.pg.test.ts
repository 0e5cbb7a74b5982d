import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type DataFolder, openDataFolder } from '../data-folder.ts'
import { quietLog } from '../log.ts'
import { type LocalPostgres, startLocalPostgres } from './local-postgres.ts'
import { isProcess, readPostmaster } from './postmaster.ts'

let parent: string
let folder: DataFolder
const stops: (() => Promise<void>)[] = []

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'phukin cơ sở '))
  await chmod(parent, 0o755)
  folder = await folderIn(parent)
})
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
  if (folder.cluster) await rm(join(folder.cluster, '..'), { recursive: true, force: true })
  await rm(parent, { recursive: true })
})

const folderIn = async (path: string): Promise<DataFolder> => {
  const opened = await openDataFolder(join(path, 'data'), { make: 'real' })
  if (!opened.ok) throw new Error(opened.error.code)
  return opened.value
}
const start = async (): Promise<LocalPostgres> => {
  const started = await startLocalPostgres({ folder, log: quietLog, settings: { shared_buffers: '16MB' } })
  if (!started.ok) throw new Error(`${started.error.code}: ${started.error.detail}`)
  stops.push(started.value.stop)
  const again = await openDataFolder(folder.path)
  if (again.ok) folder = again.value
  return started.value
}
const ask = async (url: string, query: string): Promise<unknown> => {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  const { rows } = await client.query({ text: query, rowMode: 'array' })
  await client.end()
  return rows[0]?.[0]
}
const cluster = () => folder.cluster ?? join(folder.path, 'postgres')
const postmaster = async () => {
  const found = await readPostmaster(cluster())
  if (!found) throw new Error('nothing runs')
  return found
}

describe('the product’s own PostgreSQL', () => {
  it('is made, keeps Vietnamese text in order of code points, and stops without a trace', async () => {
    const { superuserUrl, alreadyRunning, stop } = await start()
    expect(alreadyRunning).toBe(false)
    expect(await ask(superuserUrl, `select 'ĐỒNG XOÀI' = upper('đồng xoài') and 'Z' < 'Đ'`)).toBe(true)
    const { pid } = await postmaster()
    await stop()
    expect(isProcess(pid)).toBe(false)
    expect(await readPostmaster(cluster())).toBeNull()
    expect(await readFile(join(folder.path, 'postgres.log'), 'utf8')).toContain(
      'database system is shut down',
    )
  })

  it('keeps what was written for the next start', async () => {
    const first = await start()
    await ask(first.superuserUrl, 'create table kept as select 7 as n')
    await first.stop()
    expect(await ask((await start()).superuserUrl, 'select n from kept')).toBe(7)
  })

  it('loses nothing that was confirmed', async () => {
    const { superuserUrl } = await start()
    const settings = ['fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums', 'jit', 'timezone']
    const shown = await Promise.all(settings.map((name) => ask(superuserUrl, `show ${name}`)))
    expect(shown).toEqual(['on', 'on', 'on', 'on', 'off', 'UTC'])
  })

  it('never runs as root and listens on this machine only', async () => {
    const { superuserUrl } = await start()
    expect((await stat(cluster())).uid).not.toBe(0)
    expect((await stat(cluster())).mode & 0o777).toBe(0o700)
    expect(await ask(superuserUrl, 'show listen_addresses')).toBe('127.0.0.1')
  })

  it('asks for its password', async () => {
    const { port } = await start()
    await expect(ask(`postgresql://postgres:wrong@127.0.0.1:${port}/phukin`, 'select 1')).rejects.toThrow(
      /password/,
    )
    expect((await stat(join(folder.path, 'postgres-password'))).mode & 0o777).toBe(0o600)
  })

  it('does not write rows into its log when a statement fails', async () => {
    const { superuserUrl } = await start()
    await ask(superuserUrl, 'create table once (n text primary key)')
    await ask(superuserUrl, `insert into once values ('Điểu Sơn')`)
    await expect(ask(superuserUrl, `insert into once values ('Điểu Sơn')`)).rejects.toThrow(/duplicate key/)
    expect(await readFile(join(folder.path, 'postgres.log'), 'utf8')).not.toMatch(/Điểu|duplicate/)
  })
})

describe('a second start', () => {
  it('joins the server that runs, and leaving does not stop it', async () => {
    const first = await start()
    const second = await start()
    expect(second).toMatchObject({ alreadyRunning: true, port: first.port })
    await second.stop()
    expect(await ask(first.superuserUrl, 'select 1')).toBe(1)
  })

  it('takes over when the first one leaves: the last one stops the server', async () => {
    const first = await start()
    const second = await start()
    await first.stop()
    expect(await ask(second.superuserUrl, 'select 1')).toBe(1)
    await second.stop()
    expect(await readPostmaster(cluster())).toBeNull()
  })

  it('at the same moment as the first makes one cluster and one server', async () => {
    const all = await Promise.all([start(), start(), start()])
    expect(new Set(all.map(({ port }) => port)).size).toBe(1)
    expect(all.filter(({ alreadyRunning }) => !alreadyRunning)).toHaveLength(1)
  })

  it('while the server stops waits for that and starts it again', async () => {
    const first = await start()
    const [second] = await Promise.all([first.stop().then(start), pause(5).then(start)])
    expect(await ask(second.superuserUrl, 'select 1')).toBe(1)
  })
})

describe('after kill -9', () => {
  it('of the server a start recovers what was committed', async () => {
    const first = await start()
    await ask(first.superuserUrl, 'create table kept as select 7 as n')
    process.kill((await postmaster()).pid, 'SIGKILL')
    expect(await readPostmaster(cluster())).not.toBeNull()
    const second = await start()
    expect(second.alreadyRunning).toBe(false)
    expect(await ask(second.superuserUrl, 'select n from kept')).toBe(7)
  })

  it('a lock file that names some other process by now is not believed', async () => {
    const first = await start()
    await first.stop()
    const { uid, gid } = await stat(cluster())
    const other = spawn('sleep', ['600'], process.getuid?.() === 0 ? { uid, gid } : {})
    try {
      const lines = [
        other.pid,
        cluster(),
        1_700_000_000,
        5_432,
        '',
        '127.0.0.1',
        '  1234567         0',
        'ready   ',
        '',
      ]
      await writeFile(join(cluster(), 'postmaster.pid'), lines.join('\n'), { mode: 0o600 })
      expect((await start()).alreadyRunning).toBe(false)
    } finally {
      other.kill()
    }
  })

  it('of the process that started it, the server goes on and the next one to leave stops it', async () => {
    const child = await startInChild()
    child.kill('SIGKILL')
    await once(child, 'exit')
    const next = await start()
    expect(next.alreadyRunning).toBe(true)
    await next.stop()
    expect(await readPostmaster(cluster())).toBeNull()
  })
})

it('Ctrl-C, which the terminal sends to the whole group, does not reach the server', async () => {
  const child = await startInChild()
  if (child.pid === undefined) throw new Error('no child')
  process.kill(-child.pid, 'SIGINT')
  await once(child, 'exit')
  const next = await start()
  expect(next.alreadyRunning).toBe(true)
})

it('a port that is taken is another one’s: the server finds its own', async () => {
  const taken = createServer().listen(5_432, '127.0.0.1')
  await Promise.race([once(taken, 'listening'), once(taken, 'error')])
  try {
    expect((await start()).port).not.toBe(5_432)
  } finally {
    taken.close()
  }
})

it('a data folder in a home closed to others works, its cluster where the server’s account can reach it', async () => {
  const home = join(parent, 'home')
  await mkdir(home, { mode: 0o700 })
  folder = await folderIn(home)
  const { superuserUrl, stop } = await start()
  expect(await ask(superuserUrl, 'select 1')).toBe(1)
  expect(folder.cluster !== undefined).toBe(process.getuid?.() === 0)
  await stop()
  expect((await start()).alreadyRunning).toBe(false)
})

it('a cluster of another major version is refused, not touched', async () => {
  await (await start()).stop()
  await writeFile(join(cluster(), 'PG_VERSION'), '15\n')
  expect(await startLocalPostgres({ folder, log: quietLog })).toEqual({
    ok: false,
    error: { code: 'postgres-other-version', detail: '15 ≠ 18' },
  })
})

/** Another process, in a group of its own like a command in a terminal, that has started the server. */
async function startInChild() {
  const program = `
    const { openDataFolder } = await import(${JSON.stringify(new URL('../data-folder.ts', import.meta.url).href)})
    const { startLocalPostgres } = await import(${JSON.stringify(new URL('./local-postgres.ts', import.meta.url).href)})
    const folder = (await openDataFolder(${JSON.stringify(folder.path)})).value
    const log = { info() {}, warn() {}, error() {} }
    const { ok } = await startLocalPostgres({ folder, log, settings: { shared_buffers: '16MB' } })
    console.log(ok)`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [said] = await once(child.stdout, 'data')
  expect(String(said).trim()).toBe('true')
  return child
}
