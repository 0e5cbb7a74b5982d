// The frame of each form that records something: its fields, what went wrong, one button.

import type { FormEvent, ReactNode } from 'react'
import type { Failure } from '../../../call.ts'
import { Button } from '../../../ui/button.tsx'
import { FailureNote } from '../../failure-note.tsx'

type Props = {
  readonly children: ReactNode
  /** What else one should know before pressing. */
  readonly note?: string | undefined
  readonly submit: string
  readonly isBusy: boolean
  readonly failure: Failure | null
  readonly onSubmit: () => void
}

export function JudgementFrame({ children, note, submit, isBusy, failure, onSubmit }: Props) {
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (!isBusy) onSubmit()
  }
  return (
    <form className="judgement-form" noValidate onSubmit={send}>
      {children}
      {note !== undefined && <p className="people-note">{note}</p>}
      {failure !== null && <FailureNote failure={failure} />}
      <div>
        <Button type="submit" busy={isBusy}>
          {submit}
        </Button>
      </div>
    </form>
  )
}
