// What is shown once after an account was added: its name and first password. Kept nowhere; gone when one leaves the page.

import { useEffect } from 'react'
import { Link } from 'wouter'
import type { Account } from '#contract/accounts'
import { accountWords } from '#words/accounts'
import { userScreenWords } from '#words/user-screens'
import { useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { showToast } from '../../ui/toast.tsx'
import { PageHead } from '../page-head.tsx'
import { USERS_PATH } from './wire.ts'

export type Added = { readonly account: Account; readonly password: string }

export function FirstPassword({
  added: { account, password },
  onAnother,
}: {
  added: Added
  onAnother: () => void
}) {
  const words = useWords(userScreenWords)
  const { roles } = useWords(accountWords)
  // The form that stood here was longer.
  useEffect(() => {
    window.scrollTo(0, 0)
  }, [])
  const copy = async () => {
    await navigator.clipboard.writeText(password)
    showToast(words.first.copied)
  }
  return (
    <>
      <PageHead title={words.first.title} />
      <div className="first" role="status">
        <dl>
          <dt>{words.displayName}</dt>
          <dd>{account.displayName}</dd>
          <dt>{words.role}</dt>
          <dd>{[roles[account.role], ...account.units.map(({ name }) => name)].join(' · ')}</dd>
          <dt>{words.username}</dt>
          <dd>{account.username}</dd>
          <dt>{words.first.password}</dt>
          <dd>
            <span className="first-password figures">{password}</span>
          </dd>
        </dl>
        <p className="first-once">{words.first.once}</p>
        <div className="first-acts not-printed">
          {/* A page that is not served securely has no clipboard; the password can still be selected. */}
          {isSecureContext && (
            <Button kind="primary" icon="paste" onClick={copy}>
              {words.first.copy}
            </Button>
          )}
          <Button onClick={onAnother}>{words.first.another}</Button>
          <Link className="button button-quiet" href={USERS_PATH}>
            {words.first.done}
          </Link>
        </div>
      </div>
    </>
  )
}
