// Forms about where somebody lives: a move within the commune, to another one or outside the province, and the end of a
// residence that was not for good.

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { endResidence, recordMove } from '#contract/judgements'
import { readHamlets } from '#contract/units'
import { isoDay } from '#domain/dates'
import type { ResidenceKind } from '#domain/facts'
import { judgementWords } from '#words/judgements'
import { peopleWords } from '#words/people'
import { call } from '../../../call.ts'
import { useFormats, useWords } from '../../../language.tsx'
import { Field, Select } from '../../../ui/field.tsx'
import { readTypedDay } from '../../../ui/typed-day.ts'
import { useSession } from '../../session.tsx'
import type { PersonView } from '../wire.ts'
import { CommuneChoice } from './commune-choice.tsx'
import { JudgementFrame } from './judgement-frame.tsx'
import { useRecording } from './use-recording.ts'

type Place = 'same' | 'other' | 'outside'
type Commune = { readonly unitId: number; readonly name: string }

const KINDS: readonly ResidenceKind[] = ['permanent', 'temporary', 'working']
const PLACES: readonly Place[] = ['same', 'other', 'outside']

export function MoveForm({ person }: { person: PersonView['person'] }) {
  const words = useWords(judgementWords)
  const { residenceKinds } = useWords(peopleWords)
  const { send, isBusy, failure } = useRecording()
  const { personId, communeId, hamletId: home } = person
  const [kind, setKind] = useState<ResidenceKind>('permanent')
  const [place, setPlace] = useState<Place>('same')
  const [other, setOther] = useState<Commune | null>(null)
  const [chosen, setChosen] = useState('')
  const commune = place === 'same' ? communeId : place === 'other' ? (other?.unitId ?? null) : null
  const hamlets = useHamlets(commune).filter(({ unitId }) => unitId !== home)
  const hamlet = hamlets.find(({ unitId }) => String(unitId) === chosen) ?? hamlets[0]
  const day = useTypedDay()
  const submit = () => {
    const on = day.read()
    if (on === null || (place !== 'outside' && hamlet === undefined)) return
    const hamletId = place === 'outside' ? null : (hamlet?.unitId ?? null)
    send(call(recordMove, { personId, kind, hamletId, on }))
  }
  const choosePlace = (chosenPlace: Place) => {
    setPlace(chosenPlace)
    if (chosenPlace === 'outside' && kind === 'permanent') setKind('temporary')
  }
  const kinds = place === 'outside' ? KINDS.filter((one) => one !== 'permanent') : KINDS
  return (
    <JudgementFrame submit={words.submit} note={words.moveNext} {...{ isBusy, failure }} onSubmit={submit}>
      <Select
        label={words.to}
        value={place}
        options={PLACES.map((value) => ({ value, label: words.places[value] }))}
        onChange={choosePlace}
      />
      {place === 'other' && <CommuneChoice chosen={other} without={communeId} onChange={setOther} />}
      {hamlet !== undefined && (
        <Select
          label={words.hamlet}
          value={String(hamlet.unitId)}
          options={hamlets.map(({ unitId, fullName }) => ({ value: String(unitId), label: fullName }))}
          onChange={setChosen}
        />
      )}
      <Select
        label={words.residence}
        value={kind}
        options={kinds.map((value) => ({ value, label: residenceKinds[value] }))}
        onChange={setKind}
      />
      <DayField label={words.movedOn} day={day} />
    </JudgementFrame>
  )
}

export function BackForm({
  personId,
  residences,
}: {
  personId: string
  residences: readonly ('temporary' | 'working')[]
}) {
  const words = useWords(judgementWords)
  const { residenceKinds } = useWords(peopleWords)
  const { send, isBusy, failure } = useRecording()
  const [chosen, setChosen] = useState<'temporary' | 'working' | null>(null)
  const kind = residences.find((one) => one === chosen) ?? residences[0]
  const day = useTypedDay()
  if (kind === undefined) return null
  const submit = () => {
    const on = day.read()
    if (on !== null) send(call(endResidence, { personId, kind, on }))
  }
  return (
    <JudgementFrame submit={words.submit} {...{ isBusy, failure }} onSubmit={submit}>
      <Select
        label={words.residence}
        value={kind}
        options={residences.map((value) => ({ value, label: residenceKinds[value] }))}
        onChange={setChosen}
      />
      <DayField label={words.endedOn} day={day} />
    </JudgementFrame>
  )
}

function useHamlets(commune: number | null) {
  const asked = useQuery({
    queryKey: ['unit', commune, 'hamlets'],
    queryFn: ({ signal }) => call(readHamlets, { unit: commune ?? 0 }, { signal }),
    enabled: commune !== null,
  })
  const hamlets = commune !== null && asked.data?.ok === true ? asked.data.value.hamlets : []
  // Not known is what one chooses last.
  return [...hamlets].sort((a, b) => Number(a.unknown) - Number(b.unknown))
}

type TypedDay = ReturnType<typeof useTypedDay>

/** Today until another day is typed. */
function useTypedDay() {
  const words = useWords(judgementWords)
  const format = useFormats()
  const { today } = useSession()
  const [typed, setTyped] = useState(format.day(today))
  const [wrong, setWrong] = useState<string>()
  const read = (): string | null => {
    const day = readTypedDay(typed, today)
    setWrong(day === null ? words.dayWrong : undefined)
    return day === null ? null : isoDay(day)
  }
  return { typed, setTyped, wrong, read }
}

function DayField({ label, day }: { label: string; day: TypedDay }) {
  const { dayHint } = useWords(judgementWords)
  return (
    <Field
      label={label}
      hint={dayHint}
      error={day.wrong}
      value={day.typed}
      onChange={day.setTyped}
      autoComplete="off"
    />
  )
}
