// A link to another page of the app.

import type { ReactNode } from 'react'
import { go } from './place.ts'

type Props = {
  readonly to: string
  readonly className?: string
  readonly label?: string | undefined
  readonly isInstead?: boolean
  readonly children: ReactNode
}

export function Link({ to, className, label, isInstead = false, children }: Props) {
  return (
    <a
      href={`#${to}`}
      className={className}
      aria-label={label}
      onClick={(event) => {
        event.preventDefault()
        go(to, { isInstead })
      }}
    >
      {children}
    </a>
  )
}
