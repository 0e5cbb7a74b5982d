// What is folded away until somebody asks for it. It is made when it is first opened: browsers style and lay out also what lies in a
// fold that is closed, and a household has two of them a person.

import { type ReactNode, useState } from 'react'

type Props = {
  readonly title: string
  readonly className?: string
  /** Something in it was chosen: it stands open by itself. */
  readonly isOpen?: boolean
  readonly children: () => ReactNode
}

export function Fold({ title, className, isOpen = false, children }: Props) {
  const [wasOpened, setOpened] = useState(isOpen)
  return (
    <details
      className={className === undefined ? 'fold' : `fold ${className}`}
      open={isOpen || undefined}
      onToggle={() => setOpened(true)}
    >
      <summary>{title}</summary>
      {(wasOpened || isOpen) && children()}
    </details>
  )
}
