// What was typed about a new account, and what of it can be sent: the input of the server without a password, or what is
// still wrong with which field. The server judges again.

import type { createAccount } from '#contract/accounts'
import type { InputOf } from '#contract/endpoint'
import { type Role, scopeOf } from '#domain/access'
import { isoDay } from '#domain/dates'
import { foldUsername, isUsername } from '#domain/usernames'
import { shellWords } from '#words/shell'
import { userScreenWords } from '#words/user-screens'
import { useWords } from '../../language.tsx'
import { readTypedDay } from '../../ui/typed-day.ts'
import { useSession } from '../session.tsx'
import type { UnitChoice } from './unit-search.ts'

export type Typed = {
  readonly displayName: string
  readonly username: string
  readonly role: Role
  readonly units: readonly UnitChoice[]
  readonly expiresOn: string
}

export const EMPTY: Typed = {
  displayName: '',
  username: '',
  role: 'commune_police',
  units: [],
  expiresOn: '',
}

export type Wrong = { readonly [K in keyof Typed]?: string | undefined }

export const needsUnits = (role: Role): boolean => !scopeOf(role, []).ok

type Input = Omit<InputOf<typeof createAccount>, 'password'>

export function useAccountInput(typed: Typed): { readonly input: Input | null; readonly wrong: Wrong } {
  const words = useWords(userScreenWords)
  const { missing } = useWords(shellWords).logIn
  const { today } = useSession()
  const displayName = typed.displayName.trim()
  const username = foldUsername(typed.username)
  const lastDay = typed.expiresOn.trim() === '' ? undefined : readTypedDay(typed.expiresOn, today)
  const wrong: Wrong = {
    ...(displayName === '' ? { displayName: missing } : {}),
    ...(isUsername(username) ? {} : { username: username === '' ? missing : words.form.usernameWrong }),
    ...(needsUnits(typed.role) && typed.units.length === 0 ? { units: words.picker.missing } : {}),
    ...(lastDay === null ? { expiresOn: words.form.expiresUnreadable } : {}),
  }
  if (lastDay === null || Object.keys(wrong).length > 0) return { input: null, wrong }
  const unitCodes = typed.units.map(({ code }) => code)
  const until = lastDay === undefined ? {} : { expiresOn: isoDay(lastDay) }
  return { input: { displayName, username, role: typed.role, unitCodes, ...until }, wrong }
}
