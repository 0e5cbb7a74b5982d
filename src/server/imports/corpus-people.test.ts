// The corpus of real messes from file to people: cells read, decoded, laid out and checked by the rules of the domain, and compared
// with what a careful clerk reads. The unit is Lộc Thạnh with its hamlets; there is no database.

import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { UNITS } from '#domain/binh-phuoc/units'
import { swappedDatesOf } from '#domain/date-order'
import { dayOf, encodePartialDate } from '#domain/dates'
import { lastTwo } from '#domain/identity-number'
import { checkRow } from '#domain/list-row'
import type { ListKind } from '#domain/lists'
import type { RowCells, RowContext } from '#domain/row-codes'
import { NO_MAPPING } from '#domain/understand-sheet'
import type { Unit } from '#domain/units'
import type { Mess, Person } from '../../../test/fixtures/lists/corpus/cases.ts'
import { READABLE, REFUSED } from '../../../test/fixtures/lists/corpus/expected.ts'
import { hamletFinder } from './list-units.ts'
import { openSheets } from './open-sheets.ts'
import { openList } from './reading/read-list.ts'
import { readProblemOf } from './reading/read-problem.ts'

const AS_OF = dayOf(2024, 3, 25)
const FILES = join(import.meta.dirname, '../../../test/fixtures/lists/corpus/files')

const commune = UNITS.find(
  ({ code, level, validTo }) => code === '25280' && level === 'commune' && validTo !== null,
)
if (commune === undefined) throw new Error('Lộc Thạnh of 2024 is gone')
const HAMLETS = ['Ấp 1', 'Ấp 2', 'Ấp 3', 'Ấp 4', 'Ấp 5', 'Ấp Tà Thiết'].map(
  (fullName, i): Unit => ({
    ...commune,
    unitId: commune.unitId * 1000 + i + 1,
    code: null,
    name: fullName.replace(/^Ấp (?=\p{L})/u, ''),
    fullName,
    kind: 'ap',
    level: 'hamlet',
    parentId: commune.unitId,
    aliases: [],
  }),
)
const finder = hamletFinder([...UNITS, ...HAMLETS], commune.unitId, AS_OF)
/** The hamlet that a row means, or what is wrong with it. */
const hamletOf = (cells: RowCells): string => {
  const found = finder.find(cells)
  if ('problem' in found) return found.problem
  return HAMLETS.find(({ unitId }) => unitId === found.hamletId)?.fullName ?? found.warning ?? 'of no name'
}

type FoundRow = {
  readonly sheet: number
  readonly row: number
  readonly kind: string
  readonly person: Omit<Person, 'codes'> | null
  readonly problems: readonly string[]
}

async function readFile(file: string, kind: ListKind, leftOut: readonly number[] = []): Promise<FoundRow[]> {
  const source = await openList(join(FILES, file), file)
  if (!source.ok) throw new Error(`${file}: ${source.error}`)
  const plan = { kind, leftOut: [], province: 'Bình Phước', mappingFor: async () => NO_MAPPING }
  const found: FoundRow[] = []
  const leaveOut = (index: number, why: string, refusal: unknown) => {
    if (why !== 'hidden' && !leftOut.includes(index))
      throw new Error(`${file}, sheet ${index}: ${JSON.stringify(refusal ?? why)}`)
  }
  for await (const sheet of openSheets(source.value, plan, leaveOut)) {
    const swappedDates = swappedDatesOf(sheet.reading.columns, sheet.sample)
    const context: RowContext = { kind, asOf: AS_OF, findHamlet: finder.find, swappedDates }
    const { index } = sheet
    const textOnly = source.value.sheets[index]?.textOnly === true
    for await (const chunk of sheet.rows())
      for (const { number, laid } of chunk) {
        const cells = laid.cells === null || !textOnly ? laid.cells : withNumbers(laid.cells)
        const place = { sheet: index, row: number, kind: laid.kind }
        found.push(
          cells === null
            ? { ...place, person: null, problems: [] }
            : { ...place, ...checked(place, cells, context) },
        )
      }
  }
  return found
}

