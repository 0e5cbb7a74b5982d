import { expect, test } from 'vitest'
import { areaLevelOf, settlePeople } from '../assignment.ts'
import { holdsNumber, ORGANISATIONS } from '../teams.ts'
import { communeOfHamlet } from '../units.ts'
import { COLLECTION_TEAMS, type DemoTeam, demoForces } from './forces.ts'
import { coveringAreas, type GivenArea, givenAreas, settledTimes } from './given-areas.ts'
import { hamletPlans } from './hamlet-plans.ts'
import { demoPlaces } from './hamlets.ts'
import { demoToday } from './history.ts'
import { silentCommunes } from './history-calendar.ts'

const seed = 2024
const hamlets = demoPlaces()
const seat = hamlets[0]?.hamletId ?? 0
const communes = [...new Set(hamlets.map(({ communeId }) => communeId))]
const silent = silentCommunes(seed, communes)
const make = () => demoForces({ seed, hamlets, silent, seat })
const forces = make()
const plans = hamletPlans(seed, hamlets, forces.ofHamlet, seat)
const given = givenAreas(seed, forces, plans, seat)
const ofKind = (kind: DemoTeam['kind']) => forces.teams.filter((team) => team.kind === kind)

test('the same seed forms the same teams and gives them the same, another seed others', () => {
  expect(make().teams).toEqual(forces.teams)
  expect(givenAreas(seed, make(), plans, seat)).toEqual(given)
  expect(demoForces({ seed: 1, hamlets, silent, seat }).teams).not.toEqual(forces.teams)
})

test('every member belongs to one team, and every team of a hamlet or commune to one commune', () => {
  const members = forces.teams.flatMap((team) => team.members)
  expect(new Set(members.map(({ memberId }) => memberId)).size).toBe(members.length)
  expect(new Set(forces.teams.map(({ teamId }) => teamId)).size).toBe(forces.teams.length)
  for (const team of [...ofKind('hamlet_team'), ...ofKind('commune_team')])
    expect(communeOfHamlet(team.lo)).toBe(communeOfHamlet(team.hi))
})

test('a team of a hamlet has four to six members of several organisations and one lead, by different names', () => {
  for (const { members, name } of ofKind('hamlet_team')) {
    expect(members.length).toBeGreaterThanOrEqual(4)
    expect(members.length).toBeLessThanOrEqual(6)
    expect(members.filter(({ isLead }) => isLead)).toHaveLength(1)
    expect(new Set(members.map((one) => one.name)).size).toBe(members.length)
    expect(new Set(members.map(({ organisation }) => organisation)).size).toBeGreaterThan(3)
    expect(holdsNumber(name)).toBe(false)
  }
  const seen = new Set(forces.teams.flatMap(({ members }) => members.map(({ organisation }) => organisation)))
  expect([...seen].sort()).toEqual([...ORGANISATIONS].sort())
})

test('there are 84 collection teams of two police, and every commune has one to ask, and a carrier', () => {
  expect(ofKind('collection_team')).toHaveLength(COLLECTION_TEAMS)
  for (const { members } of ofKind('collection_team'))
    expect(members.map(({ organisation }) => organisation)).toEqual(['police', 'police'])
  for (const communeId of communes) {
    for (const team of [...forces.collectors(communeId), ...forces.carriers(communeId)]) {
      expect(team.lo).toBeLessThanOrEqual(communeId * 1000)
      expect(team.hi).toBeGreaterThanOrEqual(communeId * 1000 + 999)
    }
    expect(forces.collectors(communeId).length).toBeGreaterThan(0)
    expect(forces.carriers(communeId)).toHaveLength(2)
  }
})

test('in a few communes hamlets are nobody’s, and in the silent ones all', () => {
  const without = hamlets.filter(({ hamletId }) => !given.areas.has(hamletId))
  const gaps = new Set(without.map(({ communeId }) => communeId))
  expect(gaps.size).toBeGreaterThan(silent.size)
  expect(gaps.size).toBeLessThan(communes.length / 4)
  for (const { hamletId, communeId } of hamlets)
    if (silent.has(communeId)) expect(given.areas.has(hamletId)).toBe(false)
})

const today = demoToday(45)
const anywhere = [
  { group: 1, household: 4, person: 4 },
  { group: 1, household: 7, person: 7 },
  { group: 1, household: 9, person: null },
  { group: 2, household: 40, person: null },
]

test('every hamlet that was given to somebody has one owner for everybody, on any day since', () => {
  for (const areas of given.areas.values()) {
    for (const place of anywhere) {
      const times = settledTimes(coveringAreas(areas, place), today)
      const owners = times.filter(({ area }) => area.part === 'owner').sort((a, b) => a.from - b.from)
      expect(owners.filter(({ to }) => to === null)).toHaveLength(1)
      owners.slice(1).forEach(({ from }, i) => {
        expect(from).toBe(owners[i]?.to)
      })
    }
  }
})

test('who looks after somebody today is what the rule says of all areas that are open', () => {
  const rows = [...given.areas.values()].flatMap((areas) => {
    const open = areas.filter(({ from, ended }) => from < today && (ended === null || ended.on >= today))
    return anywhere.map((place) => {
      const own = place.person === null ? 'other' : `person ${place.person}`
      const placed = {
        hamletId: areas[0]?.hamletId ?? 0,
        residentialGroup: String(place.group),
        householdNo: String(place.household),
        personId: own,
      }
      const [settled] = settlePeople(open.map(asArea), [placed])
      const holders = settledTimes(coveringAreas(areas, place), today).filter(({ to }) => to === null)
      const ids = [...(settled?.owner ? [settled.owner] : []), ...(settled?.helpers ?? [])]
      expect(holders.map(({ area }) => area.areaId).sort()).toEqual(ids.map(({ areaId }) => areaId).sort())
      return settled?.owner == null ? 'nobody' : areaLevelOf(settled.owner)
    })
  })
  for (const level of ['hamlet', 'group', 'household', 'person']) expect(rows).toContain(level)
})

const asArea = ({ place, ...area }: GivenArea) => ({
  ...area,
  residentialGroup: place.group === null ? null : String(place.group),
  householdNo: place.household === null ? null : String(place.household),
  personId: place.person === null ? null : `person ${place.person}`,
})

test('some were reassigned, some given back, and each decision is of one commune', () => {
  const kinds = new Set(given.decisions.map(({ kind }) => kind))
  expect([...kinds].sort()).toEqual(['assigned', 'reassigned', 'returned'])
  const made = new Map(given.decisions.map((decision) => [decision.decisionId, decision]))
  expect(made.size).toBe(given.decisions.length)
  for (const areas of given.areas.values()) {
    for (const { hamletId, decisionId, from, ended } of areas) {
      expect(made.get(decisionId)).toMatchObject({ communeId: communeOfHamlet(hamletId), on: from })
      if (ended !== null) expect(made.get(ended.decisionId)).toMatchObject({ kind: 'returned', on: ended.on })
    }
  }
})
