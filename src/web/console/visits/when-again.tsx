// When to come again, and who walked where somebody else writes it down.

import { isoDay } from '#domain/dates'
import type { VisitDraft } from '#domain/visit-draft'
import { visitWords } from '#words/visits'
import { useFormats, useWords } from '../../language.tsx'
import { Select } from '../../ui/field.tsx'
import { dayOf, type HouseholdView } from './wire.ts'

/** Days from today that may be promised. */
const AHEAD = [0, 1, 2, 3, 4, 5, 6, 7, 10, 14] as const

/** Days back that may still be written down, and hours that are remembered. */
const EVENING = 18
const BACK = [1, 2, 3, 4, 5, 6, 7] as const
const HOURS = [7, 9, 11, 13, 15, 17, 18, 19, 20] as const

/** When it was and who walked, where a visit is written down later or for somebody else. */
export type Circumstances = {
  /** Empty: whoever is signed in. */
  readonly member: string
  /** null: now. */
  readonly on: { readonly day: string; readonly hour: number } | null
}

type Props = {
  readonly view: HouseholdView
  readonly draft: VisitDraft
  readonly onChange: (draft: VisitDraft) => void
  /** null: a visit that is said again keeps its own. */
  readonly circumstances: Circumstances | null
  readonly onCircumstances: (circumstances: Circumstances) => void
}

export function WhenAgain({ view, draft, onChange, circumstances, onCircumstances }: Props) {
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
      {circumstances !== null && (
        <WhenAndWho view={view} circumstances={circumstances} onChange={onCircumstances} />
      )}
    </div>
  )
}

function WhenAndWho({
  view,
  circumstances,
  onChange,
}: {
  view: HouseholdView
  circumstances: Circumstances
  onChange: (circumstances: Circumstances) => void
}) {
  const words = useWords(visitWords).form
  const format = useFormats()
  const today = dayOf(view.asOf)
  const { member, on } = circumstances
  return (
    <>
      <Select
        label={words.when}
        value={on?.day ?? ''}
        options={[
          { value: '', label: words.whenToday },
          ...BACK.map((ago) => ({
            value: isoDay(today - ago),
            label: ago === 1 ? words.whenYesterday(format.dayShort(today - 1)) : format.day(today - ago),
          })),
        ]}
        onChange={(day) =>
          onChange({ ...circumstances, on: day === '' ? null : { day, hour: on?.hour ?? EVENING } })
        }
      />
      {on !== null && (
        <Select
          label={words.hour}
          value={String(on.hour)}
          options={HOURS.map((hour) => ({ value: String(hour), label: words.hourOf(String(hour)) }))}
          onChange={(hour) => onChange({ ...circumstances, on: { ...on, hour: Number(hour) } })}
        />
      )}
      {view.walkers.length > 0 && (
        <Select
          label={words.walker}
          value={member}
          options={[
            ...(view.walkers.some(({ isOwn }) => isOwn) ? [] : [{ value: '', label: words.myself }]),
            ...view.walkers.map(({ memberId, name, teamName }) => ({
              value: memberId,
              label: words.walkerOf(name, teamName),
            })),
          ]}
          onChange={(chosen) => onChange({ ...circumstances, member: chosen })}
        />
      )}
    </>
  )
}
