// Chooses the account of a member: type, press one of what is found, or none for somebody who walks with paper only.

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { findTeamAccounts } from '#contract/forces'
import { accountWords } from '#words/accounts'
import { forceScreenWords } from '#words/force-screens'
import { call } from '../../call.ts'
import { useFormats, useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { FORCES } from './wire.ts'

export type Account = { readonly accountId: string; readonly username: string; readonly name: string }

type Props = {
  readonly unit: number
  readonly chosen: Account | null
  readonly onChange: (account: Account | null) => void
}

const SHORTEST = 2

export function AccountPicker({ unit, chosen, onChange }: Props) {
  const words = useWords(forceScreenWords).member
  const { roles } = useWords(accountWords)
  const format = useFormats()
  const [typed, setTyped] = useState('')
  const q = typed.trim()
  const isAsking = q.length >= SHORTEST && chosen === null
  const asked = useQuery({
    queryKey: [...FORCES, 'accounts', unit, q],
    queryFn: ({ signal }) => call(findTeamAccounts, { unit, q }, { signal }),
    enabled: isAsking,
    placeholderData: (before) => before,
  })
  if (chosen !== null)
    return (
      <div className="force-account">
        <p>{words.accountChosen(chosen.username)}</p>
        <Button kind="quiet" icon="close" label={words.accountRemove} onClick={() => onChange(null)} />
      </div>
    )
  const found = isAsking && asked.data?.ok === true ? asked.data.value.accounts : null
  const choose = (account: Account) => {
    onChange(account)
    setTyped('')
  }
  const said =
    found === null
      ? ''
      : found.length === 0
        ? words.accountNone
        : words.accountFound(format.count(found.length))
  return (
    <div className="force-picker">
      <Field
        label={words.account}
        hint={words.accountHint}
        isOptional
        value={typed}
        onChange={setTyped}
        autoComplete="off"
        autoCapitalize="none"
      />
      <p className="force-said" role="status">
        {said}
      </p>
      {found !== null && found.length > 0 && (
        <ul className="force-found">
          {found.map((account) => (
            <li key={account.accountId}>
              <button type="button" onClick={() => choose(account)}>
                <span>{account.name}</span>
                <span className="force-note">
                  {[account.username, roles[account.role], account.units.join(', ')].join(' · ')}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
