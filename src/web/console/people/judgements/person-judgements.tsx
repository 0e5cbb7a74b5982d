// The part "Xác minh, miễn, chuyển nơi ở" of a person's page: what waits for a second person, and recording something new.

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { listExemptionRequests } from '#contract/judgements'
import { may } from '#domain/access'
import { isoDay } from '#domain/dates'
import { judgementWords } from '#words/judgements'
import { call } from '../../../call.ts'
import { useWords } from '../../../language.tsx'
import { Select } from '../../../ui/field.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { FailureNote } from '../../failure-note.tsx'
import { useSession } from '../../session.tsx'
import type { PersonView } from '../wire.ts'
import './judgements.css'
import { DisputeForm, ExemptForm, SettleForm, UnexemptForm } from './milestone-forms.tsx'
import { BackForm, MoveForm } from './move-forms.tsx'
import { WaitingRequests } from './waiting-requests.tsx'
import { type Choices, choicesOf, type Kind, REQUESTS } from './wire.ts'

export function PersonJudgements({ view }: { view: PersonView }) {
  const words = useWords(judgementWords)
  const { me, today } = useSession()
  const { personId, elsewhere } = view.person
  const isOffered = may(me.role, 'record-judgement') && !elsewhere
  const asked = useQuery({
    queryKey: [...REQUESTS, personId],
    queryFn: ({ signal }) => call(listExemptionRequests, { personId }, { signal }),
    enabled: isOffered,
  })
  if (!isOffered) return null
  const answer = asked.data
  return (
    <section className="citizen-part" aria-labelledby="citizen-judgements">
      <h2 id="citizen-judgements">{words.title}</h2>
      {answer === undefined ? (
        <Skeleton rows={2} />
      ) : !answer.ok ? (
        <FailureNote failure={answer.error} onRetry={() => asked.refetch()} />
      ) : (
        <>
          {answer.value.requests.length > 0 && <WaitingRequests requests={answer.value.requests} />}
          {view.asOf === isoDay(today) ? (
            <Recording
              view={view}
              choices={choicesOf(
                view,
                answer.value.requests.map(({ milestone }) => milestone),
              )}
            />
          ) : (
            <p className="people-note">{words.otherDay}</p>
          )}
        </>
      )}
    </section>
  )
}

function Recording({ view, choices }: { view: PersonView; choices: Choices }) {
  const words = useWords(judgementWords)
  const [chosen, setChosen] = useState<Kind | null>(null)
  const kind = choices.kinds.find((one) => one === chosen) ?? choices.kinds[0]
  if (kind === undefined) return null
  return (
    <details className="judgement">
      <summary>{words.open}</summary>
      <p className="people-note">{words.lead}</p>
      <Select
        label={words.what}
        value={kind}
        options={choices.kinds.map((value) => ({ value, label: words.kinds[value] }))}
        onChange={setChosen}
      />
      <Form key={kind} kind={kind} view={view} choices={choices} />
    </details>
  )
}

function Form({ kind, view, choices }: { kind: Kind; view: PersonView; choices: Choices }) {
  const { personId } = view.person
  const { milestones, residences } = choices
  switch (kind) {
    case 'dispute':
      return <DisputeForm personId={personId} milestones={milestones.dispute} />
    case 'settle':
      return <SettleForm personId={personId} milestones={milestones.settle} />
    case 'exempt':
      return <ExemptForm personId={personId} milestones={milestones.exempt} />
    case 'unexempt':
      return <UnexemptForm personId={personId} milestones={milestones.unexempt} />
    case 'move':
      return <MoveForm person={view.person} />
    case 'back':
      return <BackForm personId={personId} residences={residences} />
  }
}
