import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { HEADINGS, PEOPLE } from '../../../../test/fixtures/lists/people.ts'
import * as xls from '../../../../test/fixtures/lists/raw-xls.ts'
import { allRows, cellsOf, problemOf } from '../../../../test/fixtures/lists/reading.ts'
import type { ListSource } from './list-rows.ts'
import { openList } from './read-list.ts'

const fixture = (name: string) => join(import.meta.dirname, '../../../../test/fixtures/lists', name)

async function opened(file: string | Buffer): Promise<ListSource> {
  const source = await openList(file, 'danh sách.xls')
  if (!source.ok) throw new Error(source.error)
  return source.value
}
const refusal = async (file: Buffer) => {
  const source = await openList(file, 'x.xls')
  return source.ok ? null : source.error
}
const sheet = (...records: readonly Buffer[]): xls.RawXlsSheet => ({ name: 'Ấp 1', records })
const cellsIn = async (globals: readonly Buffer[], ...records: readonly Buffer[]) =>
  cellsOf(await opened(xls.rawXls(8, globals, [sheet(...records)])))
const styles = [
  xls.format(8, 200, '000000000000'),
  xls.format(8, 201, 'mm/yyyy'),
  xls.style(0, 0),
  xls.style(0, 200),
  xls.style(0, 14),
  xls.style(0, 201),
]

test('a workbook of LibreOffice is read to the letter: zeros of formats, dates, its hidden row', async () => {
  const source = await opened(fixture('register-libreoffice.xls'))
  expect(source.sheets).toEqual([
    { name: 'Danh sách', hidden: false },
    { name: 'Tổng hợp', hidden: false },
  ])
  const rows = await allRows(source.rows(0))
  expect(rows.map((row) => row.cells)).toEqual([
    HEADINGS,
    ...PEOPLE.map((person) => (person.at(-1) === null ? person.slice(0, -1) : person)),
  ])
  expect(rows.map((row) => row.hidden ?? false)).toEqual([false, false, true, false, false, false])
  expect(await source.fonts(0)).toEqual(HEADINGS.map(() => 'Calibri'))
  expect(await cellsOf(source, 1)).toEqual([['Tổng cộng', 5]])
})

describe('every way to write a cell', () => {
  test('numbers of four bytes and eight, alone and in runs', async () => {
    expect(
      await cellsIn(
        styles,
        xls.number(0, 0, 70090001234),
        xls.number(0, 1, 70090001234, 1),
        xls.packed(1, 0, -7),
        xls.packed(1, 1, 12345, 0, true),
        xls.packedRun(1, 2, [1, 2, 3]),
      ),
    ).toEqual([
      [70090001234, '070090001234'],
      [-7, 123.45, 1, 2, 3],
    ])
  })

  test('dates as they are shown, from 1900 and from 1904', async () => {
    const cells = [xls.number(0, 0, 32994, 2), xls.packed(0, 1, 32994, 3)]
    expect(await cellsIn(styles, ...cells)).toEqual([['1990-05-01', '1990-05']])
    expect(await cellsIn([xls.daysFrom1904, ...styles], xls.number(0, 0, 31532, 2))).toEqual([['1990-05-01']])
  })

  test('truths, errors, formulas by their values', async () => {
    expect(
      await cellsIn(
        styles,
        xls.truth(0, 0, 1, false),
        xls.truth(0, 1, 0x2a, true),
        xls.formulaNumber(0, 2, 70309000017, 1),
        xls.formulaText(8, 0, 3, 'Điểu Ỡm'),
        xls.label(8, 0, 5, 'Ấp'),
      ),
    ).toEqual([['TRUE', '#N/A', '070309000017', 'Điểu Ỡm', null, 'Ấp']])
  })

  test('shared texts go on in the next record, there in letters of another width', async () => {
    const whole = xls.sharedTexts([{ text: 'Thi Hoa Ngan' }, { text: 'Điểu Rỵ' }])
    const body = whole.subarray(4)
    for (let cut = 12; cut < 23; cut++) {
      // The rest of the first text, one byte per sign, is written anew as two bytes per sign.
      const left = body.subarray(cut, 23)
      const wide = Buffer.from(left.toString('latin1'), 'utf16le')
      const first = xls.record(0xfc, body.subarray(0, cut))
      const second = xls.record(0x3c, Buffer.from([1]), wide, body.subarray(23))
      expect(await cellsIn([first, second], xls.shared(0, 0, 0), xls.shared(0, 1, 1))).toEqual([
        ['Thi Hoa Ngan', 'Điểu Rỵ'],
      ])
    }
  })

  test('cells that stand in any order, the last one said of a place counts', async () => {
    const source = await opened(
      xls.rawXls(
        8,
        [],
        [
          sheet(
            xls.label(8, 9, 1, 'c'),
            xls.label(8, 2, 0, 'a'),
            xls.hiddenRow(9),
            xls.label(8, 9, 0, 'x'),
            xls.label(8, 9, 0, 'b'),
          ),
        ],
      ),
    )
    expect(await allRows(source.rows(0))).toEqual([
      { number: 3, cells: ['a'] },
      { number: 10, cells: ['b', 'c'], hidden: true },
    ])
  })

  test('what a chart within the sheet holds is no row of it', async () => {
    const chart = [xls.begin(8, xls.CHART), xls.number(0, 0, 99), xls.end]
    expect(await cellsIn([], xls.label(8, 0, 0, 'a'), ...chart, xls.label(8, 1, 0, 'b'))).toEqual([
      ['a'],
      ['b'],
    ])
  })
})

