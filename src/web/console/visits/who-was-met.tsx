// Who opened the door: one of the household, a neighbour, or nobody. One tap.

import type { AtDoor, VisitDraft } from '#domain/visit-draft'
import { visitWords } from '#words/visits'
import { useWords } from '../../language.tsx'
import type { Resident } from './wire.ts'

type Props = {
  readonly people: readonly Resident[]
  readonly among: readonly AtDoor[]
  readonly draft: VisitDraft
  readonly onChange: (draft: VisitDraft) => void
}

export function WhoWasMet({ people, among, draft, onChange }: Props) {
  const words = useWords(visitWords).form
  const choices = [
    ...people
      .filter(({ personId }) => among.some((one) => one.personId === personId))
      .map(({ personId, name }) => ({ met: personId, label: name })),
    { met: 'neighbour', label: words.neighbour },
    { met: 'nobody', label: words.nobody },
  ]
  return (
    <fieldset className="choices">
      <legend>{words.who}</legend>
      <div className="choices-row">
        {choices.map(({ met, label }) => (
          <button
            key={met}
            type="button"
            className="choice"
            aria-pressed={draft.met === met}
            onClick={() => onChange({ ...draft, met: draft.met === met ? null : met })}
          >
            {label}
          </button>
        ))}
      </div>
    </fieldset>
  )
}
