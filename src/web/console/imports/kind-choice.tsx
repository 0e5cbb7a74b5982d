// Which kind of list: chosen from groups, with a line that says what it is for.

import { useId } from 'react'
import { LIST_KINDS, type ListKind } from '#domain/lists'
import { importKindWords } from '#words/import-kinds'
import { importScreenWords } from '#words/import-screens'
import { importWords } from '#words/imports'
import { useWords } from '../../language.tsx'
import { Icon } from '../../ui/icon.tsx'
import '../../ui/field.css'

const GROUPS = ['register', 'gap', 'authority', 'carrier'] as const

type Props = { readonly kind: ListKind; readonly onChange: (kind: ListKind) => void }

/** The browser's own list, as ui/field.tsx has it, with groups. */
export function KindChoice({ kind, onChange }: Props) {
  const words = useWords(importScreenWords)
  const { groups, purposes } = useWords(importKindWords)
  const { kinds } = useWords(importWords)
  const id = useId()
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {words.kind}
      </label>
      <div className="field-box">
        <select
          id={id}
          className="field-input field-select"
          value={kind}
          aria-describedby={`${id}for`}
          onChange={(event) => {
            const chosen = LIST_KINDS.find((one) => one === event.target.value)
            if (chosen !== undefined) onChange(chosen)
          }}
        >
          {GROUPS.map((group) => (
            <optgroup key={group} label={groups[group]}>
              {LIST_KINDS.filter((one) => one.split(':')[0] === group).map((one) => (
                <option key={one} value={one}>
                  {kinds[one]}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
        <span className="field-arrow">
          <Icon name="down" />
        </span>
      </div>
      <p className="field-hint" id={`${id}for`}>
        {purposes[kind]}
      </p>
    </div>
  )
}
