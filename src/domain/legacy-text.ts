// Vietnamese text as old programs wrote it, made Unicode. A cell is decoded before any trimming: in TCVN3 the letter ư is the
// soft hyphen, in UTF-8 read as 1252 the letter à ends in a no-break space. What an encoding cannot have is left as it stands.
// A column is judged as a whole: one name alone may be right in two encodings, twenty cells are not.
import { TCVN3, VNI, WINDOWS_1252, WINDOWS_1258 } from './legacy-letters.ts'
import { isVietnameseSyllable } from './syllables.ts'

export const TEXT_ENCODINGS = [
  'unicode',
  'tcvn3',
  'tcvn3-capitals',
  'vni',
  'windows-1258',
  'utf8-as-1252',
] as const
export type TextEncoding = (typeof TEXT_ENCODINGS)[number]

/** Letters and marks that no 8-bit reading has: who writes them writes Unicode. */
const UNICODE_ONLY =
  /[\u0300\u0301\u0303\u0309\u0323\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]/

const BEYOND_ASCII = /[\u0080-\uffff]/
const ENTITY = /&(?:#(\d{2,6})|#x([0-9a-f]{2,5})|([aeiouy])(grave|acute|tilde|circ));/gi
const ENTITY_MARKS: Readonly<Record<string, string>> = {
  grave: '\u0300',
  acute: '\u0301',
  tilde: '\u0303',
  circ: '\u0302',
}

/**
 * The text in composed Unicode (NFC). A cell of a mixed column that holds letters which only Unicode has is Unicode, whatever
 * its column is written in. 'unicode' also reads HTML entities ("&#7841;") and the Icelandic Ð that stands for Đ.
 */
export const decodeText = (text: string, encoding: TextEncoding): string => {
  if (!BEYOND_ASCII.test(text)) {
    if (encoding === 'tcvn3-capitals') return text.toUpperCase()
    return text.includes('&') ? readEntities(text) : text
  }
  if (encoding === 'unicode' || UNICODE_ONLY.test(text)) return readUnicode(text)
  return DECODERS[encoding](text).normalize('NFC')
}

const ICELANDIC_D = /[\u00d0\u00f0\u0189\u0256]/

const readUnicode = (text: string): string => {
  const read = text.includes('&') ? readEntities(text) : text
  return (
    ICELANDIC_D.test(read) ? read.replace(/[\u00d0\u0189]/g, 'Đ').replace(/[\u00f0\u0256]/g, 'đ') : read
  ).normalize('NFC')
}

const readEntities = (text: string): string =>
  text
    .replace(ENTITY, (whole, decimal?: string, hex?: string, letter?: string, mark?: string) => {
      if (letter !== undefined) return letter + (ENTITY_MARKS[mark?.toLowerCase() ?? ''] ?? '')
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
      // Letters only: an entity that hides a control character or half a pair stays what it is.
      const sign = code <= 0xffff && (code < 0xd800 || code > 0xdfff) ? String.fromCharCode(code) : ''
      return /[\p{L}\p{M}]/u.test(sign) ? sign : whole
    })
    .normalize('NFC')

const TCVN3_SIGNS = /[\u00a1-\u00fe]/g
const readTcvn3 = (text: string): string => text.replace(TCVN3_SIGNS, (sign) => TCVN3.get(sign) ?? sign)

// Longest first: a vowel with the sign of its marks, then a sign alone. No sign of marks is a letter by itself.
const VNI_SIGNS = /[AEOUYaeouyÔÖôö][øûõùïêèúüéëâàåãáäØÛÕÙÏÊÈÚÜÉËÂÀÅÃÁÄ]|[ÌÆÓÍÒÔÖÎÑìæóíòôöîñ]/g
const readVni = (text: string): string =>
  text.replace(
    VNI_SIGNS,
    (signs) => VNI.get(signs) ?? (VNI.get(signs.charAt(0)) ?? signs.charAt(0)) + signs.slice(1),
  )

const WINDOWS_1258_SIGNS = /[\u00c3-\u00fe]/g
const readWindows1258 = (text: string): string =>
  text.replace(WINDOWS_1258_SIGNS, (sign) => WINDOWS_1258.get(sign) ?? sign)

const byteOf = (sign: string): number => WINDOWS_1252.get(sign) ?? sign.charCodeAt(0)

const HIGH = `[\\u0080-\\u00bf${[...WINDOWS_1252.keys()].join('')}]`
const SEQUENCES = new RegExp(`[\\u00c2-\\u00df]${HIGH}|[\\u00e0-\\u00ef]${HIGH}{2}`, 'g')

const readSequences = (text: string): string =>
  text.replace(SEQUENCES, (signs) => {
    const long = signs.length === 3
    const lead = signs.charCodeAt(0) & (long ? 0x0f : 0x1f)
    const code = long
      ? lead * 4096 + (byteOf(signs.charAt(1)) & 0x3f) * 64 + (byteOf(signs.charAt(2)) & 0x3f)
      : lead * 64 + (byteOf(signs.charAt(1)) & 0x3f)
    // A longer writing of a shorter code is no UTF-8.
    return long && code < 0x800 ? signs : String.fromCharCode(code)
  })

/** Once, and again where every sign that is left is part of such a sequence: the file went through the mistake twice. */
const readUtf8As1252 = (text: string): string => {
  const once = readSequences(text)
  return once !== text && !UNICODE_ONLY.test(once) && !BEYOND_ASCII.test(once.replace(SEQUENCES, ''))
    ? readSequences(once)
    : once
}

const DECODERS: Readonly<Record<Exclude<TextEncoding, 'unicode'>, (text: string) => string>> = {
  tcvn3: readTcvn3,
  'tcvn3-capitals': (text) => readTcvn3(text).toUpperCase(),
  vni: readVni,
  'windows-1258': readWindows1258,
  'utf8-as-1252': readUtf8As1252,
}

const UNICODE_FONT = /^(?:uvn|utm|svn|times new roman|arial|calibri|cambria|tahoma|verdana|segoe)/i

/** What a font family was made for: ".VnTime" TCVN3, ".VnTimeH" its capitals, "VNI-Times" VNI; null for a font that says nothing. */
export const encodingOfFont = (font: string | null): TextEncoding | null => {
  const name = font?.trim() ?? ''
  if (/^vni[-_ ]/i.test(name)) return 'vni'
  // A small h ends a name too ("…Gothich"), but not one that was written small throughout (".vntimeh").
  if (/^\.vn/i.test(name)) return /H$|^[^A-Z]*h$/.test(name) ? 'tcvn3-capitals' : 'tcvn3'
  return UNICODE_FONT.test(name) ? 'unicode' : null
}

export type EncodingVote = { readonly encoding: TextEncoding; readonly sure: boolean }

const OTHERS = ['tcvn3', 'vni', 'windows-1258', 'utf8-as-1252'] as const
type Base = 'unicode' | (typeof OTHERS)[number]

/**
 * What a column is written in: the reading by which most of its different words become Vietnamese, helped by its font. Unicode
 * wins a draw unless the font says otherwise; plain ASCII is Unicode. Not `sure`: a close vote, one against the font, a column
 * that mixes encodings, and a few words that are Vietnamese either way ("Lê" is Lờ in TCVN3): the other columns may tell.
 */
export const voteEncoding = (texts: readonly string[], font: string | null): EncodingVote => {
  const words = wordsBeyondAscii(texts)
  if (words.length === 0) return { encoding: 'unicode', sure: true }
  const proofs = words.filter((word) => UNICODE_ONLY.test(word)).length
  const saidByFont = encodingOfFont(font)
  const byFont = saidByFont === 'tcvn3-capitals' ? 'tcvn3' : saidByFont
  const close = words.length / 8
  const score = (encoding: Base): Score => {
    const read = words.map((word) => decodeText(word, encoding))
    const legal = read.filter(isVietnamese).length
    return { encoding, read: read.join(' '), legal, votes: legal + (encoding === byFont ? close : 0) }
  }
  const unicode = score('unicode')
  const others = OTHERS.map(score).sort((a, b) => b.votes - a.votes)
  const [best, second] = others
  if (best === undefined || second === undefined) return { encoding: 'unicode', sure: true }
  const gain = best.legal - unicode.legal
  // A few words that an old encoding explains better do not outweigh letters that only Unicode has.
  if (best.votes <= unicode.votes || (proofs > 0 && gain < Math.max(2, words.length / 20)))
    return {
      encoding: 'unicode',
      // "Ngày" is Ngày in every encoding, "Lê" is not.
      sure:
        gain <= 0 &&
        (proofs > 0 || others.every(({ legal, read }) => legal < unicode.legal || read === unicode.read)),
    }
  const against = byFont !== null && byFont !== 'unicode' && byFont !== best.encoding
  return {
    encoding: best.encoding === 'tcvn3' ? caseOfTcvn3(words, saidByFont) : best.encoding,
    sure:
      best.read === unicode.read ||
      (proofs === 0 && !against && gain > close && best.votes - second.votes > close),
  }
}

type Score = {
  readonly encoding: Base
  readonly read: string
  readonly legal: number
  readonly votes: number
}

const MOST_WORDS = 1000
// White space of our own only: in UTF-8 read as 1252 the letter à ends in a no-break space.
const WORD = /[^ \t\r\n]+/g
// Quotation marks, dashes and the like, of which no letter of an old encoding is made alone.
const ASCII_AND_SIGNS = /^[\0-\u007f\u00a0\u2010-\u2026]*$/

const wordsBeyondAscii = (texts: readonly string[]): readonly string[] => {
  const words = new Set<string>()
  for (const text of texts) {
    if (words.size >= MOST_WORDS) break
    if (!BEYOND_ASCII.test(text)) continue
    for (const [word] of text.matchAll(WORD)) if (!ASCII_AND_SIGNS.test(word)) words.add(word)
  }
  return [...words]
}

const BETWEEN_SYLLABLES = /[\s!-@[-`{-~\u2010-\u2026]+/u

/** Every part with a letter beyond ASCII is a syllable; K, H and Jon beside one say nothing. */
const isVietnamese = (word: string): boolean =>
  word
    .split(BETWEEN_SYLLABLES)
    .filter((part) => BEYOND_ASCII.test(part))
    .every(isVietnameseSyllable)

/** Capitals with a tone are small letters in TCVN3: "NGUYÔN" is read NGUYễN, which somebody typed for NGUYỄN. */
const caseOfTcvn3 = (words: readonly string[], font: TextEncoding | null): TextEncoding => {
  if (font === 'tcvn3-capitals') return font
  const letters = words.map((word) => word.replace(/[^A-Za-z]/g, '')).filter((word) => word.length > 1)
  const capitals = letters.filter((word) => word === word.toUpperCase()).length
  return capitals * 2 > letters.length ? 'tcvn3-capitals' : 'tcvn3'
}
