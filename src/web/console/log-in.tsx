// The log-in: user name and password, then back to the address one came from. Says nothing about which of the two is wrong.

import { type FormEvent, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { login } from '#contract/accounts'
import { accountWords } from '#words/accounts'
import { shellWords } from '#words/shell'
import { call, type Failure } from '../call.ts'
import { useFormats, useWords } from '../language.tsx'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { FailureNote } from './failure-note.tsx'
import { Gate } from './gate.tsx'
import { pathAfterLogIn, useForgetSession } from './session.tsx'

export function LogInPage() {
  const words = useWords(accountWords).login
  const shell = useWords(shellWords)
  const [, navigate] = useLocation()
  const search = useSearch()
  const forget = useForgetSession()
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [isTried, setTried] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const missing = (value: string) => (isTried && value === '' ? shell.logIn.missing : undefined)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (username === '' || password === '') return
    setBusy(true)
    const answer = await call(login, { username: username.trim(), password })
    setBusy(false)
    if (!answer.ok) return setFailure(answer.error)
    forget()
    navigate(pathAfterLogIn(search), { replace: true })
  }
  return (
    <Gate title={words.title}>
      <form className="form" noValidate onSubmit={submit}>
        {failure !== null && <LogInFailure failure={failure} />}
        <Field
          label={words.username}
          value={username}
          error={missing(username)}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          onChange={setUsername}
        />
        <Field
          label={words.password}
          type="password"
          value={password}
          error={missing(password)}
          autoComplete="current-password"
          onChange={setPassword}
        />
        <Button type="submit" kind="primary" busy={isBusy}>
          {words.submit}
        </Button>
        <div className="form-aside">
          <p>{shell.logIn.forgotten}</p>
          <p>{shell.logIn.never}</p>
        </div>
      </form>
    </Gate>
  )
}

/** A locked account says how long; anything else is said as the server says it. */
function LogInFailure({ failure }: { failure: Failure }) {
  const words = useWords(accountWords).login
  const shell = useWords(shellWords)
  const format = useFormats()
  const { retryAfterSeconds: wait } = failure.answer?.facts ?? {}
  return (
    <FailureNote
      failure={failure}
      kept={shell.failure.keptTyped}
      {...(typeof wait === 'number' ? { next: words.retryAfter(format.duration(wait)) } : {})}
    />
  )
}
