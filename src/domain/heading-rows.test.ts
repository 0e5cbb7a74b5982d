import { describe, expect, test } from 'vitest'
import {
  rankOfMarker,
  readHouseholdHeading,
  readPlaceHeading,
  readSheetName,
  readTitleHamlet,
} from './heading-rows.ts'

describe('a heading names the place of the people beneath it', () => {
  test.each([
    ['ẤP 3', 'hamlet', 'ẤP 3', null],
    ['Ấp 3', 'hamlet', 'Ấp 3', null],
    ['Ấp: 3', 'hamlet', 'Ấp: 3', null],
    ['ẤP 3'.normalize('NFD'), 'hamlet', 'ẤP 3', null],
    ['AP 3', 'hamlet', 'AP 3', null],
    ['Thôn 5: 120 hộ', 'hamlet', 'Thôn 5', null],
    ['Thôn 5 (120 hộ, 450 khẩu)', 'hamlet', 'Thôn 5', null],
    ['Thôn 5: 120', 'hamlet', 'Thôn 5', null],
    ['Thôn 5 - 120 người', 'hamlet', 'Thôn 5', null],
    ['KHU PHỐ NINH THỊNH', 'hamlet', 'KHU PHỐ NINH THỊNH', null],
    ['KP. Ninh Thịnh', 'hamlet', 'KP. Ninh Thịnh', null],
    ['I. Ấp Tà Thiết', 'hamlet', 'Ấp Tà Thiết', 1],
    ['II - ẤP VẺ VANG', 'hamlet', 'ẤP VẺ VANG', 1],
    ['1. Ấp Thạnh Đông', 'hamlet', 'Ấp Thạnh Đông', 2],
    ['* Ấp Sóc Lớn:', 'hamlet', 'Ấp Sóc Lớn', null],
    ['DANH SÁCH ẤP 3', 'hamlet', 'ẤP 3', null],
    ['Địa bàn: Ấp 3, xã Lộc Thạnh', 'hamlet', 'Ấp 3, xã Lộc Thạnh', null],
    ['ii. ấp tà thiết', 'hamlet', 'ấp tà thiết', 1],
    ['khu phố ninh thịnh', 'hamlet', 'khu phố ninh thịnh', null],
    ['xã lộc an', 'commune', 'xã lộc an', null],
    ['Sóc Ruộng 1', 'soc', 'Sóc Ruộng 1', null],
    ['Tổ 3', 'group', 'Tổ 3', null],
    ['XÃ LỘC AN', 'commune', 'XÃ LỘC AN', null],
    ['III. Xã Lộc Hưng (45 người)', 'commune', 'Xã Lộc Hưng', 1],
    ['Phường Tân Phú', 'commune', 'Phường Tân Phú', null],
  ] as const)('%j', (text, place, name, rank) => {
    expect(readPlaceHeading(text)).toEqual({ place, name, rank })
  })

  test.each([
    'Ấp',
    'Thôn:',
    'Thị Hoa',
    'Điểu Ấp',
    'Tổ trưởng: Nguyễn Văn A',
    'Tổ công tác số 2',
    'Thôn chưa có số liệu',
    'Thôn nằm sát biên giới',
    'xã hội hóa',
    'DANH SÁCH CÔNG DÂN ẤP 3 CHƯA CÓ CCCD',
    'Tô Văn Sóc',
    'A1',
    'xã',
    'Hộ số 12',
    '1',
    '',
  ])('%j names none', (text) => {
    expect(readPlaceHeading(text)).toBeNull()
  })
})

test('a marker may stand in a cell of its own', () => {
  expect(['I', 'IV.', 'A', 'ii', '3', '12)', 'Ấp'].map(rankOfMarker)).toEqual([1, 1, 1, 1, 2, 2, null])
})

describe('a heading names a household', () => {
  test.each([
    ['Hộ số 12 – Điểu Đố', '12'],
    ['HỘ SỐ 12', '12'],
    ['Hộ 12: Điểu Đố', '12'],
    ['Hộ số: 045 (5 nhân khẩu)', '045'],
    ['Chủ hộ: Nguyễn Văn A, số hộ 045', '045'],
    ['Chủ hộ: Nguyễn Văn A – Mã hộ: BP-045', 'BP-045'],
    ['Số hộ: 045', '045'],
    ['Sổ hộ khẩu số 123456789', '123456789'],
    ['12. Hộ ông Điểu Đố', null],
    ['Chủ hộ: Điểu Đố', null],
    ['Hộ bà Thị Hoa', null],
    ['Hộ gia đình ông Điểu Đố', null],
    ['Gia đình bà Thị Hoa', null],
    ['Hộ Điểu Đố', null],
    ['hộ ông điểu đố', null],
    ['chủ hộ: điểu đố', null],
  ])('%j, number %j', (text, number) => {
    expect(readHouseholdHeading(text)).toEqual({ number })
  })

  test.each([
    'Hồ Văn Ba',
    'Ho Van Ba',
    'Hộ nghèo: 12 hộ',
    'Hộ cận nghèo',
    'HỘ NGHÈO',
    'Hộ tạm trú',
    'Hộ',
    'Chủ hộ',
    'Hộ khẩu thường trú',
    'Thị Hộ',
    '',
  ])('%j names none', (text) => {
    expect(readHouseholdHeading(text)).toBeNull()
  })
})

describe('the name of a sheet', () => {
  test.each([
    ['Ấp 3', 'Ấp 3'],
    ['ap_3', 'Ap 3'],
    ['ấp3', 'Ấp 3'],
    ['Thôn Bù Lạch', 'Thôn Bù Lạch'],
    ['KP Ninh Thịnh (2)', 'KP Ninh Thịnh'],
    ['Xã Lộc Thạnh.zip › Ấp 4.xlsx › Sheet1', 'Ấp 4'],
    ['Ấp 4.xlsx › Ấp 5', 'Ấp 5'],
  ])('%j reads like the hamlet %j', (name, hamlet) => {
    expect(readSheetName(name)).toMatchObject({ place: 'hamlet', name: hamlet })
  })

  test.each(['Sheet1', 'Danh sách', 'Tổng hợp', 'A1', 'Trang_tính1', ''])('%j does not', (name) => {
    expect(readSheetName(name)).toBeNull()
  })
})

describe('the one hamlet of a title', () => {
  test.each([
    ['SỔ THEO DÕI NHÂN KHẨU ẤP 5, XÃ LỘC THẠNH', 'ẤP 5'],
    ['DANH SÁCH CÔNG DÂN ẤP 3 CHƯA CÓ CCCD', 'ẤP 3'],
    ['DANH SÁCH CÔNG DÂN KHU PHỐ NINH THỊNH, THỊ TRẤN LỘC NINH', 'KHU PHỐ NINH THỊNH'],
    ['Thôn Bù Lạch – xã Đồng Nai', 'Thôn Bù Lạch'],
    ['Ấp: 3', 'Ấp: 3'],
    ['DANH SÁCH CÔNG DÂN', null],
    ['DANH SÁCH CÔNG DÂN CÁC ẤP 1, 2, 3', null],
    ['DANH SÁCH CÔNG DÂN ẤP 1 VÀ ẤP 2', null],
    ['ẤP 1-5', null],
    ['CÔNG AN XÃ LỘC THẠNH', null],
    ['DANH SÁCH THEO THÔN ẤP', null],
  ])('%j: %j', (title, hamlet) => {
    expect(readTitleHamlet(title)).toBe(hamlet)
  })
})
