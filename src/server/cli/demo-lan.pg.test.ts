import { X509Certificate } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askHttps } from '../../../test/support/ask-https.ts'
import { type FreshDatabase, freshDatabase } from '../../../test/support/postgres.ts'
import { COMMANDS } from './commands.ts'
import { lanLines } from './demo-lan.ts'
import { runCommand } from './run-command.ts'

let fresh: FreshDatabase
let folder: string
beforeAll(async () => {
  fresh = await freshDatabase()
  folder = await mkdtemp(join(tmpdir(), 'phukin-lan-'))
})
afterAll(async () => {
  await fresh.drop()
  await rm(folder, { recursive: true, force: true })
})

const never = new Promise<void>(() => undefined)

/** `HOST` is given: this machine plays the local network, whatever network it has. */
function phukin(
  argv: readonly string[],
  stopped: Promise<void>,
  heard: (text: string) => void = () => undefined,
) {
  return runCommand(COMMANDS, argv, {
    env: {
      DATABASE_URL: fresh.loginUrl,
      DATABASE_OWNER_URL: fresh.adminUrl,
      PHUKIN_DATA: join(folder, 'demo'),
      PHUKIN_KEY_FILE: join(folder, 'keys.json'),
      PORT: '0',
      HOST: '127.0.0.1',
    },
    stdin: (async function* () {})(),
    out: heard,
    err: () => undefined,
    watched: false,
    stopped: () => stopped,
  })
}

/** Serves until `work` is done; `work` gets what was printed. */
async function serving(argv: readonly string[], work: (printed: string) => Promise<void>): Promise<void> {
  let stop: () => void = () => undefined
  const stopped = new Promise<void>((resolve) => {
    stop = resolve
  })
  let running: Promise<number> = Promise.resolve(0)
  const printed = new Promise<string>((resolve) => {
    running = phukin(argv, stopped, resolve)
  })
  await work(await printed)
  stop()
  expect(await running).toBe(0)
}

test('a phone fetches the certificate plainly, trusts it, signs in by https, and finds the app', async () => {
  expect(await phukin(['demo', '--build-only', '--people', '1000', '--day', '20'], never)).toBe(0)
  let first = ''
  await serving(['demo', '--json', '--no-open', '--lan'], async (printed) => {
    const { url, logins, phones, lan } = JSON.parse(printed)
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect((await fetch(`${url}/health`)).status).toBe(200)
    const [secure, plain] = [lan.https[0], lan.http[0]]

    const fetched = await fetch(lan.certificate)
    expect(lan.certificate).toBe(`${plain}/ca.crt`)
    expect(fetched.headers.get('content-type')).toBe('application/x-x509-ca-cert')
    const ca = await fetched.text()
    expect(new X509Certificate(ca).fingerprint256).toBe(lan.fingerprint)
    first = ca

    const { username, password } = logins.find(({ role }: { role: string }) => role === 'volunteer')
    const signedIn = await askHttps(`${secure}/api/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: secure },
      body: JSON.stringify({ username, password }),
      ca,
    })
    expect(signedIn.status).toBe(200)
    expect(String(signedIn.headers['set-cookie'])).toMatch(/; Secure(;|$)/)
    // A browser must not refuse the plain address of a machine that was once looked at by https.
    expect(signedIn.headers['strict-transport-security']).toBeUndefined()
    const page = await askHttps(`${secure}/field/`, { ca })
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    expect(page.headers['permissions-policy']).toContain('camera=(self)')
    expect(phones.every(({ link }: { link: string }) => link.startsWith(`${secure}/field/#join=`))).toBe(true)

    // Without the certificate nobody is taken in, and without https the pages still answer.
    await expect(fetch(`${secure}/health`)).rejects.toThrow()
    expect((await fetch(`${plain}/field/`)).status).toBe(200)
    const byPlain = await fetch(`${plain}/api/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: plain },
      body: JSON.stringify({ username, password }),
    })
    expect([byPlain.status, /Secure/.test(byPlain.headers.get('set-cookie') ?? '')]).toEqual([200, false])
  })

  // The next day the phone still trusts it.
  await serving(['demo', '--json', '--no-open', '--lan'], async (printed) => {
    const { lan } = JSON.parse(printed)
    expect((await askHttps(`${lan.https[0]}/health`, { ca: first })).status).toBe(200)
  })
})

test('without --lan nothing listens for others and there is no certificate to fetch', async () => {
  await serving(['demo', '--json', '--no-open'], async (printed) => {
    const { url, lan } = JSON.parse(printed)
    expect(lan).toBeUndefined()
    expect((await fetch(`${url}/ca.crt`)).headers.get('content-type')).not.toContain('x509')
  })
})

test('a terminal is told the address, its code, the certificate and how to trust it, in both languages', async () => {
  await serving(['demo', '--no-open', '--lan'], async (printed) => {
    const lines = printed.split('\n')
    expect(lines.some((line) => /Trên điện thoại cùng mạng, mở https:\/\/127\.0\.0\.1:\d+ /.test(line))).toBe(
      true,
    )
    expect(printed).toMatch(/On a phone in the same network, open https:/)
    expect(printed).toMatch(/http:\/\/127\.0\.0\.1:\d+\/ca\.crt/)
    expect(lines.filter((line) => /^[123]\. /.test(line))).toHaveLength(6)
    expect(lines.filter((line) => /^[█▀▄ ]{25,}$/.test(line)).length).toBeGreaterThan(12)
  })
})

test('a code is light on dark, where the terminal takes colours', () => {
  const described = { https: ['https://192.168.1.7:8080'], http: [], certificate: '', fingerprint: '' }
  const coloured = lanLines(described, true).filter((line) => line.startsWith('\u001b[97;40m'))
  expect(coloured.length).toBeGreaterThan(12)
  expect(coloured.every((line) => line.endsWith('\u001b[0m'))).toBe(true)
})
