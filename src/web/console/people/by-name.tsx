// Who is found by the beginnings of a name. Answers are forgotten as soon as they are out of sight.

import { useQuery } from '@tanstack/react-query'
import { searchPeople } from '#contract/people'
import { peopleScreenWords } from '#words/people-screens'
import { call } from '../../call.ts'
import { useFormats, useWords } from '../../language.tsx'
import { EmptyState } from '../../ui/notes.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { FailureNote } from '../failure-note.tsx'
import { Hits } from './hits.tsx'

export function ByName({ q, unit }: { q: string; unit: number | null }) {
  const words = useWords(peopleScreenWords).search
  const format = useFormats()
  const asked = useQuery({
    queryKey: ['people', 'search', unit, q],
    queryFn: ({ signal }) => call(searchPeople, { q, ...(unit === null ? {} : { unit }) }, { signal }),
    placeholderData: (before) => before,
    gcTime: 0,
  })
  if (asked.data === undefined) return <Skeleton rows={6} />
  if (!asked.data.ok) return <FailureNote failure={asked.data.error} onRetry={() => asked.refetch()} />
  const { people, more } = asked.data.value
  const count = format.count(people.length)
  return (
    <Hits
      people={people}
      unit={unit}
      said={people.length === 0 ? words.none : more ? words.more(count) : words.found(count)}
      empty={<EmptyState title={words.none}>{words.noneNext}</EmptyState>}
    />
  )
}
