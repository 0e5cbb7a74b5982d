import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  AREA_LEVELS,
  type Area,
  type AssignmentConflict,
  areaLevelOf,
  type Change,
  decideAssign,
  decideReassign,
  type Ground,
  type Holder,
  holderKey,
  liesIn,
  type NewArea,
  type Part,
  type Place,
  type Placed,
  placeKey,
  type Settled,
  settlePeople,
} from './assignment.ts'
import type { Result } from './result.ts'

const seed = 20240329
const HAMLET = 130101001

const hamlet: Place = { hamletId: HAMLET, residentialGroup: null, householdNo: null, personId: null }
const group = (residentialGroup: string): Place => ({ ...hamlet, residentialGroup })
const household = (householdNo: string): Place => ({ ...hamlet, householdNo })
const one = (personId: string): Place => ({ ...hamlet, personId })

/** Six people in three households of two groups, and one of whom nothing is known but the hamlet. */
const PEOPLE: readonly Placed[] = [
  ['a', '1', 'g1'],
  ['b', '1', 'g1'],
  ['c', '2', 'g1'],
  ['d', '3', 'g2'],
  ['e', '3', 'g2'],
  ['f', null, 'g2'],
  ['g', null, null],
].map(([personId, householdNo, residentialGroup]) => ({
  hamletId: HAMLET,
  personId: personId ?? '',
  householdNo: householdNo ?? null,
  residentialGroup: residentialGroup ?? null,
}))

const T1: Holder = { teamId: 'T1', memberId: null }
const M1: Holder = { teamId: 'T1', memberId: 'm1' }
const M2: Holder = { teamId: 'T1', memberId: 'm2' }
const T2: Holder = { teamId: 'T2', memberId: null }
const M3: Holder = { teamId: 'T2', memberId: 'm3' }

const anyPlace = fc.oneof(
  fc.constant(hamlet),
  fc.constantFrom('g1', 'g2').map(group),
  fc.constantFrom('1', '2', '3').map(household),
  fc.constantFrom(...PEOPLE.map(({ personId }) => personId)).map(one),
)
const anyHolder = fc.constantFrom(T1, M1, M2, T2, M3)
const anyPart = fc.constantFrom<Part>('owner', 'helper')
const anyNew = fc
  .record({ place: anyPlace, holder: anyHolder, part: anyPart })
  .map(({ place, holder, part }): NewArea => ({ ...place, ...holder, part }))

let nextId = 0
const opened = (area: NewArea): Area => {
  nextId += 1
  return { ...area, areaId: String(nextId).padStart(9, '0') }
}
const apply = (areas: readonly Area[], { ended, opened: more }: Change): Area[] => [
  ...areas.filter(({ areaId }) => !ended.some((gone) => gone.areaId === areaId)),
  ...more.map(opened),
]

type Decision = {
  readonly places: readonly Place[]
  readonly to: Holder
  readonly part: Part
  readonly again: boolean
}
const anyDecision: fc.Arbitrary<Decision> = fc.record({
  places: fc.uniqueArray(anyPlace, { minLength: 1, maxLength: 3, selector: placeKey }),
  to: anyHolder,
  part: anyPart,
  again: fc.boolean(),
})
const decide = (ground: Ground, { places, to, part, again }: Decision) =>
  again ? decideReassign(ground, places, to) : decideAssign(ground, places, to, part)

/** Open areas after some decisions, of which the refused ones changed nothing. */
const standingAfter = (decisions: readonly Decision[]): Area[] =>
  decisions.reduce<Area[]>((areas, decision) => {
    const decided = decide({ areas, people: PEOPLE }, decision)
    return decided.ok ? apply(areas, decided.value) : areas
  }, [])

const settle = (areas: readonly Area[]): Settled[] => settlePeople(areas, PEOPLE)
const ownersIn = (areas: readonly Area[]): Record<string, string> =>
  Object.fromEntries(
    settle(areas).map(({ owner }, i) => [
      PEOPLE[i]?.personId ?? '',
      owner === null ? '–' : holderKey(owner).trim(),
    ]),
  )

