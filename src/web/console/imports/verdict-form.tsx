// What became of one person: a note, and one press of a verdict or of its digit. Of a register nothing can be done or lacking.

import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { decideVanished } from '#contract/imports'
import { VERDICTS, type Verdict } from '#domain/vanished'
import { vanishedWords } from '#words/import-vanished'
import { call, type Failure } from '../../call.ts'
import { useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { FailureNote } from '../failure-note.tsx'
import type { VanishedPerson } from './wire.ts'

type Props = {
  readonly importId: string
  readonly person: VanishedPerson
  readonly hasMilestone: boolean
  readonly onClose: () => void
  readonly onDecided: (person: VanishedPerson) => void
}

const OF_A_MILESTONE: readonly Verdict[] = ['done', 'still-lacking']
const LONGEST = 500

export function VerdictForm({ importId, person, hasMilestone, onClose, onDecided }: Props) {
  const words = useWords(vanishedWords)
  const id = useId()
  const { personId, name, decision } = person
  const [note, setNote] = useState(decision?.note ?? '')
  const [busy, setBusy] = useState<Verdict | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const group = useRef<HTMLFieldSetElement>(null)
  useEffect(() => group.current?.querySelector('button')?.focus(), [])
  const verdicts = VERDICTS.filter((verdict) => hasMilestone || !OF_A_MILESTONE.includes(verdict))
  const decide = async (verdict: Verdict) => {
    if (busy !== null) return
    setBusy(verdict)
    const said = await call(decideVanished, { importId, personId, verdict, note: note.trim() })
    setBusy(null)
    if (said.ok) onDecided(said.value)
    else setFailure(said.error)
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return onClose()
    if (event.ctrlKey || event.altKey || event.metaKey || event.target instanceof HTMLInputElement) return
    const verdict = verdicts[Number(event.key) - 1]
    if (verdict !== undefined) decide(verdict)
  }
  return (
    <fieldset ref={group} className="vanished-form" aria-describedby={`${id}how`} onKeyDown={press}>
      <legend>{words.verdictOf(name)}</legend>
      <Field
        label={words.note}
        hint={words.noteHint}
        isOptional
        maxLength={LONGEST}
        autoComplete="off"
        value={note}
        onChange={setNote}
      />
      <div className="vanished-verdicts">
        {verdicts.map((verdict, index) => (
          <Button
            key={verdict}
            busy={busy === verdict}
            aria-pressed={decision?.verdict === verdict}
            aria-keyshortcuts={String(index + 1)}
            onClick={() => decide(verdict)}
          >
            <span className="vanished-digit" aria-hidden="true">
              {index + 1}
            </span>
            {words.verdicts[verdict]}
          </Button>
        ))}
      </div>
      <p className="import-aside" id={`${id}how`}>
        {words.noteThenVerdict} {hasMilestone && words.doneMeans}
      </p>
      {failure !== null && <FailureNote failure={failure} />}
    </fieldset>
  )
}
