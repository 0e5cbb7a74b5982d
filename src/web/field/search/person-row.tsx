// One person in a list: name, year, door, and the four cells. Opens the household.

import { memo } from 'react'
import { decodePartialDate, formatPartialDate } from '#domain/dates'
import { markOf } from '#domain/person-mark'
import { fieldVisitWords } from '#words/field-visit'
import { useWords } from '../../language.tsx'
import type { FieldHousehold } from '../../offline/phone-view.ts'
import { FourCellMark } from '../../ui/four-cell-mark.tsx'
import { useHouseholdText } from '../household/household-text.ts'
import { Link } from '../link.tsx'
import { useGround } from '../phone-context.tsx'
import { housePath } from '../place.ts'

type Props = { readonly household: FieldHousehold; readonly personId: string }

export const PersonRow = memo(function PersonRow({ household, personId }: Props) {
  const words = useWords(fieldVisitWords)
  const text = useHouseholdText()
  const { today } = useGround()
  const member = household.members.find(({ person }) => person.personId === personId)
  if (member === undefined) return null
  const { person } = member
  const birth = decodePartialDate(person.birth)
  const about = [
    ...(birth === null ? [] : [words.born(formatPartialDate(birth))]),
    ...(person.identityLast2 === null ? [] : [words.number(`••${person.identityLast2}`)]),
  ].join(' · ')
  const where = [text.number(household), text.where(household)].filter((part) => part !== '').join(' · ')
  return (
    <Link to={housePath(household.key)} className="person-row">
      <FourCellMark mark={markOf(member.case.person, today)} size={40} isDecoration />
      <span>
        <strong>{person.name}</strong>
        <span>{about}</span>
        <span>{where}</span>
      </span>
    </Link>
  )
})
