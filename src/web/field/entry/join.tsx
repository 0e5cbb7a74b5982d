// The first page of all: in by a code, after reading in plain words what will be on this phone.

import { fieldEntryWords } from '#words/field-entry'
import { useWords } from '../../language.tsx'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { Note } from '../note.tsx'
import { EntryPage } from './entry-page.tsx'
import { JoinForm } from './join-form.tsx'
import { SealedWaiting } from './sealed-waiting.tsx'

type Props = {
  readonly invitation: string | null
  readonly sealedWaiting: number
  readonly wasCleared: boolean
}

export function Join({ invitation, sealedWaiting, wasCleared }: Props) {
  const words = useWords(fieldEntryWords)
  const { join, cleared } = words
  const facts: readonly (readonly [IconName, string])[] = [
    ['people', join.people],
    ['check', join.locked],
    ['upload', join.offline],
    ['calendar', join.ends],
    ['close', join.never],
  ]
  return (
    <EntryPage title={join.title} lead={join.lead}>
      {wasCleared && <Note kind="alarm" happened={cleared.happened} next={cleared.next} />}
      <SealedWaiting count={sealedWaiting} />
      <JoinForm invitation={invitation} />
      <section className="facts" aria-labelledby="join-what">
        <h2 id="join-what">{join.what}</h2>
        <ul>
          {facts.map(([icon, text]) => (
            <li key={icon}>
              <Icon name={icon} size={20} />
              {text}
            </li>
          ))}
        </ul>
      </section>
    </EntryPage>
  )
}
