import { expect, test } from 'vitest'
import { layoutKey } from './layout-key.ts'

test('a layout is known again however its headings are spelled, and with the reasons that were added to it', () => {
  const key = layoutKey({ headings: ['STT', 'Họ và tên', '', 'Số CCCD', ''] })
  expect(layoutKey({ headings: ['stt', 'HỌ VÀ\nTÊN', '', 'SỐ CCCD'] })).toBe(key)
  expect(layoutKey({ headings: ['STT', 'Họ và tên', '', 'Số CCCD', 'Lý do trả lại'] })).toBe(key)
})

test('another order or another heading is another layout', () => {
  const key = layoutKey({ headings: ['STT', 'Họ và tên', 'Số CCCD'] })
  expect(layoutKey({ headings: ['STT', 'Số CCCD', 'Họ và tên'] })).not.toBe(key)
  expect(layoutKey({ headings: ['STT', 'Họ và tên', 'Số CMND'] })).not.toBe(key)
})

test('a date in a heading makes no other layout, a number does', () => {
  const key = (heading: string) => layoutKey({ headings: ['STT', heading] })
  expect(key('Số liệu đến ngày 20/3/2024')).toBe(key('Số liệu đến ngày 05/4/2024'))
  expect(key('Mức 1')).not.toBe(key('Mức 2'))
})
