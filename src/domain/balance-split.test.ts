import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Band, type Line, type SplitMember, splitLine } from './balance-split.ts'

const anyLine: fc.Arbitrary<Line> = fc
  .array(
    fc.record({
      minutes: fc.constantFrom(0, 1, 5, 9),
      step: fc.constantFrom(0, 2, 7),
      cut: fc.constantFrom(0, 4),
      holder: fc.constantFrom(null, 'a', 'b', 'c'),
    }),
    { minLength: 1, maxLength: 7 },
  )
  .map((doors) => {
    const first = doors.findIndex(({ minutes }) => minutes > 0)
    const steps = doors.map(({ minutes, step }, place) => (minutes === 0 || place === first ? 0 : step))
    return {
      minutes: doors.map(({ minutes }) => minutes),
      steps,
      cuts: doors.map(({ cut }) => cut),
      holders: doors.map(({ holder }) => holder),
      worth: 0,
    }
  })

/** Tries every division. */
const cheapest = (line: Line, members: readonly SplitMember[], { lo, hi }: Band): number => {
  const count = line.minutes.length
  const worthOf = (from: number, to: number) => {
    let worth = 0
    let isFirst = true
    for (let i = from; i < to; i += 1) {
      if (line.minutes[i] === 0) continue
      worth += (line.minutes[i] ?? 0) + (isFirst ? 0 : (line.steps[i] ?? 0))
      isFirst = false
    }
    return worth
  }
  const best = (no: number, from: number): number => {
    const member = members[no]
    if (member === undefined) return from === count ? 0 : Number.POSITIVE_INFINITY
    let least = Number.POSITIVE_INFINITY
    for (let to = from; to <= count; to += 1) {
      const load = member.fixed + worthOf(from, to)
      if (load < lo || load > Math.max(hi, member.fixed)) continue
      let cost = no > 0 && from > 0 && from < count ? (line.cuts[from] ?? 0) : 0
      for (let i = from; i < to; i += 1)
        if (line.holders[i] !== null && line.holders[i] !== member.id) cost += (line.minutes[i] ?? 0) + 1
      least = Math.min(least, cost + best(no + 1, to))
    }
    return least
  }
  return best(0, 0)
}

const costOf = (line: Line, stretches: NonNullable<ReturnType<typeof splitLine>>): number =>
  stretches.reduce((sum, { memberId, from, to }, no) => {
    let cost = no > 0 && from > 0 && from < line.minutes.length ? (line.cuts[from] ?? 0) : 0
    for (let i = from; i < to; i += 1)
      if (line.holders[i] !== null && line.holders[i] !== memberId) cost += (line.minutes[i] ?? 0) + 1
    return sum + cost
  }, 0)

test('of all divisions within the band it is one of the cheapest, and there is none where it says so', () => {
  const members = fc
    .tuple(fc.constantFrom(0, 3), fc.constantFrom(0, 12), fc.constantFrom(0, 3))
    .map((fixed) => ['a', 'b', 'c'].map((id, no) => ({ id, fixed: fixed[no] ?? 0 })))
  const band = fc
    .tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 20 }))
    .map(([lo, more]) => ({ lo, hi: lo + more }))
  fc.assert(
    fc.property(anyLine, members, band, (line, who, within) => {
      const least = cheapest(line, who, within)
      const stretches = splitLine(line, who, within)
      if (stretches === null) {
        expect(least).toBe(Number.POSITIVE_INFINITY)
        return
      }
      expect(costOf(line, stretches)).toBe(least)
      expect(stretches.map(({ from }) => from)).toEqual([0, ...stretches.slice(0, -1).map(({ to }) => to)])
      expect(stretches.at(-1)?.to).toBe(line.minutes.length)
    }),
    { seed: 20240404, numRuns: 500 },
  )
})
