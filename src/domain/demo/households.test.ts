import { expect, test } from 'vitest'
import { composeHousehold, type Household, householdSize, type Member } from './households.ts'
import { randomFor } from './random.ts'

const households: Household[] = Array.from({ length: 20_000 }, (_, i) => {
  const random = randomFor(5, i)
  return composeHousehold(random, householdSize(random, 9))
})

const withRelation = (members: readonly Member[], relation: string) =>
  members.filter((member) => member.relation === relation)

test('a household has the size asked for, one head who stands first, and at most one spouse', () => {
  for (let size = 1; size <= 9; size++) {
    for (let i = 0; i < 300; i++) {
      const { members } = composeHousehold(randomFor(6, size, i), size)
      expect(members).toHaveLength(size)
      expect(members.findIndex((member) => member.relation === 'Chủ hộ')).toBe(0)
      expect(withRelation(members, 'Chủ hộ')).toHaveLength(1)
      expect(withRelation(members, 'Vợ').length + withRelation(members, 'Chồng').length).toBeLessThan(2)
    }
  }
})

test('a household is never larger than the people left', () => {
  for (let i = 0; i < 500; i++) expect(householdSize(randomFor(7, i), 2)).toBeLessThanOrEqual(2)
})

test('relations agree with the sexes', () => {
  const women = new Set(['Vợ', 'Con dâu', 'Mẹ', 'Chị'])
  const men = new Set(['Chồng', 'Con rể', 'Cha', 'Anh'])
  for (const { members } of households) {
    for (const { relation, sex } of members) {
      if (women.has(relation)) expect(sex).toBe('female')
      if (men.has(relation)) expect(sex).toBe('male')
    }
    if (withRelation(members, 'Vợ').length > 0) expect(members[0]?.sex).toBe('male')
    if (withRelation(members, 'Chồng').length > 0) expect(members[0]?.sex).toBe('female')
    expect(withRelation(members, 'Mẹ').length).toBeLessThan(2)
    expect(withRelation(members, 'Cha').length).toBeLessThan(2)
  }
})

test('everybody is born by 2009, mothers are 17 years older than their children, the married are grown up', () => {
  for (const { members, mayBeBornIn2010 } of households) {
    for (const { relation, birthYear } of members) {
      expect(birthYear).toBeGreaterThanOrEqual(1919)
      expect(birthYear).toBeLessThanOrEqual(2009)
      if (/^(Vợ|Chồng|Con dâu|Con rể|Chủ hộ)$/.test(relation)) expect(birthYear).toBeLessThanOrEqual(2006)
    }
    const mother = withRelation(members, 'Vợ')[0] ?? members[0]
    const children = withRelation(members, 'Con')
    if (mother === undefined) throw new Error('a household without members')
    for (const child of children) expect(child.birthYear - mother.birthYear).toBeGreaterThanOrEqual(17)
    if (mayBeBornIn2010) {
      expect(mayBeBornIn2010).toBe(children.at(-1))
      expect(2010 - mother.birthYear).toBeGreaterThanOrEqual(18)
      expect(2010 - mother.birthYear).toBeLessThanOrEqual(44)
    }
  }
})

test('enough families could have a child of 2010, four times what is needed', () => {
  const people = households.reduce((sum, { members }) => sum + members.length, 0)
  const candidates = households.filter(({ mayBeBornIn2010 }) => mayBeBornIn2010 !== null).length
  expect(candidates / people).toBeGreaterThan(4 * (15_752 / 873_007))
})
