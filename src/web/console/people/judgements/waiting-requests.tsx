// Exemptions that wait for a second person: of one person, or of everybody in the scope.

import type { ReactNode } from 'react'
import { decideExemption } from '#contract/judgements'
import { judgementWords } from '#words/judgements'
import { peopleWords } from '#words/people'
import { targetWords } from '#words/targets'
import { call } from '../../../call.ts'
import { useFormats, useWords } from '../../../language.tsx'
import { Button } from '../../../ui/button.tsx'
import { FailureNote } from '../../failure-note.tsx'
import { dayOf } from '../wire.ts'
import { useRecording } from './use-recording.ts'
import type { ExemptionRequest } from './wire.ts'

type Props = {
  readonly requests: readonly ExemptionRequest[]
  /** Whose it is, where that is not plain from the page. */
  readonly who?: (request: ExemptionRequest) => ReactNode
}

export function WaitingRequests({ requests, who }: Props) {
  return (
    <ul className="judgement-requests">
      {requests.map((request) => (
        <li key={request.requestId}>
          <Waiting request={request} who={who?.(request)} />
        </li>
      ))}
    </ul>
  )
}

function Waiting({ request, who }: { request: ExemptionRequest; who: ReactNode }) {
  const words = useWords(judgementWords).waiting
  const { reasons } = useWords(peopleWords)
  const { milestones } = useWords(targetWords)
  const format = useFormats()
  const { send, isBusy, failure } = useRecording()
  const { requestId, milestone, reason, evidence, until, isOwn, person } = request
  const decide = (decision: 'grant' | 'decline', said: string) =>
    send(call(decideExemption, { requestId, decision }), said)
  const by = words.by(request.requestedBy ?? words.somebody, format.day(dayOf(request.requestedOn)))
  return (
    <>
      <div className="judgement-about">
        {who}
        <strong>{words.about(milestones[milestone], reasons[reason])}</strong>
        <span>
          {evidence}; {words.until(format.day(dayOf(until)))}
        </span>
        <span className="people-note">{isOwn ? words.own : by}</span>
      </div>
      {person.elsewhere ? (
        <p className="people-note">{words.elsewhere}</p>
      ) : (
        <div className="judgement-decide">
          {!isOwn && (
            <Button busy={isBusy} onClick={() => decide('grant', words.granted)}>
              {words.grant}
            </Button>
          )}
          <Button
            kind="quiet"
            busy={isBusy}
            onClick={() => decide('decline', isOwn ? words.takenBack : words.declined)}
          >
            {isOwn ? words.takeBack : words.decline}
          </Button>
        </div>
      )}
      {failure !== null && <FailureNote failure={failure} />}
    </>
  )
}
