// Phones of the accounts of a test: each with its row, its own session and its own clock, speaking to the server without a port.
// What a phone does with an answer is done here as the phone does it: tombstones out, people in, by hamlet.

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { InputOf, OutputOf } from '#contract/endpoint'
import { MESSAGES, type pull as pullContract, type push as pushContract } from '#contract/sync'
import { type Role, scopeOf } from '#domain/access'
import { sumOfPeople } from '#domain/sum-of-people'
import { uuid } from '../../src/server/platform/ids.ts'
import type { Services } from '../../src/server/platform/services.ts'
import type { Session } from '../../src/server/platform/session.ts'
import { newToken } from '../../src/server/platform/tokens.ts'
import { pull } from '../../src/server/sync/pull.ts'
import { push } from '../../src/server/sync/push.ts'
import { createPushQueue, type PushQueue } from '../../src/server/sync/push-queue.ts'
import { createTallies } from '../../src/server/sync/read-tallies.ts'

type PullInput = InputOf<typeof pullContract>
type Pulled = OutputOf<typeof pullContract>
type Pushed = OutputOf<typeof pushContract>
type Held = PullInput['hamlets'][number]
export type PhonePerson = Pulled['hamlets'][number]['people'][number]

export const queueOf = (services: Services, openNumber: (sealed: string) => string | null = () => null) => {
  const { database, log, protect } = services
  return createPushQueue({ database, log, openers: { protect, openNumber } })
}

export type PhoneSession = Session & { readonly token: string }

/** A session of a phone of the account, its secret, and the row of that phone. */
export async function phoneSession({ database }: Services, username: string): Promise<PhoneSession> {
  return database.asSystem('test: a phone', async (tx) => {
    const { rows } = await sql<{ accountId: string; displayName: string; role: Role; units: number[] }>`
      select account_id, display_name, role, array(select unit_id from account_units u where u.account_id = a.account_id) as units
      from accounts a where username = ${username}`.execute(tx)
    const [account] = rows
    const scope = account && scopeOf(account.role, account.units)
    if (account === undefined || !scope?.ok) throw new Error(`no account ${username}`)
    const deviceId = randomUUID()
    const { token, tokenHash } = newToken()
    await sql`
      insert into devices (device_id, account_id, lo, hi, token_hash, name, invited_by)
      values (${deviceId}, ${account.accountId}, 0, 0, ${tokenHash}, 'điện thoại', ${account.accountId})`.execute(
      tx,
    )
    const { accountId, displayName, role } = account
    return {
      ...{ accountId, username, displayName, role, token, credentialId: deviceId, via: 'device' },
      scope: { kind: 'assignment', ranges: scope.value.ranges },
    }
  })
}

export type TestPhone = {
  readonly session: PhoneSession
  /** By hamlet and person. */
  readonly people: ReadonlyMap<number, ReadonlyMap<string, PhonePerson>>
  readonly ids: () => string[]
  /** Until nothing more waits; the answers. `limit`: people of one answer. */
  readonly sync: (limit?: number) => Promise<Pulled[]>
  /** One answer, taken in. `claimed`: hamlets that it says it holds beside those it does. */
  readonly pull: (limit?: number, claimed?: readonly Held[]) => Promise<Pulled>
  readonly push: (
    recorded: readonly unknown[],
    more?: Partial<InputOf<typeof pushContract>>,
  ) => Promise<Pushed>
  /** Forgets a person without telling anybody, as a store does that was cleared. */
  readonly lose: (personId: string) => void
}

export const STATUS = {
  ...{ app: '1.0.0', holds: 0, waiting: 0, oldestWaiting: null, refused: 0 },
  ...{ storageKept: null, storageUsed: null, storageQuota: null },
}

const MOST_ANSWERS = 50

export async function openPhone(
  services: Services,
  username: string,
  queue: PushQueue = queueOf(services),
): Promise<TestPhone> {
  const session = await phoneSession(services, username)
  const people = new Map<number, Map<string, PhonePerson>>()
  const cursors = new Map<number, { revision: number; after: string | null }>()
  const tags: PullInput['tags'] = {}
  const tallies = createTallies()

  const held = (): Held[] =>
    [...cursors].map(([hamletId, { revision, after }]) => {
      const ids = [...(people.get(hamletId)?.keys() ?? [])]
      return {
        hamletId,
        revision,
        ...(after === null ? {} : { after }),
        people: ids.length,
        sum: sumOfPeople(ids),
      }
    })

  const takeIn = (answer: Pulled): void => {
    for (const hamletId of answer.left) {
      people.delete(hamletId)
      cursors.delete(hamletId)
    }
    for (const one of answer.hamlets) {
      const its = one.whole ? new Map<string, PhonePerson>() : (people.get(one.hamletId) ?? new Map())
      for (const id of one.gone) its.delete(id)
      for (const person of one.people) its.set(person.personId, person)
      people.set(one.hamletId, its)
      cursors.set(one.hamletId, { revision: one.revision, after: one.after })
    }
    for (const name of ['campaign', 'account', 'guides', 'tallies'] as const) {
      const tag = answer[name]?.tag
      if (tag !== undefined) tags[name] = tag
    }
  }

  const once = async (limit?: number, claimed: readonly Held[] = []): Promise<Pulled> => {
    const input = { messages: MESSAGES, app: '1.0.0', hamlets: [...held(), ...claimed], tags: { ...tags } }
    const answer = await pull(services.database, tallies, session, input, limit)
    takeIn(answer)
    return answer
  }

  return {
    ...{ session, people, pull: once },
    ids: () => [...people.values()].flatMap((its) => [...its.keys()]).sort(),
    sync: async (limit) => {
      const answers: Pulled[] = []
      for (let i = 0; i < MOST_ANSWERS; i += 1) {
        const answer = await once(limit)
        answers.push(answer)
        if (!answer.more) return answers
      }
      throw new Error('a phone is told to pull again without end')
    },
    push: (recorded, more = {}) =>
      push(services.database, queue, session, {
        ...{ messages: MESSAGES, sentAt: Date.now(), status: STATUS },
        recorded: [...recorded],
        ...more,
      }),
    lose: (personId) => {
      for (const its of people.values()) its.delete(personId)
    },
  }
}

let recorded = 0

/** A visit that ended a minute ago by a right clock, to one person unless `people` are said. */
export const visitTo = (personId: string, change: Readonly<Record<string, unknown>> = {}) => {
  recorded += 1
  const endedAt = Date.now() - 60_000
  const { said = {}, ...more } = change
  return {
    ...{ kind: 'visit/1', messageId: uuid(), n: recorded, startedAt: endedAt - 600_000, endedAt },
    ...{ monotonicMs: 600_000, jumpedMs: 0, lastContact: null, app: '1.0.0' },
    people: [{ personId, factId: uuid(), met: 'self', done: [], outcomes: {}, ...(said as object) }],
    ...more,
  }
}
