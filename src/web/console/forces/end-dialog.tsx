// One question before something is ended: what follows from it, and the reason that whoever loses it will read.

import { useState } from 'react'
import { shellWords } from '#words/shell'
import type { Failure } from '../../call.ts'
import { useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/overlay.tsx'
import { FailureNote } from '../failure-note.tsx'
import { isReason, ReasonField } from './reason-field.tsx'

type Props = {
  readonly title: string
  readonly says: string
  readonly act: string
  readonly hint?: string
  /** null when it is done, and the dialog closes. */
  readonly onEnd: (reason: string) => Promise<Failure | null>
  readonly onClose: () => void
}

export function EndDialog({ title, says, act, hint, onEnd, onClose }: Props) {
  const shell = useWords(shellWords)
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const end = async () => {
    setTried(true)
    if (!isReason(reason)) return
    setBusy(true)
    const failed = await onEnd(reason.trim())
    setBusy(false)
    if (failed === null) onClose()
    else setFailure(failed)
  }
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button kind="quiet" onClick={onClose}>
            {shell.cancel}
          </Button>
          <Button kind="alarm" busy={isBusy} onClick={end}>
            {act}
          </Button>
        </>
      }
    >
      {failure !== null && <FailureNote failure={failure} />}
      <p>{says}</p>
      <ReasonField value={reason} onChange={setReason} isTried={isTried} hint={hint} />
    </Dialog>
  )
}
