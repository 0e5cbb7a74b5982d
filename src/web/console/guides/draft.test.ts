import { expect, test } from 'vitest'
import { GUIDE_PROBLEMS } from '#domain/guide-cards'
import { defaultCard } from '#words/guide-cards'
import {
  addNever,
  addSource,
  addStep,
  cardOf,
  changeRow,
  draftOf,
  faultOf,
  isSavable,
  withoutRow,
} from './draft.ts'

test('a draft that nobody touched is the card itself', () => {
  for (const problem of GUIDE_PROBLEMS) {
    const draft = draftOf(defaultCard(problem))
    expect(cardOf(draft)).toEqual(defaultCard(problem))
    expect(isSavable(draft)).toBe(true)
  }
})

test('rows keep their own keys when one is added or taken out', () => {
  const before = draftOf(defaultCard('level_2'))
  const after = addSource(addNever(addStep(before)))
  const keys = [...after.steps, ...after.never, ...after.sources].map(({ key }) => key)
  expect(new Set(keys).size).toBe(keys.length)
  const [first] = after.steps
  const left = withoutRow(after.steps, first?.key ?? -1)
  expect(left.map(({ key }) => key)).toEqual(after.steps.slice(1).map(({ key }) => key))
  expect(isSavable(after)).toBe(false)
})

test('an empty text, a number of somebody and a card without steps are not saved', () => {
  const draft = draftOf(defaultCard('at_home'))
  const [first] = draft.steps
  const said = (vi: string) => ({
    ...draft,
    steps: changeRow(draft.steps, first?.key ?? -1, { text: { vi, en: 'x' } }),
  })
  expect(isSavable(said('Gọi 1900 0368'))).toBe(true)
  expect(isSavable(said('  '))).toBe(false)
  expect(isSavable(said('Gọi 0912 345 678'))).toBe(false)
  expect(isSavable({ ...draft, steps: [] })).toBe(false)
  expect([faultOf(''), faultOf('0912345678'), faultOf('xin chào')]).toEqual(['empty', 'number', null])
})
