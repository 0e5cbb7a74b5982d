import { describe, expect, test } from 'vitest'
import { binhPhuoc2024 } from '#domain/binh-phuoc/campaign'
import { boardMeasures, goalOf, markMeasure, personMark, unitMark } from './measures.ts'
import type { PartOut } from './wire.ts'

const [CARD, ACTIVATED, SMARTPHONE, SIM_SIGNATURE, HARD_TO_REACH, COLLECTED] = [2, 5, 9, 10, 17, 19]

describe('measures of the board', () => {
  test('each stands once, though several targets speak of it', () => {
    const measures = boardMeasures(binhPhuoc2024).map(({ measure }) => measure)
    expect(new Set(measures).size).toBe(measures.length)
    expect(new Set(measures)).toEqual(new Set(binhPhuoc2024.targets.map(({ measure }) => measure)))
  })

  test('the operational goal goes before the headline’s; the ministry set none', () => {
    expect(goalOf(binhPhuoc2024, CARD)).toEqual({ share: 1, strict: false })
    expect(goalOf(binhPhuoc2024, SIM_SIGNATURE)).toEqual({ share: 0.5, strict: true })
    expect(goalOf(binhPhuoc2024, SMARTPHONE)).toEqual({ share: 0.9, strict: false })
    expect(goalOf(binhPhuoc2024, HARD_TO_REACH)).toEqual({ share: 0.8, strict: false })
    expect(goalOf(binhPhuoc2024, COLLECTED)).toBeNull()
  })

  test('the four cells show the four headline targets on the campaign’s base', () => {
    const cells = (['card', 'eid', 'sim', 'phone'] as const).map((cell) => markMeasure(binhPhuoc2024, cell))
    expect(cells).toEqual([CARD, ACTIVATED, SIM_SIGNATURE, SMARTPHONE])
  })
})

const figure = (measure: number, numerator: number | null): PartOut['figures'][number] => ({
  measure,
  numerator,
  reported: 7,
  denominator: 101,
  flagged: 0,
  exempt: 0,
})
const part: PartOut = {
  unit: { unitId: 130101, code: '25195', name: 'Tân Phú', fullName: 'Phường Tân Phú', level: 'commune' },
  figures: [figure(CARD, 90), figure(ACTIVATED, 0), figure(SIM_SIGNATURE, 60), figure(SMARTPHONE, null)],
  lastReport: null,
}

test('the mark of a unit tells zero from not reported, and ticks the goal that counts', () => {
  const { cells } = unitMark(binhPhuoc2024, part)
  expect(cells.card).toEqual({ confirmed: 90, reported: 7, base: 101, goal: 101 })
  expect(cells.eid?.confirmed).toBe(0)
  expect(cells.sim?.goal).toBe(51)
  expect(cells.phone).toBeNull()
})

test('the mark of a person dots what was never spoken of, and keeps a flag and an exemption', () => {
  const open = { state: 'open', flag: null, measured: false } as const
  const mark = personMark({
    cells: [
      { state: 'confirmed', flag: 'disputed', measured: true },
      open,
      { ...open, measured: true },
      { state: 'exempt', flag: null, measured: false },
    ],
  })
  expect(mark.cells).toEqual({
    card: { state: 'confirmed', flag: 'disputed' },
    eid: { state: 'not_measured', flag: null },
    sim: { state: 'open', flag: null },
    phone: { state: 'exempt', flag: null },
  })
})
