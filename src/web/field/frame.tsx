// The frame of every screen behind the PIN: its head with the way back, notices that hold everywhere, and the bar at the thumb.

import { type ReactNode, useEffect, useRef } from 'react'
import { fieldWords } from '#words/field'
import { useFormats, useWords } from '../language.tsx'
import { Icon, type IconName } from '../ui/icon.tsx'
import { useInFront } from './kept.tsx'
import { useOpenPhone, usePhone } from './phone-context.tsx'
import { back, go, isArrival } from './place.ts'

export const TABS = ['today', 'search', 'outbox', 'guides', 'more'] as const
export type Tab = (typeof TABS)[number]

const ICONS: Readonly<Record<Tab, IconName>> = {
  today: 'calendar',
  search: 'search',
  outbox: 'upload',
  guides: 'book',
  more: 'list',
}
const pathOf = (tab: Tab): string => (tab === 'today' ? '/' : `/${tab}`)

type Props = {
  readonly title: string
  readonly lead?: string | undefined
  /** The tab that is shown; null: a page on top of one, with a way back and its own foot. */
  readonly tab: Tab | null
  /** Stands in the place of the bar. */
  readonly foot?: ReactNode
  readonly aside?: ReactNode
  readonly children: ReactNode
}

export function Screen({ title, lead, tab, foot, aside, children }: Props) {
  const words = useWords(fieldWords)
  const heading = useRef<HTMLHeadingElement>(null)
  // Whoever hears the page hears where they are; the first page of all is left alone.
  const isInFront = useInFront()
  useEffect(() => {
    if (!isInFront) return
    document.title = `${title} – ${words.product}`
    if (isArrival()) heading.current?.focus({ preventScroll: true })
  }, [isInFront, title, words.product])
  return (
    <div className="screen">
      <header className="head">
        {tab === null && (
          <button type="button" className="head-back" aria-label={words.back} onClick={back}>
            <Icon name="left" size={24} />
          </button>
        )}
        <div className="head-text">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead !== undefined && <p className="head-lead">{lead}</p>}
        </div>
        {aside}
      </header>
      <main className="main">
        <Notices />
        {children}
      </main>
      {foot ?? <Bar tab={tab} />}
    </div>
  )
}

function Bar({ tab }: { tab: Tab | null }) {
  const { nav } = useWords(fieldWords)
  const format = useFormats()
  const { sync } = useOpenPhone()
  return (
    <nav className="bar" aria-label={nav.label}>
      {TABS.map((one) => (
        <a
          key={one}
          className="bar-tab"
          href={`#${pathOf(one)}`}
          aria-current={one === tab ? 'page' : undefined}
          onClick={(event) => {
            event.preventDefault()
            go(pathOf(one))
          }}
        >
          <span className="bar-icon">
            <Icon name={ICONS[one]} size={24} />
            {one === 'outbox' && sync.refused > 0 && (
              <span className="bar-badge bar-badge-alarm">
                {format.count(sync.refused)}
                <span className="only-heard"> {nav.tasks(format.count(sync.refused))}</span>
              </span>
            )}
            {one === 'outbox' && sync.refused === 0 && sync.waiting > 0 && (
              <span className="bar-badge">{format.count(sync.waiting)}</span>
            )}
          </span>
          <span className="bar-name">{nav[one]}</span>
        </a>
      ))}
    </nav>
  )
}

function Notices() {
  const words = useWords(fieldWords)
  const phone = usePhone()
  const { update, isReadOnly } = useOpenPhone()
  if (!update && !isReadOnly) return null
  return (
    <div className="notice" role="status" data-alarm={isReadOnly || undefined}>
      <p>{isReadOnly ? words.readOnly : words.updateReady}</p>
      {update && (
        <button type="button" className="press" onClick={phone.useUpdate}>
          {words.updateNow}
        </button>
      )}
    </div>
  )
}
