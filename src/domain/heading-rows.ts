// Headings between the people of a list: "ẤP 3", "I. Thôn 5: 120 hộ", "XÃ LỘC AN", "Hộ số 12 – Điểu Đố", and the name of a
// sheet that reads like one. Only the text is read here; whether its row is a heading is decided in sheet-layout.ts.
import { fold, nfc, squeeze } from './text.ts'
import { partsOf, readHamletWord } from './unit-words.ts'

/**
 * `name` as it stands, without its list marker and without the count behind it. `group`: a tổ, below the hamlet. `soc`: a
 * cluster of houses, a hamlet of its own or a part of the one above. `rank`: 1 for I. and A., 2 for 1., null without a marker.
 */
export type PlaceHeading = {
  readonly place: 'commune' | 'hamlet' | 'soc' | 'group'
  readonly name: string
  readonly rank: number | null
}

/** `number` is null where a heading names the household without a number: then nothing is made up. */
export type HouseholdHeading = { readonly number: string | null }

const LONGEST_HEADING = 120
const MARKER = /^(?:([IVXLC]{1,6}|[A-Za-z])|\d{1,2}(?:\.\d{1,2})*)\s*(?:[.)/:–-]\s*|\s+(?=\p{L}))(?=\p{L})/iu
const MARKER_ALONE = /^(?:([IVXLC]{1,6}|[A-Z])|\d{1,3})[.)/]?$/i
const HAMLET_WORD =
  '(?:[ấa]p|th[ôo]n|khu ph[ốo]|k\\.?p|s[óo]c|t[ổo]|t[ổo] d[âa]n ph[ốo]|tdp|x[óo]m|bu[ôo]n|b[ảa]n|l[àa]ng)'
