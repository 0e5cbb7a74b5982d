// One part of the board under its heading, with a note and what can be chosen for it.

import type { ReactNode } from 'react'
import './board-section.css'

export function BoardSection({
  id,
  title,
  note,
  tools,
  isTable = false,
  children,
}: {
  readonly id: string
  readonly title: string
  readonly note?: ReactNode
  readonly tools?: ReactNode
  /** Nothing but one table stands in it. */
  readonly isTable?: boolean
  readonly children: ReactNode
}) {
  return (
    <section
      className={`board-part board-${id}${isTable ? ' board-tabled' : ''}`}
      id={id}
      aria-labelledby={`${id}-title`}
    >
      <div className="board-part-head">
        <h2 id={`${id}-title`}>{title}</h2>
        {tools !== undefined && <div className="board-tools not-printed">{tools}</div>}
      </div>
      {note !== undefined && <p className="board-note">{note}</p>}
      {children}
    </section>
  )
}
