// Signing in and out, one's own account, and the accounts of others. Tokens for programs are made on the command line.

import * as z from 'zod/mini'
import { ROLES, rolesWith } from '#domain/access'
import { endpoint } from './endpoint.ts'

const username = z.string().check(z.trim(), z.minLength(3), z.maxLength(40))
const displayName = z.string().check(z.trim(), z.minLength(1), z.maxLength(100))
/** Judged by auth/password.ts; here only what no password may be. */
const password = z.string().check(z.minLength(1), z.maxLength(200))
const role = z.enum(ROLES)
const isoDay = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))
const nothing = z.object({})

/** Who is signed in. `units` are those of the account; empty for the system administrator. */
const me = z.object({
  accountId: z.string(),
  username: z.string(),
  displayName: z.string(),
  role,
  units: z.array(z.object({ unitId: z.number(), name: z.string() })),
})
export type Me = z.infer<typeof me>

export const login = endpoint({
  name: 'login',
  method: 'post',
  path: '/api/login',
  summary: 'Sign in; the session is an HttpOnly cookie',
  roles: 'public',
  input: z.object({ username: z.string().check(z.maxLength(200)), password }),
  output: me,
  problems: ['login-failed', 'too-many-attempts'],
})

export const logout = endpoint({
  name: 'logout',
  method: 'post',
  path: '/api/logout',
  summary: 'End this session (with a bearer token: revoke this token)',
  roles: 'anyone-signed-in',
  input: nothing,
  output: nothing,
  problems: [],
})

export const readMe = endpoint({
  name: 'readMe',
  method: 'get',
  path: '/api/me',
  summary: 'Who is signed in',
  roles: 'anyone-signed-in',
  input: nothing,
  output: me,
  problems: [],
})

export const changePassword = endpoint({
  name: 'changePassword',
  method: 'post',
  path: '/api/me/password',
  summary: 'Change one’s own password; every other session of the account ends',
  roles: 'anyone-signed-in',
  input: z.object({ current: password, next: password }),
  output: nothing,
  problems: ['password-wrong', 'password-weak', 'too-many-attempts'],
})

export const useSetupLink = endpoint({
  name: 'useSetupLink',
  method: 'post',
  path: '/api/setup',
  summary: 'Make the first system administrator with the one-time link that the first start prints',
  roles: 'public',
  input: z.object({ token: z.string().check(z.maxLength(100)), username, displayName, password }),
  output: me,
  problems: ['setup-link-invalid', 'username-taken', 'password-weak'],
})

const account = z.object({
  accountId: z.string(),
  username: z.string(),
  displayName: z.string(),
  role,
  units: z.array(z.object({ unitId: z.number(), name: z.string() })),
  /** Last day of use, in campaign time. */
  expiresOn: z.nullable(z.string()),
  disabled: z.boolean(),
})
export type Account = z.infer<typeof account>

export const listAccounts = endpoint({
  name: 'listAccounts',
  method: 'get',
  path: '/api/accounts',
  summary: 'All accounts, by user name',
  roles: rolesWith('manage-accounts'),
  input: nothing,
  output: z.object({ accounts: z.array(account) }),
  problems: [],
})

export const createAccount = endpoint({
  name: 'createAccount',
  method: 'post',
  path: '/api/accounts',
  summary: 'Make an account; units by their official codes of today',
  roles: rolesWith('manage-accounts'),
  input: z.object({
    username,
    displayName,
    role,
    unitCodes: z.array(z.string().check(z.maxLength(20))).check(z.maxLength(100)),
    expiresOn: z.optional(isoDay),
    password,
  }),
  output: account,
  problems: [
    'username-taken',
    'password-weak',
    'unit-unknown',
    'units-required',
    'units-not-allowed',
    'unit-level-wrong',
    'too-many-units',
    'expiry-in-past',
  ],
})

export const disableAccount = endpoint({
  name: 'disableAccount',
  method: 'post',
  path: '/api/accounts/:accountId/disable',
  summary: 'End an account: its sessions and tokens stop at once',
  roles: rolesWith('manage-accounts'),
  input: z.object({ accountId: z.uuid() }),
  output: account,
  problems: ['not-found', 'last-administrator'],
})

export const resetPassword = endpoint({
  name: 'resetPassword',
  method: 'post',
  path: '/api/accounts/:accountId/password',
  summary:
    'Give somebody else a new first password; all sessions of the account end. One’s own is changed at /api/me/password',
  roles: rolesWith('manage-accounts'),
  input: z.object({ accountId: z.uuid(), password }),
  output: account,
  problems: ['not-found', 'password-weak'],
})

export const readAudit = endpoint({
  name: 'readAudit',
  method: 'get',
  path: '/api/audit',
  summary: 'What was done within the scope, newest first',
  roles: rolesWith('read-audit'),
  input: z.object({ before: z.optional(z.int()) }),
  output: z.object({
    entries: z.array(
      z.object({
        auditId: z.number(),
        at: z.string(),
        accountId: z.nullable(z.string()),
        /** Of the account; null for the command line and for whoever was not signed in. */
        username: z.nullable(z.string()),
        action: z.string(),
        /** 'person:<id>/identity', 'account:<id>', 'import:<id>', 'token:<id>', 'number:phone'. */
        target: z.nullable(z.string()),
        /** Where the target is an account. */
        targetUsername: z.nullable(z.string()),
        reason: z.nullable(z.string()),
      }),
    ),
    /** Older ones stand behind the last. */
    more: z.boolean(),
  }),
  problems: [],
})
