// The code of an identity card: read by the camera, its number sealed at once, its person found among those on the phone. It saves
// typing and proves nothing. No picture is kept, and no whole number beyond the moment it is sealed.

import { useState } from 'react'
import { type CardProblem, readCardQr } from '#domain/card-qr'
import { formatPartialDate } from '#domain/dates'
import { fieldScanWords } from '#words/field-scan'
import { useFormats, useWords } from '../../language.tsx'
import { Screen } from '../frame.tsx'
import { attachNumber, type CardNumber } from '../household/drafts.ts'
import { Link } from '../link.tsx'
import { Empty, Note } from '../note.tsx'
import { useOpenPhone, usePhone } from '../phone-context.tsx'
import { housePath } from '../place.ts'
import { PersonRow } from '../search/person-row.tsx'
import { Camera } from './camera.tsx'
import { type Card, type Match, matchesOf } from './match.ts'
import './scan.css'

type Read = { readonly card: Card; readonly number: CardNumber }

export default function ScanCard() {
  const words = useWords(fieldScanWords)
  const phone = usePhone()
  const [problem, setProblem] = useState<CardProblem | null>(null)
  const [read, setRead] = useState<Read | null>(null)
  const take = async (text: string) => {
    const found = readCardQr(text)
    if (!found.ok) return setProblem(found.error)
    const { name, birth, number } = found.value
    setProblem(null)
    const sealed = await phone.sealNumber(number)
    navigator.vibrate?.(60)
    setRead({ card: { name, birth, last2: sealed.last2 }, number: sealed })
  }
  return (
    <Screen title={words.title} tab={null}>
      {read === null ? (
        <>
          <p>{words.aim}</p>
          {problem !== null && <Note kind="alarm" happened={words.problems[problem]} />}
          <Camera onText={take} />
        </>
      ) : (
        <>
          <Found read={read} />
          <button type="button" className="press press-wide" onClick={() => setRead(null)}>
            {words.again}
          </button>
        </>
      )}
      <p className="scan-proves">{words.proves}</p>
    </Screen>
  )
}

function Found({ read: { card, number } }: { read: Read }) {
  const words = useWords(fieldScanWords)
  const format = useFormats()
  const { households } = useOpenPhone()
  const { sure, near } = matchesOf(households, card)
  const [first] = sure
  return (
    <>
      <p className="scan-card">
        {words.onCard(card.name, formatPartialDate(card.birth), `••••••••••${card.last2}`)}
      </p>
      {first === undefined ? (
        <Empty title={words.none}>{words.noneNext}</Empty>
      ) : (
        <p role="status" className="scan-found">
          {sure.length === 1
            ? words.found(first.member.person.name)
            : words.several(format.count(sure.length))}
        </p>
      )}
      {sure.map((match) => (
        <Hit key={match.member.person.personId} match={match} number={number} />
      ))}
      {sure.length === 0 && near.length > 0 && (
        <>
          <p>{words.near}</p>
          {near.map((match) => (
            <Hit key={match.member.person.personId} match={match} number={number} />
          ))}
        </>
      )}
    </>
  )
}

function Hit({ match: { household, member, isOtherNumber }, number }: { match: Match; number: CardNumber }) {
  const words = useWords(fieldScanWords)
  const [isAttached, setAttached] = useState(false)
  const { personId, identityLast2 } = member.person
  return (
    <div className="scan-hit">
      <PersonRow household={household} personId={personId} />
      {isOtherNumber && <Note happened={words.otherNumber} />}
      {identityLast2 === null &&
        (isAttached ? (
          <Note kind="good" happened={words.attached} />
        ) : (
          <>
            <p>{words.attachWhat(`••••••••••${number.last2}`)}</p>
            <button
              type="button"
              className="press press-wide"
              onClick={() => {
                attachNumber(household.key, personId, number)
                setAttached(true)
              }}
            >
              {words.attach}
            </button>
          </>
        ))}
      <Link to={housePath(household.key)} className="press press-main press-wide" isInstead>
        {words.open}
      </Link>
    </div>
  )
}
