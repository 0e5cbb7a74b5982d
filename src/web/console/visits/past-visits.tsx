// The visits that were, newest first: when, who was met, what came of it, who walked. What was written down wrongly is said
// again from here.

import { MILESTONES } from '#domain/milestones'
import { nextActionWords } from '#words/next-actions'
import { visitWords } from '#words/visits'
import { useFormats, useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { capitalised, useActionText } from './action-text.ts'
import { dayOf, type HouseholdView, type PastVisit } from './wire.ts'

type Props = { readonly view: HouseholdView; readonly onAgain: (visit: PastVisit) => void }

export function PastVisits({ view, onAgain }: Props) {
  const words = useWords(visitWords).page
  const format = useFormats()
  const { visits, household } = view
  const nameOf = (visit: PastVisit) =>
    household.people.find(({ personId }) => personId === visit.personId)?.name ?? ''
  return (
    <section aria-labelledby="home-history">
      <h2 id="home-history">{words.history}</h2>
      {visits.length === 0 && <p className="work-note">{words.noHistory}</p>}
      <ol className="past">
        {visits.map((visit) => (
          <li key={visit.factId} data-corrected={visit.isCorrected || undefined}>
            <p className="past-when figures">{format.day(dayOf(visit.on))}</p>
            <div>
              <p>
                <strong>{nameOf(visit)}</strong>
                {visit.isCorrected && <span className="past-tag">{words.corrected}</span>}
              </p>
              <What visit={visit} />
            </div>
            {visit.mayCorrect && visit.met !== null && (
              <Button
                kind="quiet"
                icon="undo"
                label={words.correctLabel(nameOf(visit), format.day(dayOf(visit.on)))}
                onClick={() => onAgain(visit)}
              >
                {words.correct}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

function What({ visit }: { visit: PastVisit }) {
  const words = useWords(visitWords)
  const { reasons } = useWords(nextActionWords)
  const { milestone } = useActionText()
  const format = useFormats()
  const { met, attempt, done, outcomes, promise, walker } = visit
  const head = [
    met === null ? words.page.handedIn : words.met[met],
    ...(attempt === null ? [] : [words.page.attempt(format.count(attempt))]),
    ...(walker === null ? [] : [words.page.by(walker)]),
  ]
  const reasonsGiven = [...new Set(MILESTONES.flatMap((one) => outcomes[one] ?? []))]
  const what = [
    ...(done.length === 0 ? [] : [words.page.done(done.map(milestone).join(', '))]),
    ...reasonsGiven.map((reason) =>
      words.page.notDone(
        MILESTONES.filter((one) => outcomes[one] === reason)
          .map(milestone)
          .join(', '),
        reasons[reason],
      ),
    ),
    ...(promise === null ? [] : [words.page.promise(format.day(dayOf(promise)))]),
  ]
  return (
    <>
      <p className="past-head">{head.join(' · ')}</p>
      {what.map((line) => (
        <p key={line}>{capitalised(line)}</p>
      ))}
    </>
  )
}
