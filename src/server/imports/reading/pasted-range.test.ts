import { expect, test } from 'vitest'
import { allRows } from '../../../../test/fixtures/lists/reading.ts'
import { openPastedRange } from './pasted-range.ts'

async function pasted(text: string) {
  const source = openPastedRange(text, 'Dán từ Excel')
  if (!source.ok) throw new Error(source.error)
  return allRows(source.value.rows(0))
}

test('a pasted range comes as rows of text, zeros and hard letters kept', async () => {
  expect(await pasted('Họ tên\tSố CCCD\r\nThị Kiều Ẫm\t070190001234\r\nĐiểu Rỵ\t\r\n')).toEqual([
    { number: 1, cells: ['Họ tên', 'Số CCCD'] },
    { number: 2, cells: ['Thị Kiều Ẫm', '070190001234'] },
    { number: 3, cells: ['Điểu Rỵ', null] },
  ])
})

test('a cell with a line break or a tab stands in quotation marks', async () => {
  expect(await pasted('"Tổ 1\nẤp ""Sóc"""\tA\n"x\ty"\tB')).toEqual([
    { number: 1, cells: ['Tổ 1\nẤp "Sóc"', 'A'] },
    { number: 2, cells: ['x\ty', 'B'] },
  ])
})

test('a mark without a partner does not swallow the rows beneath', async () => {
  expect((await pasted('"Tí\t1\nTèo\t2\nÚt\t"3"')).map((row) => row.cells)).toEqual([
    ['"Tí', '1'],
    ['Tèo', '2'],
    ['Út', '3'],
  ])
})

test('a long range comes in chunks', async () => {
  const source = openPastedRange('a\tb\n'.repeat(50_000), 'x')
  const sizes: number[] = []
  if (source.ok) for await (const chunk of source.value.rows(0)) sizes.push(chunk.length)
  expect(sizes.length).toBeGreaterThan(1)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(50_000)
})

test('nothing pasted is an empty file', () => {
  expect(openPastedRange(' \r\n\t', 'x')).toEqual({ ok: false, error: 'empty-file' })
})
