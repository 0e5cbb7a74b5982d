// The words for kinds of units, full and abbreviated, and how a written place falls into its parts. Knows no units.

import { nfc, squeeze } from './text.ts'
import type { Level, UnitKind } from './units.ts'

export const LEVEL_OF_KIND: Readonly<Record<UnitKind, Level>> = {
  tinh: 'province',
  'thanh-pho-tw': 'province',
  'thanh-pho': 'district',
  'thi-xa': 'district',
  huyen: 'district',
  phuong: 'commune',
  'thi-tran': 'commune',
  xa: 'commune',
  ap: 'hamlet',
  thon: 'hamlet',
  'khu-pho': 'hamlet',
  to: 'hamlet',
}

/** What a word says of a place, and the name behind it. "Thành phố" is a kind at two levels. */
export type KindReading = { readonly kinds: readonly UnitKind[]; readonly name: string }

const KIND_WORDS: readonly (readonly [RegExp, readonly UnitKind[]])[] = [
  [/^t[ỉi]nh/iu, ['tinh']],
  [/^(?:th[àa]nh ph[ốo]|t\.?p)/iu, ['thanh-pho', 'thanh-pho-tw']],
  [/^(?:th[ịi] x[ãa]|t\.?x)/iu, ['thi-xa']],
  [/^(?:th[ịi] tr[ấa]n|t\.?tr?)/iu, ['thi-tran']],
  [/^(?:huy[ệe]n|h)/iu, ['huyen']],
  [/^(?:ph[ưu][ờo]ng|p)/iu, ['phuong']],
  [/^x[ãa]?/iu, ['xa']],
]
const SEPARATOR = /^(?:\s*[.:]\s*|\s+)(?=.)/u

/** Provinces, districts and communes; null where the part does not begin with such a word. */
export function readKind(part: string): KindReading | null {
  for (const [word, kinds] of KIND_WORDS) {
    const found = word.exec(part)
    if (!found) continue
    const rest = part.slice(found[0].length)
    const name = rest.replace(SEPARATOR, '')
    if (name !== rest) return { kinds, name }
  }
  return null
}

/** "TX" or "huyện" with nothing behind it names no place. */
export const isKindWordOnly = (part: string): boolean => readKind(`${part} ?`)?.name === '?'

/**
 * `soc` is a cluster of houses inside an ấp or thôn, and `to` a group of households below it: a number behind one of
 * these words is not the number of the hamlet.
 */
export type HamletWord = 'hamlet' | 'soc' | 'to'
export type HamletReading = {
  readonly word: HamletWord
  readonly kind: UnitKind | null
  readonly name: string
}

const HAMLET_WORDS: readonly (readonly [RegExp, HamletWord, UnitKind | null])[] = [
  [/^(?:khu ph[ốo]|k\.?p)(?![\p{L}])[\s.:]*/iu, 'hamlet', 'khu-pho'],
  [/^[ấa]p(?!\p{L})[\s.:]*/iu, 'hamlet', 'ap'],
  [/^a\.?\s?(?=\d)/iu, 'hamlet', 'ap'],
  [/^th[ôo]n(?!\p{L})[\s.:]*/iu, 'hamlet', 'thon'],
  [/^s[óo]c(?!\p{L})[\s.:]*/iu, 'soc', null],
  [/^(?:t[ổo](?: d[âa]n ph[ốo])?|tdp)(?!\p{L})[\s.:]*/iu, 'to', 'to'],
]

/** null where the part does not begin with a word for a hamlet, or nothing stands behind the word. */
export function readHamletWord(part: string): HamletReading | null {
  for (const [pattern, word, kind] of HAMLET_WORDS) {
    const found = pattern.exec(part)
    if (found && found[0].length < part.length) return { word, kind, name: part.slice(found[0].length) }
  }
  return null
}

const BETWEEN = /[,;/|()[\]]|\s[-–—]\s|\s+thuộc\s+/u
const BEFORE_UNIT =
  /\s+(?=(?:tỉnh|thành phố|thị xã|thị trấn|huyện|phường|(?<!thị )xã)\s|(?:t\.?p|t\.?x|h)\.)/iu
const BEFORE_HAMLET = /\s+(?=(?:ấp|thôn|khu phố|k\.?p|sóc)[\s.\d])/iu

/** "Xã Tân Lợi, huyện Hớn Quản", "P. Tân Phú (TP. Đồng Xoài)", "Tổ 3 ấp 5" in their parts, as they stand. */
export function partsOf(text: string): readonly string[] {
  return squeeze(nfc(text))
    .split(BETWEEN)
    .flatMap((part) => rejoined(part.split(BEFORE_UNIT)))
    .flatMap((part) => part.split(BEFORE_HAMLET))
    .map((part) => part.trim().replace(/^[.:\s]+|[\s:]+$/gu, ''))
    .filter((part) => part !== '')
}

/** "Phường H.Chiến" is no phường beside a huyện: a word for a kind keeps what stands behind it. */
function rejoined(pieces: readonly string[]): readonly string[] {
  const whole: string[] = []
  for (const piece of pieces) {
    const before = whole.at(-1)
    if (before !== undefined && isKindWordOnly(before)) whole[whole.length - 1] = `${before} ${piece}`
    else whole.push(piece)
  }
  return whole
}
