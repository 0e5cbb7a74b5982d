// Who lives together in an invented household: sexes, relations to the head and years of birth of those born
// by 2009. No names, numbers or addresses here, and nothing about cards: see people.ts and baseline.ts.

import type { Sex } from '../identity-number.ts'
import type { Standing } from './baseline.ts'
import { between, chance, int, pick, type Random, weighted } from './random.ts'

export type Relation =
  | 'Chủ hộ'
  | 'Vợ'
  | 'Chồng'
  | 'Con'
  | 'Con dâu'
  | 'Con rể'
  | 'Cháu'
  | 'Cha'
  | 'Mẹ'
  | 'Anh'
  | 'Chị'
  | 'Em'

/** The standing is nobody's yet: standings.ts sets it when the whole commune is known. */
export type Member = { relation: Relation; readonly sex: Sex; birthYear: number } & Standing

export type Household = {
  /** Head first, then spouse, children (eldest first), their spouses, grandchildren, parents, siblings. */
  readonly members: readonly Member[]
  /** The youngest child, when it is not married and its mother could also have borne it in 2010. */
  readonly mayBeBornIn2010: Member | null
}

const NOW = 2024
/** Nobody composed here is younger: the children born in 2010 are chosen afterwards, by quota. */
const LAST_YEAR = 2009
const FIRST_YEAR = 1919
const FIRST_GRANDCHILD = 2006

/** Members from 14 years on, so that couples with small children count as two; the mean is a little below 3. */
const sizes = weighted<number>([
  [1, 14],
  [2, 34],
  [3, 24],
  [4, 16],
  [5, 7],
  [6, 3],
  [7, 1.2],
  [8, 0.5],
  [9, 0.3],
])

/** 1 to 9 people, but no more than there are left. */
export const householdSize = (random: Random, left: number): number => Math.min(left, pick(random, sizes))

export function composeHousehold(random: Random, size: number): Household {
  if (size === 1) return { members: [alone(random)], mayBeBornIn2010: null }
  const couple = chance(random, size === 2 ? 0.8 : 0.9)
  const kin = shareOut(random, size - (couple ? 2 : 1))
  const head = headOf(random, couple, kin)
  const spouse = couple ? spouseOf(random, head) : null
  const mother = spouse?.sex === 'female' ? spouse : head
  const years = childYears(random, mother.birthYear, kin)
  const children = years.map((birthYear) => member('Con', sexAtBirth(random), birthYear))
  const members = [head, ...(spouse ? [spouse] : []), ...children]
  for (let i = 0; i < kin.inLaws; i++) members.push(inLaw(random, children[i] ?? head))
  for (let i = 0; i < kin.grandchildren; i++) {
    members.push(member('Cháu', sexAtBirth(random), between(random, FIRST_GRANDCHILD, LAST_YEAR)))
  }
  members.push(...eldersOf(random, head, kin.elders))
  for (let i = 0; i < kin.siblings; i++) members.push(sibling(random, head))
  const fertile = mother.birthYear >= 2010 - 44 && mother.birthYear <= 2010 - 18
  const free = children.length > kin.inLaws
  return { members, mayBeBornIn2010: fertile && free ? (children.at(-1) ?? null) : null }
}

const member = (relation: Relation, sex: Sex, birthYear: number): Member => ({
  relation,
  sex,
  birthYear: Math.max(FIRST_YEAR, Math.min(LAST_YEAR, birthYear)),
  card: false,
  hardToReach: false,
  eid: 'none',
  rejectedFor: null,
})

const sexAtBirth = (random: Random): Sex => (chance(random, 0.515) ? 'male' : 'female')

type Kin = { children: number; inLaws: number; grandchildren: number; elders: number; siblings: number }

