import { readXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { cellsOf } from '../../../test/fixtures/lists/reading.ts'
import { openList } from './reading/read-list.ts'
import { type RejectedRow, writeRejects } from './write-rejects.ts'

const WORDS = { sheet: 'Dòng trả lại', reason: 'Lý do trả lại', row: (n: number) => `Dòng ${n}` }
const HEADINGS = ['STT', 'Họ và tên', 'Số CCCD', 'Ghi chú']
const ROWS: readonly RejectedRow[] = [
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

async function read(workbook: Buffer) {
  const source = await openList(workbook, 'x.xlsx')
  if (!source.ok) throw new Error(source.error)
  return cellsOf(source.value)
}

describe('the workbook of rejected rows', () => {
  test('holds the sender’s cells to the letter, and the reason beside them', async () => {
    expect(await read(await writeRejects(ROWS, HEADINGS, WORDS))).toEqual([
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
    const workbook = await readXlsx(await writeRejects(ROWS, HEADINGS, WORDS), { readStyles: true })
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
    expect(await read(await writeRejects([wide], HEADINGS, WORDS))).toEqual([
      [...HEADINGS, null, null, 'Lý do trả lại'],
      ['1', 'A', 'B', 'C', 'D', 'E', 'Dòng 3 – x'],
    ])
  })

  test('without rows has its header', async () => {
    expect(await read(await writeRejects([], HEADINGS, WORDS))).toEqual([[...HEADINGS, 'Lý do trả lại']])
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
    const rows = await read(await writeRejects(many(), HEADINGS, WORDS))
    expect(rows.length).toBe(10_501)
    expect(rows[0]).toEqual([...HEADINGS, 'Lý do trả lại'])
    for (const i of [1, 10_000, 10_001, 10_500])
      expect(rows[i]).toEqual([`${i - 1}`, 'Thị Ẫm', '001155000099', '=1+1', `Dòng ${i + 1} – Ghi chú: sai`])
  })
})
