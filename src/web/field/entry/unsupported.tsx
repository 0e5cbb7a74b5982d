// Where the app cannot keep anything: why, and what to open instead.

import { fieldEntryWords } from '#words/field-entry'
import { useWords } from '../../language.tsx'
import type { PhoneView } from '../../offline/phone-view.ts'
import { Note } from '../note.tsx'
import { EntryPage } from './entry-page.tsx'

type UnsupportedView = Extract<PhoneView, { at: 'unsupported' }>

export function Unsupported({ why }: Pick<UnsupportedView, 'why'>) {
  const words = useWords(fieldEntryWords)
  const { happened, next } = words.unsupported[why]
  return (
    <EntryPage title={words.join.title}>
      <Note kind="alarm" happened={happened} next={next} />
    </EntryPage>
  )
}
