// Which invented people of a commune are born in 2010, hard to reach, hold a card, have an e-ID: exactly as
// many as the commune's baseline says. Chosen by selection sampling (need ÷ left), hamlet by hamlet and age
// by age, so that the old are less often activated and no hamlet is like its neighbour.

import { apportionWithin } from './apportion.ts'
import type { BaselineTotals } from './baseline.ts'
import type { Household, Member } from './households.ts'
import { bell, chance, type Random, unit } from './random.ts'

/** People of one hamlet and one age band, with their log-odds against the rest of the commune. */
type Group = {
  readonly members: readonly Member[]
  readonly hardToReach: number
  readonly collected: number
  readonly activated: number
}

const bands = [
  { from: 2000, hardToReach: 0, collected: -0.1, activated: 0.3 },
  { from: 1985, hardToReach: 0.6, collected: 0.35, activated: 0.5 },
  { from: 1965, hardToReach: -0.3, collected: 0.15, activated: 0.1 },
  { from: 1950, hardToReach: -0.2, collected: -0.5, activated: -0.7 },
  { from: 0, hardToReach: 0.9, collected: -1.5, activated: -1.6 },
] as const

/** Chosen one of each household at most; changes their birth years (and a relation, where children lack). */
export function chooseBornIn2010(random: Random, households: readonly Household[], count: number): void {
  const candidates: Member[] = []
  for (const { mayBeBornIn2010 } of households) if (mayBeBornIn2010) candidates.push(mayBeBornIn2010)
  let need = Math.min(count, candidates.length)
  let left = candidates.length
  for (const child of candidates) {
    if (unit(random) * left < need) {
      child.birthYear = 2010
      need--
    }
    left--
  }
  if (count > candidates.length) borrowChildren(households, count - candidates.length)
}

/** A very small commune may have too few families with children: others of a household become grandchildren. */
function borrowChildren(households: readonly Household[], missing: number): void {
  const others: Member[] = []
  const heads: Member[] = []
  for (const { members } of households) {
    for (const member of members) {
      if (member.birthYear !== 2010) (member.relation === 'Chủ hộ' ? heads : others).push(member)
    }
  }
  others.sort((a, b) => b.birthYear - a.birthYear)
  heads.sort((a, b) => b.birthYear - a.birthYear)
  for (const member of [...others, ...heads].slice(0, missing)) {
    member.birthYear = 2010
    if (member.relation !== 'Chủ hộ') member.relation = 'Cháu'
  }
}

/** Sets the standing of everybody in a commune; `hamlets` are its people, hamlet by hamlet. */
export function setStandings(
  random: Random,
  hamlets: readonly (readonly Member[])[],
  baseline: BaselineTotals,
): void {
  const groups = hamlets.flatMap((residents) => groupsOf(random, residents))
  const [hard, holders] = split(random, groups, baseline.hardToReach, (group) => group.hardToReach)
  each(hard, (person) => {
    person.hardToReach = true
  })
  each(holders, (person) => {
    person.card = true
  })
  const [collected] = split(random, holders, baseline.collected, (group) => group.collected)
  const [activated, waiting] = split(random, collected, baseline.activated, (group) => group.activated)
  const [approved, others] = split(random, waiting, baseline.approvedOnly, () => 0)
  const [rejected, pending] = split(random, others, baseline.rejected, () => 0)
  each(activated, (person) => {
    person.eid = 'activated'
  })
  each(approved, (person) => {
    person.eid = 'approved'
  })
  each(pending, (person) => {
    person.eid = 'collected'
  })
  each(rejected, (person) => {
    person.eid = 'rejected'
    // Worn fingers are the commoner reason (farm work); a bad photograph the other.
    person.rejectedFor = chance(random, 0.6) ? 'fingerprint' : 'photo'
  })
}

function groupsOf(random: Random, residents: readonly Member[]): Group[] {
  const effort = bell(random)
  const shifted = bell(random)
  const members: Member[][] = bands.map(() => [])
  for (const resident of residents) {
    if (resident.birthYear === 2010) continue
    members[bands.findIndex((band) => resident.birthYear >= band.from)]?.push(resident)
  }
  return bands.map((band, i) => ({
    members: members[i] ?? [],
    hardToReach: band.hardToReach + 0.4 * shifted,
    collected: band.collected + 0.4 * effort,
    activated: band.activated + 0.3 * effort + 0.2 * shifted,
  }))
}

/** Exactly `count` of the members, in proportions that follow the groups' leanings; and the rest. */
function split(
  random: Random,
  groups: readonly Group[],
  count: number,
  leaning: (group: Group) => number,
): [Group[], Group[]] {
  const needs = apportionWithin(
    count,
    groups.map((group) => group.members.length),
    groups.map(leaning),
  )
  const chosen: Group[] = []
  const rest: Group[] = []
  groups.forEach((group, i) => {
    const inside: Member[] = []
    const outside: Member[] = []
    let need = needs[i] ?? 0
    let left = group.members.length
    for (const member of group.members) {
      if (unit(random) * left < need) {
        inside.push(member)
        need--
      } else outside.push(member)
      left--
    }
    chosen.push({ ...group, members: inside })
    rest.push({ ...group, members: outside })
  })
  return [chosen, rest]
}

function each(groups: readonly Group[], change: (person: Member) => void): void {
  for (const group of groups) for (const member of group.members) change(member)
}
