// Where invented people were registered at birth and what numbers they got: province codes, series of the old
// identity card (CMND), phone prefixes, roads. Only what gives a list its look; nothing here is a statistic.

import type { NameStyle } from './names.ts'
import { chance, int, pick, type Random, weighted } from './random.ts'

const HERE = '070'

/** From the north and the centre in the 1980s and 1990s, from the neighbours and the delta at all times. */
const kinhOrigins = weighted([
  ['038', 16],
  ['040', 15],
  ['074', 9],
  ['079', 8],
  ['072', 8],
  ['042', 5],
  ['036', 5],
  ['034', 5],
  ['052', 4],
  ['049', 4],
  ['051', 4],
  ['030', 3],
  ['075', 3],
  ['083', 3],
  ['087', 3],
  ['082', 2],
  ['035', 2],
  ['044', 2],
  ['046', 2],
  ['066', 2],
  ['089', 2],
  ['096', 1],
  ['001', 1],
])
const khmerOrigins = weighted([
  ['084', 5],
  ['094', 5],
  ['072', 2],
  ['089', 2],
])
const tayNungOrigins = weighted([
  ['004', 10],
  ['020', 9],
  ['006', 2],
  ['019', 2],
  ['066', 2],
])

/** The province a family came from, should it not be from here. */
export function homeProvince(random: Random, style: NameStyle): string {
  switch (style) {
    case 'stieng':
      return '074'
    case 'khmer':
      return pick(random, khmerOrigins)
    case 'tay-nung':
      return pick(random, tayNungOrigins)
    case 'kinh':
      return pick(random, kinhOrigins)
  }
}

/** Code of the province of birth registration: this one (mostly, for those born since 1997) or the family's. */
export function originOf(random: Random, style: NameStyle, birthYear: number, home: string): string {
  return chance(random, shareBornHere(style, birthYear)) ? HERE : home
}

function shareBornHere(style: NameStyle, birthYear: number): number {
  const recent = birthYear >= 1997
  switch (style) {
    case 'stieng':
      return 0.985
    case 'khmer':
      return recent ? 0.94 : 0.7
    case 'tay-nung':
      return recent ? 0.92 : 0.35
    case 'kinh':
      return recent ? 0.88 : birthYear >= 1980 ? 0.65 : 0.54
  }
}

/** First digits of nine-digit cards by province of issue; who came before getting one has a 285 like the others. */
const cmndSeries: ReadonlyMap<string, string> = new Map([
  ['038', '172'],
  ['040', '182'],
  ['042', '183'],
  ['074', '281'],
  ['079', '023'],
  ['072', '290'],
  ['036', '162'],
  ['034', '151'],
  ['052', '211'],
  ['004', '080'],
  ['020', '081'],
  ['084', '334'],
  ['094', '365'],
])

/** Null when the card of nine digits was not handed down: most of those born since 1990, all since 2003. */
export function cmndSeriesOf(random: Random, ppp: string, birthYear: number): string | null {
  const has = birthYear < 1975 ? 0.9 : birthYear < 1990 ? 0.75 : birthYear < 2003 ? 0.35 : 0
  if (!chance(random, has)) return null
  const elsewhere = ppp === HERE || chance(random, 0.7) ? undefined : cmndSeries.get(ppp)
  return elsewhere ?? (birthYear < 1978 && chance(random, 0.12) ? '280' : '285')
}

/** Two digits after the 0. Viettel is nearly everybody's outside the towns. */
export const phonePrefixes = weighted([
  ['97', 12],
  ['98', 9],
  ['96', 8],
  ['86', 5],
  ['32', 4],
  ['33', 5],
  ['34', 5],
  ['35', 5],
  ['36', 5],
  ['37', 5],
  ['38', 5],
  ['39', 5],
  ['91', 5],
  ['94', 5],
  ['81', 2],
  ['82', 2],
  ['83', 2],
  ['88', 2],
  ['90', 3],
  ['93', 2],
  ['70', 1],
  ['76', 1],
  ['77', 1],
  ['79', 1],
  ['58', 0.5],
  ['92', 0.5],
])

const roads = weighted([
  ['Hùng Vương', 4],
  ['Nguyễn Huệ', 4],
  ['Lê Lợi', 3],
  ['Trần Hưng Đạo', 4],
  ['Phú Riềng Đỏ', 3],
  ['Lý Thường Kiệt', 3],
  ['Nguyễn Văn Linh', 2],
  ['Lê Duẩn', 3],
  ['Hai Bà Trưng', 2],
  ['Đinh Tiên Hoàng', 2],
  ['Trường Chinh', 2],
  ['6 Tháng 1', 1],
  ['Nguyễn Bình', 1],
  ['Điểu Ong', 2],
])

/** The part of an address below the hamlet: "Số 112 đường Lê Duẩn, tổ 5" in town, mostly "Tổ 5" elsewhere. */
export function addressOf(random: Random, town: boolean, group: number): string {
  if (town && chance(random, 0.7))
    return `Số ${1 + int(random, 480)} đường ${pick(random, roads)}, tổ ${group}`
  return chance(random, 0.25) ? `Số nhà ${1 + int(random, 260)}, tổ ${group}` : `Tổ ${group}`
}
