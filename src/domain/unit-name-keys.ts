// Compares the names of places as lists write them: any tone placement, missing diacritics, initials, numbers.
// Works on names alone, without the word for the kind (unit-words.ts); decides nothing where several names fit.

import { fold, nfc, squeeze, yiKey } from './text.ts'

type Syllable = { readonly letters: string; readonly plain: string; readonly tone: string }

/** `exact`: yi key, numbers without leading zeros. `plain`: the same without diacritics. */
export type NameKey = {
  readonly exact: string
  readonly plain: string
  readonly syllables: readonly Syllable[]
}

const TOKEN = /(\d+\p{L}?(?!\p{L})|\p{L}+)(\.?)/gu

// Letters and digits that touch are two words ("Ấp3", "A.3"), but a letter alone behind a number belongs to it ("1 A").
const spaced = (text: string): string =>
  squeeze(nfc(text))
    .replace(/(\p{L}\.?)(?=\d)/gu, '$1 ')
    .replace(/(\d)[ .]+(\p{L})(?!\p{L})/gu, '$1$2')

function syllableOf(token: string): Syllable {
  if (/^\d/.test(token)) {
    const letters = token.toLowerCase().replace(/^0+(?=\d)/, '')
    return { letters, plain: letters, tone: '' }
  }
  const key = yiKey(token)
  const letters = key.replace(/\d$/, '')
  return { letters, plain: fold(letters), tone: key.slice(letters.length) }
}

function keyOf(syllables: readonly Syllable[]): NameKey {
  const exact = syllables.map(({ letters, tone }) => letters + tone).join(' ')
  return { exact, plain: syllables.map(({ plain }) => plain).join(' '), syllables }
}

export function nameKey(text: string): NameKey {
  return keyOf(Array.from(spaced(text).matchAll(TOKEN), ([, token = '']) => syllableOf(token)))
}

export const isNumbered = (key: NameKey): boolean => /^\d/.test(key.exact)

/** Every diacritic that was written is also in the name; what was left out may be anything. */
function fitsSyllable(written: Syllable, name: Syllable, isBeginning: boolean): boolean {
  const { letters, plain, tone } = name
  if (isBeginning ? written.letters.length > letters.length : written.letters.length !== letters.length)
    return false
  if (written.tone !== '' && written.tone !== tone) return false
  return [...written.letters].every((letter, i) => letter === letters[i] || letter === plain[i])
}

const fits = (written: NameKey, name: NameKey): boolean =>
  written.syllables.length === name.syllables.length &&
  written.syllables.every((syllable, i) => {
    const other = name.syllables[i]
    return other !== undefined && fitsSyllable(syllable, other, false)
  })

type Shortened = readonly { readonly syllable: Syllable; readonly isBeginning: boolean }[]

/** "Đ.Xoài", "T Phú", "BGM": null where nothing is shortened. */
function shortenedOf(text: string): Shortened | null {
  const tokens = Array.from(spaced(text).matchAll(TOKEN), ([, token = '', dot]) => ({
    token,
    dot: dot === '.',
  }))
  const [only] = tokens
  if (tokens.length === 1 && only && isInitials(only.token))
    return [...only.token].map((letter) => ({ syllable: syllableOf(letter), isBeginning: true }))
  const parts = tokens.map(({ token, dot }, i) => ({
    syllable: syllableOf(token),
    isBeginning: /^\p{L}$/u.test(token) || (dot && /^\p{L}/u.test(token) && i < tokens.length - 1),
  }))
  return parts.length > 1 && parts.some(({ isBeginning }) => isBeginning) ? parts : null
}

const isInitials = (token: string): boolean =>
  /^\p{L}{2,4}$/u.test(token) && (token === token.toUpperCase() || !/[aeiouy]/.test(fold(token)))

const fitsShortened = (written: Shortened, name: NameKey): boolean =>
  written.length === name.syllables.length &&
  written.every(({ syllable, isBeginning }, i) => {
    const other = name.syllables[i]
    return other !== undefined && fitsSyllable(syllable, other, isBeginning)
  })

export type Fits<T> = { readonly entries: readonly T[]; readonly isShortened: boolean }

/**
 * All entries that the text may mean, of the best kind of fit only: written with the right diacritics; else with some or
 * all of them left out; else shortened. A text without any diacritics fits every name that it may stand for, also the
 * one that has none of its own: more than one entry is a question for a person.
 */
export function bestFits<T extends { readonly key: NameKey }>(entries: readonly T[], text: string): Fits<T> {
  const written = nameKey(text)
  if (written.syllables.length === 0) return { entries: [], isShortened: false }
  const fitting = entries.filter(({ key }) => fits(written, key))
  const isMarked = written.exact !== written.plain
  const exact = isMarked ? fitting.filter(({ key }) => key.exact === written.exact) : []
  if (exact.length > 0) return { entries: exact, isShortened: false }
  if (fitting.length > 0) return { entries: fitting, isShortened: false }
  const shortened = shortenedOf(text)
  if (!shortened) return { entries: [], isShortened: false }
  return { entries: entries.filter(({ key }) => fitsShortened(shortened, key)), isShortened: true }
}

/** At most `limit` entries whose plain names differ from the text by a slip or two, nearest first: to suggest, never to choose. */
export function nearest<T extends { readonly key: NameKey }>(
  entries: readonly T[],
  text: string,
  limit: number,
): readonly T[] {
  const { plain } = nameKey(text)
  if (plain === '') return []
  const slips = plain.length >= 6 ? 2 : plain.length >= 3 ? 1 : 0
  return entries
    .filter(({ key }) => Math.abs(key.plain.length - plain.length) <= slips)
    .map((entry) => ({ entry, distance: editDistance(plain, entry.key.plain) }))
    .filter(({ distance }) => distance <= slips)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, limit)
    .map(({ entry }) => entry)
}

/** Levenshtein. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
