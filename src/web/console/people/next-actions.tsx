// What is to be done next for a person: the one action that comes first, what else can be done or is waited for today, when to
// come, and what the same visit can do for the household.

import { Link, useSearch } from 'wouter'
import { actionName, nextActionWords } from '#words/next-actions'
import { peopleScreenWords } from '#words/people-screens'
import { targetWords } from '#words/targets'
import { useFormats, useLanguage, useWords } from '../../language.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { personPath } from '../board/person-path.ts'
import { GuideLink } from '../guides/guide-link.tsx'
import { sharedSearch, withSearch } from '../view.ts'
import { dayOf, type PersonView } from './wire.ts'

type Next = PersonView['nextActions']
type Action = Next['now'][number]

export function NextActions({ view }: { view: PersonView }) {
  const words = useWords(nextActionWords)
  const names = useMilestoneNames()
  const format = useFormats()
  const { next, now, later, notBefore, activatedOn } = view.nextActions
  const others = now.filter(({ milestone }) => milestone !== next?.milestone)
  return (
    <section className="citizen-part" aria-labelledby="citizen-next">
      <h2 id="citizen-next">{words.title}</h2>
      {notBefore !== null && <p>{words.notBefore(format.day(dayOf(notBefore)))}</p>}
      {notBefore === null && next === null && <p>{words.done}</p>}
      {next !== null && <First next={next} about={view.nextActions} />}
      {others.length > 0 && <Others actions={others} />}
      {later.length > 0 && <p className="people-note">{words.later(names(later))}</p>}
      {activatedOn !== null && <p className="people-note">{words.activatedOn[activatedOn]}</p>}
      <OneVisit view={view} />
    </section>
  )
}

function First({ next, about: { priority } }: { next: Action; about: Next }) {
  const words = useWords(nextActionWords)
  const format = useFormats()
  const name = useActionName()
  const more = useMore()
  const { value, deadline, home, hour } = priority
  // Whoever only waits is not visited for it.
  const isVisit = value.code !== 'nothing'
  const facts: readonly (readonly [string, string])[] = [
    [words.actor, words.actors[next.actor]],
    ...(isVisit
      ? ([
          [words.best, words.bestAt(String(hour), words.home[home.code])],
          [words.deadline, words.dates[deadline.code](format.day(dayOf(deadline.on)))],
          [words.worth, words.value[value.code]],
        ] as const)
      : []),
  ]
  return (
    <div className="citizen-first" data-alarm={next.kind === 'resolve' || undefined}>
      <div>
        <p className="citizen-first-kind">{words.kinds[next.kind]}</p>
        <p className="citizen-first-name">{name(next)}</p>
        {more(next).map((line) => (
          <p key={line} className="people-note">
            {line}
          </p>
        ))}
        <p className="people-note">
          <GuideLink milestone={next.milestone} reason={next.reason?.code ?? null} />
        </p>
      </div>
      <dl className="citizen-facts">
        {facts.map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

function Others({ actions }: { actions: readonly Action[] }) {
  const words = useWords(nextActionWords)
  const screen = useWords(peopleScreenWords).person
  const name = useActionName()
  const more = useMore()
  const columns: Column<Action>[] = [
    { id: 'action', header: screen.also, cell: name },
    {
      id: 'kind',
      header: screen.state,
      cell: (action) => (
        <>
          {words.kinds[action.kind]}
          {more(action).map((line) => (
            <span key={line} className="citizen-reason">
              {line}
            </span>
          ))}
          <span className="citizen-reason">
            <GuideLink milestone={action.milestone} reason={action.reason?.code ?? null} />
          </span>
        </>
      ),
    },
    { id: 'actor', header: words.actor, cell: ({ actor }) => words.actors[actor] },
  ]
  return (
    <div className="citizen-milestones">
      <Table caption={screen.also} columns={columns} rows={actions} rowKey={({ milestone }) => milestone} />
    </div>
  )
}

/** What one coming does for everybody at home; nothing that is not already said where it is for this person alone. */
function OneVisit({ view }: { view: PersonView }) {
  const words = useWords(nextActionWords)
  const name = useActionName()
  const shared = sharedSearch(useSearch())
  const { nextActions, household, person } = view
  const bundles = nextActions.household.filter(({ actions }) =>
    actions.some(({ personId }) => personId !== person.personId),
  )
  if (bundles.length === 0) return null
  return (
    <>
      <h3>{words.household}</h3>
      <ul className="citizen-bundles">
        {bundles.map(({ actor, actions }) => (
          <li key={actor}>
            <p>
              <strong>{words.actors[actor]}</strong>
            </p>
            <ul>
              {actions.map(({ personId, action }) => {
                const member = household.find((one) => one.personId === personId)
                return (
                  <li key={`${personId} ${action.milestone}`}>
                    {member !== undefined && personId !== person.personId ? (
                      <Link href={withSearch(personPath(member), shared)}>{member.name}</Link>
                    ) : (
                      (member?.name ?? person.name)
                    )}
                    {': '}
                    {name(action)}
                  </li>
                )
              })}
            </ul>
          </li>
        ))}
      </ul>
    </>
  )
}

function useMilestoneNames(): (milestones: Next['later']) => string {
  const { milestones: names } = useWords(targetWords)
  return (milestones) => milestones.map((milestone) => names[milestone]).join(', ')
}

function useActionName(): (action: Action) => string {
  const { milestones } = useWords(targetWords)
  const { language } = useLanguage()
  return (action) => actionName(action, milestones[action.milestone], language)
}

/** Why, what stood in the way last time, and what it opens. */
function useMore(): (action: Action) => string[] {
  const words = useWords(nextActionWords)
  const names = useMilestoneNames()
  return ({ why, reason, opens }) => [
    words.whys[why],
    ...(reason === null ? [] : [words.lastVisit(words.reasons[reason.code], words.remedies[reason.asks])]),
    ...(opens.length === 0 ? [] : [words.opens(names(opens))]),
  ]
}
