import { expect, test } from 'vitest'
import { describeMark } from './mark.ts'

test('a person is read out cell by cell', () => {
  const text = describeMark({
    of: 'person',
    cells: {
      card: { state: 'confirmed', flag: null },
      eid: { state: 'reported', flag: null },
      sim: { state: 'open', flag: 'rejected' },
      phone: { state: 'not_measured', flag: null },
    },
  })
  expect(text).toBe(
    'Thẻ căn cước: đã xác nhận; định danh điện tử: đã báo; SIM chính chủ kèm chữ ký số: chưa có, bị từ chối; điện thoại thông minh 4G: chưa đo',
  )
})

test('a unit is read out with its counts, and not reported is said', () => {
  const text = describeMark({
    of: 'unit',
    cells: {
      card: { confirmed: 846048, reported: 120, base: 873007, goal: 873007 },
      eid: { confirmed: 1001, reported: 0, base: 1000, goal: null },
      sim: null,
      phone: null,
    },
  })
  expect(text).toBe(
    'Thẻ căn cước: 96,91% đã xác nhận (846.048/873.007), thêm 120 đã báo; định danh điện tử: 100,10% đã xác nhận (1.001/1.000), vượt 100%, cần kiểm tra; SIM chính chủ kèm chữ ký số: chưa báo cáo; điện thoại thông minh 4G: chưa báo cáo',
  )
})
