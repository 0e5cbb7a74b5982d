import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  type Answer,
  answered,
  isTask,
  isUnsent,
  jumped,
  nextBatch,
  renewed,
  spent,
  type Waiting,
} from './outbox.ts'

const NOW = 1_712_000_000_000
const recorded = (n: number): Waiting => ({
  message: { messageId: `m${n}`, n, jumpedMs: 0, people: [{ factId: `f${n}`, personId: 'p' }] },
  ...{ state: 'waiting', sentAt: null, isSettled: false, receipts: [] },
})
const receiptOf = (one: Waiting, refusal: string | null) =>
  one.message.people.map((who) => ({
    ...{
      ...who,
      receiptNo: 1,
      outcome: refusal === null ? ('accepted' as const) : ('refused' as const),
      refusal,
    },
  }))

type Step = { readonly kind: Answer['state'] | 'refused' | 'renew' | 'jump' | 'forget'; readonly at: number }
const step = fc.record({
  kind: fc.constantFrom<Step['kind'][]>(
    ...([
      'handled',
      'refused',
      'unknown-kind',
      'unreadable',
      'try-again',
      'renew',
      'jump',
      'forget',
    ] as const),
  ),
  at: fc.nat(11),
})

const run = (outbox: readonly Waiting[], { kind, at }: Step): readonly Waiting[] => {
  const one = outbox[at]
  if (kind === 'renew') return outbox.map(renewed)
  if (kind === 'jump') return outbox.map((its) => jumped(its, 7))
  if (kind === 'forget') return outbox.filter((its) => !spent(outbox, NOW).includes(its))
  if (one === undefined || !nextBatch(outbox, 50).includes(one)) return outbox
  const answer: Answer =
    kind === 'refused'
      ? { state: 'handled', receipts: receiptOf(one, 'not-assigned') }
      : { state: kind, receipts: kind === 'handled' ? receiptOf(one, null) : [] }
  return outbox.map((its) => (its === one ? answered(its, answer, NOW) : its))
}

it('whatever is answered in whatever order, nothing is lost and what is refused stays in sight', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.array(step, { maxLength: 60 }), (size, steps) => {
      let outbox: readonly Waiting[] = Array.from({ length: size }, (_, i) => recorded(i + 1))
      for (const one of steps) outbox = run(outbox, one)
      expect(outbox.map(({ message }) => message.n)).toEqual(Array.from({ length: size }, (_, i) => i + 1))
      for (const its of outbox) {
        expect(isTask(its)).toBe(its.state === 'refused')
        expect(isUnsent(its)).toBe(its.receipts.length === 0)
        if (its.state === 'refused') expect(its.receipts.every(({ refusal }) => refusal !== null)).toBe(true)
      }
    }),
  )
})

it('is sent in the order in which it was recorded, as many as fit', () => {
  const outbox = [recorded(3), { ...recorded(1), state: 'sent' as const }, recorded(4), recorded(2)]
  expect(nextBatch(outbox, 2).map(({ message }) => message.n)).toEqual([2, 3])
})

it('a receipt is kept for a month; the newest three hundred at most', () => {
  const sent = (n: number, days: number): Waiting => ({
    ...recorded(n),
    state: 'sent',
    sentAt: NOW - days * 86_400_000,
  })
  expect(spent([sent(1, 31), sent(2, 29)], NOW).map(({ message }) => message.n)).toEqual([1])
  const many = Array.from({ length: 301 }, (_, i) => sent(i, i / 100))
  expect(spent(many, NOW).map(({ message }) => message.n)).toEqual([300])
})

it('a clock that was set is told of what still waits, and of nothing else', () => {
  expect(jumped(jumped(recorded(1), 5), -2).message.jumpedMs).toBe(3)
  const sent: Waiting = { ...recorded(1), state: 'sent' }
  expect(jumped(sent, 5)).toBe(sent)
})
