// The numbers of a person, masked. A whole one is shown only after a reason was given, which is recorded, in place of the
// masked one and for half a minute; it lives in this component alone: in no cache, no address, not on paper.

import { useEffect, useEffectEvent, useState } from 'react'
import { may } from '#domain/access'
import { peopleWords } from '#words/people'
import { peopleScreenWords } from '#words/people-screens'
import { useFormats, useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { useSession } from '../session.tsx'
import { Reveal } from './reveal.tsx'
import type { NumberKind, PersonView } from './wire.ts'

const SHOWN_SECONDS = 30

type Shown = { readonly which: NumberKind; readonly number: string }

export function Numbers({ person }: { person: PersonView['person'] }) {
  const words = useWords(peopleWords).numbers
  const { reveal } = useWords(peopleScreenWords)
  const { me } = useSession()
  const [asking, setAsking] = useState<NumberKind | null>(null)
  const [shown, setShown] = useState<Shown | null>(null)
  const mayReveal = may(me.role, 'reveal-number') && !person.elsewhere
  const masked = { identity: person.identity, cmnd: person.cmnd, phone: person.phone }
  return (
    <>
      <dl className="citizen-facts citizen-numbers">
        {(['identity', 'cmnd', 'phone'] as const).map((which) => (
          <NumberLine
            key={which}
            name={words[which]}
            masked={masked[which]}
            whole={shown?.which === which ? shown.number : null}
            onAsk={mayReveal ? () => setAsking(which) : null}
            onHide={() => setShown(null)}
          />
        ))}
      </dl>
      <p className="only-heard" role="status">
        {shown !== null && reveal.shown(words[shown.which])}
      </p>
      {asking !== null && (
        <Reveal
          personId={person.personId}
          which={asking}
          onClose={() => setAsking(null)}
          onShown={(number) => {
            setShown({ which: asking, number })
            setAsking(null)
          }}
        />
      )}
    </>
  )
}

type LineProps = {
  readonly name: string
  readonly masked: string | null
  readonly whole: string | null
  /** null: not offered. */
  readonly onAsk: (() => void) | null
  readonly onHide: () => void
}

function NumberLine({ name, masked, whole, onAsk, onHide }: LineProps) {
  const { person, reveal } = useWords(peopleScreenWords)
  return (
    <div>
      <dt>{name}</dt>
      {masked === null ? (
        <dd className="citizen-none">{person.none}</dd>
      ) : (
        <dd className="citizen-number">
          <span className={whole === null ? 'figures' : 'figures citizen-whole not-printed'}>
            {whole ?? masked}
          </span>
          {onAsk !== null && (
            <span className="not-printed">
              <Button
                kind="quiet"
                icon="eye"
                label={`${whole === null ? reveal.open : reveal.hide}: ${name}`}
                onClick={whole === null ? onAsk : onHide}
              >
                {whole === null ? reveal.open : reveal.hide}
              </Button>
            </span>
          )}
          {whole !== null && <Countdown onEnd={onHide} />}
        </dd>
      )}
    </div>
  )
}

/** Seconds that are left, not read out each time. One timer alone ends it, however slowly a tab in the background counts. */
function Countdown({ onEnd }: { onEnd: () => void }) {
  const words = useWords(peopleScreenWords).reveal
  const format = useFormats()
  const [left, setLeft] = useState(SHOWN_SECONDS)
  const end = useEffectEvent(onEnd)
  useEffect(() => {
    const ending = setTimeout(() => end(), SHOWN_SECONDS * 1000)
    const counting = setInterval(() => setLeft((seconds) => Math.max(0, seconds - 1)), 1000)
    return () => {
      clearTimeout(ending)
      clearInterval(counting)
    }
  }, [])
  return <span className="people-note">{words.left(format.count(left))}</span>
}
