import { expect, test } from 'vitest'
import { codeIn, groupedCode } from './join-code.ts'

test('a code is grouped however it was typed', () => {
  expect(groupedCode('ab cd-ef12 gh')).toBe('ABCD-EF12-GH')
  expect(groupedCode('ABCD')).toBe('ABCD')
  expect(groupedCode('')).toBe('')
})

test('a scanned address or a bare code gives the code, anything else nothing', () => {
  expect(codeIn('https://phukin.example/field/#join=ABCD-EF12-GH34')).toBe('ABCD-EF12-GH34')
  expect(codeIn('ABCD-EF12-GH34')).toBe('ABCD-EF12-GH34')
  expect(codeIn('https://phukin.example/field/')).toBeNull()
  expect(codeIn('070094000042|285123456|Điểu Ơi|01011994|Nam|Lộc Ninh|10072021')).toBeNull()
})
