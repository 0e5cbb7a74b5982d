// Whether a name fits what a person types into a filter: beginnings of words, with or without diacritics.
import { wordsOf } from '#domain/text'

/** "lộc thạnh", "loc thanh", "thanh loc" and "l th" all fit "Xã Lộc Thạnh"; nothing typed fits all. */
export function matchesName(name: string, typed: string): boolean {
  const words = wordsOf(name)
  return wordsOf(typed).every((part) => words.some((word) => word.startsWith(part)))
}
