// Makes new sheets: of which hamlet, for whom to walk, with whom on them. They are shown at once, ready to be printed.

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { InputOf } from '#contract/endpoint'
import { printSheets, readPrintChoices } from '#contract/sheets'
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

type Where = 'whole' | 'theirs' | 'everywhere'

export function PrintForm({ hamlets }: SheetUnit) {
  const words = useWords(sheetScreenWords).print
  const [hamlet, setHamlet] = useState('')
  const chosen = hamlets.find(({ unitId }) => String(unitId) === hamlet) ?? hamlets[0]
  return (
    <section className="sheet-print" aria-label={words.title}>
      <h2>{words.title}</h2>
      {chosen === undefined ? (
        <p className="sheet-note">{words.commune}</p>
      ) : (
        <HamletForm
          key={chosen.unitId}
          hamlet={chosen.unitId}
          hamletChoice={
            <Select
              label={words.hamlet}
              value={String(chosen.unitId)}
              options={hamlets.map(({ unitId, name }) => ({ value: String(unitId), label: name }))}
              onChange={setHamlet}
            />
          }
        />
      )}
    </section>
  )
}

function HamletForm({ hamlet, hamletChoice }: { hamlet: number; hamletChoice: ReactNode }) {
  const words = useWords(sheetScreenWords).print
  const search = useSearch()
  // Who walks may stand in the address: a link from their team.
  const [walks, setWalks] = useState(() => new URLSearchParams(search).get('member') ?? NOBODY)
  const [walker, setWalker] = useState('')
  const [where, setWhere] = useState<Where>('theirs')
  const [group, setGroup] = useState('')
  const [who, setWho] = useState<WhoIsPrinted>('missing')
  const { make, isBusy, failure } = useMake()
  const { walkers, groups } = useChoices(hamlet)
  const member = walkers.find(({ memberId }) => memberId === walks)
  const isEverywhere = member !== undefined && where === 'everywhere'
  const submit = () =>
    make({
      who,
      ...(!isEverywhere && { hamlet }),
      ...(!isEverywhere && group !== '' && { residentialGroup: group }),
      ...(member !== undefined && { member: member.memberId, given: where !== 'whole' }),
      ...(walks === OTHER && walker.trim() !== '' && { walker: walker.trim() }),
    })
  return (
    <>
      <form
        className="sheet-print-about"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        {hamletChoice}
        <Select
          label={words.group}
          value={group}
          options={[
            { value: '', label: words.allGroups },
            ...groups.map((name) => ({ value: name, label: name })),
          ]}
          onChange={setGroup}
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
            value={where}
            options={WHERE.map((value) => ({ value, label: words[value] }))}
            onChange={setWhere}
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
    </>
  )
}

const WHERE: readonly Where[] = ['theirs', 'whole', 'everywhere']

// As people count: "Tổ 2" before "Tổ 10".
const collator = new Intl.Collator('vi', { numeric: true })

function useChoices(hamlet: number) {
  const asked = useQuery({
    queryKey: [...SHEETS, 'choices', hamlet],
    queryFn: ({ signal }) => call(readPrintChoices, { hamlet }, { signal }),
  })
  const { walkers, groups } = asked.data?.ok === true ? asked.data.value : { walkers: [], groups: [] }
  return {
    walkers,
    groups: [...groups].sort(collator.compare),
  }
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
