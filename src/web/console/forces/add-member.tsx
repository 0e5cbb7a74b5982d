// Adding one member to a team that stands.

import { useState } from 'react'
import { addMember } from '#contract/forces'
import { forceScreenWords } from '#words/force-screens'
import { shellWords } from '#words/shell'
import { call, type Failure } from '../../call.ts'
import { useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/overlay.tsx'
import { showToast } from '../../ui/toast.tsx'
import { FailureNote } from '../failure-note.tsx'
import { isMember, MemberFields, memberInput, NO_MEMBER } from './member-fields.tsx'

type Props = {
  readonly teamId: string
  readonly unit: number
  readonly onAdded: () => void
  readonly onClose: () => void
}

export function AddMember({ teamId, unit, onAdded, onClose }: Props) {
  const words = useWords(forceScreenWords).member
  const shell = useWords(shellWords)
  const [typed, setTyped] = useState(NO_MEMBER)
  const [isTried, setTried] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const add = async () => {
    setTried(true)
    if (!isMember(typed)) return
    setBusy(true)
    const added = await call(addMember, { teamId, ...memberInput(typed) })
    setBusy(false)
    if (!added.ok) return setFailure(added.error)
    showToast(words.added(typed.name.trim()))
    onAdded()
    onClose()
  }
  return (
    <Dialog
      title={words.add}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button kind="quiet" onClick={onClose}>
            {shell.cancel}
          </Button>
          <Button kind="primary" busy={isBusy} onClick={add}>
            {words.add}
          </Button>
        </>
      }
    >
      {failure !== null && <FailureNote failure={failure} kept={words.nobodyAdded} />}
      <MemberFields unit={unit} typed={typed} onChange={setTyped} isTried={isTried} />
    </Dialog>
  )
}
