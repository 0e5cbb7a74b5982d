// What happened, what was kept and what to do, as one note; and the picture of an empty page. Alarm only where somebody must act.

import type { ReactNode } from 'react'
import { Icon } from '../ui/icon.tsx'

type Props = {
  readonly kind?: 'plain' | 'note' | 'alarm' | 'good'
  readonly happened: string
  readonly kept?: string | undefined
  readonly next?: string | undefined
  readonly children?: ReactNode
}

/** An alarm is read out at once. */
export function Note({ kind = 'note', happened, kept, next, children }: Props) {
  return (
    <div className={`note note-${kind}`} role={kind === 'alarm' ? 'alert' : undefined}>
      {kind !== 'plain' && <Icon name={kind === 'good' ? 'check' : 'alert'} size={20} />}
      <div className="note-text">
        <p className="note-happened">{happened}</p>
        {kept !== undefined && <p>{kept}</p>}
        {next !== undefined && <p>{next}</p>}
        {children}
      </div>
    </div>
  )
}

export function Empty({ title, children, action }: { title: string; children: string; action?: ReactNode }) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      <p>{children}</p>
      {action}
    </div>
  )
}
