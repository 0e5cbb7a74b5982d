// The corpus of real messes, file by file: what the readers hand on is what stands in the sheets, to the letter. What the cells
// mean is tried in corpus-people.test.ts.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  MESSES,
  OF_ONE_WRITER,
  type ReadableCase,
  type Refusal,
} from '../../../test/fixtures/lists/corpus/cases.ts'
import { signsOf, TEXT_CASES } from '../../../test/fixtures/lists/corpus/cases-text.ts'
import { READABLE, REFUSED } from '../../../test/fixtures/lists/corpus/expected.ts'
import { fontOf, type Sheet, type ShownRow, shownRows } from '../../../test/fixtures/lists/corpus/sheets.ts'
import { allRows, problemOf } from '../../../test/fixtures/lists/reading.ts'
import type { ListSource } from './reading/list-rows.ts'
import { openList } from './reading/read-list.ts'
import type { ReadProblem } from './reading/read-problem.ts'

const FILES = join(import.meta.dirname, '../../../test/fixtures/lists/corpus/files')
const opened = async (file: string): Promise<ListSource> => {
  const source = await openList(join(FILES, file), file)
  if (!source.ok) throw new Error(`${file}: ${source.error}`)
  return source.value
}

/** Rows without what no reader tells: empty cells at the end. */
const told = (rows: readonly ShownRow[]): ShownRow[] =>
  rows.flatMap(({ number, cells, hidden }) => {
    const kept = cells.map((cell) => (cell === '' ? null : cell))
    while (kept.length > 0 && kept.at(-1) === null) kept.pop()
    if (kept.length === 0) return []
    return [hidden ? { number, cells: kept, hidden } : { number, cells: kept }]
  })

const textRows = new Map(
  TEXT_CASES.map((each) => {
    const signs = signsOf(each)
    const rows = each.book.sheets.flatMap(({ rows }) => rows)
    return [each.file, rows.map(({ number }, i): ShownRow => ({ number, cells: signs[i] ?? [] }))] as const
  }),
)
const rowsOf = (file: string, sheet: Sheet): readonly ShownRow[] => textRows.get(file) ?? shownRows(sheet)

describe('every readable file of the corpus is read to the letter:', () => {
  test.each(READABLE.map((each) => [each.file, each] as const))(
    '%s',
    async (file, { book }: ReadableCase) => {
      const source = await opened(file)
      const expected = book.sheets.map((sheet) => ({
        name: sheet.name,
        hidden: sheet.hidden === true,
        rows: told(rowsOf(file, sheet)),
      }))
      const found = await Promise.all(
        source.sheets.map(async ({ name, hidden }, i) => ({
          name,
          hidden,
          rows: told(await allRows(source.rows(i))),
        })),
      )
      expect(found).toEqual(expected)
    },
  )
})

describe('the font that gives an old encoding away is told, whatever the format:', () => {
  const byFont = READABLE.filter(({ messes }) => messes.some((mess) => mess.endsWith('-font')))
  test.each(byFont.map((each) => [each.file, each] as const))('%s', async (file, { book }) => {
    const source = await opened(file)
    for (const [index, sheet] of book.sheets.entries()) {
      const fonts = await source.fonts(index)
      for (const column of [1, 3])
        expect(fonts[column], `${sheet.name}, ${column}`).toBe(mostUsed(sheet, column))
    }
  })
})

function mostUsed({ rows, ...sheet }: Sheet, column: number): string | undefined {
  const uses = new Map<string, number>()
  for (const { cells } of rows) {
    const cell = cells[column] ?? null
    if (cell === null || cell === '') continue
    const font = fontOf(cell, { ...sheet, rows })
    uses.set(font, (uses.get(font) ?? 0) + 1)
  }
  return [...uses].sort(([, a], [, b]) => b - a)[0]?.[0]
}

test.each([
  ['macros', 'macros-ignored'],
  ['external-links', 'external-links-ignored'],
  ['zip', 'files-ignored'],
  ['tcvn3-bytes', 'not-unicode'],
  ['vni-bytes', 'not-unicode'],
] as const)('whatever the writer, of %s it is said: %s', async (mess, note) => {
  for (const { file, book } of READABLE.filter(({ messes }) => messes.includes(mess))) {
    const source = await opened(file)
    for (let sheet = 0; sheet < book.sheets.length; sheet++) await allRows(source.rows(sheet))
    expect(source.notes, file).toContain(note)
  }
})

const PROBLEMS: Readonly<Record<Refusal, readonly ReadProblem[]>> = {
  password: ['password-protected'],
  'wrong-type': ['pdf-not-list', 'html-not-excel'],
  damaged: ['damaged-file'],
  'too-large': ['too-large'],
  secret: ['secret-marked'],
  'other-province': [],
}

describe('a file that is refused by its bytes is refused for the right reason:', () => {
  const byBytes = REFUSED.filter(({ book }) => book === undefined)
  test.each(byBytes.map((each) => [each.file, each] as const))('%s', async (file, { refusal }) => {
    expect(PROBLEMS[refusal]).toContain(await refusalOf(file))
  })
})

async function refusalOf(file: string): Promise<ReadProblem | null> {
  const source = await openList(join(FILES, file), file)
  if (!source.ok) return source.error
  for (let sheet = 0; sheet < source.value.sheets.length; sheet++) {
    const problem = await problemOf(source.value.rows(sheet))
    if (problem !== null) return problem
  }
  return null
}

describe('the corpus', () => {
  const all = [...READABLE, ...REFUSED]

  test('holds each of its files, and nothing else', () => {
    expect(readdirSync(FILES).sort()).toEqual(all.map(({ file }) => file).sort())
  })

  test('keeps them small', () => {
    for (const { file } of all)
      expect(readFileSync(join(FILES, file)).length, file).toBeLessThanOrEqual(60 << 10)
  })

  test.each(MESSES)('shows %s at least twice, and from two writers if two can make it', (mess) => {
    const shown = all.filter(({ messes }) => messes.includes(mess))
    expect(shown.length).toBeGreaterThanOrEqual(2)
    if (OF_ONE_WRITER.includes(mess)) return
    expect(new Set(shown.flatMap(({ writers }) => writers)).size).toBeGreaterThanOrEqual(2)
  })

  test('knows of every person only what stands in a row of its sheets', () => {
    for (const { file, book, people, nobody } of READABLE) {
      const places = [...people, ...nobody].map(({ sheet, row }) => `${sheet}:${row}`)
      expect(new Set(places).size, file).toBe(places.length)
      for (const { sheet, row } of [...people, ...nobody])
        expect(
          book.sheets[sheet]?.rows.some(({ number }) => number === row),
          `${file} ${sheet}:${row}`,
        ).toBe(true)
    }
  })
})
