// What becomes of something recorded on a phone: it waits, is sent, is refused, or waits for a newer server. Nothing leaves the list
// by itself but what was accepted long ago. The same rules whoever sends it; knows neither store nor clock.

export const OUTBOX_STATES = ['waiting', 'sent', 'refused', 'needs-update'] as const
export type OutboxState = (typeof OUTBOX_STATES)[number]

/** What the outbox looks at of a message and of what it was answered. */
export type Waiting = {
  readonly message: {
    readonly messageId: string
    readonly n: number
    readonly jumpedMs: number
    readonly people: readonly { readonly factId: string; readonly personId: string }[]
  }
  readonly state: OutboxState
  readonly sentAt: number | null
  readonly isSettled: boolean
  readonly receipts: readonly Receipt[]
}

export type Receipt = {
  readonly factId: string
  readonly personId: string
  readonly receiptNo: number | null
  readonly outcome: 'accepted' | 'forwarded' | 'refused' | 'repeated'
  readonly refusal: string | null
}

export type Answer = {
  readonly state: 'handled' | 'unknown-kind' | 'unreadable' | 'try-again'
  readonly receipts: readonly Receipt[]
}

/** Not answered for good yet. */
export const isUnsent = ({ state }: Pick<Waiting, 'state'>): boolean =>
  state === 'waiting' || state === 'needs-update'

/** Somebody has to look at it. */
export const isTask = ({ state, isSettled }: Pick<Waiting, 'state' | 'isSettled'>): boolean =>
  state === 'refused' && !isSettled

/** The next ones to be sent, in the order in which they were recorded. */
export const nextBatch = <W extends Waiting>(outbox: readonly W[], most: number): W[] =>
  outbox
    .filter(({ state }) => state === 'waiting')
    .sort((a, b) => a.message.n - b.message.n)
    .slice(0, most)

/** `at`: by the phone. What cannot be read is a refusal without a receipt. The same object where nothing came of it. */
export const answered = <W extends Waiting>(waiting: W, { state, receipts }: Answer, at: number): W => {
  switch (state) {
    case 'handled': {
      const isRefused = receipts.some(({ refusal }) => refusal !== null)
      return { ...waiting, receipts, sentAt: at, state: isRefused ? 'refused' : 'sent' }
    }
    case 'unreadable':
      return {
        ...waiting,
        ...{ sentAt: at, state: 'refused' },
        receipts: waiting.message.people.map(({ factId, personId }) => ({
          ...{ factId, personId, receiptNo: null, outcome: 'refused' as const, refusal: 'unreadable' },
        })),
      }
    case 'unknown-kind':
      return { ...waiting, state: 'needs-update' }
    case 'try-again':
      return waiting
  }
}

/** What waited for a newer server is tried again with it. */
export const renewed = <W extends Waiting>(waiting: W): W =>
  waiting.state === 'needs-update' ? { ...waiting, state: 'waiting' } : waiting

/** The wall clock was set by so much since it was recorded. */
export const jumped = <W extends Waiting>(waiting: W, byMs: number): W =>
  byMs === 0 || !isUnsent(waiting)
    ? waiting
    : { ...waiting, message: { ...waiting.message, jumpedMs: waiting.message.jumpedMs + byMs } }

/** Accepted ones are kept so long and so many, to be looked up. */
const KEPT_MS = 30 * 86_400_000
const MOST_KEPT = 300

/** Accepted and old: they stand on the server. Never one that waits or was refused. */
export const spent = <W extends Waiting>(outbox: readonly W[], now: number): W[] => {
  const sent = outbox
    .filter(({ state }) => state === 'sent')
    .sort((a, b) => (b.sentAt ?? 0) - (a.sentAt ?? 0))
  return sent.filter(({ sentAt }, place) => place >= MOST_KEPT || now - (sentAt ?? 0) > KEPT_MS)
}