function checked(
  { sheet, row }: { readonly sheet: number; readonly row: number },
  cells: RowCells,
  context: RowContext,
): Pick<FoundRow, 'person' | 'problems'> {
  const outcome = checkRow(cells, context)
  const problems = (outcome.ok ? outcome.row : outcome).problems.map(({ code }) => code)
  if (!outcome.ok) return { person: null, problems }
  const { name, birth, sex, identity, household, phone } = outcome.row
  const person = {
    sheet,
    row,
    name,
    birth: birth === null ? null : encodePartialDate(birth),
    sex,
    identityLast2: identity === null ? null : lastTwo(identity),
    hamletText: hamletOf(cells),
    householdText: household,
    phoneLast2: phone === null ? null : lastTwo(phone),
  }
  return { person, problems }
}

/** Text files have no numeric cells: a number that lost its zeros is text there. */
const withNumbers = (cells: RowCells): RowCells =>
  typeof cells.identity === 'string' && /^[1-9]\d{9,10}$/.test(cells.identity)
    ? { ...cells, identity: Number(cells.identity) }
    : cells

const placeOf = ({ sheet, row }: { readonly sheet: number; readonly row: number }) => `${sheet}:${row}`

const withoutCodes = ({ codes: _, ...person }: Person): Omit<Person, 'codes'> => person

/** What must be said of a row in which something was repaired. */
const TOLD: { readonly [mess in Mess]?: RegExp } = {
  'name-note': /\bnote-in-name\b/,
  'name-capitals': /\bname-case-changed\b/,
  'two-phones': /\bphone-several\b/,
  'phone-2018': /\bphone-converted-2018\b/,
  'lost-zeros': /\bidentity-repaired-zeros\b/,
  'date-us-swapped': /\bbirth-(?:month-first|day-month-swapped)\b/,
  'date-bare-serial': /\bbirth-from-serial\b/,
  scientific: /\bidentity-scientific\b/,
}

describe('of every readable file the people are read that a careful clerk reads:', () => {
  test.each(READABLE.map((each) => [each.file, each] as const))('%s', async (file, expected) => {
    const found = await readFile(file, expected.kind, expected.leftOut)
    const people = found.flatMap(({ person }) => (person === null ? [] : [person]))
    expect(people).toEqual(expected.people.map(withoutCodes))
    const spokenOf = [...expected.people, ...expected.nobody, ...(expected.returned ?? [])].map(placeOf)
    expect(found.map(placeOf).sort()).toEqual(spokenOf.sort())
    const at = (sheet: number, row: number) => found.find((each) => each.sheet === sheet && each.row === row)
    expect(
      expected.nobody.map(({ sheet, row }) => ({
        sheet,
        row,
        kind: at(sheet, row)?.kind ?? 'above the rows',
      })),
    ).toEqual(expected.nobody)
    for (const { sheet, row, codes } of expected.people)
      for (const mess of codes)
        expect(at(sheet, row)?.problems.join(' '), `${sheet}:${row}`).toMatch(TOLD[mess] ?? /$^/)
    for (const { sheet, row, mess } of expected.returned ?? [])
      expect(at(sheet, row)?.problems.join(' '), `${sheet}:${row}`).toMatch(TOLD[mess] ?? /$^/)
  })
})

describe('a list that bears the stamp of a secret is refused before a row of it is checked:', () => {
  const stamped = REFUSED.filter(({ refusal }) => refusal === 'secret')
  test.each(stamped.map(({ file }) => file))('%s', async (file) => {
    expect(await readFile(file, 'register').then(() => null, readProblemOf)).toBe('secret-marked')
  })
})

describe('a list whose titles name another province is refused as one:', () => {
  const elsewhere = REFUSED.filter(({ refusal }) => refusal === 'other-province')
  test.each(elsewhere.map(({ file }) => file))('%s', async (file) => {
    await expect(readFile(file, 'register')).rejects.toThrow('"other-province"')
  })
})
