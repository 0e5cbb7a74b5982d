// A new password for somebody who has lost theirs: asked once, since it ends their sessions; then shown once.

import { useState } from 'react'
import { type Account, resetPassword } from '#contract/accounts'
import { shellWords } from '#words/shell'
import { uiWords } from '#words/ui'
import { userScreenWords } from '#words/user-screens'
import { call, type Failure } from '../../call.ts'
import { useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/overlay.tsx'
import { showToast } from '../../ui/toast.tsx'
import { FailureNote } from '../failure-note.tsx'
import { passwordFor } from './password-for.ts'

export function ResetPassword({ account, onClose }: { account: Account | null; onClose: () => void }) {
  const words = useWords(userScreenWords)
  const shell = useWords(shellWords)
  const ui = useWords(uiWords)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [password, setPassword] = useState<string | null>(null)
  const username = account?.username ?? ''
  const close = () => {
    setFailure(null)
    setPassword(null)
    onClose()
  }
  const reset = async () => {
    if (account === null) return
    setBusy(true)
    const made = passwordFor(username)
    const given = await call(resetPassword, { accountId: account.accountId, password: made })
    setBusy(false)
    setFailure(given.ok ? null : given.error)
    if (given.ok) setPassword(made)
  }
  const copy = async () => {
    await navigator.clipboard.writeText(password ?? '')
    showToast(words.first.copied)
  }
  return (
    <Dialog
      title={password === null ? words.reset.title : words.reset.done(username)}
      isOpen={account !== null}
      onClose={close}
      actions={
        password === null ? (
          <>
            <Button kind="quiet" onClick={close}>
              {shell.cancel}
            </Button>
            <Button kind="primary" busy={isBusy} onClick={reset}>
              {words.reset.title}
            </Button>
          </>
        ) : (
          <>
            {/* A page that is not served securely has no clipboard; the password can still be selected. */}
            {isSecureContext && (
              <Button icon="paste" onClick={copy}>
                {words.first.copy}
              </Button>
            )}
            <Button kind="primary" onClick={close}>
              {ui.close}
            </Button>
          </>
        )
      }
    >
      {failure !== null && <FailureNote failure={failure} />}
      {password === null ? (
        <p>{words.reset.confirm(username)}</p>
      ) : (
        <>
          <p className="first-password figures" role="status">
            {password}
          </p>
          <p className="first-once">{words.first.once}</p>
        </>
      )}
    </Dialog>
  )
}
