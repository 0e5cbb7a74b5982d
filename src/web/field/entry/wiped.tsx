// A phone that holds nobody any more: why, what was kept, how it is sent, and how to come in again.

import { fieldEntryWords } from '#words/field-entry'
import { useWords } from '../../language.tsx'
import type { PhoneView } from '../../offline/phone-view.ts'
import { Note } from '../note.tsx'
import { EntryPage } from './entry-page.tsx'
import { JoinForm } from './join-form.tsx'
import { SealedWaiting } from './sealed-waiting.tsx'

type WipedView = Extract<PhoneView, { at: 'wiped' }>

export function Wiped({ view, invitation }: { view: WipedView; invitation: string | null }) {
  const words = useWords(fieldEntryWords)
  const { why, sealedWaiting, isAcknowledged, isDelivering, failure } = view
  const { happened, next } = words.wiped[why]
  return (
    <EntryPage title={words.forgotten.title}>
      <Note
        happened={happened}
        kept={sealedWaiting === 0 ? words.sealed.none : undefined}
        next={isAcknowledged ? words.forgotten.told : words.forgotten.untold}
      />
      <SealedWaiting count={sealedWaiting} isDelivering={isDelivering} isFailed={failure !== null} />
      <section className="sealed" aria-labelledby="wiped-again">
        <h2 id="wiped-again">{words.forgotten.again}</h2>
        <p>{next}</p>
        <JoinForm invitation={invitation} />
      </section>
    </EntryPage>
  )
}
