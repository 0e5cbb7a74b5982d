import { expect, test } from 'vitest'
import { GUIDE_LIMITS, GUIDE_PROBLEMS, mayStandOnCard } from '#domain/guide-cards'
import { defaultCard } from './guide-cards.ts'
import { guideWords } from './guides.ts'

const cards = GUIDE_PROBLEMS.map(defaultCard)

test('every card says what to do in both languages, what nobody may do, and where its facts are from', () => {
  for (const { title, lead, steps, never, sources } of cards) {
    expect(steps.length, title.vi).toBeGreaterThanOrEqual(3)
    expect(never.length, title.vi).toBeGreaterThanOrEqual(1)
    expect(sources.length, title.vi).toBeGreaterThanOrEqual(1)
    for (const text of [title, lead, ...never, ...steps.map((step) => step.text)]) {
      expect(text.vi).not.toBe('')
      expect(text.en).not.toBe('')
    }
  }
})

test('every card keeps to the limits that an editor has', () => {
  for (const { title, lead, steps, never, sources } of cards) {
    expect(Math.max(title.vi.length, title.en.length)).toBeLessThanOrEqual(GUIDE_LIMITS.title)
    const texts = [lead, ...never, ...steps.map((step) => step.text)].flatMap(({ vi, en }) => [vi, en])
    for (const text of [...texts, ...sources]) {
      expect(text.length).toBeLessThanOrEqual(GUIDE_LIMITS.text)
      expect(mayStandOnCard(text), text).toBe(true)
    }
    expect(steps.length).toBeLessThanOrEqual(GUIDE_LIMITS.steps)
    expect(never.length).toBeLessThanOrEqual(GUIDE_LIMITS.never)
    expect(sources.length).toBeLessThanOrEqual(GUIDE_LIMITS.sources)
  }
})

test('what the article says VNeID is good for stands on its card', () => {
  const { lead, steps } = defaultCard('vneid_uses')
  const said = [lead, ...steps.map(({ text }) => text)].map(({ vi }) => vi).join(' ')
  for (const use of [
    'thông tin cư trú',
    'thẻ căn cước gắn chip',
    'đã được tích hợp',
    'thủ tục hành chính',
    'lưu trú',
    'phản ánh, kiến nghị về an ninh, trật tự',
    'Khai báo y tế',
    'sổ hộ khẩu',
    'mọi lúc, mọi nơi',
  ])
    expect(said).toContain(use)
})

test('the warning is said in one sentence, and the product is written VNeID', () => {
  expect(defaultCard('scam_warning').title).toEqual({
    vi: 'Không ai được hỏi mã OTP',
    en: 'Nobody may ask for an OTP',
  })
  expect(JSON.stringify(cards)).not.toMatch(/VNelD|Vneid|VNEID/)
  expect(guideWords.vi.cardFor('SIM')).toBe('Cẩm nang: SIM')
  expect(guideWords.en.byProvince('2', '4 Apr 2024', 'Lan')).toBe('Version 2, edited by Lan on 4 Apr 2024')
})
