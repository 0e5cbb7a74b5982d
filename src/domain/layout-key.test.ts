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
