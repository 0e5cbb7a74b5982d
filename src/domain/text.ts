// Vietnamese text for storing, matching, searching and sorting. Keys are for comparing only, never for showing.
// U+00AD is never dropped here: in TCVN3 text that was not decoded it is the letter ư (see hasSoftHyphen).

/** Composed form, the only one that is stored. */
export const nfc = (text: string): string => text.normalize('NFC')

// Zero-width signs and direction marks carry nothing in Vietnamese; \s covers NBSP and the typographic spaces.
const INVISIBLE = /[\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g

// Nearly every cell is squeezed already: one look is enough then.
const UNSQUEEZED = /[^\S ]| {2}|^ | $|[\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/

/** Every kind of space and line break becomes one plain space, none at the ends; zero-width signs go. */
export const squeeze = (text: string): string =>
  UNSQUEEZED.test(text) ? text.replace(INVISIBLE, '').replace(/\s+/gu, ' ').trim() : text

/** Names and addresses are made of a few thousand words: the answer for each is kept, until they are suspiciously many. */
const rememberWords = (answer: (word: string) => string): ((word: string) => string) => {
  const known = new Map<string, string>()
  return (word) => {
    let told = known.get(word)
    if (told === undefined) {
      if (known.size >= MOST_WORDS) known.clear()
      told = answer(word)
      known.set(word, told)
    }
    return told
  }
}

const MOST_WORDS = 20_000

/** True where text may be TCVN3 that was not decoded (ư is U+00AD there): decode before anything else. */
export const hasSoftHyphen = (text: string): boolean => text.includes('\u00ad')

const TONES: ReadonlyMap<string, string> = new Map([
  ['\u0301', '1'], // sắc
  ['\u0300', '2'], // huyền
  ['\u0309', '3'], // hỏi
  ['\u0303', '4'], // ngã
  ['\u0323', '5'], // nặng
])

function syllableToneKey(syllable: string): string {
  let tone = ''
  const bare = syllable.normalize('NFD').replace(/[\u0300\u0301\u0303\u0309\u0323]/g, (mark) => {
    tone += TONES.get(mark) ?? ''
    return ''
  })
  return bare.normalize('NFC') + tone
}

/**
 * K1: lower case, single spaces, the tone as a digit behind its syllable: hòa = hoà, thúy = thuý, khỏe = khoẻ.
 * Letters stay apart (a ă â, d đ) and so do tones: Lộc Thạnh and Lộc Thành differ.
 */
export function toneKey(text: string): string {
  return squeeze(text).split(' ').map(wordToneKey).join(' ')
}

const wordToneKey = rememberWords((word) =>
  nfc(word)
    .toLowerCase()
    .replace(/[\p{L}\p{M}]+/gu, syllableToneKey),
)

/** K2: K1 with final y read as i after h k l m s t qu (Lý = Lí, Quý = Quí) and đắk = đăk = đak = dak. */
export function yiKey(text: string): string {
  return toneKey(text).replace(/[\p{L}\p{M}]+\d?/gu, (word) =>
    word.replace(/^([hklmst]|qu)y(?=\d?$)/, '$1i').replace(/^(?:đ[ăa]|da)k1?$/, 'đăk'),
  )
}

/** K3: lower case without any diacritics, đ as d. For search and blocking only: it merges Tuấn, Tuân and Tuần. */
export function fold(text: string): string {
  return UNSQUEEZED.test(text) ? foldWord(text) : squeeze(text.split(' ').map(foldWord).join(' '))
}

const foldWord = rememberWords((word) =>
  squeeze(word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').normalize('NFC')),
)

const PLAIN_WORDS = /^[a-z]+(?: [a-z]+)*$/
const APOSTROPHES = /['’‘`´ʼʹ′＇]/g

/** The folded words of a text, each once, for prefix search. "K’Nam" is found as "k", "nam" and "knam". */
export function wordsOf(text: string): readonly string[] {
  const folded = fold(text.replace(APOSTROPHES, '’'))
  if (PLAIN_WORDS.test(folded)) return [...new Set(folded.split(' '))]
  const joined = folded.match(/[\p{L}\p{N}\u00ad]+(?:’[\p{L}\p{N}\u00ad]+)+/gu) ?? []
  const words = folded.split(/[^\p{L}\p{N}\u00ad]+/u).filter((word) => word !== '')
  return [...new Set([...words, ...joined.map((word) => word.replaceAll('’', ''))])]
}

// The collation "vi" orders a ă â, d đ … as letters and the tones ngang huyền hỏi ngã sắc nặng.
const collator = new Intl.Collator('vi')

function compareWords(a: readonly string[], b: readonly string[]): number {
  const shared = Math.min(a.length, b.length)
  for (let i = 0; i < shared; i++) {
    const order = collator.compare(a[i] ?? '', b[i] ?? '')
    if (order !== 0) return order
  }
  return a.length - b.length
}

/** Order of names in a Vietnamese list: by the given name (the last word), then word by word from the surname. */
export function compareVietnamese(a: string, b: string): number {
  const [wordsA, wordsB] = [squeeze(a).split(' '), squeeze(b).split(' ')]
  return (
    collator.compare(wordsA.at(-1) ?? '', wordsB.at(-1) ?? '') ||
    compareWords(wordsA, wordsB) ||
    (a < b ? -1 : a > b ? 1 : 0)
  )
}
