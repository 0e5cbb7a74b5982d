// A button. `primary` stands once on a page; `alarm` is for what takes something away. While `busy` it keeps its width,
// says so, and refuses a second press.

import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { uiWords } from '#words/ui'
import { useWords } from '../language.tsx'
import './button.css'
import { Icon, type IconName } from './icon.tsx'

export type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children' | 'className'> & {
  readonly children?: ReactNode
  readonly kind?: 'primary' | 'secondary' | 'quiet' | 'alarm'
  readonly icon?: IconName
  readonly busy?: boolean
  /** What is heard, and shown on hover, when there is only an icon. */
  readonly label?: string
}

export function Button({
  children,
  kind = 'secondary',
  icon,
  busy = false,
  label,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  const words = useWords(uiWords)
  return (
    <button
      {...rest}
      type={type}
      className={`button button-${kind}${children === undefined ? ' button-icon' : ''}`}
      aria-label={label}
      title={label}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault()
        else onClick?.(event)
      }}
    >
      {icon !== undefined && <Icon name={icon} />}
      {children !== undefined && <span className="button-text">{children}</span>}
      {busy && (
        <span className="button-busy">
          <span className="only-heard">{words.busy}</span>
        </span>
      )}
    </button>
  )
}
