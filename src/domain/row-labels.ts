// The words of rows that are about the list and about nobody on it: totals, and the block of signatures at its end. Tones
// count, for names differ by them: "Cộng" is a total, "Công" begins a name. Text without any diacritics is read folded.
import { fold, nfc, squeeze } from './text.ts'

export type RowLabel = 'subtotal' | 'signature'

const TOTALS = ['tổng số cộng', 'tổng cộng', 'tổng số', 'tổng', 'cộng dồn', 'cộng', 'subtotal', 'total']
const COUNTED = [
  ...['ấp', 'thôn', 'khu phố', 'kp', 'sóc', 'tổ', 'xóm', 'xã', 'phường', 'thị trấn', 'huyện', 'hộ', 'trang'],
  ...[
    'toàn',
    'mang sang',
    'chuyển sang',
    'chung',
    'danh sách',
    'nhân khẩu',
    'khẩu',
    'người',
    'công dân',
    'nam',
  ],
  ...[
    'nữ',
    'lũy kế',
    'luỹ kế',
    'của',
    'các',
    'cả',
    'này',
    'phần',
    'mục',
    'số',
    'i',
    'ii',
    'iii',
    'iv',
    'v',
    'vi',
  ],
]
const UNITS = '(?:người|hộ|khẩu|nhân khẩu|công dân|trường hợp|cd|nk)'
const SUMS = [
  `^(?:danh sách|ds)(?: này)?(?: có| gồm| gồm có)?(?: tổng số)?\\s*:?\\s*\\d[\\d.]*\\s*${UNITS}`,
  `^(?:ấn định|chốt) danh sách`,
  `^\\(?(?:số tiền |tổng số )?(?:viết )?bằng chữ`,
  `^(?:mang|chuyển) sang(?: trang)?`,
  `^số (?:hộ|khẩu|người|lượng|nhân khẩu)\\s*:?\\s*\\d[\\d.]*\\s*(?:${UNITS}|[,;])`,
  `^\\d[\\d.]*\\s*${UNITS}\\s*[./]*$`,
]

const SIGNERS = [
  ...['người lập', 'người tổng hợp', 'người báo cáo', 'người duyệt', 'người kiểm tra', 'người viết'],
  ...['cán bộ lập', 'cán bộ tổng hợp', 'cán bộ phụ trách', 'cán bộ thống kê', 'cán bộ thực hiện'],
  ...['thủ trưởng', 'phó thủ trưởng', 'chủ tịch', 'phó chủ tịch', 'giám đốc', 'phó giám đốc'],
  ...[
    'trưởng công an',
    'trưởng ấp',
    'trưởng thôn',
    'trưởng khu phố',
    'trưởng kp',
    'trưởng ban',
    'trưởng đoàn',
  ],
  ...['trưởng phòng', 'trưởng trạm', 'trưởng xóm', 'trưởng sóc', 'phó trưởng', 'ấp trưởng', 'thôn trưởng'],
  ...['đại diện', 'xác nhận của', 'nơi nhận', 'nơi gửi', 'thừa lệnh', 'ký tên', 'đã ký', 'prepared by'],
  ...['ủy ban nhân dân', 'uỷ ban nhân dân', 'ubnd', 'công an xã', 'công an phường', 'công an thị trấn'],
  ...['công an huyện', 'công an tỉnh', 'công an thị xã', 'công an thành phố', 'ban công an', 'ban chỉ đạo'],
  ...['ban điều hành', 'ban nhân dân'],
]
const SIGNED = [
  `^(?:t[./]m|k[./]t|tm\\.|kt\\.|tl\\.|tuq\\.)(?!\\p{L})`,
  `^lưu\\s*:`,
  `^\\((?:đã )?(?:ký|ghi rõ)`,
  `^ký,`,
  `^(?:[^,]{1,40},\\s*)?ngày[\\s\\d.…_]*tháng[\\s\\d.…_]*năm`,
]

// Longer words first; behind a total stands a number, a sign, or what was counted: "Tổng Văn Hai" is somebody.
const total = `^(?:${TOTALS.join('|')})(?!\\p{L})\\s*(?:$|[:.=(\\d…–-]|(?:${COUNTED.join('|')})(?!\\p{L}))`
const SUBTOTAL = [total, ...SUMS].join('|')
const SIGNATURE = [`^(?:${SIGNERS.join('|')})(?!\\p{L})`, ...SIGNED].join('|')

const bare = (source: string): string => source.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd')
const PATTERNS: Readonly<Record<'toned' | 'bare', readonly (readonly [RowLabel, RegExp])[]>> = {
  toned: [
    ['subtotal', new RegExp(SUBTOTAL, 'u')],
    ['signature', new RegExp(SIGNATURE, 'u')],
  ],
  bare: [
    ['subtotal', new RegExp(bare(SUBTOTAL), 'u')],
    ['signature', new RegExp(bare(SIGNATURE), 'u')],
  ],
}

// Nearly every cell is a name: one look at its first letters is enough then.
const MAY_BE_LABEL = /^[^\p{L}\d(]*(?:[(\d]|ấ|ủ|u|đ|[adtckmnlsgxbp])/iu
const LONGEST_LABEL = 200

/** What the text of one cell makes of its row; null: nothing, as far as this cell goes. */
export function labelOf(text: string): RowLabel | null {
  if (text.length > LONGEST_LABEL || !MAY_BE_LABEL.test(text)) return null
  const plain = squeeze(nfc(text))
    .toLowerCase()
    .replace(/^[\s\-–—*+•.:]+/, '')
  const patterns = fold(plain) === plain ? PATTERNS.bare : PATTERNS.toned
  return patterns.find(([, pattern]) => pattern.test(plain))?.[0] ?? null
}
