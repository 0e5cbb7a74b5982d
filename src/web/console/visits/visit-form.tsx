// The form of a visit: who was met, what was done or why not, when to come again. Nobody at home is two taps, something done is
// two, a reason is three. It asks for no code and no password of a citizen.

import { useState } from 'react'
import { REASONS_FOR_ALL } from '#domain/open-case-reasons'
import { draftAgain, peopleAgain } from '#domain/visit-again'
import { lackOf, NOTHING_SAID, say, type VisitDraft } from '#domain/visit-draft'
import { shellWords } from '#words/shell'
import { visitWords } from '#words/visits'
import { useFormats, useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/field.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useActionText } from './action-text.ts'
import { Recorded } from './recorded.tsx'
import { ResidentForm } from './resident-form.tsx'
import { useRecord } from './use-record.ts'
import { type Circumstances, WhenAgain } from './when-again.tsx'
import { WhoWasMet } from './who-was-met.tsx'
import './visit-form.css'
import { dayOf, type HouseholdView, type PastVisit } from './wire.ts'

type Props = {
  readonly view: HouseholdView
  /** The visit that is said again; null: a new one. */
  readonly again: PastVisit | null
  readonly onAgainDone: () => void
}

export function VisitForm({ view, again, onAgainDone }: Props) {
  const words = useWords(visitWords).form
  const shell = useWords(shellWords)
  const format = useFormats()
  const people = peopleAgain(view.people, again)
  const [draft, setDraft] = useState<VisitDraft>(again === null ? NOTHING_SAID : draftAgain(again))
  const [circumstances, setCircumstances] = useState<Circumstances>({
    member: view.walkers.find(({ isOwn }) => isOwn)?.memberId ?? '',
    on: null,
  })
  const [isTried, setTried] = useState(false)
  const { record, isBusy, outcome, clear } = useRecord(again)
  const lack = lackOf(draft, people)
  const change = (to: VisitDraft) => {
    setDraft(to)
    setTried(false)
    clear()
  }
  const save = async () => {
    setTried(true)
    if (lack !== null) return
    const isRecorded = await record(draft, people, again === null ? circumstances : null)
    if (!isRecorded) return
    setDraft(NOTHING_SAID)
    setCircumstances({ ...circumstances, on: null })
    setTried(false)
    if (again === null) return
    showToast(words.saved(format.count(1)))
    onAgainDone()
  }
  const name = (id: string) => view.household.people.find(({ personId }) => personId === id)?.name ?? ''
  const title = again === null ? words.title : words.again(name(again.personId), format.day(dayOf(again.on)))
  const isClosed = draft.met === 'nobody' || draft.met === 'neighbour'
  return (
    <section className="visit" aria-labelledby="visit-title">
      <header className="visit-head">
        <h2 id="visit-title">{title}</h2>
        <p className="work-note">{again === null ? words.never : words.againHint}</p>
      </header>
      <Recorded outcome={outcome} nameOf={name} />
      <WhoWasMet people={view.household.people} among={people} draft={draft} onChange={change} />
      {isClosed ? (
        <ReasonForAll draft={draft} onChange={change} />
      ) : (
        <div className="visit-people">
          {view.household.people
            .filter(({ personId }) => people.some((one) => one.personId === personId))
            .map((resident) => (
              <ResidentForm
                key={resident.personId}
                resident={resident}
                about={view.people.find(({ personId }) => personId === resident.personId)}
                again={again}
                draft={draft}
                isDeviceMissing={isTried && lack === 'device-unsaid'}
                onSay={(milestone, said) => change(say(draft, resident.personId, milestone, said))}
                onOwner={(owner) =>
                  change({ ...draft, ownDevice: { ...draft.ownDevice, [resident.personId]: owner } })
                }
              />
            ))}
        </div>
      )}
      <WhenAgain
        view={view}
        draft={draft}
        onChange={change}
        circumstances={again === null ? circumstances : null}
        onCircumstances={setCircumstances}
      />
      <div className="visit-foot">
        {isTried && lack !== null && (
          <p className="visit-lack" role="alert">
            {lack === 'nothing-said' ? words.emptyHint : words.deviceMissing}
          </p>
        )}
        {again !== null && <Button onClick={onAgainDone}>{shell.cancel}</Button>}
        <Button kind="primary" busy={isBusy} onClick={save}>
          {again === null ? words.save : words.saveAgain}
        </Button>
      </div>
    </section>
  )
}

function ReasonForAll({ draft, onChange }: { draft: VisitDraft; onChange: (draft: VisitDraft) => void }) {
  const words = useWords(visitWords).form
  const { reason: nameOf } = useActionText()
  return (
    <div className="visit-reason">
      <Select
        label={words.reasonForAll}
        value={draft.reason}
        options={REASONS_FOR_ALL.map((value) => ({ value, label: nameOf(value) }))}
        onChange={(reason) => onChange({ ...draft, reason })}
      />
    </div>
  )
}
