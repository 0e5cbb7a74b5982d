// Chooses the units of an account: type, press one of what is found, see what is chosen, take one out again.

import { type KeyboardEvent, useId, useState } from 'react'
import type { Role } from '#domain/access'
import { userScreenWords } from '#words/user-screens'
import { useFormats, useWords } from '../../language.tsx'
import { Field } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { type UnitChoice, useUnitSearch } from './unit-search.ts'

type Props = {
  readonly role: Role
  readonly chosen: readonly UnitChoice[]
  readonly onChange: (chosen: readonly UnitChoice[]) => void
  readonly error?: string | undefined
}

export function UnitPicker({ role, chosen, onChange, error }: Props) {
  const words = useWords(userScreenWords).picker
  const format = useFormats()
  const id = useId()
  const [typed, setTyped] = useState('')
  const { found, failure } = useUnitSearch(role, typed)
  const open = found?.filter(({ unitId }) => !chosen.some((one) => one.unitId === unitId)) ?? []
  const choose = (choice: UnitChoice) => {
    onChange([...chosen, choice])
    setTyped('')
  }
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    if (open[0] !== undefined) choose(open[0])
  }
  const said =
    failure !== null
      ? words.failed
      : found === null
        ? ''
        : found.length === 0
          ? words.none
          : words.found(format.count(found.length))
  return (
    <div className="picker">
      <Field
        label={words.label}
        hint={words.hint}
        error={error}
        value={typed}
        onChange={setTyped}
        onKeyDown={press}
        autoComplete="off"
      />
      <p className="picker-said" role="status">
        {said}
      </p>
      {open.length > 0 && (
        <ul className="picker-found">
          {open.map((choice) => (
            <li key={choice.unitId}>
              <button type="button" onClick={() => choose(choice)}>
                <span>{choice.name}</span>
                <span className="picker-place">{choice.place}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {chosen.length > 0 && (
        <>
          <p className="field-label" id={`${id}chosen`}>
            {words.chosen}
          </p>
          <ul className="picker-chosen" aria-labelledby={`${id}chosen`}>
            {chosen.map((choice) => (
              <li key={choice.unitId}>
                <span>
                  {choice.name}
                  {choice.place !== '' && <span className="picker-place"> · {choice.place}</span>}
                </span>
                <button
                  type="button"
                  aria-label={words.remove(choice.name)}
                  title={words.remove(choice.name)}
                  onClick={() => onChange(chosen.filter((one) => one !== choice))}
                >
                  <Icon name="close" size={14} />
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
