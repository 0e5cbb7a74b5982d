import { expect, test } from 'vitest'
import { readNote } from './note-words.ts'

test.each([
  'mất 2023',
  'đã mất',
  'Mất năm 2021',
  'chết',
  'ĐÃ CHẾT',
  'qua đời 12/2022',
  'da chet',
  'mat 2023',
  'đã khai tử',
  'Tử vong do tai nạn',
])('“%s” says that the person died', (note) => {
  expect(readNote(note)).toEqual(['said-dead'])
  expect(readNote(note.normalize('NFD'))).toEqual(['said-dead'])
})

test.each([
  'vắng',
  'Vắng mặt',
  'vang mat',
  'tạm vắng',
  'đi BD',
  'ĐI BD',
  'đi Bình Dương',
  'đi làm xa',
  'Đi làm công nhân ở Đồng Nai',
  'đi học',
  'đi nghĩa vụ',
  'chuyển đi 2022',
  'chuyển khẩu về Bình Dương',
  'cắt khẩu',
  'đã xuất cảnh',
  'bỏ địa phương',
  'không có mặt tại địa phương',
  'di lam',
])('“%s” says that the person is away or moved', (note) => {
  expect(readNote(note)).toEqual(['said-away'])
})

test.each([
  '',
  'con Thị Bé',
  'vợ mất 2020',
  'chồng đã chết',
  'con đi học ở SG',
  'cha mất, mẹ đi làm xa',
  'mất CMND',
  'mất thẻ CCCD',
  'mất sức lao động',
  'mất liên lạc',
  'mất tích',
  'mất giấy tờ',
  'đi làm CCCD ngày 12/3',
  'chuyển đến 2023',
  'hộ nghèo',
  'đi lại khó khăn',
  'mắt kém',
  'Vàng Thị Mai',
  'da mat the',
])('“%s” says neither of the person', (note) => {
  expect(readNote(note)).toEqual([])
})

test('a note may say both', () => {
  expect(readNote('chuyển đi 2019; đã mất 2023')).toEqual(['said-dead', 'said-away'])
})
