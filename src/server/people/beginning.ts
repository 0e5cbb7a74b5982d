// The range of words that begin with some letters, under collation "C": from the letters themselves to `before`, exclusive.
// Compared with >= and < it can use an index under row security, which LIKE cannot.

export type Beginning = {
  readonly from: string
  /** null: every longer word begins so (no code point is higher). */
  readonly before: string | null
}

const LAST = 0x10ffff
const SURROGATES = { first: 0xd800, last: 0xdfff }

/** `letters` is not empty. Collation "C" compares bytes of UTF-8, which is the order of code points. */
export function beginning(letters: string): Beginning {
  const points = Array.from(letters, (letter) => letter.codePointAt(0) ?? 0)
  while (points.length > 0) {
    const last = points.pop() ?? LAST
    if (last === LAST) continue
    const next = last + 1 === SURROGATES.first ? SURROGATES.last + 1 : last + 1
    return { from: letters, before: String.fromCodePoint(...points, next) }
  }
  return { from: letters, before: null }
}