describe('fonts', () => {
  const globals = [
    ...['Arial', '.VnTime', 'VNI-Times', 'Tahoma', 'Times New Roman'].map((name) => xls.font(8, name)),
    xls.style(0, 0),
    xls.style(1, 0),
    xls.style(5, 0), // no font has the number 4: this is the fifth
  ]

  test('the font of most cells of a column, and of most of a text with several', async () => {
    const texts = xls.sharedTexts([
      { text: 'abcdef', runs: [[1, 2]] },
      { text: 'abcdef', runs: [[5, 2]] },
    ])
    const source = await opened(
      xls.rawXls(
        8,
        [...globals, texts],
        [
          sheet(
            xls.label(8, 0, 0, 'a', 1),
            xls.label(8, 0, 1, 'a', 2),
            xls.shared(0, 2, 0, 1),
            xls.shared(0, 3, 1, 1),
            xls.label(8, 1, 0, 'b', 1),
            xls.label(8, 2, 0, 'c', 2),
          ),
        ],
      ),
    )
    expect(await source.fonts(0)).toEqual(['.VnTime', 'Times New Roman', 'VNI-Times', '.VnTime'])
  })
})

describe('Excel 95, whose letters are bytes', () => {
  const book = (page: number, ...records: readonly Buffer[]) =>
    opened(
      xls.rawXls(
        5,
        [
          xls.codePage(page),
          xls.font(5, 'Arial'),
          xls.font(5, '.VnTime'),
          xls.format(5, 200, '0000'),
          xls.style(0, 0),
          xls.style(0, 200),
        ],
        [{ name: 'Ap 1', records }],
      ),
    )

  test('comes sign by sign, to be decoded by what the columns hold', async () => {
    const source = await book(1252, xls.label(5, 0, 0, 'Hä vµ tªn'), xls.number(0, 1, 7, 1))
    expect(await cellsOf(source)).toEqual([['Hä vµ tªn', '0007']])
    expect(source.notes).toEqual(['not-unicode'])
  })

  test('in the code page of Vietnamese Windows is decoded', async () => {
    const source = await book(
      1258,
      xls.label(5, 0, 0, 'Th\xf2 \xd0i\xea\xf2u'),
      xls.formulaText(5, 0, 1, '\xe2\xec'),
    )
    const [cells] = await cellsOf(source)
    expect(cells).toEqual(['Th\u0323 Điê\u0323u', 'â\u0301'])
  })

  test('tells the font of most of a text with several', async () => {
    const source = await book(1252, xls.richLabel(0, 0, 'STT: Hä vµ tªn', [5, 1]))
    expect(await source.fonts(0)).toEqual(['.VnTime'])
  })

  test('without a workbook around its sheet, as web systems write it', async () => {
    const bare = Buffer.concat([
      xls.begin(0, xls.SHEET),
      xls.label(5, 0, 0, 'Ho ten'),
      xls.number(1, 0, 5),
      xls.end,
    ])
    const source = await opened(bare)
    expect(source.sheets).toEqual([{ name: 'danh sách', hidden: false }])
    expect(await cellsOf(source)).toEqual([['Ho ten'], [5]])
  })
})

