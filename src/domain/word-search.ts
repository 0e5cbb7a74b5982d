// Search by the beginnings of words without diacritics, in any order, over a few thousand names that are held in memory.
import { wordsOf } from './text.ts'

export type WordIndex = {
  /** Sorted by word; a word of several people stands as often. */
  readonly words: readonly string[]
  /** Beside each word, the place of whom it names. */
  readonly places: readonly number[]
}

export const indexWords = (names: readonly string[]): WordIndex => {
  const all: { word: string; place: number }[] = []
  names.forEach((name, place) => {
    for (const word of wordsOf(name)) all.push({ word, place })
  })
  all.sort((a, b) => (a.word < b.word ? -1 : a.word > b.word ? 1 : a.place - b.place))
  return { words: all.map(({ word }) => word), places: all.map(({ place }) => place) }
}

/** Places of names in which every typed word begins a word; in their own order, `most` at most. Nothing typed finds nobody. */
export const searchWords = (index: WordIndex, typed: string, most: number): number[] => {
  const [first, ...others] = wordsOf(typed).map((beginning) => placesOf(index, beginning))
  if (first === undefined) return []
  const found = [...first].filter((place) => others.every((places) => places.has(place)))
  return found.sort((a, b) => a - b).slice(0, most)
}

const placesOf = ({ words, places }: WordIndex, beginning: string): Set<number> => {
  const found = new Set<number>()
  for (let i = lowerBound(words, beginning); i < words.length; i += 1) {
    if (!words[i]?.startsWith(beginning)) break
    const place = places[i]
    if (place !== undefined) found.add(place)
  }
  return found
}

const lowerBound = (words: readonly string[], beginning: string): number => {
  let [low, high] = [0, words.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((words[middle] ?? '') < beginning) low = middle + 1
    else high = middle
  }
  return low
}
