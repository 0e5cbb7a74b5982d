// The units above the hamlet: Bình Phước as it stood from 01/10/2022 to 30/6/2025, and the 40 communes of Đồng Nai that
// took its 111 in, with their change of 30/4/2026. Makes rows of the tables beside it; decides nothing about names.
// Legal basis: Nghị quyết 570/NQ-UBTVQH15 (thị xã Chơn Thành with its five wards, the last change before the campaign),
// 202/2025/QH15 and 1662/NQ-UBTVQH15 (two tiers), 30/2026/QH16 and 237/NQ-UBTVQH16 (city, three wards).

import { type Day, dayOf } from '../dates.ts'
import { RESERVED_DISTRICT, type Succession, type Unit, type UnitKind } from '../units.ts'
import { COMMUNES_2024, DISTRICTS_2024 } from './communes-2024.ts'
import { COMMUNES_2025 } from './communes-2025.ts'

/** Unit numbers of the two provinces; 13 and 18 are no official province codes. */
export const BINH_PHUOC = 13
export const DONG_NAI = 18

/** The first day for which this tree is right; no unit of 2024 is older here, though most are in life. */
export const TREE_2024_FROM: Day = dayOf(2022, 10, 1)
export const TWO_TIERS_FROM: Day = dayOf(2025, 7, 1)
export const CITY_FROM: Day = dayOf(2026, 4, 30)

const KIND_WORDS: Readonly<Partial<Record<UnitKind, string>>> = {
  tinh: 'Tỉnh',
  'thanh-pho-tw': 'Thành phố',
  'thanh-pho': 'Thành phố',
  'thi-xa': 'Thị xã',
  huyen: 'Huyện',
  phuong: 'Phường',
  'thi-tran': 'Thị trấn',
  xa: 'Xã',
}

// Abbreviations that people write without thinking of a level; the others are found by their initials.
const ALIASES: ReadonlyMap<string, readonly string[]> = new Map([
  ['689', ['ĐX']],
  ['691', ['BGM']],
])

type Row = Pick<Unit, 'unitId' | 'code' | 'name' | 'kind' | 'level' | 'parentId' | 'validFrom' | 'validTo'>

function unit(row: Row): Unit {
  return {
    ...row,
    fullName: `${KIND_WORDS[row.kind]} ${row.name}`,
    aliases: row.level === 'district' ? (ALIASES.get(row.code ?? '') ?? []) : [],
  }
}

const in2024 = { validFrom: TREE_2024_FROM, validTo: TWO_TIERS_FROM - 1 }
const until2026 = { validFrom: TWO_TIERS_FROM, validTo: CITY_FROM - 1 }
const since2026 = { validFrom: CITY_FROM, validTo: null }

const binhPhuoc = {
  unitId: BINH_PHUOC,
  code: '70',
  name: 'Bình Phước',
  level: 'province',
  parentId: null,
} as const
const dongNai = { unitId: DONG_NAI, code: '75', name: 'Đồng Nai', level: 'province', parentId: null } as const

const provinces: readonly Unit[] = [
  unit({ ...binhPhuoc, kind: 'tinh', ...in2024 }),
  unit({ ...dongNai, kind: 'tinh', ...until2026 }),
  unit({ ...dongNai, kind: 'thanh-pho-tw', ...since2026 }),
]

const districts2024: readonly Unit[] = DISTRICTS_2024.map(([number, code, kind, name]) =>
  unit({
    unitId: BINH_PHUOC * 100 + number,
    code,
    name,
    kind,
    level: 'district',
    parentId: BINH_PHUOC,
    ...in2024,
  }),
)

const communes2024: readonly Unit[] = COMMUNES_2024.map(([districtCode, number, code, kind, name]) => {
  const district = districts2024.find((one) => one.code === districtCode)
  if (!district) throw new Error(`commune ${code} names a district that is not in the table: ${districtCode}`)
  const parentId = district.unitId
  return unit({ unitId: parentId * 100 + number, code, name, kind, level: 'commune', parentId, ...in2024 })
})

const idIn2025 = (number: number) => (DONG_NAI * 100 + RESERVED_DISTRICT) * 100 + number

const communesSince2025: readonly Unit[] = COMMUNES_2025.flatMap(([number, code, kind, name, newKind]) => {
  const same = { unitId: idIn2025(number), code, name, level: 'commune', parentId: DONG_NAI } as const
  if (!newKind) return [unit({ ...same, kind, ...until2026, validTo: null })]
  return [unit({ ...same, kind, ...until2026 }), unit({ ...same, kind: newKind, ...since2026 })]
})

/** Parents stand before their children. */
export const UNITS: readonly Unit[] = [...provinces, ...districts2024, ...communes2024, ...communesSince2025]

const numberOfCode = new Map(COMMUNES_2025.map(([number, code]) => [code, number]))

/** Districts have no successor: their tier was abolished. */
export const SUCCESSIONS: readonly Succession[] = [
  { from: BINH_PHUOC, to: DONG_NAI, on: TWO_TIERS_FROM, decree: 'Nghị quyết 202/2025/QH15' },
  ...COMMUNES_2024.map(([, , code, , , codeFrom2025], index): Succession => {
    const [from, number] = [communes2024[index], numberOfCode.get(codeFrom2025)]
    if (!from || number === undefined)
      throw new Error(`commune ${code} has no successor in the table of 2025`)
    const to = idIn2025(number)
    return { from: from.unitId, to, on: TWO_TIERS_FROM, decree: 'Nghị quyết 1662/NQ-UBTVQH15' }
  }),
  { from: DONG_NAI, to: DONG_NAI, on: CITY_FROM, decree: 'Nghị quyết 30/2026/QH16' },
  ...COMMUNES_2025.filter(([, , , , newKind]) => newKind).map(([number]): Succession => {
    const same = idIn2025(number)
    return { from: same, to: same, on: CITY_FROM, decree: 'Nghị quyết 237/NQ-UBTVQH16' }
  }),
]
