// The names of the places that a dialog is about; of many, the first and how many more.

import { forceScreenWords } from '#words/force-screens'
import { useFormats, useWords } from '../../language.tsx'
import type { GivenPlace } from './place.ts'

const SHOWN = 6

export function ChosenPlaces({ places }: { places: readonly GivenPlace[] }) {
  const words = useWords(forceScreenWords)
  const format = useFormats()
  const people = places.reduce((all, place) => all + place.people, 0)
  return (
    <div className="force-chosen">
      <p className="force-bar-said">{words.work.chosen(format.count(places.length), format.count(people))}</p>
      <ul aria-label={words.give.places}>
        {places.slice(0, SHOWN).map(({ key, label }) => (
          <li key={key}>{label}</li>
        ))}
        {places.length > SHOWN && <li>{words.give.more(format.count(places.length - SHOWN))}</li>}
      </ul>
    </div>
  )
}
