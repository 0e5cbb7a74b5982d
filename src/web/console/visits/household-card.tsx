// One household of the work list: where it is, who lacks what and why, how often it was come to, when to come.

import { Link, useSearch } from 'wouter'
import type { Day } from '#domain/dates'
import { nextActionWords } from '#words/next-actions'
import { visitWords } from '#words/visits'
import { useFormats, useWords } from '../../language.tsx'
import { FourCellMark } from '../../ui/four-cell-mark.tsx'
import { withSearch } from '../view.ts'
import { capitalised, useActionText } from './action-text.ts'
import { birthYear, useHouseholdText } from './household-text.ts'
import { type Household, householdPath, markIn, type Resident } from './wire.ts'

type Props = {
  readonly household: Household
  readonly today: Day
  /** null: nothing is being chosen. */
  readonly isChosen: boolean | null
  readonly onToggle: () => void
}

export function HouseholdCard({ household, today, isChosen, onToggle }: Props) {
  const words = useWords(visitWords).work
  const search = useSearch()
  const text = useHouseholdText()
  const head = household.people[0]?.name ?? ''
  return (
    <li className="door" data-chosen={isChosen === true || undefined}>
      <div className="door-place">
        {isChosen !== null && (
          <label className="door-choose">
            <input
              type="checkbox"
              checked={isChosen}
              onChange={onToggle}
              aria-label={words.choose(`${head}, ${text.name(household)}`)}
            />
          </label>
        )}
        <div>
          <h2 className="door-name">
            <Link
              href={withSearch(householdPath(household), search)}
              aria-label={words.open(`${head}, ${text.name(household)}`)}
            >
              {text.name(household)}
            </Link>
          </h2>
          <p className="door-where">{text.where(household)}</p>
        </div>
      </div>
      <ul className="door-people">
        {household.people.map((resident) => (
          <ResidentLine key={resident.personId} resident={resident} />
        ))}
      </ul>
      <When household={household} today={today} />
    </li>
  )
}

function ResidentLine({ resident }: { resident: Resident }) {
  const words = useWords(visitWords).work
  const next = useWords(nextActionWords)
  const format = useFormats()
  const action = useActionText()
  const { next: first, notBefore } = resident
  return (
    <li className="door-person" data-alarm={first?.kind === 'resolve' || undefined}>
      <FourCellMark mark={markIn(resident)} size={24} />
      <div>
        <p>
          <strong>{resident.name}</strong> <span className="door-born">{birthYear(resident.birth)}</span>
        </p>
        <p className="door-next">
          {first !== null
            ? action.line(first)
            : notBefore !== null
              ? next.notBefore(format.day(action.dayOf(notBefore)))
              : words.done}
        </p>
        {first?.reason != null && <p className="door-why">{action.lastVisit(first.reason)}</p>}
      </div>
    </li>
  )
}

function When({ household, today }: { household: Household; today: Day }) {
  const words = useWords(visitWords)
  const { home, value, dates } = useWords(nextActionWords)
  const format = useFormats()
  const text = useHouseholdText()
  const { attempts, best } = household
  const isVisit = best.value !== 'nothing'
  const promise = text.promise(household, today)
  return (
    <div className="door-when">
      <p>{attempts === 0 ? words.never : words.attempts(format.count(attempts))}</p>
      {promise !== null && (
        <p className="door-promise" data-due={promise.isDue || undefined}>
          {promise.text}
        </p>
      )}
      {isVisit && (
        <>
          <p>{words.bestAt(String(best.hour), home[best.home])}</p>
          <p className="door-why">
            {capitalised(value[best.value])}
            {' · '}
            {dates[best.deadline.code](format.day(text.dayOf(best.deadline.on)))}
          </p>
        </>
      )}
    </div>
  )
}
