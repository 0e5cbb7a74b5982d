// What a PIN protects from, and what not: said where it is chosen.

import { fieldEntryWords } from '#words/field-entry'
import { useWords } from '../../language.tsx'
import { Icon } from '../../ui/icon.tsx'

export function PinFacts() {
  const { pin: words } = useWords(fieldEntryWords)
  return (
    <section className="facts" aria-labelledby="pin-facts">
      <h2 id="pin-facts">{words.protects}</h2>
      <ul>
        <li>
          <Icon name="check" size={20} />
          {words.finder}
        </li>
        <li>
          <Icon name="close" size={20} />
          {words.laboratory}
        </li>
        <li>
          <Icon name="flag" size={20} />
          {words.lost}
        </li>
        <li>
          <Icon name="undo" size={20} />
          {words.forget}
        </li>
      </ul>
    </section>
  )
}
