// The way from the province down to the unit in sight, which is also the switch of scope: each step goes up, the small
// arrow beside it opens the units beside it, the last one the units inside.

import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { Link } from 'wouter'
import { uiWords } from '#words/ui'
import { useWords } from '../language.tsx'
import './breadcrumb.css'
import { Field } from './field.tsx'
import { Icon } from './icon.tsx'
import { matchesName } from './match-name.ts'
import { Popover } from './overlay.tsx'

export type Step = {
  readonly id: string
  readonly name: string
  readonly href: string
  /** Units of the same parent, itself included; empty or one: nothing to switch to. */
  readonly beside: readonly { readonly id: string; readonly name: string; readonly href: string }[]
}

export type BreadcrumbProps = {
  readonly steps: readonly Step[]
  /** Units inside the last step. */
  readonly inside: Step['beside']
}

export function Breadcrumb({ steps, inside }: BreadcrumbProps) {
  const words = useWords(uiWords).path
  const last = steps.at(-1)
  return (
    <nav className="path" aria-label={words.label}>
      <ol>
        {steps.map((step) => (
          <li key={step.id} className="path-step">
            <Link
              href={step.href}
              className="path-name"
              aria-current={step === last ? 'location' : undefined}
            >
              {step.name}
            </Link>
            {step.beside.length > 1 && (
              <UnitSwitch
                label={words.switch(step.name)}
                icon="switch"
                units={step.beside}
                current={step.id}
              />
            )}
          </li>
        ))}
        {last !== undefined && inside.length > 0 && (
          <li className="path-step">
            <UnitSwitch label={words.inside(last.name)} icon="down" units={inside} />
          </li>
        )}
      </ol>
    </nav>
  )
}

/** From how many units on a filter pays. */
const FILTER_FROM = 9

function UnitSwitch({
  label,
  icon,
  units,
  current,
}: {
  label: string
  icon: 'switch' | 'down'
  units: Step['beside']
  current?: string
}) {
  const words = useWords(uiWords).path
  const [filter, setFilter] = useState('')
  const shown = units.filter((unit) => matchesName(unit.name, filter))
  return (
    <Popover
      label={label}
      trigger={
        <AriaButton className="path-switch" aria-label={label}>
          <Icon name={icon} size={14} />
        </AriaButton>
      }
    >
      {(close) => (
        <div className="path-units">
          {units.length >= FILTER_FROM && (
            <div className="path-filter">
              <Field label={words.filter} value={filter} onChange={setFilter} autoComplete="off" />
            </div>
          )}
          <ul>
            {shown.map((unit) => (
              <li key={unit.id}>
                <Link
                  href={unit.href}
                  className="path-unit"
                  aria-current={unit.id === current ? 'true' : undefined}
                  onClick={close}
                >
                  {unit.name}
                  {unit.id === current && <Icon name="check" size={14} />}
                </Link>
              </li>
            ))}
          </ul>
          {shown.length === 0 && <p className="path-none">{words.none}</p>}
        </div>
      )}
    </Popover>
  )
}
