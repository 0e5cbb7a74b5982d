// Parts of one page beside each other; each is a URL, so a tab is a link. And a switch between two ways to see the same.

import { Link } from 'wouter'
import { uiWords } from '#words/ui'
import { useWords } from '../language.tsx'
import './tabs.css'
import { Icon } from './icon.tsx'

export type Tab = { readonly href: string; readonly label: string; readonly count?: string }

export function Tabs({ label, tabs, current }: { label: string; tabs: readonly Tab[]; current: string }) {
  return (
    <nav className="tabs" aria-label={label}>
      <ul>
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link href={tab.href} className="tab" aria-current={tab.href === current ? 'page' : undefined}>
              {tab.label}
              {tab.count !== undefined && <span className="tab-count figures">{tab.count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

export type View = 'picture' | 'table'

/** Every picture has a table that says the same. */
export function ViewSwitch({ view, onChange }: { view: View; onChange: (view: View) => void }) {
  const words = useWords(uiWords).view
  return (
    <fieldset className="segments not-printed">
      <legend className="only-heard">{words.choose}</legend>
      {(['picture', 'table'] as const).map((value) => (
        <button
          key={value}
          type="button"
          className="segment"
          aria-pressed={view === value}
          onClick={() => onChange(value)}
        >
          <Icon name={value === 'picture' ? 'progress' : 'table'} size={14} />
          {words[value]}
        </button>
      ))}
    </fieldset>
  )
}

export type Segment<V extends string> = { readonly value: V; readonly label: string }

/** One of few, all in sight. */
export function Segments<V extends string>({
  label,
  value,
  segments,
  onChange,
}: {
  label: string
  value: V
  segments: readonly Segment<V>[]
  onChange: (value: V) => void
}) {
  return (
    <fieldset className="segments">
      <legend className="only-heard">{label}</legend>
      {segments.map((segment) => (
        <button
          key={segment.value}
          type="button"
          className="segment"
          aria-pressed={value === segment.value}
          onClick={() => onChange(segment.value)}
        >
          {segment.label}
        </button>
      ))}
    </fieldset>
  )
}
