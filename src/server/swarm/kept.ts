// What a phone of a swarm keeps: the same as a real one, and like there a restart begins again from what was written down, not from
// what was in memory. Pure.
import type { InputOf, OutputOf } from '#contract/endpoint'
import type { pull, push, VisitMessage } from '#contract/sync'
import { sumOfPeople } from '#domain/sum-of-people'

type Pulled = OutputOf<typeof pull>
type Pushed = OutputOf<typeof push>
type Held = InputOf<typeof pull>['hamlets'][number]
type Status = InputOf<typeof push>['status']
export type SwarmReceipt = Pushed['answers'][number]['receipts'][number]

export type Kept = {
  readonly token: string
  /** Of the last thing recorded. */
  readonly n: number
  readonly lastContact: VisitMessage['lastContact']
  readonly tags: InputOf<typeof pull>['tags']
  readonly hamlets: Readonly<
    Record<
      string,
      { readonly revision: number; readonly after: string | null; readonly people: readonly string[] }
    >
  >
  readonly outbox: readonly Entry[]
}

/** Never leaves the outbox; `unreadable` is a refusal of the whole message. */
export type Entry = {
  readonly message: VisitMessage
  readonly state: 'waiting' | 'handled' | 'unreadable'
  readonly receipts: readonly SwarmReceipt[]
}

export const newlyJoined = (token: string): Kept => ({
  ...{ token, n: 0, lastContact: null, tags: {}, hamlets: {}, outbox: [] },
})

export const peopleOf = ({ hamlets }: Kept): string[] =>
  Object.values(hamlets).flatMap(({ people }) => people)
export const waitingOf = ({ outbox }: Kept): Entry[] => outbox.filter(({ state }) => state === 'waiting')
const isRefused = ({ state, receipts }: Entry): boolean =>
  state === 'unreadable' || receipts.some(({ outcome, refusal }) => outcome === 'refused' || refusal !== null)

export const heldOf = ({ hamlets }: Kept): Held[] =>
  Object.entries(hamlets).map(([hamletId, { revision, after, people }]) => ({
    ...{ hamletId: Number(hamletId), revision, people: people.length, sum: sumOfPeople(people) },
    ...(after === null ? {} : { after }),
  }))

export const statusOf = (kept: Kept, app: string): Status => {
  const waiting = waitingOf(kept)
  return {
    ...{ app, holds: peopleOf(kept).length, waiting: waiting.length },
    oldestWaiting: waiting[0]?.message.endedAt ?? null,
    refused: kept.outbox.filter(isRefused).length,
    ...{ storageKept: null, storageUsed: null, storageQuota: null },
  }
}

/** Tombstones before people. `wall`: the phone's clock when the answer came. */
export const takePulled = (kept: Kept, answer: Pulled, wall: number): Kept => {
  const hamlets = { ...kept.hamlets }
  for (const hamletId of answer.left) delete hamlets[hamletId]
  for (const { hamletId, whole, gone, people, revision, after } of answer.hamlets) {
    const its = new Set(whole ? [] : hamlets[hamletId]?.people)
    for (const id of gone) its.delete(id)
    for (const { personId } of people) its.add(personId)
    hamlets[hamletId] = { revision, after, people: [...its] }
  }
  const tags = { ...kept.tags }
  for (const name of ['campaign', 'account', 'guides', 'tallies'] as const) {
    const tag = answer[name]?.tag
    if (tag !== undefined) tags[name] = tag
  }
  return { ...kept, hamlets, tags, lastContact: contactOf(answer, wall) }
}

export const takeAnswered = (kept: Kept, answer: Pushed, wall: number): Kept => {
  const answers = new Map(answer.answers.map((one) => [one.messageId, one]))
  const outbox = kept.outbox.map((entry): Entry => {
    const its = entry.state === 'waiting' ? answers.get(entry.message.messageId) : undefined
    if (its?.state === 'handled') return { ...entry, state: 'handled', receipts: its.receipts }
    return its?.state === 'unreadable' ? { ...entry, state: 'unreadable' } : entry
  })
  return { ...kept, outbox, lastContact: contactOf(answer, wall) }
}

const contactOf = ({ serverTime }: { readonly serverTime: number }, wall: number): Kept['lastContact'] => ({
  serverTime,
  aheadMs: wall - serverTime,
})

export const takeRecorded = (kept: Kept, message: VisitMessage): Kept => ({
  ...kept,
  n: message.n,
  outbox: [...kept.outbox, { message, state: 'waiting', receipts: [] }],
})

/** The clock was put right by so much, and the phone has noticed. */
export const takeJump = (kept: Kept, jumpedMs: number): Kept => ({
  ...kept,
  outbox: kept.outbox.map((entry) =>
    entry.state === 'waiting'
      ? { ...entry, message: { ...entry.message, jumpedMs: entry.message.jumpedMs + jumpedMs } }
      : entry,
  ),
})
