// When to come again, and who walked where somebody else writes it down.

import { isoDay } from '#domain/dates'
import type { VisitDraft } from '#domain/visit-draft'
import { visitWords } from '#words/visits'
import { useFormats, useWords } from '../../language.tsx'
import { Select } from '../../ui/field.tsx'
import { dayOf, type HouseholdView } from './wire.ts'

/** Days from today that may be promised. */
const AHEAD = [0, 1, 2, 3, 4, 5, 6, 7, 10, 14] as const

type Props = {
  readonly view: HouseholdView
  readonly draft: VisitDraft
  readonly onChange: (draft: VisitDraft) => void
  readonly member?: string
  readonly onMember?: (member: string) => void
}

export function WhenAgain({ view, draft, onChange, member, onMember }: Props) {
  const words = useWords(visitWords).form
  const format = useFormats()
  const today = dayOf(view.asOf)
  const days = AHEAD.map((ahead) => ({
    value: isoDay(today + ahead),
    label:
      ahead === 0
        ? words.today
        : ahead === 1
          ? words.tomorrow(format.dayShort(today + 1))
          : format.day(today + ahead),
  }))
  const isElse = draft.promise !== null && days.every(({ value }) => value !== draft.promise)
  return (
    <div className="visit-again">
      <Select
        label={words.promise}
        value={draft.promise ?? ''}
        options={[
          { value: '', label: words.noPromise },
          ...(isElse && draft.promise !== null
            ? [{ value: draft.promise, label: format.day(dayOf(draft.promise)) }]
            : []),
          ...days,
        ]}
        onChange={(value) => onChange({ ...draft, promise: value === '' ? null : value })}
      />
      {onMember !== undefined && view.walkers.length > 0 && (
        <Select
          label={words.walker}
          value={member ?? ''}
          options={[
            ...(view.walkers.some(({ isOwn }) => isOwn) ? [] : [{ value: '', label: words.myself }]),
            ...view.walkers.map(({ memberId, name, teamName }) => ({
              value: memberId,
              label: words.walkerOf(name, teamName),
            })),
          ]}
          onChange={onMember}
        />
      )}
    </div>
  )
}
