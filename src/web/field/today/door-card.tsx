// One household of a list: its door, its head, everybody's four cells, what is next and when somebody is expected. One press opens it.

import { memo } from 'react'
import { markOf } from '#domain/person-mark'
import { fieldWords } from '#words/field'
import { useWords } from '../../language.tsx'
import type { FieldHousehold, FieldMember } from '../../offline/phone-view.ts'
import { FourCellMark } from '../../ui/four-cell-mark.tsx'
import { Icon } from '../../ui/icon.tsx'
import { headOf, useActionText, useHouseholdText } from '../household/household-text.ts'
import { Link } from '../link.tsx'
import { useGround } from '../phone-context.tsx'
import { housePath } from '../place.ts'

type Props = {
  readonly household: FieldHousehold
  /** The one that comes next stands out. */
  readonly isNext?: boolean
}

/** A household that did not change is the same object: its card is not made again. */
export const DoorCard = memo(function DoorCard({ household, isNext = false }: Props) {
  const words = useWords(fieldWords).today
  const text = useHouseholdText()
  const { today } = useGround()
  const promise = text.promise(household.promise)
  const isWaiting = household.members.some(({ facts }) => facts.some((fact) => fact.isWaiting))
  return (
    <Link to={housePath(household.key)} className={isNext ? 'door door-next' : 'door'}>
      <span className="door-top">
        <span className="door-name">{headOf(household)}</span>
        <span className="door-no">{text.number(household)}</span>
      </span>
      <span className="door-where">{text.where(household)}</span>
      <span className="door-marks">
        {household.members.map((member) => (
          <FourCellMark
            key={member.person.personId}
            mark={markOf(member.case.person, today)}
            size={isNext ? 36 : 26}
            isDecoration
          />
        ))}
        <Work household={household} />
      </span>
      {(promise !== null || household.visitedToday || isWaiting) && (
        <span className="door-tags">
          {household.visitedToday && (
            <span className="tag tag-done">
              <Icon name="check" size={16} />
              {words.visited}
            </span>
          )}
          {isWaiting && <span className="tag">{words.waiting}</span>}
          {promise !== null && <span className={promise.isDue ? 'tag tag-due' : 'tag'}>{promise.text}</span>}
        </span>
      )}
    </Link>
  )
})

/** The first of them with something to do, by name where several live here. */
function Work({ household: { members } }: { household: FieldHousehold }) {
  const words = useWords(fieldWords).today
  const action = useActionText()
  const first: FieldMember | undefined =
    members.find(({ case: { actions } }) => actions.next !== null && actions.next.kind !== 'await') ??
    members.find(({ case: { actions } }) => actions.next !== null) ??
    members[0]
  if (first === undefined) return null
  const said = action.next(first)
  return (
    <span className="door-work">
      {members.length > 1 ? words.workOf(lastWord(first.person.name), said) : said}
    </span>
  )
}

/** People are called by the last word of their name. */
const lastWord = (name: string): string => name.slice(name.lastIndexOf(' ') + 1)
