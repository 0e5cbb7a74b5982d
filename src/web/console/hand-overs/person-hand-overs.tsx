// The part "Bàn giao" of a person's page: what was handed over of them, and handing over what is next.

import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { readHandOversOf } from '#contract/hand-overs'
import { may } from '#domain/access'
import { handOverWords } from '#words/hand-overs'
import { call } from '../../call.ts'
import { useWords } from '../../language.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { FailureNote } from '../failure-note.tsx'
import { useSession } from '../session.tsx'
import './hand-overs.css'
import { Offer } from './offer.tsx'
import { StateLines } from './state-lines.tsx'
import { boxPath, handOverPath, handOversOfKey } from './wire.ts'
import { useWorkName } from './work-name.ts'

export function PersonHandOvers({ personId, isReadOnly }: { personId: string; isReadOnly: boolean }) {
  const words = useWords(handOverWords)
  const workName = useWorkName()
  const { me } = useSession()
  const mayHandOver = may(me.role, 'hand-over')
  const asked = useQuery({
    queryKey: handOversOfKey(personId),
    queryFn: ({ signal }) => call(readHandOversOf, { personId }, { signal }),
    enabled: mayHandOver,
  })
  if (!mayHandOver) return null
  return (
    <section className="citizen-part" aria-labelledby="citizen-hand-overs">
      <h2 id="citizen-hand-overs">{words.person.title}</h2>
      {asked.data === undefined ? (
        <Skeleton rows={2} />
      ) : !asked.data.ok ? (
        <FailureNote failure={asked.data.error} onRetry={() => asked.refetch()} />
      ) : (
        <>
          {asked.data.value.handOvers.length === 0 ? (
            <p className="people-note">{words.person.none}</p>
          ) : (
            <ul className="hand-over-of">
              {asked.data.value.handOvers.map((handOver) => (
                <li key={handOver.handOverId}>
                  <Link href={handOverPath(handOver.handOverId)}>{workName(handOver.milestone)}</Link>
                  <span>{handOver.to.name ?? words.receivers[handOver.to.kind]}</span>
                  <span>
                    <StateLines handOver={handOver} />
                  </span>
                </li>
              ))}
            </ul>
          )}
          {!isReadOnly && <Offer personId={personId} offers={asked.data.value.offers} />}
          <p>
            <Link href={boxPath('outbox', false)}>{words.person.all}</Link>
          </p>
        </>
      )}
    </section>
  )
}
