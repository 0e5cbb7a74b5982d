// A new account: who, as what, for which units, until when. Its first password is made here by chance and shown once. What
// the server refuses is said at the field, and nothing that was typed is lost.

import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { createAccount } from '#contract/accounts'
import { userScreenWords } from '#words/user-screens'
import { call, type Failure } from '../../call.ts'
import { useWords } from '../../language.tsx'
import { PageHead } from '../page-head.tsx'
import { AccountForm } from './account-form.tsx'
import { type Added, FirstPassword } from './first-password.tsx'
import { passwordFor } from './password-for.ts'
import { EMPTY, type Typed, useAccountInput } from './typed-account.ts'
import { ACCOUNTS } from './wire.ts'

export function NewAccount() {
  const words = useWords(userScreenWords)
  const queries = useQueryClient()
  const [typed, setTyped] = useState<Typed>(EMPTY)
  const [isTried, setTried] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [added, setAdded] = useState<Added | null>(null)
  const { input, wrong } = useAccountInput(typed)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (input === null) return
    setBusy(true)
    const password = passwordFor(input.username)
    const sent = await call(createAccount, { ...input, password })
    setBusy(false)
    if (!sent.ok) return setFailure(sent.error)
    queries.invalidateQueries({ queryKey: ACCOUNTS })
    setFailure(null)
    setAdded({ account: sent.value, password })
  }
  const beginAnew = () => {
    setTyped({ ...EMPTY, role: typed.role, expiresOn: typed.expiresOn })
    setTried(false)
    setAdded(null)
  }
  if (added !== null) return <FirstPassword added={added} onAnother={beginAnew} />
  return (
    <>
      <PageHead title={words.add} lead={words.form.lead} />
      <AccountForm
        typed={typed}
        onChange={setTyped}
        wrong={isTried ? wrong : {}}
        failure={failure}
        isBusy={isBusy}
        onSubmit={submit}
      />
    </>
  )
}
