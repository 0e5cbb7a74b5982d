// The frame of every screen before the phone is open: the mark, a heading, and the language at its foot.

import { type ReactNode, useEffect } from 'react'
import type { PersonMark } from '#domain/mark'
import { fieldWords } from '#words/field'
import { useWords } from '../../language.tsx'
import { FourCellMark } from '../../ui/four-cell-mark.tsx'
import { LanguageChoice } from '../more/appearance-choice.tsx'
import './entry.css'

const full = { state: 'confirmed', flag: null } as const
const LOGO: PersonMark = {
  of: 'person',
  cells: { card: full, eid: full, sim: full, phone: { state: 'reported', flag: null } },
}

type Props = { readonly title: string; readonly lead?: string; readonly children: ReactNode }

export function EntryPage({ title, lead, children }: Props) {
  const { product } = useWords(fieldWords)
  useEffect(() => {
    document.title = `${title} – ${product}`
  }, [title, product])
  return (
    <main className="entry">
      <p className="entry-product">
        <FourCellMark mark={LOGO} size={28} isDecoration />
        {product}
      </p>
      <h1>{title}</h1>
      {lead !== undefined && <p>{lead}</p>}
      {children}
      <div className="entry-language">
        <LanguageChoice />
      </div>
    </main>
  )
}
