// The screen "Tiến độ": the board of a unit at /board, the named list behind it at /board/people.

import { boardWords } from '#words/board'
import { useWords } from '../../language.tsx'
import { EmptyState } from '../../ui/notes.tsx'
import './board.css'
import { BoardPage } from './board-page.tsx'
import { HereProvider, useHere } from './here.tsx'
import { NamedListPage } from './named-list-page.tsx'
import { useUnitPath } from './unit-path.ts'
// Last, because paper overrules every part.
import './printed.css'

export default function BoardScreen() {
  const words = useWords(boardWords)
  return (
    <HereProvider otherwise={<EmptyState title={words.noScope}>{words.noScopeNext}</EmptyState>}>
      <BoardOfUnit />
    </HereProvider>
  )
}

function BoardOfUnit() {
  const { place } = useHere()
  const unitName = useUnitPath()
  return place.view === 'people' ? <NamedListPage unitName={unitName} /> : <BoardPage unitName={unitName} />
}
