// Chooses another commune of the province: type, press one of what is found.

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { searchUnits } from '#contract/units'
import { judgementWords } from '#words/judgements'
import { call } from '../../../call.ts'
import { useWords } from '../../../language.tsx'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'

type Commune = { readonly unitId: number; readonly name: string }

type Props = {
  readonly chosen: Commune | null
  readonly without: number
  readonly onChange: (commune: Commune | null) => void
}

const MOST = 6

export function CommuneChoice({ chosen, without, onChange }: Props) {
  const words = useWords(judgementWords)
  const [typed, setTyped] = useState('')
  const q = typed.trim()
  const asked = useQuery({
    queryKey: ['units', 'search', q],
    queryFn: ({ signal }) => call(searchUnits, { q }, { signal }),
    enabled: q !== '' && chosen === null,
    placeholderData: (before) => before,
  })
  if (chosen !== null)
    return (
      <p className="judgement-commune">
        <strong>{chosen.name}</strong>
        <Button kind="quiet" onClick={() => onChange(null)}>
          {words.communeChange}
        </Button>
      </p>
    )
  const found = q !== '' && asked.data?.ok === true ? asked.data.value.units : null
  const communes = (found ?? []).filter(({ level, unitId }) => level === 'commune' && unitId !== without)
  return (
    <div className="judgement-communes">
      <Field label={words.commune} value={typed} onChange={setTyped} autoComplete="off" />
      <p className="people-note" role="status">
        {found !== null && communes.length === 0 ? words.communeNone : ''}
      </p>
      {communes.length > 0 && (
        <ul>
          {communes.slice(0, MOST).map(({ unitId, fullName, path }) => (
            <li key={unitId}>
              <button type="button" onClick={() => onChange({ unitId, name: fullName })}>
                <span>{fullName}</span>
                <span className="people-note">{path.at(-2)?.fullName}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
