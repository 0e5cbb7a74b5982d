// What the notes beside a person say in words that matter to a campaign: that somebody died, or is away or moved. They are
// only told, for a clerk to look at: no state follows from a note.
import { nfc, squeeze } from './text.ts'

export type NoteCode = 'said-dead' | 'said-away'

// A word of Vietnamese has letters before and behind it that \b does not know.
const word = (source: string) => new RegExp(`(?<!\\p{L})(?:${source})(?!\\p{L})`, 'iu')

const KIN = '(?:vợ|chồng|con|cha|bố|ba|mẹ|má|cháu|anh|chị|em|ông|bà|vo|chong|me|bo|chau)'
const OF_OTHERS = new RegExp(
  `(?<!\\p{L})${KIN}(?:\\s+\\p{L}+){0,4}?\\s+(?:mất|chết|vắng|qua đời|mat|chet|qua doi|đi)(?!\\p{L})[^,;.)]*`,
  'giu',
)
const LOST_THINGS =
  '(?:thẻ|giấy|cmnd|cmt|cccd|cc|căn cước|chứng minh|sổ|hộ khẩu|tích|liên lạc|sức|việc|điện thoại|đt|sim|số|trí|dấu|tờ|the|giay|can cuoc|so|sim|lien lac|tich|suc)'
const DEAD = word(
  `mất(?!\\s+${LOST_THINGS}(?!\\p{L}))|chết|qua đời|từ trần|tử vong|hy sinh|khai tử|chet|qua doi|tu tran|tu vong|khai tu|da mat(?!\\s+${LOST_THINGS}(?!\\p{L}))`,
)
// "vắng mặt" without its marks is no death, and a bare "mat" only with a year behind it.
const DEAD_YEAR = /^(?:mat)(?: nam)? (?:19|20)\d\d$/i

const AWAY = word(
  [
    'vắng(?: mặt)?',
    'tạm vắng',
    'chuyển (?:đi|khẩu|hộ khẩu|nhà|chỗ ở|nơi ở|ra|vào|lên|xuống|sang)',
    'đã chuyển',
    'cắt (?:khẩu|hộ khẩu)',
    'xuất cảnh|định cư|xuất khẩu lao động|xklđ|nước ngoài',
    'đi (?:xa|vắng|khỏi|nơi khác|làm(?! (?:cccd|cc|căn cước|thẻ|giấy))|học|lao động|nghĩa vụ|bộ đội|tù|bd|sg|hcm|tp|tphcm|hn|đn)',
    'bỏ (?:đi|địa phương|xứ|nhà)',
    'không (?:còn ở|ở|có mặt|cư trú)(?: tại)?(?: địa phương)?',
    'ở (?:xa|nơi khác)',
    'tam vang|di vang|vang mat|di lam|di hoc|di xa|chuyen di|chuyen khau|cat khau|xuat canh|di bd|di sg',
  ].join('|'),
)
// "đi Bình Dương" goes to a place by its capital: letters count there.
const TO_PLACE = /(?<!\p{L})[Đđ]i \p{Lu}/u
const AWAY_ALONE = /^(?:vang|vắng)$/i

/** The codes of one note, in either writing, with or without marks; what is said of a relative is not said of the person. */
export const readNote = (note: string): readonly NoteCode[] => {
  if (note === '') return []
  const text = squeeze(nfc(note)).replace(OF_OTHERS, ' ')
  const said: NoteCode[] = []
  if (DEAD.test(text) || DEAD_YEAR.test(text.trim())) said.push('said-dead')
  if (AWAY_ALONE.test(text.trim()) || TO_PLACE.test(text) || AWAY.test(text)) said.push('said-away')
  return said
}
