// The weekly list of a commune's police in the demonstration, as such lists are: titles, a numbering row, headings of hamlets between
// the people, a total and a signature, and three rows that nobody can take in. All people are invented.
import { type WriteSheet, writeXlsx } from 'hucre/xlsx'
import { demoListWords } from '#words/demo-lists'
import { formatCount } from '#words/words'
import type { Lacking } from './queries-gaps.ts'

const words = demoListWords.vi

/** `day`: as it is written, "10/04/2024". */
export const gapWorkbook = async (
  people: readonly Lacking[],
  commune: string,
  day: string,
): Promise<Buffer> => {
  const rows: (string | number | null)[][] = [
    [words.police(commune).toUpperCase()],
    [words.title],
    [words.asOf(day)],
    [],
    Object.values(words.headings),
    ['(1)', '(2)', '(3)', '(4)', '(5)'],
  ]
  let hamletId = 0
  let n = 0
  const add = (name: string, birth: string, household: string | null) => {
    n += 1
    rows.push([n, name, birth, household, null])
  }
  for (const one of people) {
    if (one.hamletId !== hamletId) rows.push([one.hamletName.toUpperCase()])
    hamletId = one.hamletId
    add(one.fullName, [two(one.birthDay), two(one.birthMonth), one.birthYear].join('/'), one.householdNo)
  }
  const [first] = people
  if (first !== undefined) {
    add(first.fullName, '31/02/1985', first.householdNo)
    add(words.unknownPerson, '12/05/1979', '9999')
    add('', '01/01/1990', first.householdNo)
  }
  rows.push([null, words.total(formatCount(n))], [], [null, words.writer, null, words.chief])
  const sheet: WriteSheet = { name: words.sheet, rows }
  return Buffer.from(await writeXlsx({ sheets: [sheet] }))
}

const two = (n: number): string => String(n).padStart(2, '0')
