// The hand-overs of one person as a page of their own: for a volunteer at the door, who opens no person's page.

import { useQuery } from '@tanstack/react-query'
import { readHandOversOf } from '#contract/hand-overs'
import { handOverWords } from '#words/hand-overs'
import { call } from '../../call.ts'
import { useWords } from '../../language.tsx'
import { PageHead } from '../page-head.tsx'
import { PersonHandOvers } from './person-hand-overs.tsx'
import { handOversOfKey } from './wire.ts'

export function PersonPage({ personId }: { personId: string }) {
  const words = useWords(handOverWords)
  // The part below asks the same and says what went wrong.
  const asked = useQuery({
    queryKey: handOversOfKey(personId),
    queryFn: ({ signal }) => call(readHandOversOf, { personId }, { signal }),
  })
  const person = asked.data?.ok === true ? asked.data.value.person : null
  return (
    <div className="hand-over-one">
      <PageHead
        title={person?.name ?? words.title}
        lead={person === null ? undefined : `${person.hamletName}, ${person.communeName}`}
      />
      <PersonHandOvers personId={personId} isReadOnly={person?.elsewhere ?? true} />
    </div>
  )
}
