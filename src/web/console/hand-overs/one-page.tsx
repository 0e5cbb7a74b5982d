// One hand-over: whom it is about, from whom to whom, the consent it stands on, every step with its day, and what can be done now.

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { callHandOver, readHandOver } from '#contract/hand-overs'
import { may } from '#domain/access'
import { bounceAsks } from '#domain/hand-overs'
import { handOverWords } from '#words/hand-overs'
import { call, type Failure } from '../../call.ts'
import { useFormats, useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { personPath } from '../board/person-path.ts'
import { FailureNote } from '../failure-note.tsx'
import { GuideLink } from '../guides/guide-link.tsx'
import { PageHead } from '../page-head.tsx'
import { useSession } from '../session.tsx'
import { useGiver } from './columns.tsx'
import { StateLines } from './state-lines.tsx'
import { Steps } from './steps.tsx'
import { useStep } from './use-step.ts'
import { dayOf, HAND_OVERS, type HandOverEvent, type HandOverView } from './wire.ts'
import { useWorkName } from './work-name.ts'

export function OnePage({ handOverId }: { handOverId: string }) {
  const words = useWords(handOverWords)
  const { take, busy, failure } = useStep()
  const asked = useQuery({
    queryKey: [...HAND_OVERS, 'one', handOverId],
    queryFn: ({ signal }) => call(readHandOver, { handOverId }, { signal }),
    staleTime: 0,
  })
  if (asked.data === undefined) return <Skeleton rows={8} />
  if (!asked.data.ok) return <FailureNote failure={asked.data.error} onRetry={() => asked.refetch()} />
  const { handOver, events } = asked.data.value
  return (
    <div className="hand-over-one">
      <PageHead title={words.historyOf(handOver.person?.name ?? words.hidden)} />
      {failure !== null && <FailureNote failure={failure} />}
      <About handOver={handOver} />
      <Steps handOver={handOver} take={take} isBusy={busy !== null} isLarge />
      <section aria-labelledby="hand-over-history">
        <h2 id="hand-over-history">{words.history}</h2>
        <History events={events} />
      </section>
    </div>
  )
}

function About({ handOver }: { handOver: HandOverView }) {
  const words = useWords(handOverWords)
  const format = useFormats()
  const workName = useWorkName()
  const giver = useGiver()
  const { me } = useSession()
  const { person, to, consent, milestone, caseReason } = handOver
  return (
    <dl className="hand-over-about">
      <dt>{words.who}</dt>
      <dd>
        {person === null ? (
          words.hiddenWhy
        ) : may(me.role, 'search-people') ? (
          <Link href={personPath(person)}>{person.name}</Link>
        ) : (
          person.name
        )}
        {person !== null && (
          <span className="hand-over-more">{`${person.hamletName}, ${person.communeName}`}</span>
        )}
      </dd>
      {person !== null && (
        <>
          <dt>{words.phone}</dt>
          <dd className="hand-over-phone">
            <Phone handOver={handOver} masked={person.phone} />
          </dd>
        </>
      )}
      <dt>{words.what}</dt>
      <dd>
        {workName(milestone)}
        <span className="hand-over-more">
          {may(me.role, 'read-guides') && <GuideLink milestone={milestone} reason={caseReason} />}
        </span>
      </dd>
      <dt>{words.from}</dt>
      <dd>{giver(handOver)}</dd>
      <dt>{words.to}</dt>
      <dd>
        {to.name ?? '–'}
        <span className="hand-over-more">{words.receivers[to.kind]}</span>
      </dd>
      <dt>{words.state}</dt>
      <dd>
        <StateLines handOver={handOver} />
      </dd>
      {consent !== null && (
        <>
          <dt>{words.consent}</dt>
          <dd>
            {words.consentGiven(format.day(dayOf(consent.givenOn)), consent.askedBy ?? words.somebody)}
            {consent.endedOn !== null && (
              <span className="hand-over-more">{words.consentEnded(format.day(dayOf(consent.endedOn)))}</span>
            )}
          </dd>
        </>
      )}
    </dl>
  )
}

/** The team that has accepted may call; every look is recorded. */
function Phone({ handOver, masked }: { handOver: HandOverView; masked: string | null }) {
  const words = useWords(handOverWords)
  const [phone, setPhone] = useState<string | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const ask = async () => {
    const answered = await call(callHandOver, { handOverId: handOver.handOverId })
    setFailure(answered.ok ? null : answered.error)
    if (answered.ok) setPhone(answered.value.phone)
  }
  if (phone !== null) return <a href={`tel:${phone.replaceAll(' ', '')}`}>{phone}</a>
  return (
    <>
      <span className="figures">{masked ?? '–'}</span>
      {handOver.mayCall && (
        <>
          <Button kind="quiet" icon="eye" onClick={ask}>
            {words.call}
          </Button>
          <span className="hand-over-more">{words.callLead}</span>
        </>
      )}
      {failure !== null && <FailureNote failure={failure} />}
    </>
  )
}

function History({ events }: { events: readonly HandOverEvent[] }) {
  const words = useWords(handOverWords)
  const format = useFormats()
  return (
    <ol className="hand-over-history">
      {events.map(({ step, on, by, reason }) => (
        <li key={step}>
          <strong>{words.events[step]}</strong>
          <span>{words.stepOn(format.day(dayOf(on)), by ?? words.somebody)}</span>
          {reason !== null && (
            <span className="hand-over-more">
              {words.backBecause(words.bounces[reason], words.asks[bounceAsks(reason)])}
            </span>
          )}
        </li>
      ))}
    </ol>
  )
}
