import { expect, test } from 'vitest'
import { dayOf } from '#domain/dates'
import type { Milestone } from '#domain/milestones'
import { readTyped, typedAs, UNTYPED } from './typed-household.ts'

const day = dayOf(2024, 5, 19)
const missing: Milestone[] = ['card_collected', 'smartphone_4g']
const people = [
  { personId: 'a', missing },
  { personId: 'b', missing },
]
const read = (typed: Partial<typeof UNTYPED>) => readTyped(people, { ...UNTYPED, ...typed }, day, 'evening')

test('whatever is not typed is nothing, and a closed door is one digit', () => {
  expect(read({})).toMatchObject({ isReadable: true, rows: [{ content: null }, { content: null }] })
  const closed = read({ door: '0' })
  expect(closed.rows.map(({ content }) => content?.outcomes.smartphone_4g)).toEqual([
    'not_found',
    'not_found',
  ])
  expect(read({ door: '3' })).toMatchObject({ door: null, isReadable: false })
})

test('a promise is a day that is not before the walk', () => {
  expect(read({ promise: '25/5' })).toMatchObject({ promise: '2024-05-25', promiseProblem: null })
  expect(read({ promise: '18/5' })).toMatchObject({ promise: null, promiseProblem: 'promise-over' })
  expect(read({ promise: 'mai' })).toMatchObject({ promiseProblem: 'promise-unreadable', isReadable: false })
})

test('a row that cannot be read says why and holds the household', () => {
  const typed = read({ rows: { a: '4/99', b: '7' } })
  expect(typed.rows.map(({ problem }) => problem)).toEqual(['no-such-reason', null])
  expect(typed.isReadable).toBe(false)
  expect(read({ door: '0', rows: { a: '4' } }).rows[0]?.problem).toBe('nobody-met')
})

test('what was keyed is typed again so that it says the same', () => {
  const typed = { door: '2', promise: '25/5/2024', rows: { a: '4/731', b: '' } }
  const first = readTyped(people, typed, day, 'evening')
  const keyed = people.map(({ personId }, i) => {
    const content = first.rows[i]?.content ?? null
    return { personId, keyed: content === null ? null : { ...content, done: [...content.done] } }
  })
  const again = readTyped(people, typedAs(keyed), day, 'evening')
  expect(again.rows).toEqual(first.rows)
})