describe('who looks after a person', () => {
  it('is whoever has the most specific area: person, household, group, hamlet', () => {
    const areas = [
      opened({ ...one('a'), ...M2, part: 'owner' }),
      opened({ ...household('1'), ...M1, part: 'owner' }),
      opened({ ...group('g1'), ...T2, part: 'owner' }),
      opened({ ...hamlet, ...T1, part: 'owner' }),
    ]
    expect(ownersIn(areas)).toEqual({ a: 'T1 m2', b: 'T1 m1', c: 'T2', d: 'T1', e: 'T1', f: 'T1', g: 'T1' })
  })

  it('does not depend on the order of the areas, and of one level the later holds', () => {
    fc.assert(
      fc.property(fc.array(anyNew, { maxLength: 12 }), fc.infiniteStream(fc.nat()), (given, dice) => {
        const areas = given.map(opened)
        const shuffled = areas
          .map((area) => ({ area, by: dice.next().value }))
          .sort((x, y) => x.by - y.by)
          .map(({ area }) => area)
        expect(settle(shuffled)).toEqual(settle(areas))
        for (const [i, { owner }] of settle(areas).entries()) {
          const person = PEOPLE[i]
          if (person === undefined) throw new Error('somebody is missing')
          const covering = areas.filter((area) => area.part === 'owner' && liesIn(person, area))
          const better = covering.filter((area) => owner === null || isBetter(area, owner))
          expect(better).toEqual([])
        }
      }),
      { seed },
    )
  })

  it('is helped by everybody given as a helper of any level, each once, never by the owner', () => {
    fc.assert(
      fc.property(fc.array(anyNew, { maxLength: 12 }), (given) => {
        const areas = given.map(opened)
        for (const [i, { owner, helpers }] of settle(areas).entries()) {
          const person = PEOPLE[i]
          if (person === undefined) throw new Error('somebody is missing')
          const wanted = areas.filter((area) => area.part === 'helper' && liesIn(person, area)).map(holderKey)
          const owned = owner === null ? [] : [holderKey(owner)]
          expect(new Set(helpers.map(holderKey))).toEqual(
            new Set(wanted.filter((key) => !owned.includes(key))),
          )
          expect(new Set(helpers.map(holderKey)).size).toBe(helpers.length)
        }
      }),
      { seed },
    )
  })
})

const isBetter = (a: Area, b: Area): boolean => {
  const [rankA, rankB] = [a, b].map((area) => AREA_LEVELS.indexOf(areaLevelOf(area)))
  if (rankA === undefined || rankB === undefined) return false
  return rankA > rankB || (rankA === rankB && a.areaId > b.areaId)
}

describe('decisions', () => {
  it('never leave two owners of one place, nor anybody twice in it', () => {
    fc.assert(
      fc.property(fc.array(anyDecision, { maxLength: 15 }), (decisions) => {
        const areas = standingAfter(decisions)
        const owned = areas.filter(({ part }) => part === 'owner').map(placeKey)
        expect(new Set(owned).size).toBe(owned.length)
        const held = areas.map((area) => `${placeKey(area)} ${holderKey(area)}`)
        expect(new Set(held).size).toBe(held.length)
      }),
      { seed },
    )
  })

  it('that assign never take a person from another team, and what is accepted is in force', () => {
    fc.assert(
      fc.property(fc.array(anyDecision, { maxLength: 10 }), anyDecision, (decisions, last) => {
        const areas = standingAfter(decisions)
        const decided = decideAssign({ areas, people: PEOPLE }, last.places, last.to, last.part)
        if (!decided.ok) return
        const then = settle(apply(areas, decided.value))
        for (const [i, before] of settle(areas).entries())
          if (before.owner !== null) expect(then[i]?.owner?.teamId).toBe(before.owner.teamId)
        expect(decided.value.opened.map(placeKey)).toEqual(last.places.map(placeKey))
      }),
      { seed },
    )
  })

  it('that reassign leave nobody without an owner who had one', () => {
    fc.assert(
      fc.property(fc.array(anyDecision, { maxLength: 10 }), anyDecision, (decisions, last) => {
        const areas = standingAfter(decisions)
        const decided = decideReassign({ areas, people: PEOPLE }, last.places, last.to)
        if (!decided.ok) return
        const then = settle(apply(areas, decided.value))
        for (const [i, before] of settle(areas).entries())
          if (before.owner !== null) expect(then[i]?.owner).not.toBeNull()
      }),
      { seed },
    )
  })

  it('taken back give exactly what was before', () => {
    fc.assert(
      fc.property(fc.array(anyDecision, { maxLength: 10 }), anyDecision, (decisions, last) => {
        const areas = standingAfter(decisions)
        const decided = decide({ areas, people: PEOPLE }, last)
        if (!decided.ok) return
        const then = apply(areas, decided.value)
        const mine = then.filter(({ areaId }) => !areas.some((area) => area.areaId === areaId))
        const undone = [...then.filter((area) => !mine.includes(area)), ...decided.value.ended]
        expect(settle(undone)).toEqual(settle(areas))
      }),
      { seed },
    )
  })
})

