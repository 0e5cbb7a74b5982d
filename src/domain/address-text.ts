// Addresses as lists write them, in one writing: words for kinds of places in full, a space behind each comma, no capitals
// throughout. Only what an abbreviation can but mean is written out: "T. 3" may be a tổ or a thôn and stays, "P.T.Phú" keeps
// its T., "H.Quản" stays, and no part is added. Which unit is meant is asked in unit-names.ts.
import { nfc, squeeze } from './text.ts'

export type CleanAddress = {
  readonly address: string
  /** False where at most the form of letters and the number of spaces changed. */
  readonly rewritten: boolean
}

const LONGEST_CELL = 400 // what is longer is no address, and is not searched

const FULL: ReadonlyMap<string, string> = new Map([
  ['tp', 'thành phố'],
  ['tx', 'thị xã'],
  ['tt', 'thị trấn'],
  ['kp', 'khu phố'],
  ['sn', 'số nhà'],
  ['x', 'xã'],
  ['h', 'huyện'],
  ['p', 'phường'],
  ['đ', 'đường'],
])
const ABBREVIATION =
  /(^|\s|[,;/(–-])([Tt]\.?[PpXx]\.?|[Tt]\.?[Tt]\.|[Kk]\.?[Pp]\.?|[Ss]\.?[Nn]\.|[XxHhPpđ]\.)(\s*)(?=(\p{Lu}\p{L}*(?:\.|\s+\p{Lu})|\d)?\p{L}?)/gu
const TROUBLE =
  /(?:^|[\s,;/(–-])(?:t\.?[px]|t\.?t\.|k\.?p|s\.?n\.|[xhpđ]\.)|\s[,;]|[,;](?=[^\s,;])|[,;]{2}|[,;]$/iu
const SMALL = /\p{Ll}/u

export const cleanAddress = (raw: string): CleanAddress => {
  const text = nfc(squeeze(raw))
  if (text.length > LONGEST_CELL) return { address: text, rewritten: false }
  const shouted = !SMALL.test(text) && /\p{Lu}.*\p{Lu}/u.test(text)
  if (!shouted && !TROUBLE.test(text)) return { address: text, rewritten: false }
  const spaced = text
    .replace(/\s*[,;][\s,;]*/g, (signs) => `${signs.trim().charAt(0)} `)
    .replace(/[,;\s]+$/, '')
  const written = writtenOut(shouted ? quiet(spaced) : spaced)
  return written === text
    ? { address: text, rewritten: false }
    : { address: written.charAt(0).toUpperCase() + written.slice(1), rewritten: true }
}

/** Again until nothing is left: an abbreviation may stand right behind another. */
const writtenOut = (text: string): string => {
  const once = writeOut(text)
  return once === text ? once : writtenOut(once)
}

/** Behind a name a single capital is part of it (Nguyễn H. Tự); without a space it may begin one (Đ.Xoài, H.Quản). */
const writeOut = (text: string): string =>
  text.replace(
    ABBREVIATION,
    (whole, before: string, short: string, space: string, next: string | undefined, at: number) => {
      const full = FULL.get(short.replaceAll('.', '').toLowerCase())
      const hasDot = short.endsWith('.')
      const isCapital = /^\p{Lu}\.$/u.test(short)
      const behindName = before.trim() === '' && /\p{L}$/u.test(text.slice(0, at))
      const unclear =
        (isCapital && behindName) || (space === '' && next === undefined) || (space === '' && !hasDot)
      return full === undefined || unclear ? whole : `${before}${full} `
    },
  )

const KINDS =
  /(^|[,;/(–-]\s*|\s)(Khu Phố|Thị Trấn|Thành Phố|Thị Xã|Tổ Dân Phố|Ấp|Thôn|Sóc|Xóm|Tổ|Xã|Phường|Huyện|Tỉnh|Đường|Số Nhà|Hẻm)(?=\s)/gu
// These begin a part of an address wherever they stand; an Ấp or a Tổ inside a name is part of it.
const UNITS = /^(?:Thị Trấn|Thị Xã|Xã|Phường|Huyện|Tỉnh)$/
const VOWEL = /[aeiouyăâêôơư]/

/** "ẤP 3, XÃ LỘC THẠNH" as it would be written otherwise; "QL", "8B" and "KP" stay as they are. */
const quiet = (text: string): string =>
  text
    .replace(/[\p{L}\p{N}’']+/gu, (word) => {
      const isName = !/\d/.test(word) && VOWEL.test(word.toLowerCase().normalize('NFD'))
      return isName ? word.charAt(0) + word.slice(1).toLowerCase() : word
    })
    .replace(KINDS, (whole, before: string, kind: string, at: number) => {
      const behindName = before.trim() === '' && /\p{L}$/u.test(text.slice(0, at))
      return behindName && !UNITS.test(kind) ? whole : before + kind.toLowerCase()
    })
