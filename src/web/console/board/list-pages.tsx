// Which people of the list are in sight, and the pages before and after. Pages are addresses.

import { Link } from 'wouter'
import { boardWords } from '#words/board'
import { useFormats, useWords } from '../../language.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useHere } from './here.tsx'
import type { ListOut } from './wire.ts'

/** `isAgain` where it stands a second time, below the list. */
export function ListPages({ list, isAgain = false }: { list: ListOut; isAgain?: boolean }) {
  const { to } = useHere()
  const words = useWords(boardWords).list
  const format = useFormats()
  const { page, pageSize, total } = list
  const from = (page - 1) * pageSize
  const last = Math.max(1, Math.ceil(total / pageSize))
  return (
    <nav className="list-pages" aria-label={isAgain ? words.pagesAgain : words.pages}>
      <span className="figures">
        {words.range(
          format.count(Math.min(total, from + 1)),
          format.count(Math.min(total, from + list.people.length)),
          format.count(total),
        )}
      </span>
      <PageLink label={words.previous} icon="left" href={page > 1 ? to({ page: page - 1 }) : null} />
      <PageLink label={words.next} icon="right" href={page < last ? to({ page: page + 1 }) : null} />
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
