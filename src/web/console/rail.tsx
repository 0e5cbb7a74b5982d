// The screens by task. Only what exists, and only what the role may open. At the foot of a phone, at the side elsewhere.

import { useEffect, useRef } from 'react'
import { Link, useLocation } from 'wouter'
import { shellWords } from '#words/shell'
import { useWords } from '../language.tsx'
import { Icon, type IconName } from '../ui/icon.tsx'
import './rail.css'

export type RailItem = { readonly href: string; readonly label: string; readonly icon: IconName }

export function Rail({ items }: { items: readonly RailItem[] }) {
  const words = useWords(shellWords)
  const [path] = useLocation()
  const list = useRef<HTMLUListElement>(null)
  // At the foot of a phone not all of them fit beside each other.
  useEffect(() => {
    const here = list.current?.querySelector(`[href^="/${path.split('/')[1] ?? ''}"]`)
    if (list.current === null || !(here instanceof HTMLElement)) return
    list.current.scrollLeft = here.offsetLeft - (list.current.clientWidth - here.offsetWidth) / 2
  }, [path])
  return (
    <nav className="rail not-printed" aria-label={words.rail}>
      <ul ref={list}>
        {items.map((item) => {
          const own = item.href.split('?')[0] ?? item.href
          const isHere = path === own || path.startsWith(`${own}/`)
          return (
            <li key={item.href}>
              <Link href={item.href} className="rail-item" aria-current={isHere ? 'page' : undefined}>
                <Icon name={item.icon} size={18} />
                <span>{item.label}</span>
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
