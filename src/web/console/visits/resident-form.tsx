// What is said of one person: of each thing that can be done today, done or why not; what comes after it is folded away.

import { MILESTONES, type Milestone } from '#domain/milestones'
import { reasonsAt } from '#domain/open-case-reasons'
import { DEVICE_OWNERS, type DeviceOwner } from '#domain/visit'
import { spokenOf } from '#domain/visit-again'
import type { Said, VisitDraft } from '#domain/visit-draft'
import { nextActionWords } from '#words/next-actions'
import { visitWords } from '#words/visits'
import { useWords } from '../../language.tsx'
import { FourCellMark } from '../../ui/four-cell-mark.tsx'
import { Segments } from '../../ui/tabs.tsx'
import { useActionText } from './action-text.ts'
import { SayMilestone } from './say-milestone.tsx'
import { type HouseholdView, markIn, type PastVisit, type Resident } from './wire.ts'

type Props = {
  readonly resident: Resident
  readonly about: HouseholdView['people'][number] | undefined
  readonly again: PastVisit | null
  readonly draft: VisitDraft
  readonly isDeviceMissing: boolean
  readonly onSay: (milestone: Milestone, said: Said | null) => void
  readonly onOwner: (owner: DeviceOwner) => void
}

export function ResidentForm({ resident, about, again, draft, isDeviceMissing, onSay, onOwner }: Props) {
  const words = useWords(visitWords)
  const { done: allDone } = useWords(nextActionWords)
  const text = useActionText()
  const said = draft.said[resident.personId] ?? {}
  const now = about?.now ?? []
  const spoken = again === null ? [] : spokenOf(again)
  const rows = [
    ...spoken.map((milestone) => ({ milestone, label: text.milestone(milestone), mayFail: true })),
    ...now
      .filter(({ milestone, why }) => why !== 'unconfirmed' && !spoken.includes(milestone))
      .map((action) => ({
        milestone: action.milestone,
        label: text.name(action),
        mayFail: action.kind !== 'await',
      })),
  ]
  const later = (about?.later ?? []).filter((milestone) => !spoken.includes(milestone))
  const isActivated = said.eid_activated === 'done'
  return (
    <fieldset className="said">
      <legend>
        <FourCellMark mark={markIn(resident)} size={20} isDecoration />
        {words.form.what(resident.name)}
      </legend>
      {rows.length === 0 && <p className="work-note">{allDone}</p>}
      {rows.map(({ milestone, label, mayFail }) => (
        <SayMilestone
          key={milestone}
          label={label}
          who={resident.name}
          said={said[milestone] ?? null}
          reasons={mayFail ? reasonsAt(milestone) : []}
          onSay={(value) => onSay(milestone, value)}
        />
      ))}
      {isActivated && (
        <div className="said-device" data-wrong={isDeviceMissing || undefined}>
          <p>{words.form.ownDevice}</p>
          <Segments
            label={words.form.ownDevice}
            value={draft.ownDevice[resident.personId] ?? 'unsaid'}
            segments={DEVICE_OWNERS.map((value) => ({ value, label: words.owners[value] }))}
            onChange={(value) => {
              const owner = DEVICE_OWNERS.find((one) => one === value)
              if (owner !== undefined) onOwner(owner)
            }}
          />
        </div>
      )}
      {later.length > 0 && (
        <details className="said-later">
          <summary>{words.form.later}</summary>
          {MILESTONES.filter((milestone) => later.includes(milestone)).map((milestone) => (
            <SayMilestone
              key={milestone}
              label={text.milestone(milestone)}
              who={resident.name}
              said={said[milestone] ?? null}
              reasons={reasonsAt(milestone)}
              onSay={(value) => onSay(milestone, value)}
            />
          ))}
        </details>
      )}
    </fieldset>
  )
}
