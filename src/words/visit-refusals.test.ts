import { expect, test } from 'vitest'
import { refusalPhrases, visitRefusalWords } from './visit-refusals.ts'

test('every refusal says why and what to do, and one that is not known says so', () => {
  for (const code of Object.keys(visitRefusalWords.vi)) {
    const { why, next } = refusalPhrases(code, 'vi')
    expect(why).toMatch(/\.$/)
    expect(next).toMatch(/\.$/)
  }
  expect(refusalPhrases('nobody-met', 'vi').next).toBe('Hãy chọn lại gặp ai, hoặc bỏ việc đã xong.')
  expect(refusalPhrases('something-new', 'en')).toBe(visitRefusalWords.en.unknown)
  expect(refusalPhrases(null, 'en')).toBe(visitRefusalWords.en.unknown)
  expect(refusalPhrases('toString', 'vi')).toBe(visitRefusalWords.vi.unknown)
})
