// The 40 communes of tỉnh Đồng Nai (since 30/4/2026 thành phố Đồng Nai) that took in the 111 of Bình Phước on 01/7/2025.
// Source: Nghị quyết 1662/NQ-UBTVQH15 of 16/6/2025; the three wards of 30/4/2026: Nghị quyết 237/NQ-UBTVQH16 (codes and
// names as in thanglequoc/vietnamese-provinces-database v3.1.0, MIT). The other 55 units of Đồng Nai are not ours.
// Codes of 2024 are reused for larger units under other names (25195 was phường Tân Phú): a code alone is never a key.

import type { UnitKind } from '../units.ts'

export type CommuneRow2025 = readonly [
  number: number,
  code: string,
  kind: UnitKind,
  name: string,
  kindFromApril2026?: UnitKind,
]

export const COMMUNES_2025: readonly CommuneRow2025[] = [
  [1, '25195', 'phuong', 'Bình Phước'],
  [2, '25210', 'phuong', 'Đồng Xoài'],
  [3, '25217', 'phuong', 'Phước Long'],
  [4, '25220', 'phuong', 'Phước Bình'],
  [5, '25222', 'xa', 'Bù Gia Mập'],
  [6, '25225', 'xa', 'Đăk Ơ'],
  [7, '25231', 'xa', 'Đa Kia'],
  [8, '25246', 'xa', 'Bình Tân'],
  [9, '25252', 'xa', 'Phú Riềng'],
  [10, '25255', 'xa', 'Long Hà'],
  [11, '25261', 'xa', 'Phú Trung'],
  [12, '25267', 'xa', 'Phú Nghĩa'],
  [13, '25270', 'xa', 'Lộc Ninh', 'phuong'],
  [14, '25279', 'xa', 'Lộc Tấn'],
  [15, '25280', 'xa', 'Lộc Thạnh'],
  [16, '25292', 'xa', 'Lộc Quang'],
  [17, '25294', 'xa', 'Lộc Thành'],
  [18, '25303', 'xa', 'Lộc Hưng'],
  [19, '25308', 'xa', 'Thiện Hưng'],
  [20, '25309', 'xa', 'Hưng Phước'],
  [21, '25318', 'xa', 'Tân Tiến'],
  [22, '25326', 'phuong', 'Bình Long'],
  [23, '25333', 'phuong', 'An Lộc'],
  [24, '25345', 'xa', 'Tân Hưng'],
  [25, '25349', 'xa', 'Minh Đức'],
  [26, '25351', 'xa', 'Tân Quan'],
  [27, '25357', 'xa', 'Tân Khai', 'phuong'],
  [28, '25363', 'xa', 'Đồng Phú', 'phuong'],
  [29, '25378', 'xa', 'Tân Lợi'],
  [30, '25387', 'xa', 'Thuận Lợi'],
  [31, '25390', 'xa', 'Đồng Tâm'],
  [32, '25396', 'xa', 'Bù Đăng'],
  [33, '25399', 'xa', 'Đak Nhau'],
  [34, '25402', 'xa', 'Thọ Sơn'],
  [35, '25405', 'xa', 'Bom Bo'],
  [36, '25417', 'xa', 'Nghĩa Trung'],
  [37, '25420', 'xa', 'Phước Sơn'],
  [38, '25432', 'phuong', 'Chơn Thành'],
  [39, '25441', 'phuong', 'Minh Hưng'],
  [40, '25450', 'xa', 'Nha Bích'],
]
