// The visits that were, newest first; what oneself wrote down wrongly is said again from here.

import { parseIsoDay } from '#domain/dates'
import { MILESTONES } from '#domain/milestones'
import { fieldVisitWords } from '#words/field-visit'
import { nextActionWords } from '#words/next-actions'
import { visitWords } from '#words/visits'
import { useFormats, useWords } from '../../language.tsx'
import type { FieldHousehold } from '../../offline/phone-view.ts'
import { capitalised, useActionText } from './household-text.ts'
import { mayCorrect, type PastVisit, pastVisits } from './past.ts'

const SHOWN = 6

type Props = {
  readonly household: FieldHousehold
  /** null: nothing can be recorded now */
  readonly onAgain: ((visit: PastVisit) => void) | null
}

export function PastVisits({ household, onAgain }: Props) {
  const words = useWords(fieldVisitWords)
  const visits = pastVisits(household).slice(0, SHOWN)
  return (
    <section className="past" aria-labelledby="past">
      <h2 id="past">{words.history}</h2>
      {visits.length === 0 && <p>{words.noHistory}</p>}
      <ol>
        {visits.map((visit) => (
          <Past key={visit.factId} visit={visit} onAgain={onAgain} />
        ))}
      </ol>
    </section>
  )
}

function Past({ visit, onAgain }: { visit: PastVisit; onAgain: Props['onAgain'] }) {
  const words = useWords(fieldVisitWords)
  const office = useWords(visitWords)
  const format = useFormats()
  const day = format.day(visit.on)
  const tags = [
    ...(visit.isCorrected ? [words.corrected] : []),
    ...(visit.isWaiting ? [words.waiting] : []),
    ...(visit.isOwn ? [words.own] : []),
  ]
  return (
    <li className="past-visit" data-corrected={visit.isCorrected || undefined}>
      <p className="past-head">
        <strong>{visit.name}</strong>
        <span className="figures">{day}</span>
      </p>
      <What visit={visit} />
      {tags.length > 0 && (
        <p className="past-tags">
          {tags.map((tag) => (
            <span key={tag} className="tag">
              {tag}
            </span>
          ))}
        </p>
      )}
      {onAgain !== null && mayCorrect(visit) && (
        <button
          type="button"
          className="press press-quiet"
          aria-label={office.page.correctLabel(visit.name, day)}
          onClick={() => onAgain(visit)}
        >
          {words.correct}
        </button>
      )}
    </li>
  )
}

function What({ visit: { met, attempt, done, outcomes, promise } }: { visit: PastVisit }) {
  const words = useWords(visitWords)
  const { reasons } = useWords(nextActionWords)
  const { milestone } = useActionText()
  const format = useFormats()
  const head = [
    met === null ? words.page.handedIn : words.met[met],
    ...(attempt === null ? [] : [words.page.attempt(format.count(attempt))]),
  ]
  const given = [...new Set(MILESTONES.flatMap((one) => outcomes[one] ?? []))]
  const day = promise === null ? null : parseIsoDay(promise)
  const lines = [
    ...(done.length === 0 ? [] : [words.page.done(done.map(milestone).join(', '))]),
    ...given.map((reason) =>
      words.page.notDone(
        MILESTONES.filter((one) => outcomes[one] === reason)
          .map(milestone)
          .join(', '),
        reasons[reason],
      ),
    ),
    ...(day === null ? [] : [words.page.promise(format.day(day))]),
  ]
  return (
    <>
      <p>{head.join(' · ')}</p>
      {lines.map((line) => (
        <p key={line}>{capitalised(line)}</p>
      ))}
    </>
  )
}
