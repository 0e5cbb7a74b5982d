import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type BalanceDoor,
  type BalanceProposal,
  proposeBalance,
  spreadOf,
  type TeamGround,
} from './balance.ts'
import { type Effort, NO_EFFORT } from './effort.ts'

const seed = 20240404
const HAMLET = 130_101_001

const worth = (minutes: number): Effort =>
  minutes === 0 ? NO_EFFORT : { minutes, people: 1, actions: 1, missed: 0, hard: 0 }

const door = (no: number, group: number, minutes: number, memberId: string | null): BalanceDoor => ({
  hamletId: HAMLET,
  residentialGroup: `Tổ ${group}`,
  householdNo: String(no),
  personId: null,
  effort: worth(minutes),
  memberId,
})

/** Groups of ten doors, each 20 minutes; `held`: who has them, door by door. */
const ground = (held: readonly (string | null)[], memberIds: readonly string[]): TeamGround => ({
  memberIds,
  doors: held.map((memberId, no) => door(no, Math.floor(no / 10), 20, memberId)),
  pinned: [],
})
const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value)

const applied = (before: TeamGround, { moves }: BalanceProposal): TeamGround => {
  const to = new Map(moves.flatMap((move) => move.doors.map((one) => [one, move.to] as const)))
  return { ...before, doors: before.doors.map((one) => ({ ...one, memberId: to.get(one) ?? one.memberId })) }
}

describe('a proposal', () => {
  test('gives the doors of a new team out in stretches, cut between groups of houses where it can', () => {
    const proposal = proposeBalance(ground(times(40, null), ['an', 'binh']))
    expect(proposal?.unshared.doors).toBe(40)
    expect(
      proposal?.moves.map(({ to, residentialGroup, doors }) => [to, residentialGroup, doors.length]),
    ).toEqual([
      ['an', 'Tổ 0', 10],
      ['an', 'Tổ 1', 10],
      ['binh', 'Tổ 2', 10],
      ['binh', 'Tổ 3', 10],
    ])
  })

  test('moves the nearest doors from who has much to who has little, and nothing else', () => {
    const held = [...times(30, 'an'), ...times(10, 'binh')]
    const proposal = proposeBalance(ground(held, ['an', 'binh']))
    expect(
      proposal?.moves.map(({ from, to, doors }) => [from, to, doors[0]?.householdNo, doors.length]),
    ).toEqual([['an', 'binh', '20', 10]])
    expect(proposal?.before.map(({ doors }) => doors)).toEqual([30, 10])
    expect(proposal?.after.map(({ doors }) => doors)).toEqual([20, 20])
  })

  test('gives somebody new a stretch beside whoever has most', () => {
    const held = [...times(40, 'an'), ...times(20, 'binh')]
    const proposal = proposeBalance(ground(held, ['an', 'binh', 'chi']))
    expect(proposal?.moves.map(({ from, to, doors }) => [from, to, doors.length])).toEqual([
      ['an', 'chi', 10],
      ['an', 'chi', 10],
    ])
  })

  test('gives the doors of somebody who no longer walks to the others', () => {
    const held = [...times(20, 'an'), ...times(20, 'gone'), ...times(20, 'binh')]
    const proposal = proposeBalance(ground(held, ['an', 'binh']))
    expect(proposal?.unshared.doors).toBe(20)
    expect(proposal?.moves.map(({ from, to, doors }) => [from, to, doors.length])).toEqual([
      [null, 'an', 10],
      [null, 'binh', 10],
    ])
  })

  test('is not made where shares are even enough, for one door alone, or for nobody', () => {
    expect(proposeBalance(ground([...times(21, 'an'), ...times(19, 'binh')], ['an', 'binh']))).toBeNull()
    expect(proposeBalance(ground(['an'], ['an', 'binh']))).toBeNull()
    expect(proposeBalance(ground(times(5, null), []))).toBeNull()
    expect(proposeBalance(ground([], ['an']))).toBeNull()
  })

  test('leaves people who were given to somebody by name, and counts them', () => {
    const held = [...times(20, 'an'), ...times(20, 'binh')]
    const pinned = [{ memberId: 'binh', effort: worth(200) }]
    const proposal = proposeBalance({ ...ground(held, ['an', 'binh']), pinned })
    expect(proposal?.moves.every(({ from, to }) => from === 'binh' && to === 'an')).toBe(true)
    const after = proposal?.after.map(({ effort }) => effort.minutes) ?? []
    expect(Math.abs((after[0] ?? 0) - (after[1] ?? 0))).toBeLessThan(100)
  })
})

