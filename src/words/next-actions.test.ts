import { expect, test } from 'vitest'
import { MILESTONES } from '#domain/milestones'
import { actionName, nextActionWords } from './next-actions.ts'
import { LANGUAGES } from './words.ts'

test('an action is named by what is to be done: first, again, verified or only waited for', () => {
  const name = (kind: 'do' | 'await' | 'resolve', why: 'lacking' | 'unconfirmed' | 'disputed' | 'rejected') =>
    actionName({ milestone: 'eid_collected', kind, why }, 'Thu nhận hồ sơ định danh', 'vi')
  expect(name('do', 'lacking')).toBe('Thu nhận hồ sơ định danh mức 2')
  expect(name('resolve', 'rejected')).toBe('Thu nhận lại hồ sơ định danh mức 2')
  expect(name('resolve', 'disputed')).toBe('Xác minh lại: Thu nhận hồ sơ định danh')
  expect(name('await', 'unconfirmed')).toBe('Chờ xác nhận: Thu nhận hồ sơ định danh')
})

test('no two actions are called alike', () => {
  for (const language of LANGUAGES) {
    const { todo, again, reasons, actors, whys } = nextActionWords[language]
    const names = MILESTONES.flatMap((milestone) => [todo[milestone], again[milestone]])
    for (const group of [names, Object.values(reasons), Object.values(actors), Object.values(whys)]) {
      expect(new Set(group).size).toBe(group.length)
    }
  }
})
