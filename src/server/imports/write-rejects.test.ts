import { readXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { cellsOf } from '../../../test/fixtures/lists/reading.ts'
import { openList } from './reading/read-list.ts'
import { type RejectLine, writeRejects } from './write-rejects.ts'

const WORDS = { sheet: 'Dòng trả lại', reason: 'Lý do trả lại', row: (n: number) => `Dòng ${n}` }
const HEADINGS = ['STT', 'Họ và tên', 'Số CCCD', 'Ghi chú']
const ROWS: readonly RejectLine[] = [
  {
    rowNumber: 15,
    cells: ['1', 'Thị Kiều Ẫm', '070190001234', ' hai  dấu\ncách '],
    problems: [
      { column: 2, text: 'đã có người khác mang số này' },
      { column: null, text: 'chưa rõ hộ' },
    ],
  },
  {
    rowNumber: 16,
    cells: ['2', 'Điểu Rỵ', '', '=HYPERLINK("http://x";"y")'],
    problems: [{ column: 1, text: 'trùng' }],
  },
  {
    rowNumber: 17,
    cells: ['+84', '-1', '@SUM(A1)', '<b>&'],
    problems: [{ column: null, text: 'thiếu ngày sinh' }],
  },
]

/** One sheet whose header is its first line. */
const sheetOf = (lines: readonly RejectLine[], name = 'Ấp 3') => ({
  name,
  headings: HEADINGS,
  headerLine: 0,
  lines: [{ cells: HEADINGS }, ...lines],
})
const written = (lines: readonly RejectLine[]) => writeRejects([sheetOf(lines)], WORDS)

async function read(workbook: Buffer) {
  const source = await openList(workbook, 'x.xlsx')
  if (!source.ok) throw new Error(source.error)
  return cellsOf(source.value)
}

describe('the workbook of rejected rows', () => {
  test('holds the sender’s cells to the letter, and the reason beside them', async () => {
    expect(await read(await written(ROWS))).toEqual([
      [...HEADINGS, 'Lý do trả lại'],
      [
        '1',
        'Thị Kiều Ẫm',
        '070190001234',
        ' hai  dấu\ncách ',
        'Dòng 15 – Số CCCD: đã có người khác mang số này; chưa rõ hộ',
      ],
      ['2', 'Điểu Rỵ', null, '=HYPERLINK("http://x";"y")', 'Dòng 16 – Họ và tên: trùng'],
      ['+84', '-1', '@SUM(A1)', '<b>&', 'Dòng 17 – thiếu ngày sinh'],
    ])
  })

  test('is text throughout, with nothing that could run, the header frozen and the faults marked', async () => {
    const workbook = await readXlsx(await written(ROWS), { readStyles: true })
    expect(workbook.defaultFont).toMatchObject({ name: 'Times New Roman', size: 12 })
    const sheet = workbook.sheets[0]
    const cells = sheet?.cells ?? new Map()
    expect(cells.size).toBe(20)
    for (const cell of cells.values()) {
      expect(cell.formula).toBeUndefined()
      expect(cell.style?.numFmt).toBe('@')
    }
    expect(sheet?.freezePane).toEqual({ rows: 1 })
    expect(cells.get('1,2')?.style?.fill).toBeDefined()
    expect(cells.get('1,4')?.style?.fill).toBeDefined()
    expect(cells.get('1,1')?.style?.fill).toBeUndefined()
    for (const row of sheet?.rows ?? [])
      for (const cell of row) expect(cell === null || typeof cell === 'string').toBe(true)
  })

  test('keeps cells beyond the last heading', async () => {
    const wide = { rowNumber: 3, cells: ['1', 'A', 'B', 'C', 'D', 'E'], problems: [{ column: 9, text: 'x' }] }
    expect(await read(await written([wide]))).toEqual([
      [...HEADINGS, null, null, 'Lý do trả lại'],
      ['1', 'A', 'B', 'C', 'D', 'E', 'Dòng 3 – x'],
    ])
  })

  test('has the sheets of the sender, each with its titles and the headings above the rows', async () => {
    const above = [{ cells: ['CÔNG AN XÃ LỘC THẠNH'] }, { cells: HEADINGS }]
    const beneath = [{ cells: ['', 'ẤP 3'] }, ...ROWS.slice(1, 2)]
    const sheets = ['Ấp 3/4', 'ấp 3:4'].map((name) => ({
      ...sheetOf([], name),
      headerLine: 1,
      lines: [...above, ...beneath],
    }))
    const source = await openList(await writeRejects(sheets, WORDS), 'x.xlsx')
    if (!source.ok) throw new Error(source.error)
    expect(source.value.sheets.map(({ name }) => name)).toEqual(['Ấp 3 4', 'ấp 3 4 2'])
    for (const index of [0, 1])
      expect(await cellsOf(source.value, index)).toEqual([
        ['CÔNG AN XÃ LỘC THẠNH'],
        [...HEADINGS, 'Lý do trả lại'],
        [null, 'ẤP 3'],
        ['2', 'Điểu Rỵ', null, '=HYPERLINK("http://x";"y")', 'Dòng 16 – Họ và tên: trùng'],
      ])
  })

  test('says why at the cell', async () => {
    const workbook = await readXlsx(await written(ROWS), { readStyles: true })
    expect(workbook.sheets[0]?.cells?.get('1,2')?.comment?.text).toBe('đã có người khác mang số này')
  })

  test('without rows has the column of reasons', async () => {
    expect(await read(await writeRejects([], WORDS))).toEqual([['Lý do trả lại']])
  })

  test('of a long list is streamed, with the same cells and no formula either', async () => {
    async function* many() {
      for (let i = 0; i < 10_500; i++)
        yield {
          rowNumber: i + 2,
          cells: [`${i}`, 'Thị Ẫm', '001155000099', '=1+1'],
          problems: [{ column: 3, text: 'sai' }],
        }
    }
    async function* lines() {
      yield { cells: HEADINGS }
      yield* many()
    }
    const long = { ...sheetOf([]), lines: lines() }
    const rows = await read(await writeRejects([long, sheetOf(ROWS.slice(1, 2), 'Ấp 4')], WORDS))
    expect(rows.length).toBe(10_503)
    expect(rows.slice(-2)).toEqual([
      [...HEADINGS, 'Lý do trả lại'],
      ['2', 'Điểu Rỵ', null, '=HYPERLINK("http://x";"y")', 'Dòng 16 – Họ và tên: trùng'],
    ])
    expect(rows[0]).toEqual([...HEADINGS, 'Lý do trả lại'])
    for (const i of [1, 10_000, 10_001, 10_500])
      expect(rows[i]).toEqual([`${i - 1}`, 'Thị Ẫm', '001155000099', '=1+1', `Dòng ${i + 1} – Ghi chú: sai`])
  })
})
