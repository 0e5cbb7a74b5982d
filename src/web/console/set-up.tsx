// The first administrator, by the one-time link that the server prints. The code is taken out of the address bar at once,
// so that it stays in no history; it lives only as long as this page.

import { type FormEvent, useEffect, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { useSetupLink as setupLink } from '#contract/accounts'
import { accountWords } from '#words/accounts'
import { shellWords } from '#words/shell'
import { call, type Failure } from '../call.ts'
import { useWords } from '../language.tsx'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { EmptyState } from '../ui/notes.tsx'
import { FailureNote } from './failure-note.tsx'
import { Gate } from './gate.tsx'
import { useForgetSession } from './session.tsx'

export function SetUpPage() {
  const words = useWords(accountWords).setup
  const shell = useWords(shellWords).setUp
  const search = useSearch()
  // The printed link carries the code behind a #, which no server and no proxy sees.
  const [token] = useState(() => location.hash.slice(1) || (new URLSearchParams(search).get('token') ?? ''))
  useEffect(() => {
    history.replaceState(history.state, '', '/setup')
  }, [])
  return (
    <Gate title={words.title} lead={words.why}>
      {token === '' ? (
        <EmptyState title={shell.noToken}>{shell.noTokenNext}</EmptyState>
      ) : (
        <SetUpForm token={token} />
      )}
    </Gate>
  )
}

function SetUpForm({ token }: { token: string }) {
  const words = useWords(accountWords)
  const shell = useWords(shellWords)
  const [, navigate] = useLocation()
  const forget = useForgetSession()
  const [displayName, setDisplayName] = useState('')
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [repeated, setRepeated] = useState('')
  const [isTried, setTried] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const missing = (value: string) => (isTried && value.trim() === '' ? shell.logIn.missing : undefined)
  const differs = isTried && repeated !== password ? shell.setUp.differs : undefined
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if ([displayName, username, password].some((value) => value.trim() === '') || repeated !== password)
      return
    setBusy(true)
    const made = await call(setupLink, { token, username, displayName, password })
    setBusy(false)
    if (!made.ok) return setFailure(made.error)
    forget()
    navigate('/', { replace: true })
  }
  return (
    <form className="form" noValidate onSubmit={submit}>
      {failure !== null && <FailureNote failure={failure} kept={shell.failure.keptTyped} />}
      <Field
        label={words.setup.displayName}
        value={displayName}
        error={missing(displayName)}
        autoComplete="name"
        onChange={setDisplayName}
      />
      <Field
        label={words.login.username}
        hint={shell.setUp.usernameHint}
        value={username}
        error={missing(username)}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        onChange={setUsername}
      />
      <Field
        label={words.login.password}
        hint={words.password.rule}
        type="password"
        value={password}
        error={missing(password)}
        autoComplete="new-password"
        onChange={setPassword}
      />
      <Field
        label={shell.setUp.repeat}
        type="password"
        value={repeated}
        error={differs}
        autoComplete="new-password"
        onChange={setRepeated}
      />
      <Button type="submit" kind="primary" busy={isBusy}>
        {words.setup.submit}
      </Button>
    </form>
  )
}
