// Finding people: by the beginnings of the words of a name as one types, or by a whole number, which is recorded. What is
// typed never stands in an address.

import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { findByNumber, searchPeople } from '#contract/people'
import { peopleWords } from '#words/people'
import { call, type Failure } from '../../call.ts'
import { useFormats, useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { EmptyState } from '../../ui/notes.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { FailureNote } from '../failure-note.tsx'
import { PageHead } from '../page-head.tsx'
import { type Hit, Hits } from './hits.tsx'

const HAS_LETTER = /\p{L}/u
const IS_NUMBER = /^[\d\s.+-]{9,}$/

export function SearchPage() {
  const words = useWords(peopleWords).search
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const isNumber = IS_NUMBER.test(q)
  return (
    <>
      <PageHead title={words.title} />
      <div className="people-search">
        <Field label={words.label} hint={words.hint} value={typed} onChange={setTyped} autoComplete="off" />
      </div>
      {isNumber ? <ByNumber number={q} key={q} /> : HAS_LETTER.test(q) && <ByName q={q} />}
    </>
  )
}

function ByName({ q }: { q: string }) {
  const words = useWords(peopleWords).search
  const format = useFormats()
  const asked = useQuery({
    queryKey: ['people', 'search', q],
    queryFn: ({ signal }) => call(searchPeople, { q }, { signal }),
    placeholderData: (before) => before,
    gcTime: 0,
  })
  if (asked.data === undefined) return <Skeleton rows={6} />
  if (!asked.data.ok) return <FailureNote failure={asked.data.error} onRetry={() => asked.refetch()} />
  const { people, more } = asked.data.value
  return (
    <>
      <Hits people={people} />
      {more && <p>{words.more(format.count(people.length))}</p>}
    </>
  )
}

/** A search by number happens only when it is asked for: each one is recorded. */
function ByNumber({ number }: { number: string }) {
  const words = useWords(peopleWords).search
  const [found, setFound] = useState<readonly Hit[] | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isBusy, setBusy] = useState(false)
  const find = async () => {
    setBusy(true)
    const answer = await call(findByNumber, { number })
    setBusy(false)
    setFailure(answer.ok ? null : answer.error)
    if (answer.ok) setFound(answer.value.people)
  }
  return (
    <div className="people-number">
      <p>{words.numberRecorded}</p>
      <Button kind="primary" busy={isBusy} onClick={find}>
        {words.submit}
      </Button>
      {failure !== null && <FailureNote failure={failure} />}
      {found !== null &&
        (found.length === 0 ? (
          <EmptyState title={words.none}>{words.noneNext}</EmptyState>
        ) : (
          <Hits people={found} />
        ))}
    </div>
  )
}
