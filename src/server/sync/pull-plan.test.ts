import { describe, expect, test } from 'vitest'
import { isNew, lookInto, maybeNew, pageOf, planAll, planOf } from './pull-plan.ts'
import type { GivenPerson } from './queries-pull.ts'

const [HAMLET, COMMUNE] = [130_101_001, 130_101]
const given = { communeId: COMMUNE, hamletId: HAMLET, people: 3, sum: 77 }
const held = { hamletId: HAMLET, revision: 5, people: 3, sum: 77 }
const id = '018e0000-0000-7000-8000-000000000001'

describe('what a phone must hear of a hamlet', () => {
  test('is nothing where it stands as the server does, or only others have changed', () => {
    expect(maybeNew(given, held, 5)).toBe(false)
    expect(maybeNew(given, held, 6)).toBe(true)
    expect(isNew({ ...given, newest: 5 }, held, 6)).toBe(false)
  })

  test.each([
    ['somebody of its own has changed', { ...given, newest: 6 }, held, 6],
    ['it holds fewer', { ...given, newest: 5 }, { ...held, people: 2 }, 5],
    ['it holds another', { ...given, newest: 5 }, { ...held, sum: 1 }, 5],
    ['it was cut off', { ...given, newest: 5 }, { ...held, after: id }, 5],
    ['it is ahead of a server that was put back', { ...given, newest: 2 }, held, 3],
  ])('is something where %s', (_, seen, copy, revision) => {
    expect(maybeNew(seen, copy, revision)).toBe(true)
    expect(isNew(seen, copy, revision)).toBe(true)
  })
})

test('only hamlets in which something may be new are looked into, and only those are planned in which something is', () => {
  const others = [1, 2, 3].map((n) => ({ ...given, hamletId: HAMLET + n }))
  const copies = [held, { ...held, hamletId: HAMLET + 1 }, { ...held, hamletId: HAMLET + 2 }]
  const revisions = [
    { hamletId: HAMLET, revision: 5 },
    { hamletId: HAMLET + 1, revision: 6 },
    { hamletId: HAMLET + 2, revision: 7 },
  ]
  const looked = lookInto([given, ...others], copies, revisions)
  expect(looked.map((one) => [one.given.hamletId, one.revision, one.held?.revision])).toEqual([
    [HAMLET + 1, 6, 5],
    [HAMLET + 2, 7, 5],
    [HAMLET + 3, 0, undefined],
  ])
  const seen = others.map((one, i) => ({ ...one, newest: 5 + i }))
  expect(planAll(looked, seen)).toMatchObject([
    { hamletId: HAMLET + 2, revision: 7, whole: false, isUnknown: false },
    { hamletId: HAMLET + 3, whole: true, isUnknown: true },
  ])
  // Whom it holds there is there no more: it must hear of it.
  expect(planAll(looked, [])).toHaveLength(3)
})

describe('a hamlet is sent', () => {
  test('whole to whoever knows nothing, has lost something, or is ahead', () => {
    const whole = { whole: true, from: -1, after: null, isOther: false }
    expect(planOf(given, undefined, 5)).toMatchObject(whole)
    expect(planOf(given, { ...held, people: 2 }, 5)).toMatchObject(whole)
    expect(planOf(given, held, 3)).toMatchObject(whole)
  })

  test('from where the phone stands otherwise, and looked at again where others are held since', () => {
    const rest = { whole: false, from: 5, after: null }
    expect(planOf(given, held, 9)).toMatchObject({ ...rest, isOther: false })
    expect(planOf(given, { ...held, sum: 1 }, 9)).toMatchObject({ ...rest, isOther: true })
    // In the middle of a page nobody can hold the same.
    const cut = { ...held, sum: 1, after: id }
    expect(planOf(given, cut, 5)).toMatchObject({ whole: false, from: 5, after: id, isOther: false })
  })
})

test('a page ends within a hamlet, and those behind it wait', () => {
  const person = (hamletId: number, revision: number, personId: string) =>
    ({ hamletId, revision, personId }) as GivenPerson
  const plans = [HAMLET, HAMLET + 1, HAMLET + 2].map((hamletId) => ({
    ...{ hamletId, communeId: COMMUNE, revision: 9, whole: false, isUnknown: false, isOther: false },
    ...{ from: 1, after: null },
  }))
  const people = [person(HAMLET, 4, 'a'), person(HAMLET + 1, 2, 'b'), person(HAMLET + 1, 2, 'c')]
  const page = pageOf({
    ...{ plans, people, limit: 2 },
    gone: () => ['x'],
    nameOf: String,
    phonePerson: ({ personId }) => ({ personId }) as never,
  })
  expect(page.more).toBe(true)
  expect(
    page.hamlets.map(({ hamletId, revision, after, people: its, gone }) => [
      ...[hamletId, revision, after, its.map(({ personId }) => personId).join(), gone.join()],
    ]),
  ).toEqual([
    [HAMLET, 9, null, 'a', 'x'],
    [HAMLET + 1, 2, 'b', 'b', 'x'],
  ])
})
