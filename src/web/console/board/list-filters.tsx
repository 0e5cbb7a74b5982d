// What narrows the named list: the target, a state or flag with how many people stand in it, the hamlet, the household. All of
// it is in the address bar.

import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { ancestorOf, communeOfHamlet } from '#domain/units'
import { boardWords } from '#words/board'
import { useFormats, useLanguage, useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { Field, Select } from '../../ui/field.tsx'
import { useBoard, useHamletsOf } from './answers.tsx'
import { useHere } from './here.tsx'
import { listedMeasure, listedMeasures, listedName } from './listed-measure.ts'
import { SHOWN, type Shown } from './place.ts'

export function ListFilters() {
  const here = useHere()
  const words = useWords(boardWords).list
  const { language } = useLanguage()
  return (
    <div className="list-filters not-printed">
      <div className="list-fields">
        <div className="list-target">
          <Select
            label={words.target}
            value={String(listedMeasure(here))}
            options={listedMeasures(here).map((measure) => ({
              value: String(measure),
              label: listedName(here, measure, language),
            }))}
            onChange={(value) => here.go({ measure: Number(value), page: 1 })}
          />
        </div>
        <div className="list-hamlet">
          <HamletChoice />
        </div>
        <HouseholdFilter />
      </div>
      <StateFilter />
    </div>
  )
}

function StateFilter() {
  const here = useHere()
  const words = useWords(boardWords).list
  const format = useFormats()
  const counts = useStateCounts()
  const options: readonly (Shown | null)[] = [null, ...SHOWN]
  return (
    <nav className="list-states" aria-label={words.states}>
      <ul>
        {options.map((shown) => {
          const count = counts?.(shown)
          return (
            <li key={shown ?? 'all'}>
              <Link
                href={here.to({ show: shown, page: 1 })}
                className="list-state"
                aria-current={here.place.show === shown ? 'true' : undefined}
                data-none={count === 0 || undefined}
              >
                {shown === null ? words.everyone : words.shown[shown]}
                {count !== undefined && <span className="figures">{format.count(count)}</span>}
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}

/** From the board of the same unit: it counts what the list names. undefined until it is here. */
function useStateCounts(): ((shown: Shown | null) => number) | undefined {
  const here = useHere()
  const board = useBoard()
  if (!board.data?.ok) return undefined
  const { targets, funnel } = board.data.value
  const figure = [...targets, ...funnel].find(({ measure }) => measure === listedMeasure(here))
  return figure && ((shown) => (shown === null ? figure.denominator : figure.states[shown]))
}

function HamletChoice() {
  const { unit, level, go } = useHere()
  const words = useWords(boardWords)
  const commune = level === 'hamlet' ? communeOfHamlet(unit) : (ancestorOf(unit, 'commune') ?? unit)
  const hamlets = useHamletsOf(commune)
  const found = hamlets.data?.ok === true ? hamlets.data.value.parts : []
  return (
    <Select
      label={words.list.hamlet}
      value={String(unit)}
      options={[
        { value: String(commune), label: words.list.allHamlets },
        ...found.map((part) => ({
          value: String(part.unit.unitId),
          label: part.unit.unitId % 1000 === 0 ? words.parts.unknownHamlet : part.unit.fullName,
        })),
      ]}
      onChange={(value) => go({ unit: Number(value), page: 1 })}
    />
  )
}

function HouseholdFilter() {
  const { place, go } = useHere()
  const words = useWords(boardWords).list
  const [typed, setTyped] = useState(place.household)
  useEffect(() => setTyped(place.household), [place.household])
  return (
    <form
      className="list-household"
      onSubmit={(event) => {
        event.preventDefault()
        go({ household: typed.trim(), page: 1 })
      }}
    >
      <Field label={words.household} value={typed} onChange={setTyped} autoComplete="off" maxLength={40} />
      <Button type="submit">{words.find}</Button>
      {place.household !== '' && (
        <Button
          kind="quiet"
          icon="close"
          label={words.clear}
          onClick={() => go({ household: '', page: 1 })}
        />
      )}
    </form>
  )
}