function shareOut(random: Random, others: number): Kin {
  const kin: Kin = { children: 0, inLaws: 0, grandchildren: 0, elders: 0, siblings: 0 }
  let left = others
  if (left > 0 && chance(random, 0.15)) {
    kin.elders = left > 1 && chance(random, 0.35) ? 2 : 1
    left -= kin.elders
  }
  if (left > 0 && chance(random, 0.05)) {
    kin.siblings = 1
    left--
  }
  if (left > 1 && chance(random, 0.28)) {
    kin.inLaws = 1
    left--
    if (left > 1 && chance(random, 0.4)) {
      kin.grandchildren = 1
      left--
    }
  }
  kin.children = left
  return kin
}

function headOf(random: Random, couple: boolean, kin: Kin): Member {
  // Who has no adult child at home is either young or old; children at home, and their number, make older.
  const young = kin.children === 0 && chance(random, kin.elders > 0 ? 0.85 : 0.72)
  const age = young
    ? between(random, 23, 35) + int(random, 10)
    : kin.grandchildren > 0
      ? between(random, 60, 78)
      : kin.inLaws > 0
        ? between(random, 50, 74)
        : kin.children === 0
          ? between(random, 48, kin.elders > 0 ? 60 : 82)
          : between(random, 38 + 2 * kin.children, chance(random, 0.25) ? 76 : 58)
  const woman = chance(random, couple ? 0.17 : 0.62)
  return member('Chủ hộ', woman ? 'female' : 'male', NOW - age)
}

function spouseOf(random: Random, head: Member): Member {
  const gap = int(random, 4) + int(random, 4) - 1
  const birthYear = Math.min(head.birthYear + (head.sex === 'male' ? gap : -gap), NOW - 19)
  return head.sex === 'male' ? member('Vợ', 'female', birthYear) : member('Chồng', 'male', birthYear)
}

/** Years of birth, ascending, at least one apart where the mother's age allows it; a married child is grown up. */
function childYears(random: Random, motherYear: number, kin: Kin): number[] {
  const first = motherYear + 18
  const last = Math.max(first, Math.min(motherYear + 41, LAST_YEAR))
  const years: number[] = []
  for (let i = 0; i < kin.children; i++) {
    const year = first + int(random, 12) + int(random, 13)
    years.push(year > last ? between(random, first, last) : year)
  }
  years.sort((a, b) => a - b)
  let next = last + 1
  for (let i = kin.children - 1; i >= 0; i--) {
    next = Math.max(first, Math.min(years[i] ?? first, next - 1))
    years[i] = next
  }
  const eldestBy = kin.grandchildren > 0 ? FIRST_GRANDCHILD - 18 : kin.inLaws > 0 ? NOW - 22 : LAST_YEAR
  if (years.length > 0) years[0] = Math.max(first, Math.min(years[0] ?? first, eldestBy))
  return years
}

function inLaw(random: Random, partner: Member): Member {
  const birthYear = Math.min(partner.birthYear + int(random, 7) - 3, NOW - 19)
  return partner.sex === 'male' ? member('Con dâu', 'female', birthYear) : member('Con rể', 'male', birthYear)
}

/** One parent alone is mostly the mother; two are both. */
function eldersOf(random: Random, head: Member, count: number): Member[] {
  const mother = (): Member => member('Mẹ', 'female', head.birthYear - between(random, 19, 36))
  const father = (): Member => member('Cha', 'male', head.birthYear - between(random, 21, 38))
  if (count === 0) return []
  if (count === 2) return [father(), mother()]
  return [chance(random, 0.72) ? mother() : father()]
}

function sibling(random: Random, head: Member): Member {
  const sex = sexAtBirth(random)
  const gap = int(random, 9) - 3
  if (gap >= 0) return member('Em', sex, head.birthYear + gap + 1)
  return member(sex === 'male' ? 'Anh' : 'Chị', sex, head.birthYear + gap)
}

function alone(random: Random): Member {
  const worker = chance(random, 0.5)
  const woman = chance(random, worker ? 0.45 : 0.62)
  const age = worker ? between(random, 18, 36) : between(random, 40, 70) + int(random, 20)
  return member('Chủ hộ', woman ? 'female' : 'male', NOW - age)
}
