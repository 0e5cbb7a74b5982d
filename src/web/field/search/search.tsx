// Whom the phone holds, by the beginnings of words without diacritics; or by the code of a card.

import { useDeferredValue, useMemo, useState } from 'react'
import { fieldWords } from '#words/field'
import { useFormats, useWords } from '../../language.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Screen } from '../frame.tsx'
import { Link } from '../link.tsx'
import { Empty } from '../note.tsx'
import { useOpenPhone, usePhone } from '../phone-context.tsx'
import { PersonRow } from './person-row.tsx'
import './search.css'

const MOST = 40

/** What was typed, while the app is open: back from a household it still stands. */
let typedLast = ''

export function Search() {
  const words = useWords(fieldWords).search
  const format = useFormats()
  const phone = usePhone()
  const { households } = useOpenPhone()
  const [typed, setTyped] = useState(typedLast)
  const asked = useDeferredValue(typed.trim())
  const hits = useMemo(
    () => (asked === '' || households.length === 0 ? [] : phone.search(asked)),
    [phone, asked, households],
  )
  const type = (text: string) => {
    typedLast = text
    setTyped(text)
  }
  return (
    <Screen title={words.title} tab="search">
      <div className="search">
        <label className="labelled" htmlFor="search-typed">
          {words.label}
        </label>
        <div className="search-box">
          <Icon name="search" size={24} />
          <input
            id="search-typed"
            className="typed"
            type="search"
            value={typed}
            autoComplete="off"
            autoCorrect="off"
            spellCheck={false}
            enterKeyHint="search"
            aria-describedby="search-hint"
            onChange={(event) => type(event.target.value)}
          />
          {typed !== '' && (
            <button type="button" className="search-clear" aria-label={words.clear} onClick={() => type('')}>
              <Icon name="close" size={20} />
            </button>
          )}
        </div>
        <p id="search-hint" className="search-hint">
          {words.hint}
        </p>
      </div>
      <Link to="/scan" className="press press-wide">
        <Icon name="eye" size={20} />
        {words.scan}
      </Link>
      {asked !== '' && (
        <p className="search-count" role="status">
          {hits.length > MOST ? words.first(format.count(MOST)) : words.found(format.count(hits.length))}
        </p>
      )}
      {asked !== '' && hits.length === 0 && <Empty title={words.nothing(asked)}>{words.nothingNext}</Empty>}
      <ul className="rows">
        {hits.slice(0, MOST).map(({ household, personId }) => (
          <li key={personId}>
            <PersonRow household={household} personId={personId} />
          </li>
        ))}
      </ul>
    </Screen>
  )
}
