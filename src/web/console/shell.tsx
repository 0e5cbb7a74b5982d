// The frame of every page behind the log-in: rail by task, top bar with the scope, the day, search and account, and the
// banner of a demonstration. On a phone the rail lies at the foot.

import { type ReactNode, useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { shellWords } from '#words/shell'
import { useWords } from '../language.tsx'
import { Breadcrumb, type BreadcrumbProps } from '../ui/breadcrumb.tsx'
import { DayPicker, type DayPickerProps } from '../ui/day-picker.tsx'
import { Icon } from '../ui/icon.tsx'
import { type Found, type FoundGroup, Palette } from '../ui/palette.tsx'
import { AccountMenu, type AccountMenuProps } from './account-menu.tsx'
import { Logo } from './logo.tsx'
import { Rail, type RailItem } from './rail.tsx'
import './shell.css'

export type ShellProps = {
  readonly items: readonly RailItem[]
  readonly account: AccountMenuProps
  readonly isDemo: boolean
  /** Not on screens that no unit or day concerns. */
  readonly path?: BreadcrumbProps | undefined
  readonly day?: DayPickerProps | undefined
  readonly search: (text: string, signal: AbortSignal) => Promise<readonly FoundGroup[] | null>
  readonly children: ReactNode
}

export function Shell({ items, account, isDemo, path, day, search, children }: ShellProps) {
  const words = useWords(shellWords)
  const [, navigate] = useLocation()
  const [isSearching, setSearching] = useSearchKey()
  return (
    <div className="shell">
      <a className="shell-skip only-heard" href="#main">
        {words.skip}
      </a>
      {isDemo && (
        <aside className="shell-demo" aria-label={words.demoShort}>
          <span className="shell-demo-long">{words.demo}</span>
          <span className="shell-demo-short">{words.demoShort}</span>
        </aside>
      )}
      <header className="shell-bar not-printed">
        <div className="shell-logo">
          <Logo />
        </div>
        <div className="shell-path">{path !== undefined && <Breadcrumb {...path} />}</div>
        <div className="shell-day">{day !== undefined && <DayPicker {...day} />}</div>
        <button
          type="button"
          className="shell-search"
          aria-label={words.search}
          onClick={() => setSearching(true)}
        >
          <Icon name="search" />
          <span className="shell-search-text">{words.search}</span>
          <span className="shell-search-key" data-key="Ctrl K" />
        </button>
        <AccountMenu {...account} />
      </header>
      <Rail items={items} />
      <main className="shell-main" id="main" tabIndex={-1}>
        {children}
      </main>
      <Palette
        label={words.search}
        placeholder={words.searchHint}
        isOpen={isSearching}
        onClose={() => setSearching(false)}
        search={search}
        onChoose={(found: Found) => navigate(found.href)}
      />
    </div>
  )
}

/** Ctrl K, or ⌘ K, from anywhere on the page. */
function useSearchKey() {
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      setOpen(true)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
  return [isOpen, setOpen] as const
}
