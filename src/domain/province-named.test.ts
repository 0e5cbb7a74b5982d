import { expect, test } from 'vitest'
import { isOfAnotherProvince } from './province-named.ts'

test.each([
  [['CÔNG AN TỈNH TÂY NINH', 'CÔNG AN HUYỆN TÂN CHÂU'], true],
  [['UBND TỈNH BÌNH DƯƠNG', 'UBND XÃ MINH HÒA'], true],
  [['Danh sách của thành phố Hồ Chí Minh'], true],
  [['CÔNG AN TỈNH BÌNH PHƯỚC', 'CÔNG AN XÃ LỘC THẠNH'], false],
  [['Công dân tỉnh Bình Dương tạm trú tại xã Lộc Thạnh, tỉnh Bình Phước'], false],
  [['CÔNG AN XÃ LỘC THẠNH', 'Danh sách cấp tỉnh'], false],
  [['Số liệu tính đến ngày 12/4/2024', 'Thành phố Đồng Xoài'], false],
  [[], false],
])('%j', (titles, expected) => {
  expect(isOfAnotherProvince(titles, 'Bình Phước')).toBe(expected)
  expect(isOfAnotherProvince(titles, 'Tỉnh Bình Phước')).toBe(expected)
})
