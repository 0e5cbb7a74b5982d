// The name of the product with its mark: four cells, the last on its way.

import { Link } from 'wouter'
import type { PersonMark } from '#domain/mark'
import { shellWords } from '#words/shell'
import { useWords } from '../language.tsx'
import { FourCellMark } from '../ui/four-cell-mark.tsx'

const LOGO: PersonMark = {
  of: 'person',
  cells: {
    card: { state: 'confirmed', flag: null },
    eid: { state: 'confirmed', flag: null },
    sim: { state: 'confirmed', flag: null },
    phone: { state: 'reported', flag: null },
  },
}

export function Logo() {
  const words = useWords(shellWords)
  return (
    <Link href="/" className="logo">
      <FourCellMark mark={LOGO} size={22} tone="ink" isDecoration />
      <span>{words.product}</span>
    </Link>
  )
}
