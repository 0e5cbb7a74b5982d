// A list that was refused as a whole: why, that nothing of it was kept, and what to do.

import { isField } from '#domain/headings'
import { importScreenWords } from '#words/import-screens'
import { importWords } from '#words/imports'
import { useWords } from '../../language.tsx'
import { ErrorNote } from '../../ui/notes.tsx'
import type { ImportView } from './wire.ts'

export function Refused({ view }: { view: ImportView }) {
  const words = useWords(importScreenWords)
  const { refusals } = useWords(importWords)
  const { refusal } = view
  if (refusal === null) return null
  const reason = Object.entries(refusals).find(([code]) => code === refusal.code)?.[1] ?? refusals.internal
  const missing = refusal.missing.map((field) => (isField(field) ? words.fields[field] : field)).join(', ')
  const found = refusal.headings.filter((heading) => heading !== '').join(' · ')
  const more = [
    ...(missing === '' ? [] : [words.missing(missing)]),
    ...(found === '' ? [] : [words.headings(found)]),
  ]
  return (
    <ErrorNote happened={[reason, ...more].join(' ')} kept={words.keptNothing} next={words.refusedNext} />
  )
}