test('hidden and very hidden sheets are told; charts and macro sheets are none', async () => {
  const source = await opened(
    xls.rawXls(
      8,
      [xls.externalBook],
      [
        { name: 'Ẩn', records: [], state: 1 },
        { name: 'Rất ẩn', records: [], state: 2 },
        { name: 'Macro', records: [], type: 1 },
        { name: 'Biểu đồ', records: [], type: 2 },
        sheet(xls.label(8, 0, 0, 'a')),
      ],
    ),
  )
  expect(source.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
    ['Ẩn', true],
    ['Rất ẩn', true],
    ['Ấp 1', false],
  ])
  expect(await cellsOf(source)).toEqual([['a']])
  expect(source.notes).toEqual(['external-links-ignored', 'macros-ignored'])
})

describe('what cannot be read is refused', () => {
  const stream = xls.xlsStream(8, styles, [sheet(xls.label(8, 0, 0, 'a'))])

  test('a password, in the workbook or around it', async () => {
    expect(await refusal(xls.rawXls(8, [xls.password], [sheet()]))).toBe('password-protected')
    expect(await refusal(readFileSync(fixture('password.xlsx')))).toBe('password-protected')
  })

  test('more than is held in memory', async () => {
    const huge = Buffer.alloc(61 << 20)
    xls.container('Workbook', stream).copy(huge)
    expect(await refusal(huge)).toBe('too-large')
  })

  test('a document of Word, something else in such a container, Excel 4, no sheet at all', async () => {
    expect(await refusal(xls.container('WordDocument', Buffer.alloc(5000)))).toBe('document-not-list')
    expect(await refusal(xls.container('Contents', Buffer.alloc(5000)))).toBe('wrong-file-type')
    expect(await refusal(xls.container('Book', xls.record(0x409, Buffer.alloc(6))))).toBe('old-excel')
    expect(await refusal(xls.rawXls(8, [], []))).toBe('empty-file')
  })

  test('cut off anywhere, as a container or as a stream', async () => {
    const whole = readFileSync(fixture('register-libreoffice.xls'))
    for (let length = 600; length < whole.length - 512; length += 131) {
      const source = await openList(whole.subarray(0, length), 'x.xls')
      const problem = source.ok ? await problemOf(source.value.rows(1)) : source.error
      expect(problem).toBe('damaged-file')
    }
    for (let length = 8; length < stream.length - 3; length += 3) {
      const source = await openList(xls.container('Workbook', stream.subarray(0, length)), 'x.xls')
      const problem = source.ok ? await problemOf(source.value.rows(0)) : source.error
      expect(problem).toMatch(/damaged-file|empty-file/)
    }
  })

  test('sectors that follow each other in a circle end', async () => {
    const whole = xls.container('Workbook', stream)
    const table = whole.length - 512
    for (const [from, to] of [
      [3, 0],
      [0, 0],
      [8, 8],
    ] as const) {
      const circular = Buffer.from(whole)
      circular.writeUInt32LE(to, table + from * 4)
      expect(await refusal(circular)).toBe('damaged-file')
    }
  })

  test('cells that are not what they claim', async () => {
    const broken = [
      xls.shared(0, 0, 5),
      xls.number(0, 0, Number.NaN),
      xls.record(0x203, Buffer.alloc(6)),
      xls.record(0x204, Buffer.from([0, 0, 0, 0, 0, 0, 200, 0, 0, 65])),
      xls.label(8, 0, 20_000, 'x'),
    ]
    for (const cell of broken) {
      const source = await opened(xls.rawXls(8, [], [sheet(cell)]))
      expect(await problemOf(source.rows(0))).toBe('damaged-file')
    }
  })
})
