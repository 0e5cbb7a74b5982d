// The people of a list who vanished, one beneath another; one of them at a time is being decided. Who was decided stays in sight
// until one looks for others, and the next who is open comes up by itself: three hundred are worked through without a mouse.

import { useState } from 'react'
import { vanishedWords } from '#words/import-vanished'
import { useFormats, useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/notes.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useHamletNames } from './hamlet-names.ts'
import { VanishedRow } from './vanished-row.tsx'
import type { Vanished, VanishedPerson } from './wire.ts'

/** A page of thousands of rows would stop. */
const SHOWN_AT_ONCE = 100

type Props = {
  readonly importId: string
  readonly asOf: string
  readonly vanished: Vanished
  readonly showsAll: boolean
  readonly onDecided: (person: VanishedPerson) => void
}

export function VanishedPeople({ importId, asOf, vanished, showsAll, onDecided }: Props) {
  const words = useWords(vanishedWords)
  const format = useFormats()
  const [most, setMost] = useState(SHOWN_AT_ONCE)
  // Whoever was open when the page was opened; being decided does not take them out from under one's hand.
  const [wereOpen] = useState(
    () =>
      new Set(vanished.people.flatMap(({ candidate, personId }) => (candidate === 'open' ? personId : []))),
  )
  const [current, setCurrent] = useState<string | null>(null)
  const people = showsAll ? vanished.people : vanished.people.filter(({ personId }) => wereOpen.has(personId))
  const shown = people.slice(0, most)
  const hamletName = useHamletNames(
    shown.map(({ hamletId }) => hamletId),
    asOf,
  )
  if (people.length === 0) return <EmptyState title={words.allClear}>{words.allClearNext}</EmptyState>
  const decided = (person: VanishedPerson) => {
    onDecided(person)
    if (person.decision !== null) showToast(words.saved(person.name, words.verdicts[person.decision.verdict]))
    const at = shown.findIndex(({ personId }) => personId === person.personId)
    const next = [...shown.slice(at + 1), ...shown.slice(0, at)].find(({ candidate }) => candidate === 'open')
    setCurrent(next?.personId ?? null)
  }
  return (
    <>
      <ul className="vanished">
        {shown.map((person) => (
          <VanishedRow
            key={person.personId}
            importId={importId}
            person={person}
            milestone={vanished.milestone}
            hamlet={hamletName(person.hamletId)}
            isCurrent={person.personId === current}
            onTurn={() => setCurrent(person.personId === current ? null : person.personId)}
            onDecided={decided}
          />
        ))}
      </ul>
      {people.length > most && (
        <div className="import-decide">
          <Button onClick={() => setMost(most + SHOWN_AT_ONCE)}>{words.more}</Button>
          <span className="import-aside">
            {words.shownOf(format.count(most), format.count(people.length))}
          </span>
        </div>
      )}
    </>
  )
}
