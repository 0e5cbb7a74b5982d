import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  CHUNK,
  countPeople,
  heldOf,
  type PeopleBook,
  readBook,
  type StoredPerson,
  statesOf,
  takePull,
} from './people-book.ts'

const person = (no: number, name = 'Lan'): StoredPerson => ({
  personId: `018e7000-0000-7000-8000-${no.toString(16).padStart(12, '0')}`,
  ...{ name, birth: '1990', sex: null, householdNo: null, residentialGroup: null, relation: null },
  ...{ address: null, identityLast2: null, phoneLast2: null, facts: [] },
})
const idOf = (no: number) => person(no).personId

type Step = { hamlet: number; whole: boolean; gone: number[]; people: number[] }
const step: fc.Arbitrary<Step> = fc.record({
  hamlet: fc.integer({ min: 1, max: 2 }),
  whole: fc.boolean(),
  gone: fc.array(fc.nat(300), { maxLength: 20 }),
  people: fc.uniqueArray(fc.nat(300), { maxLength: 220 }),
})

const hamletOf = ({ hamlet, whole, gone, people }: Step, revision: number) => ({
  ...{ hamletId: hamlet, communeId: 1, name: 'Ấp', revision, after: null, whole },
  gone: gone.map(idOf),
  people: people.map((no) => person(no, `Lan ${revision}`)),
})

it('after any pulls the book holds whom a plain set would, and so does the store of its written chunks', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
      let book: PeopleBook = new Map()
      const plain = new Map<number, Map<string, string>>()
      const store = new Map<string, readonly StoredPerson[]>()
      steps.forEach((one, revision) => {
        const taken = takePull(book, { hamlets: [hamletOf(one, revision)], left: [] })
        book = taken.book
        for (const { address, people } of taken.written) store.set(address.join(), people)
        const its = one.whole ? new Map() : (plain.get(one.hamlet) ?? new Map())
        for (const no of one.gone) its.delete(idOf(no))
        for (const no of one.people) its.set(idOf(no), `Lan ${revision}`)
        plain.set(one.hamlet, its)
      })
      const stored = [...store].map(([address, people]) => {
        const [hamletId = 0, no = 0] = address.split(',').map(Number)
        return { address: [hamletId, no] as const, people }
      })
      for (const held of [book, readBook(statesOf(book), stored)]) {
        for (const [hamletId, its] of plain) {
          const people = held.get(hamletId)?.chunks.flat() ?? []
          expect(new Map(people.map(({ personId, name }) => [personId, name]))).toEqual(its)
        }
        for (const { chunks } of held.values())
          for (const chunk of chunks) expect(chunk.length).toBeLessThanOrEqual(CHUNK)
      }
      expect(heldOf(book).reduce((sum, { people }) => sum + people, 0)).toBe(countPeople(book))
    }),
  )
})

it('a change of one person writes one chunk', () => {
  const all = Array.from({ length: 350 }, (_, no) => no)
  const first = takePull(new Map(), {
    hamlets: [hamletOf({ hamlet: 1, whole: true, gone: [], people: all }, 1)],
    left: [],
  })
  expect(first.written).toHaveLength(4)
  const second = takePull(first.book, {
    hamlets: [hamletOf({ hamlet: 1, whole: false, gone: [], people: [120] }, 2)],
    left: [],
  })
  expect(second.written.map(({ address }) => address)).toEqual([[1, 1]])
  expect([...second.changed]).toEqual([idOf(120)])
})

it('a hamlet that is no longer one’s own is forgotten, chunk by chunk', () => {
  const { book } = takePull(new Map(), {
    hamlets: [hamletOf({ hamlet: 1, whole: true, gone: [], people: [1, 2] }, 1)],
    left: [],
  })
  const left = takePull(book, { hamlets: [], left: [1] })
  expect(left.book.size).toBe(0)
  expect(left.written).toEqual([{ address: [1, 0], people: [] }])
})
