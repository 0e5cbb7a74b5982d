// What is stored on this phone and what is not, and how to remove it by hand. Said before it is done: it needs a new code after.

import { useState } from 'react'
import { fieldMoreWords } from '#words/field-more'
import { useFormats, useWords } from '../../language.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Screen } from '../frame.tsx'
import { Note } from '../note.tsx'
import { useOpenPhone, usePhone } from '../phone-context.tsx'

export function Stored() {
  const words = useWords(fieldMoreWords).wipe
  const format = useFormats()
  const phone = usePhone()
  const { people, households, outbox, sync } = useOpenPhone()
  const [isSure, setSure] = useState(false)
  const held = [
    words.people(format.count(people), format.count(households.length)),
    words.outbox(format.count(outbox.length)),
    words.guides,
  ]
  return (
    <Screen title={words.title} tab={null}>
      <ul className="stored">
        {held.map((line) => (
          <li key={line}>
            <Icon name="file" size={20} />
            {line}
          </li>
        ))}
      </ul>
      <p>{words.not}</p>
      <section className="more-part" aria-labelledby="stored-wipe">
        <h2 id="stored-wipe">{words.how}</h2>
        <Note
          kind="note"
          happened={words.what}
          next={sync.waiting > 0 ? words.kept(format.count(sync.waiting)) : words.keptNone}
        />
        <label className="check">
          <input type="checkbox" checked={isSure} onChange={(event) => setSure(event.target.checked)} />
          {words.sure}
        </label>
        <button
          type="button"
          className="press press-alarm press-wide"
          disabled={!isSure}
          onClick={() => phone.wipe('by-hand')}
        >
          {words.button}
        </button>
      </section>
    </Screen>
  )
}
