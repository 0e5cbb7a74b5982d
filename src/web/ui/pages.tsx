// Which rows of a long list are in sight, and the pages before and after. Pages are addresses; nothing is fetched here.

import { Link } from 'wouter'
import { uiWords } from '#words/ui'
import { useFormats, useWords } from '../language.tsx'
import { Icon } from './icon.tsx'
import './pages.css'

export type PagesProps = {
  readonly page: number
  readonly pageSize: number
  readonly total: number
  /** Rows on this page. */
  readonly shown: number
  readonly to: (page: number) => string
  /** Where it stands a second time, below the list. */
  readonly isAgain?: boolean
}

export function Pages({ page, pageSize, total, shown, to, isAgain = false }: PagesProps) {
  const words = useWords(uiWords).pages
  const format = useFormats()
  const from = (page - 1) * pageSize
  const last = Math.max(1, Math.ceil(total / pageSize))
  return (
    <nav className="pages" aria-label={isAgain ? words.labelAgain : words.label}>
      <span className="figures">
        {words.range(
          format.count(Math.min(total, from + 1)),
          format.count(Math.min(total, from + shown)),
          format.count(total),
        )}
      </span>
      <PageLink label={words.previous} icon="left" href={page > 1 ? to(page - 1) : null} />
      <PageLink label={words.next} icon="right" href={page < last ? to(page + 1) : null} />
    </nav>
  )
}

function PageLink({ label, icon, href }: { label: string; icon: 'left' | 'right'; href: string | null }) {
  if (href === null) return null
  return (
    <Link
      href={href}
      className="button button-quiet button-icon not-printed"
      aria-label={label}
      title={label}
    >
      <Icon name={icon} />
    </Link>
  )
}
