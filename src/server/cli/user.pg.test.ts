import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/support/postgres.ts'
import { COMMANDS } from './commands.ts'
import { runCommand } from './run-command.ts'

let fresh: FreshDatabase
let folder: string
beforeAll(async () => {
  fresh = await freshDatabase()
  folder = await mkdtemp(join(tmpdir(), 'phukin-user-'))
})
afterAll(async () => {
  await fresh.drop()
  await rm(folder, { recursive: true, force: true })
})

async function phukin(argv: readonly string[], typed = '') {
  let [out, err] = ['', '']
  const code = await runCommand(COMMANDS, argv, {
    env: {
      DATABASE_URL: fresh.loginUrl,
      PHUKIN_DATA: join(folder, 'data'),
      PHUKIN_KEY_FILE: join(folder, 'keys.json'),
    },
    stdin: (async function* () {
      yield Buffer.from(typed)
    })(),
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
const json = async (...argv: string[]) => {
  const { code, out } = await phukin([...argv, '--json'])
  return { code, ...JSON.parse(out) }
}

describe('phukin user', () => {
  it('adds an account and prints a random password once', async () => {
    const added = await json(
      'user',
      'add',
      '--username',
      'Lan.Police',
      '--role',
      'commune_police',
      '--unit',
      '25195',
    )
    expect(added).toMatchObject({
      code: 0,
      account: {
        username: 'lan.police',
        role: 'commune_police',
        disabled: false,
        units: [{ name: expect.any(String) }],
      },
      password: expect.stringMatching(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/),
    })
    expect(JSON.stringify(await json('user', 'list'))).not.toContain(added.password)
  })
  it('takes a password from standard input and does not repeat it', async () => {
    const argv = [
      'user',
      'add',
      '--username',
      'kiem-tra',
      '--role',
      'auditor',
      '--unit',
      '75',
      '--password-stdin',
    ]
    const { code, out, err } = await phukin(argv, 'bến-đò-sông-bé\n')
    expect(code).toBe(0)
    expect(out + err).not.toContain('bến-đò')
    expect((await phukin(argv.with(3, 'other-one'), 'weak\n')).code).toBe(1)
  })
  it('refuses what an account cannot be', async () => {
    const refusedFor = async (...more: string[]) =>
      (await json('user', 'add', '--username', 'someone', ...more)).refused?.code
    expect(await refusedFor('--role', 'commune_police', '--unit', '99999')).toBe('unit-unknown')
    expect(await refusedFor('--role', 'commune_police', '--unit', '75')).toBe('unit-level-wrong')
    expect(await refusedFor('--role', 'commune_police')).toBe('units-required')
    expect(await refusedFor('--role', 'system_administrator', '--unit', '75')).toBe('units-not-allowed')
    expect(await refusedFor('--role', 'auditor', '--unit', '75', '--expires', '2020-01-01')).toBe(
      'expiry-in-past',
    )
    expect(
      (await json('user', 'add', '--username', 'KIEM-TRA', '--role', 'auditor', '--unit', '75')).refused.code,
    ).toBe('username-taken')
  })
  it.each([
    [['user', 'add', '--role', 'auditor']],
    [['user', 'add', '--username', 'x']],
    [['user', 'add', '--username', 'x', '--role', 'king']],
    [['user', 'add', '--username', 'x', '--role', 'auditor', '--expires', 'soon']],
    [['user', 'token', '--username', 'kiem-tra', '--days', '367']],
    [['user', 'token', '--username', 'kiem-tra', '--revoke', 'it']],
    [['user', 'disable']],
  ])('calls %j misuse', async (argv) => {
    expect((await phukin(argv)).code).toBe(2)
  })
  it('makes, lists and revokes tokens', async () => {
    const made = await json('user', 'token', '--username', 'kiem-tra', '--days', '3', '--label', 'báo cáo')
    expect(made).toMatchObject({ code: 0, token: expect.stringMatching(/^phukin_/) })
    const days = (Date.parse(made.expiresAt) - Date.now()) / 86_400_000
    expect(days).toBeGreaterThan(2.9)
    expect(days).toBeLessThan(3.1)
    const { tokens } = await json('user', 'token', '--username', 'kiem-tra', '--list')
    expect(tokens).toMatchObject([{ tokenId: made.tokenId, label: 'báo cáo', revokedAt: null }])
    expect(JSON.stringify(tokens)).not.toContain(made.token)
    expect((await json('user', 'token', '--username', 'lan.police', '--revoke', made.tokenId)).code).toBe(1)
    expect((await json('user', 'token', '--username', 'kiem-tra', '--revoke', made.tokenId)).code).toBe(0)
    expect((await json('user', 'token', '--username', 'kiem-tra', '--revoke', made.tokenId)).code).toBe(1)
  })
  it('disables, but never the last system administrator', async () => {
    expect(await json('user', 'disable', '--username', 'kiem-tra')).toMatchObject({
      account: { disabled: true },
    })
    expect((await json('user', 'token', '--username', 'kiem-tra')).code).toBe(1)
    await json('user', 'add', '--username', 'admin', '--role', 'system_administrator')
    expect((await json('user', 'disable', '--username', 'admin')).refused.code).toBe('last-administrator')
    await json('user', 'add', '--username', 'admin2', '--role', 'system_administrator')
    expect((await json('user', 'disable', '--username', 'admin')).code).toBe(0)
    expect((await json('user', 'disable', '--username', 'nobody')).refused.code).toBe('account-unknown')
  })
})
