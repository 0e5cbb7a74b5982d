import { describe, expect, test } from 'vitest'
import { labelOf } from './row-labels.ts'

test.each([
  'Cộng',
  'CỘNG',
  'Tổng cộng',
  'Tổng cộng: 120',
  'Tổng cộng: 120 người',
  'TỔNG SỐ: 5 hộ, 20 khẩu',
  'Cộng ấp 3',
  'Cộng trang 1',
  'Tổng',
  '* Tổng số 15 trường hợp',
  'Tong cong: 120',
  'Danh sách này có 120 người./.',
  'Danh sách gồm: 12 công dân',
  '(Bằng chữ: một trăm hai mươi người)',
  'Mang sang trang 2',
  'Số hộ: 120 hộ',
  '120 người',
  'Cộng'.normalize('NFD'),
  'Total',
])('%j is a total', (text) => {
  expect(labelOf(text)).toBe('subtotal')
})

test.each([
  'Người lập biểu',
  'NGƯỜI LẬP BIỂU',
  'THỦ TRƯỞNG ĐƠN VỊ',
  'TRƯỞNG CÔNG AN XÃ',
  'Lộc Thạnh, ngày 20 tháng 3 năm 2024',
  'Ngày … tháng … năm 2024',
  'ngày      tháng     năm',
  '(Ký, ghi rõ họ tên)',
  '(Ký tên, đóng dấu)',
  'Nơi nhận:',
  '- Lưu: VT.',
  'TM. ỦY BAN NHÂN DÂN',
  'KT. CHỦ TỊCH',
  'T/M UBND XÃ',
  'Trưởng ấp',
  'XÁC NHẬN CỦA CÔNG AN XÃ',
  'Nguoi lap bieu',
])('%j is of the signatures', (text) => {
  expect(labelOf(text)).toBe('signature')
})

describe('a name is neither, however it sounds', () => {
  test.each([
    'Công Văn Tổng',
    'Tống Công Minh',
    'Tổng Văn Hai',
    'Cống Thị Hoa',
    'Điểu Cộng',
    'Phó Đức Phương',
    'Trưởng Thị Ba',
    'Trương Công An',
    'Ngày',
    'Ký Thị Hoa',
    'Lưu Văn Nam',
    'Đại Văn Diện',
    'Tăng Thị Nữ',
    'Cong Van Tong',
    'Tong Van Nam',
    'Luu Van Nam',
    'Ngô Thị Nơi',
    'K’ Tổng',
    'Thị Hoa',
    '',
  ])('%j', (text) => {
    expect(labelOf(text)).toBeNull()
  })
})
