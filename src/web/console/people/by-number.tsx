// Who bears a whole number: asked for by a press, because each search is recorded. Nothing of it is cached.

import { useState } from 'react'
import { findByNumber } from '#contract/people'
import { peopleScreenWords } from '#words/people-screens'
import { call, type Failure } from '../../call.ts'
import { useFormats, useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/notes.tsx'
import { FailureNote } from '../failure-note.tsx'
import { Hits } from './hits.tsx'
import { isLongEnough } from './typed.ts'
import type { Hit } from './wire.ts'

/** The box above belongs to this form, so that Enter in it searches. */
export const NUMBER_FORM = 'number-search'

type Props = {
  readonly number: string
  readonly found: readonly Hit[] | null
  readonly onFound: (people: readonly Hit[]) => void
}

export function ByNumber({ number, found, onFound }: Props) {
  const words = useWords(peopleScreenWords).search
  const format = useFormats()
  const [failure, setFailure] = useState<Failure<'number-unreadable'> | null>(null)
  const [isBusy, setBusy] = useState(false)
  const isWhole = isLongEnough(number)
  const find = async () => {
    setBusy(true)
    const answer = await call(findByNumber, { number })
    setBusy(false)
    setFailure(answer.ok ? null : answer.error)
    if (answer.ok) onFound(answer.value.people)
  }
  return (
    <div className="people-found">
      {found === null && (
        <form
          id={NUMBER_FORM}
          className="people-number"
          onSubmit={(event) => {
            event.preventDefault()
            if (isWhole && !isBusy) find()
          }}
        >
          <p>{isWhole ? words.numberRecorded : words.tooShort}</p>
          {isWhole && (
            <Button kind="primary" icon="search" type="submit" busy={isBusy}>
              {words.byNumber}
            </Button>
          )}
        </form>
      )}
      {failure !== null && <FailureNote failure={failure} />}
      {found !== null && (
        <Hits
          people={found}
          unit={null}
          said={found.length === 0 ? words.noneByNumber : words.found(format.count(found.length))}
          empty={<EmptyState title={words.noneByNumber}>{words.noneByNumberNext}</EmptyState>}
        />
      )}
    </div>
  )
}