const MEMBERS = ['an', 'binh', 'chi', 'dung'] as const

const anyGround: fc.Arbitrary<TeamGround> = fc
  .record({
    memberIds: fc.subarray([...MEMBERS], { minLength: 1 }),
    held: fc.array(
      fc.record({
        run: fc.integer({ min: 1, max: 9 }),
        memberId: fc.constantFrom(null, ...MEMBERS, 'gone'),
        hamlet: fc.nat(1),
        minutes: fc.array(fc.constantFrom(0, 10, 18, 33, 40, 95), { minLength: 9, maxLength: 9 }),
      }),
      { maxLength: 8 },
    ),
    groupOf: fc.integer({ min: 3, max: 12 }),
    pinned: fc.array(
      fc.record({ memberId: fc.constantFrom(...MEMBERS, 'gone'), effort: fc.nat(200).map(worth) }),
      { maxLength: 2 },
    ),
  })
  .map(({ memberIds, held, groupOf, pinned }) => {
    const doors = held
      .toSorted((a, b) => a.hamlet - b.hamlet)
      .flatMap(({ run, memberId, hamlet, minutes }) =>
        Array.from({ length: run }, (_, no) => ({ memberId, hamlet, minutes: minutes[no] ?? 0 })),
      )
      .map(({ memberId, hamlet, minutes }, no) => ({
        ...door(no, Math.floor(no / groupOf), minutes, memberId),
        hamletId: HAMLET + hamlet,
      }))
    return { memberIds, doors, pinned }
  })

const withProposal = (check: (ground: TeamGround, proposal: BalanceProposal) => void) =>
  fc.property(anyGround, (given) => {
    const proposal = proposeBalance(given)
    if (proposal !== null) check(given, proposal)
  })
const options = { seed, numRuns: 500 }

describe('whatever the ground is', () => {
  test('no door is lost, none passes twice, and each goes from whoever has it to one who walks', () => {
    fc.assert(
      withProposal((given, { moves, after }) => {
        const moved = moves.flatMap(({ doors }) => doors)
        expect(new Set(moved).size).toBe(moved.length)
        for (const { from, to, doors } of moves) {
          expect(given.memberIds).toContain(to)
          expect(from).not.toBe(to)
          for (const one of doors) {
            const walks = one.memberId !== null && given.memberIds.includes(one.memberId)
            expect(walks ? one.memberId : null).toBe(from)
          }
        }
        expect(after.reduce((sum, { doors }) => sum + doors, 0)).toBe(given.doors.length)
        expect(after.map(({ memberId }) => memberId)).toEqual(given.memberIds.toSorted())
      }),
      options,
    )
  })

  test('every share is one stretch of the way', () => {
    fc.assert(
      withProposal((given, proposal) => {
        const holders = applied(given, proposal).doors.map(({ memberId }) => memberId)
        const stretches = holders.filter((holder, place) => holder !== holders[place - 1])
        expect(new Set(stretches).size).toBe(stretches.length)
      }),
      options,
    )
  })

  test('people, actions and hard cases are the same before and after, and shares differ by no more', () => {
    fc.assert(
      withProposal((given, { before, after, unshared }) => {
        const known = new Set(given.memberIds)
        const all = [...given.doors, ...given.pinned.filter(({ memberId }) => known.has(memberId))]
        const people = all.reduce((sum, { effort }) => sum + effort.people, 0)
        expect(after.reduce((sum, { effort }) => sum + effort.people, 0)).toBe(people)
        expect(spreadOf(after)).toBeLessThanOrEqual(spreadOf(before) + unshared.minutes)
      }),
      options,
    )
  })

  test('what was proposed and done is not proposed to be done otherwise', () => {
    fc.assert(
      withProposal((given, proposal) => {
        expect(proposeBalance(applied(given, proposal))).toBeNull()
      }),
      options,
    )
  })

  test('the order in which members are named makes no difference', () => {
    fc.assert(
      fc.property(anyGround, (given) => {
        const other = { ...given, memberIds: given.memberIds.toReversed(), pinned: given.pinned.toReversed() }
        expect(proposeBalance(other)).toEqual(proposeBalance(given))
      }),
      options,
    )
  })
})
