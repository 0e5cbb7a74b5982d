// Every fact of a person, newest first: the day it took effect, the day it became known, who says so and what it said.

import { peopleScreenWords } from '#words/people-screens'
import { useFormats, useLanguage, useWords } from '../../language.tsx'
import { factLines, factTitle } from './fact-lines.ts'
import { dayOf, type PersonView } from './wire.ts'

type Fact = PersonView['facts'][number]

export function History({ view }: { view: PersonView }) {
  const words = useWords(peopleScreenWords).history
  return (
    <section className="citizen-part" aria-labelledby="citizen-history">
      <h2 id="citizen-history">{words.title}</h2>
      {view.facts.length === 0 ? (
        <p className="people-note">{words.none}</p>
      ) : (
        <>
          <p className="people-note">{words.lead}</p>
          <ol className="citizen-history" reversed>
            {[...view.facts].reverse().map((fact) => (
              <FactRow key={fact.factId} fact={fact} view={view} />
            ))}
          </ol>
        </>
      )}
    </section>
  )
}

function FactRow({ fact, view }: { fact: Fact; view: PersonView }) {
  const words = useWords(peopleScreenWords).history
  const { language } = useLanguage()
  const format = useFormats()
  const { what, by } = factTitle(fact, language)
  // What is withdrawn never was: a withdrawal speaks of no day but the one on which it became known.
  const effective = fact.body.type === 'withdrawn/1' ? fact.known : fact.effective
  const late = dayOf(fact.known) - dayOf(effective)
  const isLater = fact.effective > view.asOf && fact.body.type !== 'withdrawn/1'
  const { withdrawn } = fact
  const isCorrected = view.facts.some((other) => correctedIn(other) === fact.factId)
  return (
    <li
      data-later={isLater || isCorrected || withdrawn !== null || undefined}
      data-withdrawn={withdrawn !== null || undefined}
    >
      <p className="citizen-when">
        <strong className="figures">{format.day(dayOf(effective))}</strong>
        <span>
          {late === 0 ? words.knownSame : words.knownLater(format.day(dayOf(fact.known)), format.count(late))}
        </span>
        {isLater && <span>{words.notYet}</span>}
        {isCorrected && <span>{words.corrected}</span>}
        {withdrawn !== null && <span>{words.withdrawn(format.day(dayOf(withdrawn.on)), withdrawn.by)}</span>}
      </p>
      <div className="citizen-what">
        <p>
          <strong>{what}</strong>
          {by !== null && <span className="citizen-by"> · {by}</span>}
        </p>
        <ul>
          {factLines(fact, view.places, language).map(({ label, text }) => (
            <li key={`${label} ${text}`}>
              <span className="citizen-label">
                {label}
                {text !== '' && ': '}
              </span>
              {text}
            </li>
          ))}
        </ul>
      </div>
    </li>
  )
}

const correctedIn = ({ body }: Fact): string | undefined =>
  body.type === 'visit-recorded/1' ? body.visit?.corrects : undefined
