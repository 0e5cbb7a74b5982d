// What waits for a second person in the whole scope, on the page of people while nobody is searched for.

import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { listExemptionRequests } from '#contract/judgements'
import { may } from '#domain/access'
import { judgementWords } from '#words/judgements'
import { call } from '../../../call.ts'
import { useWords } from '../../../language.tsx'
import { personPath } from '../../board/person-path.ts'
import { FailureNote } from '../../failure-note.tsx'
import { useSession } from '../../session.tsx'
import './judgements.css'
import { WaitingRequests } from './waiting-requests.tsx'
import { REQUESTS } from './wire.ts'

export function WaitingExemptions() {
  const words = useWords(judgementWords).waiting
  const { me } = useSession()
  const mayDecide = may(me.role, 'record-judgement')
  const asked = useQuery({
    queryKey: [...REQUESTS],
    queryFn: ({ signal }) => call(listExemptionRequests, {}, { signal }),
    enabled: mayDecide,
  })
  if (!mayDecide || asked.data === undefined) return null
  if (!asked.data.ok) return <FailureNote failure={asked.data.error} onRetry={() => asked.refetch()} />
  const { requests, more } = asked.data.value
  if (requests.length === 0) return null
  return (
    <section className="citizen-part judgement-waiting" aria-labelledby="waiting-exemptions">
      <h2 id="waiting-exemptions">{words.title}</h2>
      <p className="people-note">{words.lead}</p>
      <WaitingRequests
        requests={requests}
        who={({ person }) => (
          <Link href={personPath(person)}>
            {person.name}, {person.hamletName}
          </Link>
        )}
      />
      {more && <p className="people-note">{words.more}</p>}
    </section>
  )
}
