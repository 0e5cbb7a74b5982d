// What stands where there is nothing to show, and what stands where something went wrong. Both say what to do next.

import type { ReactNode } from 'react'
import { uiWords } from '#words/ui'
import { useWords } from '../language.tsx'
import './notes.css'
import { FourCellMark } from './four-cell-mark.tsx'
import { Icon } from './icon.tsx'

const EMPTY = { state: 'not_measured', flag: null } as const

/** `title` says what is missing, `children` what to do about it, `action` does it. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: string
  children?: ReactNode
  action?: ReactNode
}) {
  return (
    <div className="empty">
      <FourCellMark
        mark={{ of: 'person', cells: { card: EMPTY, eid: EMPTY, sim: EMPTY, phone: EMPTY } }}
        size={40}
        tone="ink"
        isDecoration
      />
      <div className="empty-text">
        <p className="empty-title">{title}</p>
        {children !== undefined && <div className="empty-next">{children}</div>}
        {action !== undefined && <div className="empty-action">{action}</div>}
      </div>
    </div>
  )
}

export type ErrorNoteProps = {
  /** What happened, in the user's words. */
  readonly happened: string
  /** What was kept in spite of it. */
  readonly kept?: string | undefined
  /** What to do now. */
  readonly next?: string | undefined
  readonly action?: ReactNode
}

export function ErrorNote({ happened, kept, next, action }: ErrorNoteProps) {
  const words = useWords(uiWords)
  return (
    <div className="error-note" role="alert">
      <Icon name="alert" size={18} />
      <div>
        <p className="error-note-happened">{happened}</p>
        {(kept !== undefined || next !== undefined) && (
          <dl className="error-note-more">
            {kept !== undefined && (
              <div>
                <dt>{words.error.kept}</dt>
                <dd>{kept}</dd>
              </div>
            )}
            {next !== undefined && (
              <div>
                <dt>{words.error.next}</dt>
                <dd>{next}</dd>
              </div>
            )}
          </dl>
        )}
        {action !== undefined && <div className="error-note-action">{action}</div>}
      </div>
    </div>
  )
}
