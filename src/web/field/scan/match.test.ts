import { expect, test } from 'vitest'
import { binhPhuoc2024 } from '#domain/binh-phuoc/campaign'
import { caseOn } from '#domain/open-case'
import type { FieldHousehold, FieldMember } from '../../offline/phone-view.ts'
import { matchesOf } from './match.ts'

const member = (
  personId: string,
  name: string,
  birth: string,
  identityLast2: string | null,
): FieldMember => ({
  person: {
    personId,
    hamletId: 1,
    name,
    birth,
    sex: null,
    householdNo: null,
    residentialGroup: null,
    relation: null,
    address: null,
    identityLast2,
    phoneLast2: null,
  },
  facts: [],
  case: caseOn(binhPhuoc2024, [], 19_850),
})
const house = (...members: FieldMember[]): FieldHousehold => ({
  key: members[0]?.person.personId ?? '',
  hamletId: 1,
  residentialGroup: null,
  householdNo: null,
  address: null,
  members,
  hasWork: true,
  promise: null,
  visitedToday: false,
  best: null,
})
const found = ({ sure, near }: ReturnType<typeof matchesOf>) => ({
  sure: sure.map((one) => one.member.person.personId),
  near: near.map((one) => one.member.person.personId),
})
const card = { name: 'NGUYỄN THỊ HUYỀN', birth: { y: 1987, m: 9, d: 14 }, last2: '07' }

test('name and birth find a person, however the name is accented and however little of the birth is known', () => {
  const street = [
    house(member('a', 'Nguyễn Thị Huyến', '1987-09-14', null)),
    house(member('b', 'Nguyễn Thị Huyền', '1990', '07'), member('c', 'Trần Văn An', '1987-09-14', '12')),
  ]
  expect(found(matchesOf(street, card))).toEqual({ sure: ['a'], near: ['b'] })
  expect(found(matchesOf([house(member('d', 'Nguyễn Thị Huyền', '1987', '07'))], card))).toEqual({
    sure: ['d'],
    near: [],
  })
})

test('of namesakes born on one day the last two digits decide', () => {
  const street = [
    house(member('a', 'Nguyễn Thị Huyền', '1987-09-14', '11')),
    house(member('b', 'Nguyễn Thị Huyền', '1987-09-14', '07')),
  ]
  expect(found(matchesOf(street, card)).sure).toEqual(['b'])
})

test('another number in the list is told, and does not hide the person', () => {
  const { sure } = matchesOf([house(member('a', 'Nguyễn Thị Huyền', '1987-09-14', '11'))], card)
  expect(sure.map(({ isOtherNumber }) => isOtherNumber)).toEqual([true])
})

test('birth and digits find whoever is written otherwise, to be looked at; anybody else is not shown', () => {
  const street = [
    house(member('a', 'Nguyễn Huyền', '1987-09-14', '07')),
    house(member('b', 'Lê Văn Tám', '1960', '99')),
  ]
  expect(found(matchesOf(street, card))).toEqual({ sure: [], near: ['a'] })
})
