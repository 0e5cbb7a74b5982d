// Names of people as lists write them. One whole name is kept, never split into surname and given name:
// Thị and Điểu are surnames among the S'tiêng, and any Unicode letter may stand in a name.

import { err, ok, type Result } from './result.ts'
import { hasSoftHyphen, nfc, squeeze, toneKey } from './text.ts'

export type NameErrorCode =
  | 'name-missing'
  | 'name-has-digits'
  | 'name-unexpected-sign'
  | 'name-soft-hyphen'
  | 'name-too-long'
export type NameRepairCode =
  | 'name-case-changed'
  | 'name-apostrophe-changed'
  | 'note-in-name'
  | 'name-stray-sign-dropped'
export type NameCode = NameErrorCode | NameRepairCode
export type CleanName = {
  readonly name: string
  readonly note?: string
  readonly repairs: readonly NameRepairCode[]
}

const LONGEST_NAME = 100
const LONGEST_CELL = 400 // name and notes; nothing longer is searched
/** Every sign that is typed for the apostrophe of K’Nam. */
const APOSTROPHE = "'’‘‛`´ʻʼʹˈ′＇"
// List markers and numbers, stars of a footnote, the apostrophe of a text cell: no name begins or ends with them.
const STRAY_BEFORE = new RegExp(
  `^(?:\\d{1,4}\\s*[.)/\\-–]\\s*(?=\\p{L})|[\\s\\-–—+*•·.,;:_/${APOSTROPHE}])+`,
  'u',
)
const STRAY_AFTER = new RegExp(`[\\s\\-–—+*•·.,;:_/${APOSTROPHE}]+$`, 'u')

// Words with a capital and small letters behind it: nothing to clean, and no note begins with a capital.
const WELL_WRITTEN = /^\p{Lu}\p{Ll}*(?: \p{Lu}\p{Ll}*)*$/u

/**
 * A name cell made fit to store: composed letters, single spaces, ’ (U+2019) for every apostrophe, each word with a capital;
 * a number of the list before it dropped; notes such as "(mất 2023)", "- vắng", "(con Thị Bé)" split off. Refused: nothing
 * left, digits, signs that no name has, and U+00AD, which is the letter ư of TCVN3 text that was not decoded.
 */
export function cleanName(raw: string): Result<CleanName, NameErrorCode> {
  if (raw.length <= LONGEST_NAME && WELL_WRITTEN.test(raw) && nfc(raw) === raw)
    return ok({ name: raw, repairs: [] })
  if (hasSoftHyphen(raw)) return err('name-soft-hyphen')
  const repairs: NameRepairCode[] = []
  const apply = (before: string, after: string, repair: NameRepairCode): string => {
    if (after !== before && !repairs.includes(repair)) repairs.push(repair)
    return after
  }
  const text = squeeze(nfc(raw))
  if (text.length > LONGEST_CELL) return err('name-too-long')
  const { rest, notes } = splitNotes(text)
  if (rest !== text) repairs.push(notes.length > 0 ? 'note-in-name' : 'name-stray-sign-dropped')
  const trimmed = apply(
    rest,
    rest.replace(STRAY_BEFORE, '').replace(STRAY_AFTER, ''),
    'name-stray-sign-dropped',
  )
  if (!/\p{L}|\p{N}/u.test(trimmed)) return err('name-missing')
  if (/\p{N}/u.test(trimmed)) return err('name-has-digits')
  const curled = apply(trimmed, curlApostrophes(trimmed), 'name-apostrophe-changed')
  if (!/^[\p{L}\p{M}’.\- ]+$/u.test(curled)) return err('name-unexpected-sign')
  if (curled.length > LONGEST_NAME) return err('name-too-long')
  const name = apply(curled, curled.replace(/[\p{L}\p{M}]+/gu, capitalised), 'name-case-changed')
  return ok(notes.length > 0 ? { name, note: notes.join('; '), repairs } : { name, repairs })
}

/** The word by which people are greeted and sorted: the last. */
export const givenName = (name: string): string => squeeze(name).split(' ').at(-1) ?? ''

const KEY_BREAKS = new RegExp(`[${APOSTROPHE}.\\-‐‑]`, 'gu')

/** Equal for the same name whatever its case, tone placement, apostrophe, hyphen or dot; "K’Nam" equals "K Nam". */
export const matchKey = (name: string): string => toneKey(name.replace(KEY_BREAKS, ' '))

// "Nguyễn (Văn) An" is no note: a bracket that the name goes on behind is left to be refused.
const BRACKET = /[([{](?:[^)\]}]*$|[^)\]}]*[)\]}](?!\s*\p{L}).*$)/u
const NOTE_WORD = '(?:đã |tạm )?(?:mất|chết|vắng|chuyển|đi|con|vợ|chồng|mẹ|cha|cháu)(?:\\s|$)'
const DASH = new RegExp(`(?:\\s+[-–—]+\\s*|\\s*[-–—]+\\s+|\\s*[,;/]\\s*|[-–—](?=${NOTE_WORD}))\\S.*$`)
// What no name is, in capitals as well: "ĐIỂU LÊN ĐÃ CHẾT".
const CLAUSE =
  /(?<=\p{L}\s+\p{L}+)\s(?:đã (?:mất|chết|chuyển)|mất năm|qua đời|tạm vắng|vắng mặt|đi (?:bd|sg|tp|hcm|bình dương|sài gòn|làm|học|vắng|xa)|chuyển (?:đi|khẩu))(?:\s.*)?$/iu
// Written without any sign, a note is known by its small letter behind a name with capitals: "Điểu Lên mất 2023".
const SMALL_LETTER = new RegExp(`(?<=^\\p{Lu}.*)\\s${NOTE_WORD}.*$`, 'u')

/** `notes` in the order written; `rest` may still carry a list marker at its beginning. */
function splitNotes(text: string): { rest: string; notes: string[] } {
  const marker = STRAY_BEFORE.exec(text)?.[0] ?? ''
  let rest = text.slice(marker.length)
  const notes: string[] = []
  for (const sign of [BRACKET, DASH, CLAUSE, SMALL_LETTER]) {
    const found = sign.exec(rest)
    if (!found) continue
    const words = found[0].split(/[()[\]{}]/).map((part) => part.replace(/^[\s\-–—:;,/]+|[\s,;]+$/g, ''))
    notes.unshift(...words.filter((part) => part !== ''))
    rest = rest.slice(0, found.index).trimEnd()
  }
  return { rest: marker + rest, notes }
}

const APOSTROPHES = new RegExp(`\\s*[${APOSTROPHE}][\\s${APOSTROPHE}]*`, 'gu')

/** K' Nam, K 'Nam and K`Nam all become K’Nam: the apostrophe belongs to the letters on both sides. */
function curlApostrophes(text: string): string {
  return text.replace(APOSTROPHES, '’')
}

/** NGUYỄN, nguyễn and NGuyễn become Nguyễn; McDonald stays. */
function capitalised(word: string): string {
  const isOneCase = word === word.toUpperCase() || word === word.toLowerCase()
  if (!isOneCase && !/^\p{Lu}{2,}\p{Ll}+$/u.test(word)) return word
  const [first = '', ...rest] = word
  return first.toUpperCase() + rest.join('').toLowerCase()
}
