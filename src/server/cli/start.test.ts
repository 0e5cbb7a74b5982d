import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { runCommand } from './run-command.ts'
import { startCommand } from './start.ts'

async function start(argv: readonly string[], env: Record<string, string> = {}) {
  let [out, err] = ['', '']
  const code = await runCommand([startCommand], ['start', ...argv], {
    env: { PHUKIN_DATA: join(tmpdir(), 'phukin-never-made'), ...env },
    stdin: (async function* () {})(),
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
    watched: false,
    stopped: () => Promise.resolve(),
  })
  return { code, out, err }
}

it('a certificate without its key, or a key without its certificate, is misuse', async () => {
  const { code, err } = await start(['--tls-cert', 'a.crt'])
  expect(code).toBe(2)
  expect(err).toContain('Thiếu PHUKIN_TLS_KEY.')
  expect(err).toContain('PHUKIN_TLS_KEY is missing.')
  expect((await start([], { PHUKIN_TLS_KEY: 'a.key' })).code).toBe(2)
})

it('a certificate that is not there is refused in both languages, by its path, before anything starts', async () => {
  const nowhere = join(tmpdir(), 'none.crt')
  const { code, err } = await start(['--tls-cert', nowhere, '--tls-key', nowhere])
  expect(code).toBe(1)
  expect(err).toContain(`Không thấy tệp TLS. Hãy kiểm tra --tls-cert và --tls-key. (${nowhere})`)
  expect(err).toContain('The TLS file is not there.')
})

it('an option counts more than its variable', async () => {
  const env = { PHUKIN_TLS_CERT: '/a.crt', PHUKIN_TLS_KEY: '/a.key' }
  const given = join(tmpdir(), 'b.crt')
  expect((await start(['--tls-cert', given, '--json'], env)).out).toContain('tls-file-missing')
  expect((await start(['--tls-cert', given], env)).err).toContain(given)
})

it('proxies that nobody can mean are misuse', async () => {
  expect((await start([], { PHUKIN_TRUSTED_PROXIES: 'all' })).code).toBe(2)
})
