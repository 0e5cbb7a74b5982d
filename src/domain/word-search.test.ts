import fc from 'fast-check'
import { expect, it } from 'vitest'
import { wordsOf } from './text.ts'
import { indexWords, searchWords } from './word-search.ts'

const NAMES = ['Nguyễn Văn Tuấn', 'Trần Thị Tuyết', 'Điểu K’Nam', 'Nguyễn Thị Đào', 'Lê Tuấn Anh']
const find = (typed: string) => searchWords(indexWords(NAMES), typed, 10).map((place) => NAMES[place])

it.each([
  ['tu', ['Nguyễn Văn Tuấn', 'Trần Thị Tuyết', 'Lê Tuấn Anh']],
  ['tuan ng', ['Nguyễn Văn Tuấn']],
  ['ĐÀO', ['Nguyễn Thị Đào']],
  ['knam', ['Điểu K’Nam']],
  ['dieu', ['Điểu K’Nam']],
  ['xyz', []],
  ['  ', []],
])('“%s” finds %j', (typed, found) => {
  expect(find(typed)).toEqual(found)
})

it('finds whom a look at every name finds', () => {
  const name = fc.array(fc.constantFrom('an', 'anh', 'ánh', 'bé', 'be', 'điểu', 'k’nam'), { maxLength: 4 })
  const names = fc.array(
    name.map((words) => words.join(' ')),
    { maxLength: 12 },
  )
  const typed = fc.array(fc.constantFrom('a', 'an', 'b', 'k', 'die'), { minLength: 1, maxLength: 2 })
  fc.assert(
    fc.property(names, typed, (all, words) => {
      const direct = all.flatMap((one, place) =>
        words.every((word) => wordsOf(one).some((its) => its.startsWith(word))) ? [place] : [],
      )
      expect(searchWords(indexWords(all), words.join(' '), 100)).toEqual(direct)
    }),
  )
})
