// One household at the door: everybody's four cells and what is next, the visit as it is being said, and what was before. Nothing
// is called saved before the phone has kept it.

import { useState } from 'react'
import { isoDay } from '#domain/dates'
import { draftAgain, peopleAgain } from '#domain/visit-again'
import { lackOf, reportsOf, say } from '#domain/visit-draft'
import { fieldVisitWords } from '#words/field-visit'
import { useFormats, useWords } from '../../language.tsx'
import type { FieldHousehold } from '../../offline/phone-view.ts'
import { Screen } from '../frame.tsx'
import { Empty, Note } from '../note.tsx'
import { useOpenPhone, usePhone } from '../phone-context.tsx'
import { useDraft } from './drafts.ts'
import { headOf, useHouseholdText } from './household-text.ts'
import type { PastVisit } from './past.ts'
import { PastVisits } from './past-visits.tsx'
import { ResidentCard } from './resident-card.tsx'
import { SaveBar } from './save-bar.tsx'
import { Saved } from './saved.tsx'
import { useWalker, WhoWalks } from './walker.tsx'
import { WhenAgain } from './when-again.tsx'
import { WhoWasMet } from './who-was-met.tsx'
import './household.css'

export function HouseholdScreen({ householdKey }: { householdKey: string }) {
  const words = useWords(fieldVisitWords)
  const { households } = useOpenPhone()
  const household = households.find(({ key }) => key === householdKey)
  if (household !== undefined) return <Household key={householdKey} household={household} />
  return (
    <Screen title={words.gone} tab={null}>
      <Empty title={words.gone}>{words.goneNext}</Empty>
    </Screen>
  )
}

type Trouble = 'no-room' | 'read-only' | null

function Household({ household }: { household: FieldHousehold }) {
  const words = useWords(fieldVisitWords)
  const format = useFormats()
  const phone = usePhone()
  const text = useHouseholdText()
  const { isReadOnly, today } = useOpenPhone()
  const { draft, set, change, undo, startAnew } = useDraft(household.key)
  const walker = useWalker()
  const [isTried, setTried] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble>(null)
  const [saved, setSaved] = useState<number | null>(null)
  const { visit, again, numbers, openedAt } = draft
  const atDoor = peopleAgain(
    household.members.map((member) => ({
      personId: member.person.personId,
      now: member.case.actions.now,
    })),
    again,
  )
  const shown = household.members.filter(({ person }) =>
    atDoor.some(({ personId }) => personId === person.personId),
  )
  const isOver = visit.promise !== null && visit.promise < isoDay(today)
  const lack = lackOf(visit, atDoor) ?? (isOver ? ('promise-over' as const) : null)
  const isClosed = visit.met === 'nobody' || visit.met === 'neighbour'

  const save = async () => {
    setTried(true)
    if (lack !== null || isBusy) return
    const people = reportsOf(visit, atDoor).map((report) => {
      const number = numbers[report.personId]
      return {
        ...report,
        ...(again === null ? {} : { corrects: again.factId }),
        ...(number === undefined ? {} : { cardNumber: number.sealed }),
      }
    })
    setBusy(true)
    const outcome = await phone.record({
      householdKey: household.key,
      openedAt,
      member: walker.member,
      people,
    })
    setBusy(false)
    if (outcome !== 'kept') return setTrouble(outcome)
    navigator.vibrate?.([60, 40, 60])
    setTrouble(null)
    setTried(false)
    startAnew()
    setSaved(people.length)
    window.scrollTo(0, 0)
  }
  const sayAgain = (past: PastVisit) => {
    set({ ...draft, again: past, visit: draftAgain(past), before: [] })
    setTried(false)
    window.scrollTo(0, 0)
  }
  const lead = [text.number(household), text.where(household)].filter((part) => part !== '').join(' · ')
  if (saved !== null)
    return <Saved household={household} lead={lead} people={saved} onStay={() => setSaved(null)} />
  return (
    <Screen
      title={headOf(household)}
      lead={lead}
      tab={null}
      {...(isReadOnly
        ? {}
        : {
            foot: (
              <SaveBar
                visit={visit}
                atDoor={atDoor}
                lack={isTried ? lack : null}
                isBusy={isBusy}
                mayUndo={draft.before.length > 0}
                onUndo={undo}
                onSave={save}
              />
            ),
          })}
    >
      {trouble !== null && (
        <Note
          kind="alarm"
          happened={trouble === 'no-room' ? words.noRoom : words.readOnly}
          next={trouble === 'no-room' ? words.noRoomNext : words.readOnlyNext}
        />
      )}
      {again !== null && (
        <Note
          happened={words.again(nameIn(household, again.personId), format.day(again.on))}
          next={words.againHint}
        >
          <button type="button" className="press" onClick={startAnew}>
            {words.againStop}
          </button>
        </Note>
      )}
      {!isReadOnly && <WhoWasMet draft={visit} onChange={change} />}
      <section className="home-people" aria-label={words.people}>
        {shown.map((member) => (
          <ResidentCard
            key={member.person.personId}
            member={member}
            again={again}
            isMet={isReadOnly ? null : visit.met === member.person.personId}
            onMet={() =>
              change({ ...visit, met: visit.met === member.person.personId ? null : member.person.personId })
            }
            said={isReadOnly || isClosed ? null : (visit.said[member.person.personId] ?? {})}
            owner={visit.ownDevice[member.person.personId] ?? null}
            number={numbers[member.person.personId] ?? null}
            isDeviceMissing={isTried && lack === 'device-unsaid'}
            onSay={(milestone, said) => change(say(visit, member.person.personId, milestone, said))}
            onOwner={(owner) =>
              change({ ...visit, ownDevice: { ...visit.ownDevice, [member.person.personId]: owner } })
            }
            onForgetNumber={() => {
              const { [member.person.personId]: _, ...others } = numbers
              set({ ...draft, numbers: others })
            }}
          />
        ))}
      </section>
      {!isReadOnly && (
        <>
          <WhenAgain promise={visit.promise} onChange={(promise) => change({ ...visit, promise })} />
          <WhoWalks walker={walker} />
          <p className="home-never">{words.never}</p>
        </>
      )}
      <PastVisits household={household} onAgain={isReadOnly ? null : sayAgain} />
    </Screen>
  )
}

const nameIn = ({ members }: FieldHousehold, id: string): string =>
  members.find(({ person }) => person.personId === id)?.person.name ?? ''
