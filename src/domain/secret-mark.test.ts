import { expect, test } from 'vitest'
import { isSecretMark } from './secret-mark.ts'

test.each([
  'MẬT',
  ' MẬT ',
  '[MẬT]',
  'M Ậ T',
  'TỐI MẬT',
  'TUYỆT  MẬT',
  'T U Y Ệ T   M Ậ T',
  'Tối mật',
  'Độ mật: TỐI MẬT',
  'ĐỘ MẬT : MẬT',
  'MẬT'.normalize('NFD'),
])('%s is a stamp', (text) => {
  expect(isSecretMark(text)).toBe(true)
})

test.each([
  '',
  'Mật',
  'Trần Văn Mật',
  'NGUYỄN THỊ MẬT',
  'BÍ MẬT',
  'Độ mật:',
  'MẬT KHẨU',
  'MAT',
  'MẬT 2',
  'Ấp Mật Cật',
])('%j is none', (text) => {
  expect(isSecretMark(text)).toBe(false)
})
