// A phone as the bench plays it: pulls page by page, keeps where it stands, and hands in visits to people it is given.
import { randomBytes } from 'node:crypto'
import type { InputOf, OutputOf } from '#contract/endpoint'
import { pull, push } from '#contract/sync'
import { sumOfPeople } from '#domain/sum-of-people'
import { uuid7 } from '#domain/uuid7'
import type { FieldServer, Phone } from './field-server.ts'

type Held = InputOf<typeof pull>['hamlets'][number]
type Tags = InputOf<typeof pull>['tags']
export type Receipt = OutputOf<typeof push>['answers'][number]['receipts'][number]

export const asking = (hamlets: readonly Held[], tags: Tags = {}) => ({
  ...{ messages: 1, app: 'bench', hamlets: [...hamlets], tags },
})

/** Everything at once, page by page, as a phone does it on its first day; where it stands then, and how many people came. */
export const pullAll = async ({ ask }: FieldServer, { token }: Phone) => {
  const held = new Map<number, { revision: number; after: string | null; ids: Set<string> }>()
  const tags: Tags = {}
  const stands = (): Held[] =>
    [...held].map(([hamletId, { revision, after, ids }]) => ({
      ...{ hamletId, revision, people: ids.size, sum: sumOfPeople(ids) },
      ...(after === null ? {} : { after }),
    }))
  for (;;) {
    const answer = await ask(pull, asking(stands(), { ...tags }), token)
    for (const { hamletId, revision, after, whole, gone, people } of answer.hamlets) {
      const ids = whole ? new Set<string>() : (held.get(hamletId)?.ids ?? new Set<string>())
      for (const id of gone) ids.delete(id)
      for (const { personId } of people) ids.add(personId)
      held.set(hamletId, { revision, after, ids })
    }
    for (const name of ['campaign', 'account', 'guides', 'tallies'] as const) {
      const tag = answer[name]?.tag
      if (tag !== undefined) tags[name] = tag
    }
    if (answer.more) continue
    return { tags, held: stands(), people: [...held.values()].reduce((sum, { ids }) => sum + ids.size, 0) }
  }
}

let made = 0

export const newFactId = (): string => {
  made += 1
  return uuid7(Date.now() + made, randomBytes(10))
}

/** A visit of a minute that ended just now; `n` counts what the phone has recorded. */
export const visitOf = (personId: string, n: number, factId = newFactId()) => {
  const now = Date.now()
  return {
    ...{ kind: 'visit/1', messageId: newFactId(), n, startedAt: now - 60_000, endedAt: now - 1_000 },
    ...{ monotonicMs: 59_000, jumpedMs: 0, lastContact: null, app: 'bench' },
    people: [{ personId, factId, met: 'self', done: [], outcomes: { eid_activated: 'otp_not_received' } }],
  }
}

const STATUS = {
  ...{ app: 'bench', holds: 0, waiting: 0, oldestWaiting: null, refused: 0 },
  ...{ storageKept: null, storageUsed: null, storageQuota: null },
}

/** The receipts of all facts, in order. */
export const handIn = async (
  server: FieldServer,
  { token }: Phone,
  recorded: readonly unknown[],
): Promise<Receipt[]> => {
  const input = { messages: 1, sentAt: Date.now(), status: STATUS, recorded: [...recorded] }
  const { answers } = await server.ask(push, input, token)
  return answers.flatMap(({ receipts }) => receipts)
}

/** Milliseconds; throws unless every fact was accepted. One person a visit. */
export const timeHandIn = async (
  server: FieldServer,
  phone: Phone,
  recorded: readonly unknown[],
): Promise<number> => {
  const began = performance.now()
  const receipts = await handIn(server, phone, recorded)
  const taken = performance.now() - began
  const refused = receipts.find(({ outcome }) => outcome !== 'accepted')
  if (receipts.length !== recorded.length || refused !== undefined)
    throw new Error(`bench: a visit was not taken: ${JSON.stringify(refused ?? receipts.length)}`)
  return taken
}
