import { expect, it } from 'vitest'
import { writeCampaign } from '#contract/campaign'
import { binhPhuoc2024 } from '#domain/binh-phuoc/campaign'
import { hearServer, unsetClock } from '#domain/phone-clock'
import { emptyState, type Loaded } from './kept.ts'
import { type StoredPerson, takePull } from './people-book.ts'
import { messageOf, type Recorded, withJumps } from './recorded.ts'
import { createShelf } from './shelf.ts'

const NOW = Date.now()
const { clock } = hearServer(unsetClock, NOW, NOW, NOW)
const id = (no: number) => `018e731f-0000-7000-8000-${String(no).padStart(12, '0')}`

const person = (no: number, change: Partial<StoredPerson> = {}): StoredPerson => ({
  ...{ personId: id(no), name: `Điểu K’Nam ${no}`, birth: '1980', sex: null, householdNo: '12' },
  ...{ residentialGroup: 'Tổ 1', relation: null, address: null, identityLast2: '47', phoneLast2: null },
  facts: [
    {
      ...{
        factId: id(1_000 + no),
        effective: '2024-03-25',
        known: '2024-03-25',
        source: 'register' as const,
      },
      body: {
        ...{ type: 'listed/1', list: 'residents', birth: '1980' },
        ...{ residence: { kind: 'permanent', hamletId: 7 }, claims: { card: 'confirmed' } },
      },
    },
  ],
  ...change,
})

const given = (people: readonly StoredPerson[]): Loaded => ({
  state: { ...emptyState('t'), campaign: writeCampaign(binhPhuoc2024) },
  book: takePull(new Map(), {
    left: [],
    hamlets: [
      {
        ...{ hamletId: 7, communeId: 1, name: 'Ấp 1', revision: 1, after: null, whole: true, gone: [] },
        people: [...people],
      },
    ],
  }).book,
  outbox: [],
})

const visited = (
  n: number,
  personId: string,
  done: readonly ['card_collected' | 'eid_collected'],
): Recorded => {
  const people = [{ personId, met: 'self' as const, done, outcomes: {} }]
  const visit = { householdKey: '7 household 12', openedAt: 0, member: null, people }
  const message = messageOf(visit, { n, app: '1', clock, wall: NOW, monotonic: 60_000 })
  return {
    ...{ message, householdKey: visit.householdKey, names: [], state: 'waiting', sentAt: null },
    ...{ receipts: [], isSettled: false, sinceMove: 0 },
  }
}

const arranged = (open: Loaded) => {
  const shelf = createShelf()
  shelf.arrange(open, clock, null, true)
  return shelf
}

it('what waits is seen as the office will see it, and as waiting', () => {
  const before = arranged(given([person(1), person(2)])).households()
  expect(before).toHaveLength(1)
  expect(before[0]?.members.map((one) => one.facts.length)).toEqual([1, 1])
  const after = arranged({ ...given([person(1), person(2)]), outbox: [visited(1, id(1), ['eid_collected'])] })
  const [household] = after.households()
  const [visitedOne, other] = household?.members ?? []
  expect(visitedOne?.facts.map(({ isWaiting, isOwn }) => [isWaiting, isOwn])).toEqual([
    [false, false],
    [true, true],
  ])
  expect(visitedOne?.case.visits.attempts).toBe(1)
  expect(other?.case.visits.attempts).toBe(0)
  expect(household?.visitedToday).toBe(true)
})

it('a fact that the server has is not told twice, and one that it refused is not told', () => {
  const recorded = visited(1, id(1), ['eid_collected'])
  const [said] = recorded.message.people
  if (said === undefined) throw new Error('a visit of nobody')
  const receipt = { ...said, receiptNo: 1, outcome: 'refused' as const, refusal: 'not-assigned' }
  const refused: Recorded = { ...recorded, state: 'refused', receipts: [receipt] }
  const open = given([person(1)])
  expect(arranged({ ...open, outbox: [refused] }).households()[0]?.members[0]?.facts).toHaveLength(1)
  const known = arranged({ ...open, outbox: [recorded] })
    .households()[0]
    ?.members[0]?.facts.at(-1)
  if (known === undefined) throw new Error('nothing waits')
  const copy = { ...known, effective: '2024-04-04', known: '2024-04-04', own: true as const }
  const pulled = given([person(1, { facts: [...person(1).facts, copy as StoredPerson['facts'][number]] })])
  const facts = arranged({ ...pulled, outbox: [recorded] }).households()[0]?.members[0]?.facts
  expect(facts?.map(({ isWaiting }) => isWaiting)).toEqual([false, false])
})

it('a household of which nothing changed is the same object as before', () => {
  const open = given([person(1), person(2, { householdNo: '13' })])
  const shelf = createShelf()
  shelf.arrange(open, clock, null, true)
  const before = shelf.households()
  shelf.arrange({ ...open, outbox: [visited(1, id(1), ['eid_collected'])] }, clock, new Set([id(1)]), false)
  expect(shelf.households()[0]).not.toBe(before[0])
  expect(shelf.households()[1]).toBe(before[1])
})

it('somebody is found by a name, a household or the end of a number', () => {
  const shelf = arranged(given([person(1), person(2, { householdNo: '13', identityLast2: '90' })]))
  expect(shelf.search('dieu kn')).toHaveLength(2)
  expect(shelf.search('13').map(({ personId }) => personId)).toEqual([id(2)])
  expect(shelf.search('90 nam').map(({ personId }) => personId)).toEqual([id(2)])
})

it('a message learns of every jump since it was recorded, and of none before', () => {
  const recorded = { ...visited(1, id(1), ['eid_collected']), sinceMove: 1 }
  const told = withJumps(recorded, [-5_000, 60_000, 7_000])
  expect(told.message.jumpedMs).toBe(67_000)
  expect(told.sinceMove).toBe(0)
  expect(withJumps({ ...recorded, state: 'sent' }, [0, 60_000]).message.jumpedMs).toBe(0)
})

it('a locked phone shows nobody', () => {
  const shelf = arranged(given([person(1)]))
  shelf.arrange(null, clock, null, true)
  expect(shelf.households()).toEqual([])
  expect(shelf.search('dieu')).toEqual([])
})
