// Words of administrative units: kinds, levels, where a hamlet is not known, the search for units.

import type { Level, UnitKind } from '#domain/units'
import { defineWords } from './words.ts'

const kinds = {
  tinh: 'Tỉnh',
  'thanh-pho-tw': 'Thành phố trực thuộc trung ương',
  'thanh-pho': 'Thành phố',
  'thi-xa': 'Thị xã',
  huyen: 'Huyện',
  phuong: 'Phường',
  'thi-tran': 'Thị trấn',
  xa: 'Xã',
  ap: 'Ấp',
  thon: 'Thôn',
  'khu-pho': 'Khu phố',
  to: 'Tổ',
} satisfies Record<UnitKind, string>

const levels = {
  province: 'Cấp tỉnh',
  district: 'Cấp huyện',
  commune: 'Cấp xã',
  hamlet: 'Thôn, ấp, khu phố',
} satisfies Record<Level, string>

export const unitWords = defineWords({
  vi: {
    kinds,
    levels,
    /** Stands in the database as the name of hamlet 0 of each commune. */
    unknownHamlet: 'Chưa rõ thôn, ấp',
    unit: 'Đơn vị',
    code: 'Mã đơn vị',
    path: (names: readonly string[]) => names.join(', '),
    search: 'Tìm đơn vị',
    searchHint: 'Tên (không cần dấu) hoặc mã đơn vị',
    none: 'Không có đơn vị nào khớp',
    parts: 'Đơn vị bên trong',
    hamlets: 'Thôn, ấp, khu phố',
    noHamlets: 'Chưa có thôn, ấp nào. Danh sách dân cư đầu tiên của xã sẽ mở chúng.',
    aliases: 'Cũng viết là',
  },
  en: {
    kinds: {
      tinh: 'Province',
      'thanh-pho-tw': 'City under the central government',
      'thanh-pho': 'City',
      'thi-xa': 'Town',
      huyen: 'District',
      phuong: 'Ward',
      'thi-tran': 'Township',
      xa: 'Commune',
      ap: 'Hamlet (ấp)',
      thon: 'Village (thôn)',
      'khu-pho': 'Quarter (khu phố)',
      to: 'Group (tổ)',
    },
    levels: { province: 'Province', district: 'District', commune: 'Commune', hamlet: 'Hamlet' },
    unknownHamlet: 'Hamlet not known',
    unit: 'Unit',
    code: 'Unit code',
    path: (names) => names.join(', '),
    search: 'Find a unit',
    searchHint: 'Name (diacritics not needed) or unit code',
    none: 'No unit fits',
    parts: 'Units within',
    hamlets: 'Hamlets',
    noHamlets: 'No hamlets yet. The first register of the commune will open them.',
    aliases: 'Also written',
  },
})
