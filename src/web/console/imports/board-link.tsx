// The way from a list to the board of its unit and day.

import { Link } from 'wouter'
import { importScreenWords } from '#words/import-screens'
import { useWords } from '../../language.tsx'
import type { ImportView } from './wire.ts'

export function BoardLink({ view }: { view: ImportView }) {
  const words = useWords(importScreenWords)
  return (
    <Link className="button button-primary" href={`/board?unit=${view.unit.unitId}&day=${view.asOf}`}>
      {words.board}
    </Link>
  )
}
