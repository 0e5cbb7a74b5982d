// Faults between phone and server, and of the server: answers lost, twice, late, cut; a server of another version; the server and its
// database killed.

import { expect } from 'vitest'
import { pullOver, pushOver, type Row } from './cell.ts'
import type { Walk } from './walk.ts'

const line = (
  id: string,
  fault: string,
  where: string,
  kind: 'lose-reply' | 'twice' | 'twice-at-once' | 'cut-request' | 'cut-reply',
  promises: { readonly push: string; readonly pull: string },
): Row => ({
  ...{ id, fault, where },
  push: { promise: promises.push, strike: pushOver({ kind }) },
  pull: { promise: promises.pull, strike: pullOver({ kind }) },
})

const killAndStart = async ({ site }: Walk) => {
  await site.killServer()
  await site.startServer()
}

const databaseKilled = async (walk: Walk, line: 'push' | 'pull') => {
  await walk.site.killDatabase()
  await walk.syncNow()
  await walk.phone.until(`refused to ${line}`, ({ failure }) => failure !== null)
  await killAndStart(walk)
}

export const LINE_ROWS: readonly Row[] = [
  line(
    'answer-lost',
    'The answer is lost',
    'proxy: the server answers, the phone gets a dead connection',
    'lose-reply',
    {
      push: 'it is sent again and answered as repeated',
      pull: 'it is asked again',
    },
  ),
  line('delivered-twice', 'A request is delivered twice', 'proxy: twice, one after the other', 'twice', {
    push: 'the second is answered as repeated and changes nothing',
    pull: 'both answers are the same',
  }),
  line(
    'delivered-twice-at-once',
    'A request is delivered twice at the same moment',
    'proxy: twice, side by side',
    'twice-at-once',
    {
      push: 'one is recorded, the other repeated, whichever comes first',
      pull: 'both answers are the same',
    },
  ),
  {
    id: 'out-of-order',
    fault: 'A request arrives after newer ones',
    where: 'proxy: the connection dies, the server gets the request when the next ones are done',
    push: {
      promise: 'the newer ones stand, the late one is answered as repeated to nobody',
      strike: async (walk) => {
        await walk.offline(walk.record)
        const armed = walk.proxy.arm('push', { kind: 'deliver-late' })
        await walk.syncNow()
        await armed.struck
        await walk.record()
        await walk.synced()
        expect(await armed.release()).toBe(200)
      },
    },
    pull: {
      promise: 'an answer that is older than what has changed since is completed by the next pull',
      strike: async (walk) => {
        await walk.change()
        const armed = walk.proxy.arm('pull', { kind: 'stall-reply' })
        await walk.syncNow()
        await armed.struck
        await walk.change()
        await armed.release()
      },
    },
  },
  line(
    'request-cut',
    'The request is cut in the middle of its body',
    'proxy: half of the body, then nothing',
    'cut-request',
    {
      push: 'nothing of it is recorded; it is sent again',
      pull: 'it is asked again',
    },
  ),
  line(
    'answer-cut',
    'The answer is cut in the middle of its body',
    'proxy: half of the body, then nothing',
    'cut-reply',
    {
      push: 'it is sent again and answered as repeated',
      pull: 'nothing of it is taken in; it is asked again',
    },
  ),
  {
    id: 'server-killed',
    fault: 'The server is killed after it has committed, before it is heard',
    where:
      'kill -9 of the server when its answer is in the proxy; the answer is thrown away; it is started again',
    push: {
      promise: 'it is sent again and answered as repeated',
      strike: async (walk) => {
        await pushOver({ kind: 'after-answer', work: () => walk.site.killServer() })(walk)
        await walk.site.startServer()
      },
    },
    pull: {
      promise: 'it is asked again',
      strike: async (walk) => {
        await pullOver({ kind: 'after-answer', work: () => walk.site.killServer() })(walk)
        await walk.site.startServer()
      },
    },
  },
  {
    id: 'database-killed',
    fault: 'The database is killed',
    where: 'kill -9 of PostgreSQL, then of the server; both are started again and recover',
    push: {
      promise:
        'the phone says that the server is in trouble and keeps what waits; what was committed before stands',
      strike: async (walk) => {
        await walk.record()
        await walk.synced()
        await walk.offline(walk.record)
        await databaseKilled(walk, 'push')
      },
    },
    pull: {
      promise: 'what the phone holds stays',
      strike: async (walk) => {
        await walk.change()
        await databaseKilled(walk, 'pull')
      },
    },
  },
  {
    id: 'server-newer',
    fault: 'The server speaks of things that this version of the app does not know',
    where: 'proxy: a higher number of messages in every answer',
    push: {
      promise:
        'the phone says that it must be updated, records nothing more and shows everything; what waits is sent all the same or stays',
      strike: async (walk) => {
        await walk.offline(walk.record)
        for (const one of ['push', 'pull'] as const)
          walk.proxy.always(one, { kind: 'rewrite-reply', change: (said) => ({ ...said, messages: 99 }) })
        await walk.syncNow()
        await walk.phone.until('read-only', ({ isReadOnly }) => isReadOnly)
        const { key } = await walk.nextHousehold()
        expect(await walk.phone.record(key)).toBe('read-only')
        walk.proxy.clear()
      },
    },
    pull: {
      promise: 'nothing that it does not understand is taken in; it is pulled when the app is new enough',
      strike: async (walk) => {
        await walk.change()
        walk.proxy.always('pull', { kind: 'rewrite-reply', change: (said) => ({ ...said, messages: 99 }) })
        await walk.syncNow()
        await walk.phone.until('read-only', ({ isReadOnly }) => isReadOnly)
        walk.proxy.clear()
      },
    },
  },
  {
    id: 'server-older',
    fault: 'The server does not know what this version of the app sends',
    where:
      'proxy: the kind of every message is one that the server has never heard of; what is new in answers is left out',
    push: {
      promise:
        'the visit stays on the phone, in sight, and is tried again in every round until the server is new enough',
      strike: async (walk) => {
        await walk.offline(walk.record)
        walk.proxy.always('push', { kind: 'rewrite-request', change: withUnknownKinds })
        await walk.syncNow()
        await walk.phone.until('kept', ({ outbox }) => outbox.some(({ state }) => state === 'needs-update'))
        walk.proxy.clear()
      },
    },
    pull: {
      promise: 'the phone goes on without what the server does not say',
      strike: async (walk) => {
        await walk.change()
        walk.proxy.always('pull', { kind: 'rewrite-reply', change: withoutWhatIsOptional })
        await walk.synced()
        walk.proxy.clear()
      },
    },
  },
]

const withUnknownKinds = (said: Record<string, unknown>) => ({
  ...said,
  recorded: (said['recorded'] as object[]).map((one) => ({ ...one, kind: 'visit/9' })),
})

const withoutWhatIsOptional = ({
  guides: _,
  tallies: __,
  account: ___,
  campaign: ____,
  ...said
}: Record<string, unknown>) => said
