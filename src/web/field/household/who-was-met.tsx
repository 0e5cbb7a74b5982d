// Where none of the household was met: a neighbour, or nobody, and why. One tap. Whoever was met says so on their own card.

import { REASONS_FOR_ALL } from '#domain/open-case-reasons'
import type { VisitDraft } from '#domain/visit-draft'
import { fieldVisitWords } from '#words/field-visit'
import { useWords } from '../../language.tsx'
import { Icon } from '../../ui/icon.tsx'
import { GuideLink } from '../guides/guide-link.tsx'
import { useActionText } from './household-text.ts'

type Props = {
  readonly draft: VisitDraft
  readonly onChange: (draft: VisitDraft) => void
}

export function WhoWasMet({ draft, onChange }: Props) {
  const words = useWords(fieldVisitWords)
  const choices = [
    { met: 'nobody', label: words.nobody },
    { met: 'neighbour', label: words.neighbour },
  ]
  const isClosed = draft.met === 'nobody' || draft.met === 'neighbour'
  return (
    <fieldset className="met">
      <legend>{words.who}</legend>
      <div className="met-row">
        {choices.map(({ met, label }) => (
          <button
            key={met}
            type="button"
            className="met-choice"
            aria-pressed={draft.met === met}
            onClick={() => onChange({ ...draft, met: draft.met === met ? null : met })}
          >
            {draft.met === met && <Icon name="check" size={20} />}
            {label}
          </button>
        ))}
      </div>
      {isClosed && <Why draft={draft} onChange={onChange} />}
    </fieldset>
  )
}

function Why({ draft, onChange }: Props) {
  const words = useWords(fieldVisitWords)
  const { reason: nameOf } = useActionText()
  return (
    <div className="met-why">
      <label className="labelled">
        <span>{words.why}</span>
        <span className="pick">
          <select
            value={draft.reason}
            onChange={(event) => {
              const reason = REASONS_FOR_ALL.find((one) => one === event.target.value)
              if (reason !== undefined) onChange({ ...draft, reason })
            }}
          >
            {REASONS_FOR_ALL.map((reason) => (
              <option key={reason} value={reason}>
                {nameOf(reason)}
              </option>
            ))}
          </select>
          <Icon name="down" size={20} />
        </span>
      </label>
      <GuideLink milestone="card" reason={draft.reason} />
    </div>
  )
}
