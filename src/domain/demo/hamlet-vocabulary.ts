// Names for invented hamlets: numbers, Vietnamese names, S'tiêng-sounding names, and sóc as further names.
// Two hamlets of one commune never share a name, not even without diacritics.

import { fold } from '../text.ts'
import type { Unit, UnitKind } from '../units.ts'
import { between, chance, unit as chanceOf, type Random, randomFor } from './random.ts'

export type HamletName = { readonly name: string; readonly aliases: readonly string[] }

const FIRST = ['Phú', 'Tân', 'Sơn', 'Bình', 'Thanh', 'Thuận', 'An', 'Phước', 'Minh', 'Long', 'Hưng', 'Đồng']
const SECOND = [
  'Lợi',
  'Hòa',
  'Thịnh',
  'Tiến',
  'Cường',
  'Mỹ',
  'Xuân',
  'Trung',
  'Lộc',
  'Tâm',
  'Vinh',
  'Hiệp',
  'Điền',
]
const STIENG = [
  'Bù Lạch',
  'Bù Môn',
  'Bù Đăng Srê',
  'Bù Tam',
  'Bù Xia',
  'Bù Kroai',
  'Bù Dinh',
  'Bù Núi',
  'Bù Tố',
  'Bù Ghe',
  'Bù Rên',
  'Bù Cà Mau',
]

/** Names that the documentation and the tests speak of, by the code of 2024: the first hamlets of these communes. */
const GIVEN: ReadonlyMap<string | null, readonly HamletName[]> = new Map([
  ['25201', ['Tân Trà 1', 'Tân Trà 2', 'Tân Trà 3'].map((name) => ({ name, aliases: [] }))],
  ['25252', [{ name: '1', aliases: ['Sóc Bù Nho'] }]],
  ['25438', [{ name: '1', aliases: ['Sóc Ruộng 1'] }]],
])

const SEED = 852_024

type Style = 'numbers' | 'numbers-with-letters' | 'names'

function styleOf(commune: Unit, random: Random): Style {
  const x = chanceOf(random)
  if (GIVEN.has(commune.code)) return commune.kind === 'xa' ? 'numbers' : 'names'
  if (x < 0.42) return 'numbers'
  return x < 0.55 ? 'numbers-with-letters' : 'names'
}

const pick = (random: Random, list: readonly string[]) => list[between(random, 0, list.length - 1)] ?? ''

/** `count` names of different hamlets; a few of the numbered ones outside the wards have a sóc as their other name. */
export function hamletNames(commune: Unit, kind: UnitKind, count: number): readonly HamletName[] {
  const random = randomFor(SEED, commune.unitId)
  const style = styleOf(commune, random)
  const names: HamletName[] = [...(GIVEN.get(commune.code) ?? [])]
  const taken = new Set(names.flatMap(({ name, aliases }) => [name, ...aliases]).map(fold))
  while (names.length < count) {
    const name = style === 'names' ? inventedName(random, kind) : numberedName(names.length, style)
    if (taken.has(fold(name))) continue
    const hasSoc = style !== 'names' && kind !== 'khu-pho' && chance(random, 0.1)
    const soc = pick(random, STIENG)
    const aliases = hasSoc && !taken.has(fold(soc)) ? [`Sóc ${soc}`] : []
    names.push({ name, aliases })
    taken.add(fold(name))
    if (aliases.length > 0) taken.add(fold(soc))
  }
  return names
}

/** 1, 2, 3 … or 1A, 1B, 2A … */
function numberedName(index: number, style: Style): string {
  if (style === 'numbers') return String(index + 1)
  return `${Math.floor(index / 2) + 1}${index % 2 === 0 ? 'A' : 'B'}`
}

function inventedName(random: Random, kind: UnitKind): string {
  if (kind !== 'khu-pho' && chance(random, 0.2)) return pick(random, STIENG)
  return `${pick(random, FIRST)} ${pick(random, SECOND)}`
}
