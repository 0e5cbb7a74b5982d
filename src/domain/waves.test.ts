import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countWave, WAVE_GROUPS, type WaveFigures } from './wave-figures.ts'
import {
  advance,
  cameAfter,
  lacksOf,
  reopen,
  reopensTo,
  stepAfter,
  WAVE_OBSTACLES,
  WAVE_STEPS,
  type WaveStep,
} from './waves.ts'

const seed = 20240404
const figures = (change: Partial<WaveFigures> = {}): WaveFigures => ({
  ...countWave([]),
  people: 100,
  ...change,
})

const anyFigures: fc.Arbitrary<WaveFigures> = fc
  .tuple(...WAVE_GROUPS.map(() => fc.constantFrom(0, 0, 0, 1, 7)))
  .map((counts) => Object.fromEntries(WAVE_GROUPS.map((group, i) => [group, counts[i] ?? 0])))
  .map((change) => figures({ ...change, people: 20 }))

describe('a step', () => {
  test('is taken when its rule is met, one after another', () => {
    let step: WaveStep = 'open'
    const taken: WaveStep[] = [step]
    for (let next = advance(step, figures()); next.ok; next = advance(step, figures())) {
      step = next.value
      taken.push(step)
    }
    expect(taken).toEqual(WAVE_STEPS)
    expect(advance('closed', figures())).toEqual({ ok: false, error: { kind: 'last-step' } })
  })

  test.each([
    ['open', 'unowned'],
    ['being_swept', 'to_visit'],
    ['being_swept', 'without_reason'],
    ['being_swept', 'promise_due'],
    ['swept', 'disputed'],
    ['swept', 'unconfirmed'],
    ['verified', 'untried'],
    ['verified', 'promised'],
    ['verified', 'handed_over'],
  ] as const)('from %s is refused while anybody is %s, and says how many', (step, group) => {
    expect(advance(step, figures({ [group]: 3 }))).toEqual({
      ok: false,
      error: { kind: 'lacking', lacks: [{ group, count: 3 }] },
    })
  })

  test('does not ask for what a later step asks', () => {
    expect(advance('open', figures({ to_visit: 90, disputed: 2, unconfirmed: 4, promised: 1 })).ok).toBe(true)
    expect(advance('being_swept', figures({ disputed: 2, unconfirmed: 4, untried: 5, promised: 1 })).ok).toBe(
      true,
    )
  })

  test('asks again for everything that the steps before it asked', () => {
    expect(advance('verified', figures({ to_visit: 2, unowned: 2, disputed: 1 }))).toEqual({
      ok: false,
      error: {
        kind: 'lacking',
        lacks: [
          { group: 'unowned', count: 2 },
          { group: 'to_visit', count: 2 },
          { group: 'disputed', count: 1 },
        ],
      },
    })
  })

  test('of a hamlet in which no list names anybody is refused: that is not the same as nobody left', () => {
    expect(advance('open', figures({ people: 0 }))).toEqual({ ok: false, error: { kind: 'nobody-listed' } })
  })

  test('leaves open cases open: whoever has a reason does not hold the hamlet back', () => {
    expect(advance('verified', figures({ missing: 12, with_reason: 12, owned: 12 })).ok).toBe(true)
  })
})

describe('reopening', () => {
  test('leads back to the doors, or before anybody set out, and never without a reason', () => {
    expect(WAVE_STEPS.map(reopensTo)).toEqual([null, 'open', 'being_swept', 'being_swept', 'being_swept'])
    expect(reopen('closed', 'Có 12 người mới về')).toEqual({ ok: true, value: 'being_swept' })
    for (const step of WAVE_STEPS.slice(1))
      expect(reopen(step, '  ')).toEqual({ ok: false, error: 'reason-missing' })
    expect(reopen('open', 'Nhầm')).toEqual({ ok: false, error: 'not-begun' })
  })

  test('is proposed when after the step somebody new is to be visited, disputed, returned or silent', () => {
    const after = figures({ people: 104, to_visit: 4, disputed: 1, returned: 2, without_reason: 1 })
    expect(cameAfter('swept', figures(), after)).toEqual([
      { group: 'to_visit', before: 0, now: 4 },
      { group: 'disputed', before: 0, now: 1 },
      { group: 'returned', before: 0, now: 2 },
      { group: 'without_reason', before: 0, now: 1 },
    ])
  })

  test('is not proposed before the sweep is over, nor for people who owe nothing, nor for what was there before', () => {
    expect(cameAfter('being_swept', figures(), figures({ to_visit: 9 }))).toEqual([])
    expect(cameAfter('closed', figures(), figures({ people: 130, unvisited: 30 }))).toEqual([])
    expect(cameAfter('swept', figures({ disputed: 2 }), figures({ disputed: 2 }))).toEqual([])
  })
})

test('whatever is asked in whatever order, no step is skipped, none is taken against its rule, none goes back silently', () => {
  const anyMove = fc.oneof(
    { weight: 4, arbitrary: anyFigures.map((now) => ({ now })) },
    { weight: 1, arbitrary: fc.constantFrom('', ' ', 'Có người mới về').map((reason) => ({ reason })) },
  )
  fc.assert(
    fc.property(fc.array(anyMove, { maxLength: 40 }), (moves) => {
      let step: WaveStep = 'open'
      for (const move of moves) {
        const at = WAVE_STEPS.indexOf(step)
        if ('now' in move) {
          const taken = advance(step, move.now)
          const next = stepAfter(step)
          const lacks = next === null ? [] : lacksOf(next, move.now)
          expect(taken.ok).toBe(next !== null && lacks.length === 0)
          if (taken.ok) {
            expect(WAVE_STEPS.indexOf(taken.value)).toBe(at + 1)
            // A step that was taken lacks nothing, nor does any step before it.
            for (const one of WAVE_STEPS.slice(0, at + 2)) expect(lacksOf(one, move.now)).toEqual([])
            step = taken.value
          } else if (taken.error.kind === 'lacking') {
            for (const { group, count } of taken.error.lacks) {
              expect(WAVE_OBSTACLES).toContain(group)
              expect(count).toBe(move.now[group])
              expect(count).toBeGreaterThan(0)
            }
          }
        } else {
          const reopened = reopen(step, move.reason)
          expect(reopened.ok).toBe(step !== 'open' && move.reason.trim() !== '')
          if (reopened.ok) {
            expect(WAVE_STEPS.indexOf(reopened.value)).toBeLessThan(at)
            step = reopened.value
          }
        }
      }
    }),
    { seed, numRuns: 300 },
  )
})
