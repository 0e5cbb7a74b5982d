// Lists of forty invented people, as a commune's police officer has them: a range copied from Excel, and a workbook.

import { writeXlsx } from 'hucre/xlsx'

export const PEOPLE = 40
export const WITH_CARD = 30
/** Under it stands who holds a card. */
export const HEADING = 'Cột 7'

const HEADER = ['STT', 'Họ và tên', 'Ngày sinh', 'Số CCCD', 'Số hộ', 'Khu phố']
const person = (i: number) => [
  String(i + 1),
  `Nguyễn Văn ${['An', 'Bình', 'Cường', 'Dũng'][i % 4]}`,
  `05/07/${1960 + (i % 30)}`,
  `0700${String(60 + (i % 30)).padStart(2, '0')}${String(100_000 + i)}`,
  `H${i}`,
  `Khu phố ${1 + (i % 3)}`,
]
const PERSONS = Array.from({ length: PEOPLE }, (_, i) => person(i))

/** Titles above, the header on row 5, a heading nobody knows, and two rows that must come back. */
export const workbook = async (): Promise<Buffer> => {
  const titles = [['CÔNG AN PHƯỜNG TÂN PHÚ'], ['DANH SÁCH CÔNG DÂN'], ['(Kèm theo Công văn)'], []]
  const bad = [
    ['41', 'Trần Thị Sai Ngày', '45/13/1990', '070190100041', 'H41', 'Khu phố 1', ''],
    ['42', 'Lê Văn Thiếu Số', '01/02/1991', '0700912', 'H42', 'Khu phố 2', ''],
  ]
  const good = PERSONS.map((cells, i) => [...cells, i < WITH_CARD ? 'x' : ''])
  const rows = [...titles, [...HEADER, HEADING], ...good, ...bad]
  return Buffer.from(await writeXlsx({ sheets: [{ name: 'Danh sách', rows }] }))
}

/** As Excel puts a range on the clipboard; one heading stands on two lines of its cell. */
export const copied = (): string =>
  [HEADER.with(5, '"Khu\nphố"'), ...PERSONS].map((cells) => cells.join('\t')).join('\r\n')
