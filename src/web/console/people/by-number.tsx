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
        <div className="people-number">
          <p>{words.numberRecorded}</p>
          <Button kind="primary" icon="search" busy={isBusy} disabled={!isLongEnough(number)} onClick={find}>
            {words.byNumber}
          </Button>
        </div>
      )}
      {failure !== null && <FailureNote failure={failure} />}
      {found !== null && (
        <Hits
          people={found}
          said={found.length === 0 ? words.noneByNumber : words.found(format.count(found.length))}
          empty={<EmptyState title={words.noneByNumber}>{words.noneByNumberNext}</EmptyState>}
        />
      )}
    </div>
  )
}
