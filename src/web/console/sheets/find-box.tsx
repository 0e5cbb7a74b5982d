// Where a clerk types the number of a sheet or a scanner types its code: Enter opens it to be keyed.

import { type FormEvent, useState } from 'react'
import { useLocation } from 'wouter'
import { findSheet } from '#contract/sheets'
import { sheetScreenWords } from '#words/sheet-screens'
import { call, type Failure } from '../../call.ts'
import { useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { FailureNote } from '../failure-note.tsx'
import { keyPath } from './wire.ts'

export function FindBox({ label, autoFocus }: { label?: string; autoFocus?: boolean }) {
  const words = useWords(sheetScreenWords).find
  const [, navigate] = useLocation()
  const [typed, setTyped] = useState('')
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isBusy, setBusy] = useState(false)
  const open = async (event: FormEvent) => {
    event.preventDefault()
    if (typed.trim() === '') return
    setBusy(true)
    const found = await call(findSheet, { typed })
    setBusy(false)
    if (!found.ok) return setFailure(found.error)
    navigate(keyPath(found.value.sheetId, found.value.household))
  }
  return (
    <form className="sheet-find" onSubmit={open}>
      <div className="sheet-find-box">
        <Field
          label={label ?? words.label}
          hint={words.hint}
          value={typed}
          onChange={(text) => {
            setTyped(text)
            setFailure(null)
          }}
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          autoFocus={autoFocus}
        />
        <Button type="submit" busy={isBusy}>
          {words.go}
        </Button>
      </div>
      {failure !== null && <FailureNote failure={failure} />}
    </form>
  )
}
