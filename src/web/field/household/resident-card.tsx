// One person behind the door: the four cells, what is next, and what is said of it today. What is next stands open; everything
// else that could be done is folded away.

import { decodePartialDate, formatPartialDate } from '#domain/dates'
import { MARK_CELLS } from '#domain/mark'
import { MILESTONES, type Milestone } from '#domain/milestones'
import type { Action } from '#domain/next-action'
import { reasonsAt } from '#domain/open-case-reasons'
import { markOf } from '#domain/person-mark'
import type { DeviceOwner } from '#domain/visit'
import { type SaidBefore, spokenOf } from '#domain/visit-again'
import type { Said } from '#domain/visit-draft'
import { fieldVisitWords } from '#words/field-visit'
import { markWords } from '#words/mark'
import { nextActionWords } from '#words/next-actions'
import { useFormats, useWords } from '../../language.tsx'
import type { FieldMember } from '../../offline/phone-view.ts'
import { FourCellMark } from '../../ui/four-cell-mark.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Fold } from '../fold.tsx'
import { Link } from '../link.tsx'
import { useOpenPhone } from '../phone-context.tsx'
import type { CardNumber } from './drafts.ts'
import { useActionText } from './household-text.ts'
import { OwnDevice } from './own-device.tsx'
import { SayRow } from './say-row.tsx'

type Props = {
  readonly member: FieldMember
  readonly again: SaidBefore | null
  /** null: nobody can be met now */
  readonly isMet: boolean | null
  readonly onMet: () => void
  /** null: nothing can be said of anybody now */
  readonly said: { readonly [m in Milestone]?: Said } | null
  readonly owner: DeviceOwner | null
  readonly number: CardNumber | null
  readonly isDeviceMissing: boolean
  readonly onSay: (milestone: Milestone, said: Said | null) => void
  readonly onOwner: (owner: DeviceOwner) => void
  readonly onForgetNumber: () => void
}

type Row = { readonly milestone: Milestone; readonly label: string; readonly action: Action | null }

export function ResidentCard(props: Props) {
  const { member, again, isMet, onMet, said, owner, number } = props
  const { isDeviceMissing, onSay, onOwner, onForgetNumber } = props
  const words = useWords(fieldVisitWords)
  const { activatedOn } = useWords(nextActionWords)
  const format = useFormats()
  const action = useActionText()
  const { today } = useOpenPhone()
  const { person } = member
  const { actions, visits } = member.case
  const spoken = again === null ? [] : spokenOf(again)
  const rows: readonly Row[] = [
    ...spoken.map((milestone) => ({ milestone, label: action.milestone(milestone), action: null })),
    ...actions.now
      .filter(({ why, milestone }) => why !== 'unconfirmed' && !spoken.includes(milestone))
      .map((one) => ({ milestone: one.milestone, label: action.line(one), action: one })),
  ]
  const later: readonly Row[] = MILESTONES.filter(
    (milestone) => actions.later.includes(milestone) && !spoken.includes(milestone),
  ).map((milestone) => ({ milestone, label: action.milestone(milestone), action: null }))
  const first = spoken.length > 0 ? rows.slice(0, spoken.length) : rows.slice(0, 1)
  const others = [...rows.slice(first.length), ...later]
  const isOtherSaid = others.some(({ milestone }) => said?.[milestone] !== undefined)
  const row = ({ milestone, label, action: its }: Row) => (
    <SayRow
      key={milestone}
      label={label}
      why={its === null ? null : action.why(its)}
      isUrgent={its?.kind === 'resolve'}
      milestone={milestone}
      guideReason={its?.reason ?? null}
      who={person.name}
      said={said === null ? null : (said[milestone] ?? null)}
      mayBeSaid={said !== null}
      reasons={its?.kind === 'await' ? [] : reasonsAt(milestone)}
      onSay={(value) => onSay(milestone, value)}
    >
      {milestone === 'eid_activated' && said?.eid_activated === 'done' && (
        <OwnDevice owner={owner} isMissing={isDeviceMissing} onOwner={onOwner} />
      )}
    </SayRow>
  )
  return (
    <article className="resident" aria-label={person.name}>
      <header className="resident-head">
        <FourCellMark mark={markOf(member.case.person, today)} size={48} />
        <div>
          <h2>{person.name}</h2>
          <About member={member} />
        </div>
        {isMet !== null && (
          <button
            type="button"
            className="met-choice resident-met"
            aria-pressed={isMet}
            aria-label={words.metOf(person.name)}
            onClick={onMet}
          >
            {isMet && <Icon name="check" size={20} />}
            {words.met}
          </button>
        )}
      </header>
      <CellsInWords member={member} />
      {visits.activatedOn === 'other' && <p className="resident-warning">{activatedOn.other}</p>}
      {number !== null && (
        <p className="resident-number">
          <Icon name="check" size={20} />
          <span className="figures">{words.numberSealed(number.last2)}</span>
          <button type="button" className="press press-quiet" onClick={onForgetNumber}>
            {words.numberRemove}
          </button>
        </p>
      )}
      {first.length === 0 ? <p className="resident-done">{action.next(member)}</p> : first.map(row)}
      {others.length > 0 && (
        <Fold title={words.others(format.count(others.length))} isOpen={isOtherSaid}>
          {() => others.map(row)}
        </Fold>
      )}
    </article>
  )
}

function About({ member: { person } }: { member: FieldMember }) {
  const words = useWords(fieldVisitWords)
  const birth = decodePartialDate(person.birth)
  const parts = [
    ...(birth === null ? [] : [words.born(formatPartialDate(birth))]),
    ...(person.relation === null ? [] : [person.relation]),
    person.identityLast2 === null ? words.noNumber : words.number(`••${person.identityLast2}`),
  ]
  return (
    <p className="resident-about">
      {parts.join(' · ')}
      {person.identityLast2 === null && (
        <>
          {' · '}
          <Link to="/scan" label={words.scanCardOf(person.name)}>
            {words.scanCard}
          </Link>
        </>
      )}
    </p>
  )
}

/** Whoever does not know the mark yet reads it. */
function CellsInWords({ member }: { member: FieldMember }) {
  const words = useWords(fieldVisitWords)
  const { cell: names, state, flag } = useWords(markWords)
  const { today } = useOpenPhone()
  const { cells } = markOf(member.case.person, today)
  return (
    <Fold title={words.fourCells} className="resident-cells">
      {() => (
        <dl>
          {MARK_CELLS.map((id) => (
            <div key={id} data-flag={cells[id].flag ?? undefined}>
              <dt>
                <span className={`cell-swatch cell-swatch-${id}`} />
                {names[id]}
              </dt>
              <dd>
                {[state[cells[id].state], ...(cells[id].flag === null ? [] : [flag[cells[id].flag]])].join(
                  ', ',
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Fold>
  )
}
