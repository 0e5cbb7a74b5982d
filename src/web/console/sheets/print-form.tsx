// Makes new sheets: of which hamlet, for whom to walk, with whom on them. They are shown at once, ready to be printed.

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { InputOf } from '#contract/endpoint'
import { listWalkers, printSheets } from '#contract/sheets'
import { WHO_IS_PRINTED, type WhoIsPrinted } from '#domain/sheets'
import { sheetScreenWords } from '#words/sheet-screens'
import { call, type Failure } from '../../call.ts'
import { useFormats, useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { Field, Select } from '../../ui/field.tsx'
import { showToast } from '../../ui/toast.tsx'
import { FailureNote } from '../failure-note.tsx'
import type { SheetUnit } from './sheet-unit.ts'
import { SHEETS, viewPath } from './wire.ts'

const NOBODY = ''
const OTHER = 'other'

export function PrintForm({ unit, hamlets }: SheetUnit) {
  const words = useWords(sheetScreenWords).print
  const [hamlet, setHamlet] = useState('')
  const [walks, setWalks] = useState(NOBODY)
  const [walker, setWalker] = useState('')
  const [isTheirs, setTheirs] = useState(false)
  const [group, setGroup] = useState('')
  const [who, setWho] = useState<WhoIsPrinted>('missing')
  const { make, isBusy, failure } = useMake()
  const walkers = useWalkers(unit)
  const chosen = hamlets.find(({ unitId }) => String(unitId) === hamlet) ?? hamlets[0]
  if (chosen === undefined) return <p className="sheet-note">{words.commune}</p>
  const member = walkers.find(({ memberId }) => memberId === walks)
  const submit = () =>
    make({
      hamlet: chosen.unitId,
      who,
      ...(member !== undefined && isTheirs && { member: member.memberId }),
      ...(member !== undefined && !isTheirs && { walker: member.name }),
      ...(walks === OTHER && walker.trim() !== '' && { walker: walker.trim() }),
      ...(group.trim() !== '' && { residentialGroup: group.trim() }),
    })
  return (
    <section className="sheet-print" aria-label={words.title}>
      <h2>{words.title}</h2>
      <form
        className="sheet-print-about"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <Select
          label={words.hamlet}
          value={String(chosen.unitId)}
          options={hamlets.map(({ unitId, name }) => ({ value: String(unitId), label: name }))}
          onChange={setHamlet}
        />
        <Field
          label={words.group}
          hint={words.groupHint}
          value={group}
          onChange={setGroup}
          maxLength={100}
          isOptional
        />
        <Select
          label={words.walker}
          value={walks}
          options={[
            { value: NOBODY, label: words.anyWalker },
            ...walkers.map(({ memberId, name, teamName }) => ({
              value: memberId,
              label: `${name} (${teamName})`,
            })),
            { value: OTHER, label: words.otherWalker },
          ]}
          onChange={setWalks}
        />
        {walks === OTHER && (
          <Field
            label={words.walkerName}
            value={walker}
            onChange={setWalker}
            maxLength={100}
            autoComplete="off"
          />
        )}
        {member !== undefined && (
          <Select
            label={words.where}
            value={isTheirs ? 'theirs' : 'whole'}
            options={[
              { value: 'whole', label: words.whole },
              { value: 'theirs', label: words.theirs },
            ]}
            onChange={(value) => setTheirs(value === 'theirs')}
          />
        )}
        <Select
          label={words.who}
          value={who}
          options={WHO_IS_PRINTED.map((value) => ({ value, label: words[value] }))}
          onChange={setWho}
        />
        <div className="sheet-print-go">
          <Button type="submit" kind="primary" icon="print" busy={isBusy}>
            {words.make}
          </Button>
        </div>
      </form>
      {failure !== null && <FailureNote failure={failure} />}
    </section>
  )
}

type Walker = { readonly memberId: string; readonly name: string; readonly teamName: string }

const collator = new Intl.Collator('vi')

function useWalkers(unit: number): readonly Walker[] {
  const asked = useQuery({
    queryKey: [...SHEETS, 'walkers', unit],
    queryFn: ({ signal }) => call(listWalkers, { unit }, { signal }),
  })
  const walkers = asked.data?.ok === true ? asked.data.value.walkers : []
  return [...walkers].sort(
    (a, b) => collator.compare(a.teamName, b.teamName) || collator.compare(a.name, b.name),
  )
}

function useMake() {
  const words = useWords(sheetScreenWords).print
  const format = useFormats()
  const [, navigate] = useLocation()
  const queries = useQueryClient()
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const make = async (asked: InputOf<typeof printSheets>) => {
    setBusy(true)
    const made = await call(printSheets, asked)
    setBusy(false)
    if (!made.ok) return setFailure(made.error)
    const { sheets } = made.value
    const households = sheets.reduce((sum, sheet) => sum + sheet.households, 0)
    showToast(words.made(format.count(sheets.length), format.count(households)))
    queries.invalidateQueries({ queryKey: SHEETS })
    navigate(viewPath(sheets.map(({ sheetId }) => sheetId)))
  }
  return { make, isBusy, failure }
}
