// The head of a screen: its name (also the title of the window), what it is about, and what can be done.

import { type ReactNode, useEffect } from 'react'
import { shellWords } from '#words/shell'
import { useWords } from '../language.tsx'

export function PageHead({ title, lead, actions }: { title: string; lead?: ReactNode; actions?: ReactNode }) {
  const words = useWords(shellWords)
  useEffect(() => {
    document.title = `${title} – ${words.product}`
  }, [title, words])
  return (
    <header className="page-head">
      <div>
        <h1>{title}</h1>
        {lead !== undefined && <p className="page-lead">{lead}</p>}
      </div>
      {actions !== undefined && <div className="page-actions not-printed">{actions}</div>}
    </header>
  )
}
