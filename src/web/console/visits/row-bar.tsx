// One reason for several closed doors, at the foot of the list. Only what could not be done is said so.

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { recordNotDone } from '#contract/visits'
import { type OpenCaseReason, REASONS_FOR_ALL } from '#domain/open-case-reasons'
import { visitWords } from '#words/visits'
import { call, type Failure } from '../../call.ts'
import { useFormats, useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/field.tsx'
import { showToast } from '../../ui/toast.tsx'
import { FailureNote } from '../failure-note.tsx'
import { useActionText } from './action-text.ts'
import { useFactIds, useVisitClock } from './visit-clock.ts'
import { type Household, VISITS } from './wire.ts'

type Props = { readonly households: readonly Household[]; readonly onDone: () => void }

export function RowBar({ households, onDone }: Props) {
  const words = useWords(visitWords).row
  const { reason: nameOf } = useActionText()
  const format = useFormats()
  const queries = useQueryClient()
  const clock = useVisitClock()
  const ids = useFactIds()
  const [reason, setReason] = useState<OpenCaseReason>('not_found')
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const count = format.count(households.length)

  const record = async () => {
    const people = households
      .flatMap(({ people }) => people)
      .filter(({ next }) => next !== null)
      .map(({ personId }) => ({ personId, factId: ids.idOf([personId, reason]) }))
    setBusy(true)
    const sent = await call(recordNotDone, { ...clock.head(), met: 'nobody', reason, people })
    setBusy(false)
    if (!sent.ok) return setFailure(sent.error)
    const recorded = sent.value.receipts.filter(({ refusal }) => refusal === null).length
    const skipped = sent.value.receipts.length - recorded
    showToast(
      [
        words.saved(format.count(recorded)),
        ...(skipped === 0 ? [] : [words.skipped(format.count(skipped))]),
      ].join(' '),
    )
    queries.invalidateQueries({ queryKey: VISITS })
    onDone()
  }
  return (
    <section className="row-bar not-printed" aria-label={words.title(count)}>
      {failure !== null && <FailureNote failure={failure} />}
      <div className="row-said">
        <p>
          <strong>{words.title(count)}</strong>
        </p>
        <p className="work-note">{words.hint}</p>
      </div>
      <Select
        label={words.reason}
        value={reason}
        options={REASONS_FOR_ALL.map((value) => ({ value, label: nameOf(value) }))}
        onChange={setReason}
      />
      <Button kind="primary" busy={isBusy} onClick={record}>
        {words.save(count)}
      </Button>
    </section>
  )
}
