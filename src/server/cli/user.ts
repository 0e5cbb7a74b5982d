// phukin user add|list|disable|token: accounts from the machine the server runs on. Whoever may run this may do so.

import { text as textOf } from 'node:stream/consumers'
import { isRole, ROLES } from '#domain/access'
import { foldUsername } from '#domain/usernames'
import { cliWords } from '#words/cli'
import { describeAccounts, endAccount, makeAccount, makeToken } from '../auth/accounts.ts'
import { randomPassword } from '../auth/password.ts'
import { findAccount, listAccountRows } from '../auth/queries.ts'
import { listTokens, revokeToken } from '../auth/queries-credentials.ts'
import { recordAudit } from '../platform/audit.ts'
import { command, done, misused, type Outcome, type Phrase, refused, refusedBy } from './command.ts'
import { withServices } from './with-services.ts'

const vi = cliWords.vi.user
const phrase = (say: (words: (typeof cliWords)['vi']) => string): Phrase => ({
  vi: say(cliWords.vi),
  en: say(cliWords.en),
})
const username = { type: 'string', value: 'NAME', about: phrase(({ user }) => user.username) } as const
const missing = (option: string) => misused(phrase((words) => words.missingOption(option)))
const unknownAccount = (name: string): Outcome =>
  refused({ code: 'account-unknown', ...phrase(({ user }) => user.unknown(name)) })

export const userAdd = command({
  name: 'user add',
  about: phrase(({ user }) => user.add),
  options: {
    username,
    name: { type: 'string', value: 'TEXT', about: phrase(({ user }) => user.name) },
    role: { type: 'string', value: 'ROLE', about: phrase(({ user }) => user.role(ROLES)) },
    unit: { type: 'string', multiple: true, value: 'CODE', about: phrase(({ user }) => user.unit) },
    expires: { type: 'string', value: 'YYYY-MM-DD', about: phrase(({ user }) => user.expires) },
    'password-stdin': { type: 'boolean', about: phrase(({ user }) => user.passwordStdin) },
  },
  async run(given, shell) {
    if (given.username === undefined) return missing('username')
    if (given.role === undefined) return missing('role')
    const { role } = given
    if (!isRole(role)) return misused(phrase((words) => words.wrongValue('role', ROLES.join(', '))))
    if (given.expires !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(given.expires))
      return misused(phrase((words) => words.wrongValue('expires', 'YYYY-MM-DD')))
    const password = given['password-stdin'] ? await firstLine(shell.stdin) : randomPassword()
    const made = {
      username: given.username,
      displayName: given.name ?? given.username,
      role,
      unitCodes: given.unit ?? [],
      expiresOn: given.expires,
      password,
    }
    return withServices(shell, ({ database }) =>
      database.asSystem('user add', async (tx) => {
        const account = await makeAccount(tx, null, made)
        if (!account.ok) return refusedBy(account.error)
        const [described] = await describeAccounts(tx, [account.value])
        const shown = given['password-stdin'] ? {} : { password }
        const lines = [vi.added(account.value.username), ...Object.values(shown).map(vi.password)]
        return done({ account: described, ...shown }, lines.join('\n'))
      }),
    )
  },
})

export const userList = command({
  name: 'user list',
  about: phrase(({ user }) => user.list),
  options: {},
  run: (_, shell) =>
    withServices(shell, ({ database }) =>
      database.asSystem('user list', async (tx) => {
        const accounts = await describeAccounts(tx, await listAccountRows(tx))
        const rows = accounts.map((account) =>
          [
            account.username,
            account.role,
            account.units.map(({ name }) => name).join(', '),
            account.expiresOn ?? '',
            account.disabled ? vi.ended : vi.active,
          ].join('\t'),
        )
        return done({ accounts }, rows.length === 0 ? vi.none : [vi.columns, ...rows].join('\n'))
      }),
    ),
})

export const userDisable = command({
  name: 'user disable',
  about: phrase(({ user }) => user.disable),
  options: { username },
  async run(given, shell) {
    if (given.username === undefined) return missing('username')
    const name = foldUsername(given.username)
    return withServices(shell, ({ database }) =>
      database.asSystem('user disable', async (tx) => {
        const account = await findAccount(tx, name)
        if (!account) return unknownAccount(name)
        const ended = await endAccount(tx, null, account.accountId)
        if (!ended.ok) return refusedBy(ended.error)
        const [described] = await describeAccounts(tx, [ended.value])
        return done({ account: described }, vi.disabled(name))
      }),
    )
  },
})

const DAYS = { usual: 90, most: 366 }

export const userToken = command({
  name: 'user token',
  about: phrase(({ user }) => user.token),
  options: {
    username,
    days: { type: 'string', value: 'N', about: phrase(({ user }) => user.days) },
    label: { type: 'string', value: 'TEXT', about: phrase(({ user }) => user.label) },
    list: { type: 'boolean', about: phrase(({ user }) => user.listTokens) },
    revoke: { type: 'string', value: 'ID', about: phrase(({ user }) => user.revoke) },
  },
  async run(given, shell) {
    if (given.username === undefined) return missing('username')
    const days = Number(given.days ?? DAYS.usual)
    if (!Number.isInteger(days) || days < 1 || days > DAYS.most)
      return misused(phrase((words) => words.wrongValue('days', `1–${DAYS.most}`)))
    const { revoke } = given
    if (revoke !== undefined && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(revoke))
      return misused(phrase((words) => words.wrongValue('revoke', 'UUID')))
    const name = foldUsername(given.username)
    return withServices(shell, ({ database }) =>
      database.asSystem('user token', async (tx) => {
        const account = await findAccount(tx, name)
        if (!account || (account.disabledAt !== null && !given.list)) return unknownAccount(name)
        const { accountId } = account
        if (given.list) {
          const tokens = await listTokens(tx, accountId)
          const lines = tokens.map(({ tokenId, label, expiresAt, revokedAt }) =>
            [tokenId, label, expiresAt.toISOString(), revokedAt ? vi.ended : vi.active].join('\t'),
          )
          return done({ tokens }, lines.length === 0 ? vi.noTokens : lines.join('\n'))
        }
        if (revoke !== undefined) {
          if (!(await revokeToken(tx, accountId, revoke)))
            return refused({ code: 'token-unknown', ...phrase(({ user }) => user.noToken) })
          await recordAudit(tx, null, { action: 'token-revoked', target: `token:${revoke}` })
          return done({ revoked: revoke }, vi.revoked)
        }
        const { tokenId, token, expiresAt } = await makeToken(tx, accountId, {
          label: given.label ?? '',
          days,
        })
        const until = expiresAt.toISOString()
        return done({ tokenId, token, expiresAt: until }, vi.newToken(token, until))
      }),
    )
  },
})

/** Without the line end: what `echo` and a file of one line bring. */
const firstLine = async (stdin: AsyncIterable<Uint8Array>): Promise<string> =>
  (await textOf(stdin)).split(/\r?\n/, 1)[0] ?? ''
