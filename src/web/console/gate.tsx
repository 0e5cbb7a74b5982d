// The page before the console: the mark and the name on one side, a form on the other. Used by log-in and first set-up.

import { type ReactNode, useEffect } from 'react'
import { MARK_CELLS, type UnitMark } from '#domain/mark'
import { markWords } from '#words/mark'
import { shellWords } from '#words/shell'
import { useWords } from '../language.tsx'
import { FourCellMark } from '../ui/four-cell-mark.tsx'
import { LanguageChoice } from './appearance-choice.tsx'
import '../ui/mark-legend.css'
import './gate.css'

/** A picture, not a figure: it belongs to no unit and no day. */
const PICTURE: UnitMark = {
  of: 'unit',
  cells: {
    card: { confirmed: 94, reported: 0, base: 100, goal: null },
    eid: { confirmed: 62, reported: 14, base: 100, goal: null },
    sim: { confirmed: 28, reported: 18, base: 100, goal: null },
    phone: { confirmed: 76, reported: 8, base: 100, goal: null },
  },
}

export function Gate({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  const words = useWords(shellWords)
  const mark = useWords(markWords)
  useEffect(() => {
    document.title = `${title} – ${words.product}`
  }, [title, words])
  return (
    <div className="gate">
      <header className="gate-side">
        <div>
          <p className="gate-name">{words.product}</p>
          <p className="gate-campaign">{words.tagline}</p>
        </div>
        <div className="gate-mark">
          <FourCellMark mark={PICTURE} size={200} isDecoration />
          <ul className="gate-cells">
            {MARK_CELLS.map((cell) => (
              <li key={cell}>
                <span className={`swatch swatch-${cell}`} />
                {mark.cell[cell]}
              </li>
            ))}
          </ul>
        </div>
      </header>
      <main className="gate-main" id="main">
        <div className="gate-box">
          <h1 className="gate-title">{title}</h1>
          {lead !== undefined && <p className="gate-lead">{lead}</p>}
          {children}
        </div>
        <div className="gate-foot">
          <LanguageChoice />
        </div>
      </main>
    </div>
  )
}
