// Ending an account. It stops at once and cannot be taken back here, so this one question is asked before.

import { useState } from 'react'
import { type Account, disableAccount } from '#contract/accounts'
import { shellWords } from '#words/shell'
import { userScreenWords } from '#words/user-screens'
import { call, type Failure } from '../../call.ts'
import { useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/overlay.tsx'
import { showToast } from '../../ui/toast.tsx'
import { FailureNote } from '../failure-note.tsx'

export function EndAccount({
  account,
  onClose,
  onEnded,
}: {
  account: Account | null
  onClose: () => void
  onEnded: () => void
}) {
  const words = useWords(userScreenWords)
  const shell = useWords(shellWords)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const close = () => {
    setFailure(null)
    onClose()
  }
  const end = async () => {
    if (account === null) return
    setBusy(true)
    const ended = await call(disableAccount, { accountId: account.accountId })
    setBusy(false)
    if (!ended.ok) return setFailure(ended.error)
    showToast(words.ended(account.username))
    onEnded()
    close()
  }
  return (
    <Dialog
      title={words.disable}
      isOpen={account !== null}
      onClose={close}
      actions={
        <>
          <Button kind="quiet" onClick={close}>
            {shell.cancel}
          </Button>
          <Button kind="alarm" busy={isBusy} onClick={end}>
            {words.disable}
          </Button>
        </>
      }
    >
      {failure !== null && <FailureNote failure={failure} />}
      <p>{words.confirmDisable(account?.username ?? '')}</p>
    </Dialog>
  )
}
