// The head of a person's page: the big mark with its four cells in words, the numbers, and where and how they are known.

import { MARK_CELLS, type PersonMark } from '#domain/mark'
import { markWords } from '#words/mark'
import { deviceName } from '#words/people'
import { peopleScreenWords } from '#words/people-screens'
import { cohortName } from '#words/targets'
import { useLanguage, useWords } from '../../language.tsx'
import { FourCellMark } from '../../ui/four-cell-mark.tsx'
import { Numbers } from './numbers.tsx'
import { personMarkOf } from './person-mark.ts'
import type { PersonView } from './wire.ts'

export function Summary({ view }: { view: PersonView }) {
  return (
    <div className="citizen-top">
      <MarkInWords mark={personMarkOf(view.milestones)} />
      <Numbers person={view.person} />
      <About view={view} />
    </div>
  )
}

function MarkInWords({ mark }: { mark: PersonMark }) {
  const words = useWords(markWords)
  return (
    <div className="citizen-mark">
      <FourCellMark mark={mark} size={120} isDecoration />
      <dl>
        {MARK_CELLS.map((cell) => {
          const { state, flag } = mark.cells[cell]
          return (
            <div key={cell}>
              <dt>{words.cell[cell]}</dt>
              <dd data-flag={flag ?? undefined}>
                {words.state[state]}
                {flag !== null && `, ${words.flag[flag]}`}
              </dd>
            </div>
          )
        })}
      </dl>
    </div>
  )
}

function About({ view: { person, cohorts } }: { view: PersonView }) {
  const words = useWords(peopleScreenWords).person
  const { language } = useLanguage()
  const { registered } = person
  const lines: readonly (readonly [string, string | null])[] = [
    [words.present, person.away ? words.away : `${person.hamletName}, ${person.communeName}`],
    [
      words.registered,
      registered === null ? words.registeredOutside : `${registered.hamletName}, ${registered.communeName}`,
    ],
    [words.address, person.address],
    [words.group, person.residentialGroup],
    [words.eidLevel, person.eidLevel === null ? null : words.level(String(person.eidLevel))],
    [words.device, person.device === null ? null : deviceName(person.device, language)],
    [words.cohorts, cohorts.length === 0 ? null : cohorts.map((id) => cohortName(id, language)).join(', ')],
  ]
  return (
    <dl className="citizen-facts">
      {lines.map(
        ([name, text]) =>
          text !== null && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ),
      )}
    </dl>
  )
}
