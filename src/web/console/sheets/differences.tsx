// Who was keyed differently before: both keyings side by side, and the clerk says which holds. Nothing is recorded until then.

import { useEffect, useRef } from 'react'
import { parseIsoDay } from '#domain/dates'
import { sheetScreenWords } from '#words/sheet-screens'
import { useFormats, useLanguage, useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { describeContent } from './content-words.ts'
import type { Keyed, KeyedAnswer } from './wire.ts'

export type Differing = { readonly answer: KeyedAnswer; readonly name: string }

type Props = {
  readonly differing: readonly Differing[]
  readonly onDecide: (personId: string, take: boolean) => void
}

export function Differences({ differing, onDecide }: Props) {
  const words = useWords(sheetScreenWords).keying.differs
  const first = useRef<HTMLDivElement>(null)
  // The keyboard is led to the next decision.
  useEffect(() => {
    if (differing.length > 0) first.current?.querySelector('button')?.focus()
  }, [differing])
  return (
    <section className="key-differs" aria-label={words.title} role="alert">
      <h2>{words.title}</h2>
      <p>{words.about}</p>
      {differing.map((one, i) => (
        <div key={one.answer.personId} ref={i === 0 ? first : null}>
          <Difference differing={one} onDecide={onDecide} />
        </div>
      ))}
    </section>
  )
}

function Difference({
  differing: { answer, name },
  onDecide,
}: { differing: Differing } & Pick<Props, 'onDecide'>) {
  const words = useWords(sheetScreenWords).keying.differs
  const format = useFormats()
  const { language } = useLanguage()
  const { personId, keyed, difference } = answer
  if (difference === null) return null
  const say = (content: Keyed | null) =>
    (content === null
      ? ''
      : `${describeContent(content, language)} (${format.dayShort(parseIsoDay(content.day) ?? 0)})`) ||
    words.nothing
  return (
    <>
      <p className="key-differs-name">{name}</p>
      <dl>
        <div>
          <dt>{words.before(difference.keyedBy, format.dayShort(parseIsoDay(difference.keyedOn) ?? 0))}</dt>
          <dd>{say(keyed)}</dd>
        </div>
        <div>
          <dt>{words.now}</dt>
          <dd>{say(difference.now)}</dd>
        </div>
      </dl>
      <p className="key-differs-acts">
        <Button aria-label={`${words.keep}: ${name}`} onClick={() => onDecide(personId, false)}>
          {words.keep}
        </Button>
        <Button aria-label={`${words.take}: ${name}`} onClick={() => onDecide(personId, true)}>
          {words.take}
        </Button>
      </p>
    </>
  )
}
