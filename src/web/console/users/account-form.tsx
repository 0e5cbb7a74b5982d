// The fields of a new account. It holds nothing: what is typed and what is wrong come from the page.

import type { FormEvent } from 'react'
import { Link } from 'wouter'
import { ROLES, type Role } from '#domain/access'
import { accountWords } from '#words/accounts'
import { shellWords } from '#words/shell'
import { userScreenWords } from '#words/user-screens'
import type { Failure } from '../../call.ts'
import { useLanguage, useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { Field, Select } from '../../ui/field.tsx'
import { FailureNote } from '../failure-note.tsx'
import { needsUnits, type Typed, type Wrong } from './typed-account.ts'
import { UnitPicker } from './unit-picker.tsx'
import { mayHave } from './unit-search.ts'
import { USERS_PATH } from './wire.ts'

type Props = {
  readonly typed: Typed
  readonly onChange: (typed: Typed) => void
  readonly wrong: Wrong
  readonly failure: Failure | null
  readonly isBusy: boolean
  readonly onSubmit: (event: FormEvent) => void
}

export function AccountForm({ typed, onChange, wrong, failure, isBusy, onSubmit }: Props) {
  const words = useWords(userScreenWords)
  const { roles } = useWords(accountWords)
  const shell = useWords(shellWords)
  const refused = useRefused(failure)
  const text = (name: 'displayName' | 'username' | 'expiresOn') => ({
    value: typed[name],
    error: wrong[name] ?? refused(name),
    autoComplete: 'off',
    onChange: (value: string) => onChange({ ...typed, [name]: value }),
  })
  const setRole = (role: Role) =>
    onChange({ ...typed, role, units: typed.units.filter(({ unitId }) => mayHave(role, unitId)) })
  return (
    <form className="form user-form" noValidate onSubmit={onSubmit}>
      {failure !== null && (
        <FailureNote failure={failure} kept={`${words.form.nothingMade} ${shell.failure.keptTyped}`} />
      )}
      <Field label={words.displayName} {...text('displayName')} />
      <Field
        label={words.username}
        hint={words.form.usernameHint}
        autoCapitalize="none"
        spellCheck={false}
        {...text('username')}
      />
      <Select
        label={words.role}
        value={typed.role}
        options={ROLES.map((value) => ({ value, label: roles[value] }))}
        onChange={setRole}
      />
      {needsUnits(typed.role) ? (
        <UnitPicker
          key={typed.role}
          role={typed.role}
          chosen={typed.units}
          onChange={(units) => onChange({ ...typed, units })}
          error={wrong.units ?? refused('unitCodes')}
        />
      ) : (
        <p className="field-hint">{words.form.noUnits}</p>
      )}
      <Field label={words.expiresOn} hint={words.form.expiresHint} isOptional {...text('expiresOn')} />
      <div className="form-actions">
        <Link className="button button-quiet" href={USERS_PATH}>
          {shell.cancel}
        </Link>
        <Button type="submit" kind="primary" busy={isBusy}>
          {words.add}
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
