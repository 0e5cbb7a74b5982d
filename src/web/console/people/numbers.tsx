// The numbers of a person, masked; a whole one is shown only after a reason was given, which is recorded, and only for
// half a minute. It is never kept in the query cache nor in an address.

import { useEffect, useState } from 'react'
import { REASON_SHORTEST, revealNumber } from '#contract/people'
import { may } from '#domain/access'
import { peopleWords } from '#words/people'
import { call, type Failure } from '../../call.ts'
import { useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Dialog } from '../../ui/overlay.tsx'
import { FailureNote } from '../failure-note.tsx'
import { useSession } from '../session.tsx'
import type { PersonView } from './wire.ts'

type Which = 'identity' | 'cmnd' | 'phone'
const SHOWN_MS = 30_000

export function Numbers({ person }: { person: PersonView['person'] }) {
  const words = useWords(peopleWords)
  const { me } = useSession()
  const [asking, setAsking] = useState<Which | null>(null)
  const mayReveal = may(me.role, 'reveal-number') && !person.elsewhere
  const numbers: readonly (readonly [Which, string | null])[] = [
    ['identity', person.identity],
    ['cmnd', person.cmnd],
    ['phone', person.phone],
  ]
  return (
    <dl className="person-numbers">
      {numbers.map(([which, masked]) => (
        <div key={which}>
          <dt>{words.numbers[which]}</dt>
          <dd className="figures">
            {masked ?? '–'}
            {masked !== null && mayReveal && (
              <button type="button" className="table-act" onClick={() => setAsking(which)}>
                {words.reveal.open}
                <span className="only-heard"> {words.numbers[which]}</span>
              </button>
            )}
          </dd>
        </div>
      ))}
      {person.address !== null && (
        <div>
          <dt>{words.person.address}</dt>
          <dd>{person.address}</dd>
        </div>
      )}
      {asking !== null && (
        <Reveal personId={person.personId} which={asking} onClose={() => setAsking(null)} />
      )}
    </dl>
  )
}

function Reveal({ personId, which, onClose }: { personId: string; which: Which; onClose: () => void }) {
  const words = useWords(peopleWords)
  const [reason, setReason] = useState('')
  const [number, setNumber] = useState<string | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isBusy, setBusy] = useState(false)
  useEffect(() => {
    if (number === null) return
    const timer = setTimeout(onClose, SHOWN_MS)
    return () => clearTimeout(timer)
  }, [number, onClose])
  const reveal = async () => {
    setBusy(true)
    const answer = await call(revealNumber, { personId, which, reason })
    setBusy(false)
    setFailure(answer.ok ? null : answer.error)
    if (answer.ok) setNumber(answer.value.number)
  }
  return (
    <Dialog
      title={words.reveal.title(words.numbers[which])}
      isOpen
      onClose={onClose}
      actions={
        number === null && (
          <Button
            kind="primary"
            busy={isBusy}
            disabled={reason.trim().length < REASON_SHORTEST}
            onClick={reveal}
          >
            {words.reveal.submit}
          </Button>
        )
      }
    >
      {number === null ? (
        <>
          <p>{words.reveal.about}</p>
          <Field
            label={words.reveal.reason}
            hint={words.reveal.reasonHint}
            value={reason}
            onChange={setReason}
            autoComplete="off"
          />
          {failure !== null && <FailureNote failure={failure} />}
        </>
      ) : (
        <>
          <p className="person-number figures">{number}</p>
          <p>{words.reveal.hides}</p>
        </>
      )}
    </Dialog>
  )
}
