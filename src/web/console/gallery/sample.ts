// Invented figures for the gallery: the tile map of 2024 with a plausible day 45, one course of 90 days, a few people.

import { TILES } from '#domain/binh-phuoc/tiles'
import { UNITS } from '#domain/binh-phuoc/units'
import { type Day, dayOf } from '#domain/dates'
import type { PersonCell, PersonMark, UnitCell, UnitMark } from '#domain/mark'
import type { SeriesLine } from '../../ui/series-line.ts'
import type { Tile } from '../../ui/tile.ts'

export const START: Day = dayOf(2024, 4, 4)
export const END: Day = dayOf(2024, 7, 3)
export const TODAY: Day = dayOf(2024, 5, 19)

/** The same numbers on every machine (mulberry32). */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const nameOf = new Map(UNITS.map((unit) => [unit.unitId, unit]))

export const TILES_OF_DAY_45: readonly Tile[] = TILES.map(({ communeId, col, row }, i) => {
  const unit = nameOf.get(communeId)
  const district = nameOf.get(Math.floor(communeId / 100))
  return {
    unitId: String(communeId),
    name: unit?.name ?? '',
    fullName: unit?.fullName ?? '',
    district: district?.name ?? '',
    col,
    row,
    href: `/gallery/board?unit=${communeId}`,
    mark: markOf(i, communeId),
  }
})

function markOf(i: number, communeId: number): UnitMark {
  const next = random(communeId)
  const base = Math.round(3000 + next() * 12_000)
  // Further from the town, less done; three communes are silent.
  const ease = 0.55 + 0.45 * next()
  const cell = (mean: number, spread: number, reported: number, goal: number): UnitCell => {
    const confirmed = Math.round(base * Math.min(0.999, mean + (ease - 0.75) * spread))
    const more = Math.round((base - confirmed) * reported * next())
    return { confirmed, reported: more, base, goal: Math.ceil(base * goal) }
  }
  const isSilent = i === 17 || i === 58 || i === 93
  return {
    of: 'unit',
    cells: {
      card: cell(0.968, 0.05, 0.3, 1),
      eid: cell(0.68, 0.5, 0.35, 1),
      sim: isSilent ? null : cell(0.19, 0.3, 0.2, 0.5),
      phone: isSilent || next() < 0.08 ? null : cell(0.62, 0.6, 0.4, 0.9),
    },
  }
}

export const PROVINCE: UnitMark = {
  of: 'unit',
  cells: {
    card: { confirmed: 853_412, reported: 2_118, base: 873_007, goal: 873_007 },
    eid: { confirmed: 601_204, reported: 41_870, base: 873_007, goal: 873_007 },
    sim: { confirmed: 163_005, reported: 28_410, base: 873_007, goal: 436_504 },
    phone: { confirmed: 540_118, reported: 96_200, base: 873_007, goal: 785_707 },
  },
}

const cellOf = (state: PersonCell['state'], flag: PersonCell['flag'] = null): PersonCell => ({ state, flag })
const person = (card: PersonCell, eid: PersonCell, sim: PersonCell, phone: PersonCell): PersonMark => ({
  of: 'person',
  cells: { card, eid, sim, phone },
})

export const PEOPLE: readonly {
  readonly id: string
  readonly name: string
  readonly born: string
  readonly number: string
  readonly hamlet: string
  readonly mark: PersonMark
}[] = [
  {
    id: '1',
    name: 'Điểu Ơi',
    born: '01/01/1958',
    number: '••••••••••42',
    hamlet: 'Ấp Mười Mẫu',
    mark: person(cellOf('confirmed'), cellOf('reported'), cellOf('open'), cellOf('open')),
  },
  {
    id: '2',
    name: 'Nguyễn Thị Ngọc Huyễn',
    born: '14/9/1987',
    number: '••••••••••07',
    hamlet: 'Ấp Mười Mẫu',
    mark: person(cellOf('confirmed'), cellOf('confirmed'), cellOf('confirmed'), cellOf('confirmed')),
  },
  {
    id: '3',
    name: 'Thị Bé',
    born: '1949',
    number: '••••••••••18',
    hamlet: 'Ấp Tân Trạch',
    mark: person(cellOf('confirmed', 'expired'), cellOf('open'), cellOf('exempt'), cellOf('exempt')),
  },
  {
    id: '4',
    name: 'Trần Quốc Ưỡng',
    born: '22/02/2010',
    number: '••••••••••63',
    hamlet: 'Ấp Tân Trạch',
    mark: person(cellOf('reported'), cellOf('not_measured'), cellOf('not_measured'), cellOf('not_measured')),
  },
  {
    id: '5',
    name: 'Hoàng Văn Đỗ',
    born: '07/1976',
    number: '••••••••••90',
    hamlet: 'Ấp Điện Ảnh',
    mark: person(
      cellOf('confirmed'),
      cellOf('confirmed', 'disputed'),
      cellOf('reported', 'rejected'),
      cellOf('reported'),
    ),
  },
]

export const DAYS: readonly Day[] = Array.from({ length: TODAY - START + 11 }, (_, i) => START - 10 + i)

function course(seed: number, from: number, to: number, silentUntil: number): (number | null)[] {
  const next = random(seed)
  const steps = DAYS.map((_, i) => (i < 10 ? 0.15 : 0.6 + next()))
  const whole = steps.reduce((sum, step) => sum + step, 0)
  let sum = 0
  return steps.map((step, i) => {
    sum += step
    return i < silentUntil ? null : Math.round(from + ((to - from) * sum) / whole)
  })
}

export const LINES: readonly SeriesLine[] = [
  { id: 'eid', name: 'Đã kích hoạt', tone: 'eid', values: course(2, 515_959, 601_204, 0) },
  { id: 'phone', name: 'Smartphone 4G', tone: 'phone', values: course(4, 402_000, 540_118, 17) },
  { id: 'sim', name: 'SIM – CKS', tone: 'sim', values: course(3, 61_000, 163_005, 17) },
]

export const FORECAST: readonly SeriesLine[] = [
  {
    id: 'eid',
    name: 'Đã kích hoạt',
    tone: 'eid',
    values: course(2, 515_959, 601_204, 0),
    forecast: Array.from({ length: END - TODAY + 1 }, (_, i) => ({
      day: TODAY + i,
      low: 601_204 + i * 1500,
      likely: 601_204 + i * 2350,
      high: 601_204 + i * 3300,
    })),
  },
]