describe('a conflict', () => {
  const ground = (...areas: NewArea[]): Ground => ({ areas: areas.map(opened), people: PEOPLE })
  const ofT1 = ground({ ...hamlet, ...T1, part: 'owner' })
  const refusal = (decided: Result<Change, AssignmentConflict>) => (decided.ok ? null : decided.error)

  it('is to give what another team has, whole or in part; to part one’s own is none', () => {
    expect(refusal(decideAssign(ofT1, [hamlet], T2, 'owner'))).toBe('already-owned')
    expect(refusal(decideAssign(ofT1, [household('1')], T2, 'owner'))).toBe('already-owned')
    expect(refusal(decideAssign(ofT1, [household('1')], M1, 'owner'))).toBeNull()
    expect(refusal(decideAssign(ofT1, [hamlet], M1, 'owner'))).toBe('already-owned')
  })

  it('is none to give a hamlet of which another team has one household: they keep it', () => {
    const given = ground({ ...household('1'), ...T2, part: 'owner' })
    const decided = decideAssign(given, [hamlet], T1, 'owner')
    if (!decided.ok) throw new Error(decided.error)
    expect(ownersIn(apply(given.areas, decided.value))).toMatchObject({ a: 'T2', b: 'T2', c: 'T1', g: 'T1' })
  })

  it('is to give what they have, to reassign to whom it is or what nobody has', () => {
    expect(refusal(decideAssign(ofT1, [hamlet], T1, 'owner'))).toBe('already-theirs')
    expect(refusal(decideAssign(ofT1, [hamlet], T1, 'helper'))).toBe('already-theirs')
    expect(refusal(decideReassign(ofT1, [household('1')], T1))).toBe('already-theirs')
    expect(refusal(decideReassign(ground(), [household('1')], T1))).toBe('nothing-to-reassign')
  })

  it('is a place where nobody lives, or one that is said twice', () => {
    expect(refusal(decideAssign(ground(), [household('9')], T1, 'owner'))).toBe('place-empty')
    expect(refusal(decideAssign(ground(), [hamlet, hamlet], T1, 'owner'))).toBe('place-twice')
    expect(refusal(decideReassign(ofT1, [group('g9')], T2))).toBe('place-empty')
  })

  it('ends the help of whoever becomes the owner', () => {
    const helped = ground({ ...hamlet, ...T1, part: 'owner' }, { ...household('1'), ...T2, part: 'helper' })
    const decided = decideReassign(helped, [household('1')], T2)
    if (!decided.ok) throw new Error(decided.error)
    expect(decided.value.ended.map(({ part }) => part)).toEqual(['helper'])
    expect(settle(apply(helped.areas, decided.value))[0]).toMatchObject({
      owner: { teamId: 'T2' },
      helpers: [],
    })
  })
})
