// A new account: name, role, units, last day and a first password. What the server refuses is said at the field.

import { type FormEvent, useState } from 'react'
import { createAccount } from '#contract/accounts'
import { ROLES, type Role, scopeOf } from '#domain/access'
import { isoDay } from '#domain/dates'
import { accountWords } from '#words/accounts'
import { shellWords } from '#words/shell'
import { call, type Failure } from '../../call.ts'
import { useLanguage, useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { Field, Select } from '../../ui/field.tsx'
import { Dialog } from '../../ui/overlay.tsx'
import { showToast } from '../../ui/toast.tsx'
import { readTypedDay } from '../../ui/typed-day.ts'
import { FailureNote } from '../failure-note.tsx'
import { useSession } from '../session.tsx'

type Props = { readonly isOpen: boolean; readonly onClose: () => void; readonly onAdded: () => void }

export function AddAccount({ isOpen, onClose, onAdded }: Props) {
  const words = useWords(accountWords).accounts
  return (
    <Dialog title={words.add} isOpen={isOpen} onClose={onClose}>
      <AddForm onClose={onClose} onAdded={onAdded} />
    </Dialog>
  )
}

const EMPTY = { displayName: '', username: '', unitCodes: '', expiresOn: '', password: '' }
type Typed = typeof EMPTY
const TEXTS = ['displayName', 'username', 'password'] as const

function AddForm({ onClose, onAdded }: Omit<Props, 'isOpen'>) {
  const words = useWords(accountWords)
  const shell = useWords(shellWords)
  const { today } = useSession()
  const [role, setRole] = useState<Role>('commune_police')
  const [typed, setTyped] = useState<Typed>(EMPTY)
  const [isTried, setTried] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const refused = useRefused(failure)
  const lastDay = typed.expiresOn.trim() === '' ? undefined : readTypedDay(typed.expiresOn, today)
  const needsUnits = !scopeOf(role, []).ok
  const missing = TEXTS.some((name) => typed[name].trim() === '')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (missing || lastDay === null) return
    setBusy(true)
    const { displayName, username, password } = typed
    const unitCodes = needsUnits ? typed.unitCodes.split(/[\s,;]+/).filter((code) => code !== '') : []
    const until = lastDay === undefined ? {} : { expiresOn: isoDay(lastDay) }
    const added = await call(createAccount, { displayName, username, password, role, unitCodes, ...until })
    setBusy(false)
    if (!added.ok) return setFailure(added.error)
    showToast(words.accounts.added(added.value.username))
    onAdded()
    onClose()
  }
  const field = (name: keyof Typed) => ({
    value: typed[name],
    error:
      refused(name) ??
      (isTried && TEXTS.some((each) => each === name) && typed[name].trim() === ''
        ? shell.logIn.missing
        : undefined),
    autoComplete: 'off',
    onChange: (value: string) => setTyped({ ...typed, [name]: value }),
  })
  return (
    <form className="form" noValidate onSubmit={submit}>
      {failure !== null && <FailureNote failure={failure} kept={shell.failure.keptTyped} />}
      <Field label={words.accounts.displayName} {...field('displayName')} />
      <Field label={words.accounts.username} hint={shell.setUp.usernameHint} {...field('username')} />
      <Select
        label={words.accounts.role}
        value={role}
        options={ROLES.map((value) => ({ value, label: words.roles[value] }))}
        onChange={setRole}
      />
      {needsUnits ? (
        <Field label={words.accounts.unitCodes} hint={words.accounts.unitCodesHint} {...field('unitCodes')} />
      ) : (
        <p className="field-hint">{words.accounts.noUnits}</p>
      )}
      <Field
        label={words.accounts.expiresOn}
        hint={words.accounts.expiresHint}
        isOptional
        {...field('expiresOn')}
        {...(isTried && lastDay === null ? { error: words.accounts.expiresUnreadable } : {})}
      />
      <Field
        label={words.accounts.first}
        hint={words.accounts.firstHint}
        type="password"
        {...field('password')}
        autoComplete="new-password"
      />
      <div className="form-actions">
        <Button kind="quiet" onClick={onClose}>
          {shell.cancel}
        </Button>
        <Button type="submit" kind="primary" busy={isBusy}>
          {words.accounts.add}
        </Button>
      </div>
    </form>
  )
}

/** What the server said about one field, in the language of the page. */
function useRefused(failure: Failure | null): (name: string) => string | undefined {
  const { language } = useLanguage()
  const fields = failure?.answer?.fields ?? []
  return (name) => fields.find(({ path }) => path === name || path.startsWith(`${name}.`))?.text[language]
}
