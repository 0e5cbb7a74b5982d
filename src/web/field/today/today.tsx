// Where the app opens: what the phone knows and since when, the next door, and the doors of today by hamlet, order and need.

import { useMemo, useState } from 'react'
import { campaignDay } from '#domain/campaign'
import { fieldWords } from '#words/field'
import { useFormats, useWords } from '../../language.tsx'
import type { OpenPhone } from '../../offline/phone-view.ts'
import { Icon } from '../../ui/icon.tsx'
import { Choices } from '../choices.tsx'
import { Screen } from '../frame.tsx'
import { useMoments } from '../moment.ts'
import { Empty, Note } from '../note.tsx'
import { useOpenPhone, usePhone } from '../phone-context.tsx'
import { SyncLine } from '../sync-line.tsx'
import { DoorCard } from './door-card.tsx'
import { type Choice, countShown, doorsOf, nextDoor, ORDERS, SHOWN } from './doors.ts'
import { Paged } from './paged.tsx'
import './today.css'

/** What was chosen, while the app is open. */
let chosen: Choice = { hamletId: null, shown: 'open', order: 'walk' }

export function Today() {
  const words = useWords(fieldWords)
  const format = useFormats()
  const open = useOpenPhone()
  const { today, campaign, account, people } = open
  const { dated } = useMoments(today)
  const no = campaignDay(campaign, today)
  const of = campaign.endsOn - campaign.startsOn
  const lead = [
    dated(today),
    ...(no >= 0 && no <= of ? [words.today.campaignDay(format.count(no), format.count(of))] : []),
  ].join(' · ')
  return (
    <Screen title={account.displayName} lead={lead} tab="today">
      <SyncLine />
      <Clock open={open} />
      {people === 0 ? <Nobody open={open} /> : <Doors open={open} />}
    </Screen>
  )
}

function Doors({ open: { households, hamlets, today } }: { open: OpenPhone }) {
  const words = useWords(fieldWords).today
  const format = useFormats()
  const [choice, setChoice] = useState(chosen)
  const choose = (change: Partial<Choice>) => {
    chosen = { ...choice, ...change }
    setChoice(chosen)
  }
  const hamletId = hamlets.some((one) => one.hamletId === choice.hamletId) ? choice.hamletId : null
  const doors = useMemo(
    () => doorsOf(households, { ...choice, hamletId }, today),
    [households, choice, hamletId, today],
  )
  const counts = useMemo(() => countShown(households, hamletId, today), [households, hamletId, today])
  const next =
    choice.order === 'walk'
      ? nextDoor(households, null, hamletId)
      : (doors.find(({ hasWork, visitedToday }) => hasWork && !visitedToday) ?? null)
  const isNextShown = next !== null && choice.shown === 'open'
  const visited = households.filter(({ visitedToday }) => visitedToday).length
  const left = households.filter(({ hasWork, visitedToday }) => hasWork && !visitedToday).length
  return (
    <>
      <p className="today-progress">{words.progress(format.count(visited), format.count(left))}</p>
      {isNextShown && (
        <section className="today-next" aria-labelledby="today-next">
          <h2 id="today-next">{words.next}</h2>
          <DoorCard household={next} isNext />
        </section>
      )}
      <section className="today-list" aria-labelledby="today-list">
        <h2 id="today-list">{words.list}</h2>
        <Choices
          label={words.show}
          value={choice.shown}
          choices={SHOWN.map((value) => ({
            value,
            label: words.shown[value],
            aside: format.count(counts[value]),
          }))}
          onChange={(shown) => choose({ shown })}
        />
        <div className="today-filters">
          {hamlets.length > 1 && (
            <Pick
              label={words.hamlet}
              value={hamletId === null ? '' : String(hamletId)}
              options={[
                { value: '', label: words.everyHamlet },
                ...hamlets.map((one) => ({ value: String(one.hamletId), label: one.name })),
              ]}
              onChange={(value) => choose({ hamletId: value === '' ? null : Number(value) })}
            />
          )}
          <Pick
            label={words.order}
            value={choice.order}
            options={ORDERS.map((value) => ({ value, label: words.orders[value] }))}
            onChange={(value) => choose({ order: ORDERS.find((one) => one === value) ?? 'walk' })}
          />
        </div>
        {doors.length === 0 ? (
          <Empty title={words.nothing}>{words.nothingNext}</Empty>
        ) : (
          <Paged
            name={`${hamletId ?? ''} ${choice.shown} ${choice.order}`}
            label={words.list}
            rows={isNextShown ? doors.filter((one) => one !== next) : doors}
            rowKey={({ key }) => key}
            row={(household) => <DoorCard household={household} />}
          />
        )}
      </section>
    </>
  )
}

type PickProps = {
  readonly label: string
  readonly value: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly onChange: (value: string) => void
}

function Pick({ label, value, options, onChange }: PickProps) {
  return (
    <span className="pick">
      <select aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
      <Icon name="down" size={20} />
    </span>
  )
}

function Nobody({ open: { sync } }: { open: OpenPhone }) {
  const words = useWords(fieldWords).today
  const phone = usePhone()
  if (sync.lastPull === null && sync.isRunning)
    return <Empty title={words.loading}>{words.loadingNext}</Empty>
  return (
    <Empty
      title={words.nobody}
      action={
        <button type="button" className="press press-main" onClick={phone.syncNow}>
          {words.syncNow}
        </button>
      }
    >
      {words.nobodyNext}
    </Empty>
  )
}

function Clock({ open: { clockAheadMs, today } }: { open: OpenPhone }) {
  const words = useWords(fieldWords)
  const { long } = useMoments(today)
  if (clockAheadMs === null) return null
  const by = long(Math.abs(clockAheadMs))
  return <Note happened={clockAheadMs > 0 ? words.clock(by) : words.clockBehind(by)} />
}
