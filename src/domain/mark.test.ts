import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MARK_CELLS, type Mark, markShapes, type PersonCell, type UnitCell, weakerCell } from './mark.ts'
import { FLAGS } from './milestones.ts'

const sizes = fc.integer({ min: 12, max: 240 })
const personCell: fc.Arbitrary<PersonCell> = fc.record({
  state: fc.constantFrom('open', 'reported', 'confirmed', 'exempt', 'not_measured'),
  flag: fc.constantFrom(null, ...FLAGS),
})
const unitCell: fc.Arbitrary<UnitCell | null> = fc.option(
  fc.record({
    confirmed: fc.nat(1200),
    reported: fc.nat(300),
    base: fc.integer({ min: 0, max: 1000 }),
    goal: fc.option(fc.nat(1000)),
  }),
)
const marks: fc.Arbitrary<Mark> = fc.oneof(
  fc.record({
    of: fc.constant('person' as const),
    cells: fc.record({ card: personCell, eid: personCell, sim: personCell, phone: personCell }),
  }),
  fc.record({
    of: fc.constant('unit' as const),
    cells: fc.record({ card: unitCell, eid: unitCell, sim: unitCell, phone: unitCell }),
  }),
)

const numbersOf = (d: string) => d.match(/-?[\d.]+/g)?.map(Number) ?? []
const unitOf = (cell: UnitCell | null): Mark => ({
  of: 'unit',
  cells: { card: cell, eid: null, sim: null, phone: null },
})
const personOf = (cell: PersonCell): Mark => ({
  of: 'person',
  cells: { card: cell, eid: cell, sim: cell, phone: cell },
})
const rolesOf = (mark: Mark, size: number, cell = 'card') =>
  markShapes(mark, size).flatMap((shape) => (shape.cell === cell ? [shape.role] : []))

/** Height in px of the shape of that role in the first cell, 0 if it is not drawn. */
function heightOf(cell: UnitCell, role: string, size: number): number {
  const shape = markShapes(unitOf(cell), size).find((s) => s.cell === 'card' && s.role === role)
  const ys = numbersOf(shape?.d ?? '').filter((_, i) => i % 2 === 1)
  return ys.length === 0 ? 0 : Math.max(...ys) - Math.min(...ys)
}

describe('any mark at any size', () => {
  test('stays inside its square, draws every cell, and repeats itself exactly', () => {
    fc.assert(
      fc.property(marks, sizes, (mark, size) => {
        const shapes = markShapes(mark, size)
        for (const cell of MARK_CELLS) expect(shapes.some((s) => s.cell === cell)).toBe(true)
        for (const n of shapes.flatMap((s) => numbersOf(s.d))) {
          expect(n).toBeGreaterThanOrEqual(0)
          expect(n).toBeLessThanOrEqual(size)
        }
        expect(markShapes(mark, size)).toEqual(shapes)
      }),
      { seed: 4, numRuns: 300 },
    )
  })
})

describe('a unit', () => {
  test('one person is never nothing, and one missing is never full', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 2, max: 900_000 }), (size, base) => {
        const one = { confirmed: 1, reported: 0, base, goal: null }
        const allButOne = { ...one, confirmed: base - 1 }
        const all = { ...one, confirmed: base }
        expect(heightOf(one, 'solid', size)).toBeGreaterThan(0)
        expect(heightOf(allButOne, 'solid', size)).toBeLessThan(heightOf(all, 'solid', size))
      }),
      { seed: 4 },
    )
  })

  test('the more are confirmed the higher it stands', () => {
    fc.assert(
      fc.property(sizes, fc.nat(1000), fc.nat(1000), (size, a, b) => {
        const height = (confirmed: number) =>
          heightOf({ confirmed, reported: 0, base: 1000, goal: null }, 'solid', size)
        expect(height(Math.max(a, b))).toBeGreaterThanOrEqual(height(Math.min(a, b)))
      }),
      { seed: 4 },
    )
  })

  test('what is reported stands lighter above what is confirmed, however little it is', () => {
    const cell = { confirmed: 700, reported: 1, base: 1000, goal: 900 }
    expect(rolesOf(unitOf(cell), 24)).toEqual(['frame', 'light', 'solid', 'tick'])
    expect(heightOf(cell, 'light', 24)).toBe(1)
  })

  test('not reported is drawn otherwise than zero', () => {
    expect(rolesOf(unitOf(null), 12)).toEqual(['dots'])
    expect(rolesOf(unitOf({ confirmed: 0, reported: 0, base: 10, goal: null }), 12)).toEqual(['frame'])
  })

  test('more than all is marked', () => {
    expect(rolesOf(unitOf({ confirmed: 1001, reported: 0, base: 1000, goal: null }), 48)).toContain('over')
    expect(rolesOf(unitOf({ confirmed: 1000, reported: 0, base: 1000, goal: null }), 48)).not.toContain(
      'over',
    )
  })
})

describe('a person', () => {
  test('every state has a shape of its own even at 12 px', () => {
    const states = ['open', 'reported', 'confirmed', 'exempt', 'not_measured'] as const
    const drawn = states.map((state) => JSON.stringify(markShapes(personOf({ state, flag: null }), 12)))
    expect(new Set(drawn).size).toBe(states.length)
  })

  test('a flag bites the corner and keeps the state beneath', () => {
    for (const flag of FLAGS) {
      expect(rolesOf(personOf({ state: 'confirmed', flag }), 48)).toEqual(['solid', 'flag'])
      expect(rolesOf(personOf({ state: 'reported', flag }), 48)).toEqual(['frame', 'half', 'flag'])
    }
    const looks = FLAGS.map((flag) => JSON.stringify(markShapes(personOf({ state: 'open', flag }), 48)))
    expect(new Set(looks).size).toBe(FLAGS.length)
  })

  test('the SIM cell shows the weaker of SIM and signature, with a flag of either', () => {
    const confirmed: PersonCell = { state: 'confirmed', flag: null }
    const open: PersonCell = { state: 'open', flag: null }
    const unknown: PersonCell = { state: 'not_measured', flag: null }
    expect(weakerCell(confirmed, open)).toEqual(open)
    expect(weakerCell(confirmed, unknown)).toEqual(unknown)
    expect(weakerCell(unknown, open)).toEqual(open)
    expect(weakerCell({ state: 'confirmed', flag: 'expired' }, open)).toEqual({
      state: 'open',
      flag: 'expired',
    })
  })
})
