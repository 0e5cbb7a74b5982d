// A sheet that is lost: why is asked, since it held personal data. It can be taken back.

import { useState } from 'react'
import { restoreSheet, voidSheet } from '#contract/sheets'
import { sheetScreenWords } from '#words/sheet-screens'
import { shellWords } from '#words/shell'
import { call, type Failure } from '../../call.ts'
import { useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Dialog } from '../../ui/overlay.tsx'
import { showToast } from '../../ui/toast.tsx'
import { FailureNote } from '../failure-note.tsx'
import type { SheetBrief } from './wire.ts'

type Props = { readonly sheet: SheetBrief | null; readonly onClose: () => void; readonly onLost: () => void }

export function LoseSheet({ sheet, onClose, onLost }: Props) {
  const words = useWords(sheetScreenWords).lost
  const shell = useWords(shellWords)
  const [reason, setReason] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const close = () => {
    setReason('')
    setFailure(null)
    onClose()
  }
  const lose = async () => {
    if (sheet === null) return
    const { sheetId, number } = sheet
    setBusy(true)
    const voided = await call(voidSheet, { sheetId, reason })
    setBusy(false)
    if (!voided.ok) return setFailure(voided.error)
    showToast(words.done(number), async () => {
      await call(restoreSheet, { sheetId })
      onLost()
    })
    onLost()
    close()
  }
  return (
    <Dialog
      title={words.title(sheet?.number ?? '')}
      isOpen={sheet !== null}
      onClose={close}
      actions={
        <>
          <Button kind="quiet" onClick={close}>
            {shell.cancel}
          </Button>
          <Button kind="alarm" busy={isBusy} onClick={lose}>
            {words.submit}
          </Button>
        </>
      }
    >
      {failure !== null && <FailureNote failure={failure} />}
      <p>{words.about}</p>
      <Field
        label={words.reason}
        hint={words.reasonHint}
        value={reason}
        onChange={setReason}
        maxLength={300}
        autoFocus
        autoComplete="off"
      />
    </Dialog>
  )
}