const LEAD = new RegExp(
  `^(?:danh s[áa]ch|ds|[đd][ịi]a b[àa]n|[đd][ơo]n v[ịi]|khu v[ựu]c|thu[ộo]c|t[êe]n|c[áa]c h[ộo]|h[ộo] d[âa]n)(?!\\p{L})[^:\\d]{0,50}?[:\\s]\\s*(?=${HAMLET_WORD}(?!\\p{L}))`,
  'iu',
)
const COUNT =
  /[\s:(–,-]+(?:có |gồm |gồm có |tổng số:? ?|co |gom )?\d[\d.]*\s*(?:hộ|người|nhân khẩu|khẩu|nk|công dân|cd|trường hợp|ho|nguoi|khau)(?!\p{L}).*$/iu
const BARE_COUNT = /\s*[:–(-]\s*\d+\s*\)?$/u
/** What follows is a sentence and no name. */
const SENTENCE =
  /(?<!\p{L})(?:chưa|đã|có|không|đủ|năm|từ|đến|được|là|của|tại|theo|trưởng|phó|công tác|công dân)(?!\p{L})/iu

const HAMLET_WORDS = new RegExp(`^${HAMLET_WORD}$`, 'iu')

/** null where the text names no place. "Ấp", with nothing behind it, names none. */
export function readPlaceHeading(text: string): PlaceHeading | null {
  if (text.length > LONGEST_HEADING) return null
  const plain = squeeze(nfc(text)).replace(/^[\s\-–—*+•►]+/, '')
  const marker = MARKER.exec(plain)
  const rank = marker === null ? null : marker[1] === undefined ? 2 : 1
  const rest = plain.slice(marker?.[0].length ?? 0).replace(LEAD, '')
  const commune = readCommune(rest)
  if (commune !== null) return { place: 'commune', name: commune, rank }
  const name = [rest.replace(COUNT, '').replace(BARE_COUNT, ''), rest.replace(COUNT, ''), rest].find(
    isHamletName,
  )
  if (name === undefined) return null
  const word = readHamletWord(name)?.word
  const place = word === 'to' ? 'group' : word === 'soc' ? 'soc' : 'hamlet'
  return { place, name: name.replace(/[\s:.,;–-]+$/, ''), rank }
}

/** The cell before a heading may hold its marker alone: "I" | "Ấp Tà Thiết". null where the cell is none. */
export const rankOfMarker = (text: string): number | null => {
  const marker = MARKER_ALONE.exec(text.trim())
  return marker === null ? null : marker[1] === undefined ? 2 : 1
}

/** A word for a hamlet, then a number or a name of at most five words that begins with a capital. */
function isHamletName(text: string): boolean {
  const read = readHamletWord(text)
  if (read === null || /^a\W?\d/i.test(text)) return false
  if (/^\d+\s*[-–+&]\s*\d/.test(read.name) || HAMLET_WORDS.test(read.name)) return false
  const [own = ''] = read.name.split(/\s*[,;(]|\s[–-]\s/u)
  return beginsLikeName(own, text) && own.split(' ').length <= 5 && !SENTENCE.test(read.name)
}

/** With a capital or a number; a text without any capital may be one in a font of capitals (TCVN3), whose letters are small. */
const beginsLikeName = (name: string, text: string): boolean =>
  /^[\p{Lu}\d]/u.test(name) || (/^\p{L}/u.test(name) && !/\p{Lu}/u.test(text))

const COMMUNE = /^(?:x[ãa](?! h[ộo]i)|ph[ưu][ờo]ng|th[ịi] tr[ấa]n)[\s:]+(?=[\p{L}\d])/iu

function readCommune(text: string): string | null {
  const name = text.replace(COUNT, '')
  const behind = name.replace(COMMUNE, '')
  if (behind === name || SENTENCE.test(behind)) return null
  return beginsLikeName(behind, name) && behind.split(' ').length <= 6 ? name : null
}

/**
 * The one hamlet that a title speaks of, wherever in it: "SỔ THEO DÕI NHÂN KHẨU ẤP 5, XÃ LỘC THẠNH". null where there is
 * none or more than one: "CÁC ẤP 1, 2".
 */
export function readTitleHamlet(title: string): string | null {
  const parts = partsOf(title)
  const found = parts.flatMap((part, index) => {
    const word = readHamletWord(part)?.word
    if (word === undefined || word === 'to' || /^a\W?\d/i.test(part)) return []
    const numbered = /^\p{L}+(?: ph[ốo])?[\s.:]*\d+\p{L}?(?=\s|$)/iu.exec(part)?.[0]
    const name = numbered ?? (isHamletName(part) ? part : null)
    return name === null ? [] : [/^\d/.test(parts[index + 1] ?? '') ? '' : name]
  })
  return new Set(found.map(fold)).size === 1 && found[0] !== '' ? (found[0] ?? null) : null
}

/** The hamlet that the name of a sheet tells; of a .zip, "file › sheet", the sheet and then the file. */
export function readSheetName(name: string): PlaceHeading | null {
  for (const part of name.split('›').reverse()) {
    const text = squeeze(part)
      .replace(/\.\w{3,4}$/, '')
      .replace(/_/g, ' ')
      .replace(/\s*\(\d+\)$/, '')
    const first = text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
    const read = readPlaceHeading(first.replace(/(?<=^\p{L}+)(?=\d)/u, ' '))
    if (read !== null) return read
  }
  return null
}

const NUMBER = '([A-Z]{0,4}[-./]?\\d[\\dA-Z./-]*)'
const NAMED_NUMBER = new RegExp(
  `(?:số hộ(?: khẩu)?|mã(?: số)? hộ|hộ số|số hk|sổ hộ khẩu(?: số)?|hộ khẩu số|shk|so ho|ma ho|ho so)\\s*[:.]?\\s*${NUMBER}`,
  'iu',
)
const PLAIN_NUMBER = new RegExp(`^hộ(?: gia đình| dân| thứ)?\\s*[:.]?\\s*${NUMBER}(?=$|[\\s,:;.–(-])`, 'iu')
// "Hộ" with its tone: "Hồ" is a surname.
const HOUSEHOLD = /^(?:chủ hộ|hộ|gia đình|số hộ|mã (?:số )?hộ|sổ hộ khẩu|chu ho|ho so|so ho|ma ho)(?!\p{L})/iu
const NAMED =
  /^(?:chủ hộ|hộ|gia đình|chu ho)(?: gia đình| dân)?[\s:–-]+(?:(?:ông|bà|anh|chị|cô|chú)(?: \(bà\))?[\s:]+)?(?=\p{L})/iu
const SORT_OF_HOUSEHOLD =
  /^(?:các )?hộ (?:gia đình |dân )?(?:nghèo|cận|chính sách|khó|thoát|có|không|chưa|thường|tạm|kinh doanh|dân tộc|khẩu|tịch|chiếu|mới|đã)/iu

/** null where the text names no household: "Hộ nghèo: 12 hộ" is a sort of households. */
export function readHouseholdHeading(text: string): HouseholdHeading | null {
  if (text.length > LONGEST_HEADING) return null
  const plain = squeeze(nfc(text)).replace(/^[\s\-–—*+•►]+/, '')
  const rest = plain.slice(MARKER.exec(plain)?.[0].length ?? 0)
  if (!HOUSEHOLD.test(rest) || (SORT_OF_HOUSEHOLD.test(rest) && !NAMED_NUMBER.test(rest))) return null
  const number = (NAMED_NUMBER.exec(rest) ?? PLAIN_NUMBER.exec(rest))?.[1]?.replace(/[./-]+$/, '')
  if (number !== undefined) return { number }
  const behind = rest.replace(NAMED, '')
  // "Hộ Điểu Đố": behind the words for a household stands a capital, so it is somebody and no sort of households.
  return behind !== rest && (/^\p{Lu}/u.test(behind) || /^[^:–-]*(?:[:–-]|(?:ông|bà) )/iu.test(rest))
    ? { number: null }
    : null
}
