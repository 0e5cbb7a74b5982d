// What phones wait for: pulling one's own people, hearing that nothing is new, handing in visits one by one and in batches, and a
// whole campaign that comes back at four in the afternoon. The server runs as it is started for real, with rights and history on;
// client, server and database share the machine.
import { randomBytes, randomUUID } from 'node:crypto'
import { pull, push } from '#contract/sync'
import { uuid7 } from '#domain/uuid7'
import { type FieldServer, type Phone, startFieldServer } from './field-server.ts'
import type { Place } from './place.ts'
import { type Measured, median, quantile, timeRuns } from './report.ts'

const CLIENTS = 32
const VISITS_EACH = 40
const BATCH = 50
/** Phones that come back, and within how many seconds: 2,000 in ten minutes, a tenth of both unless the whole is asked for. */
const RETURN = { phones: 200, seconds: 60, visits: 50 }
/** ODK Central on the same machine: own list of 979 rows, ms; visits taken and applied per second with 32 clients. */
const ODK = { pullMs: 852, visits: 47.3 }

export const benchSync = async (place: Place, say: (text: string) => void): Promise<Measured[]> => {
  const communes = await largeCommunes(place)
  await place.admin.query('analyze')
  const server = await startFieldServer(place)
  try {
    say('phones: pulling')
    const pulled = await benchPull(server, communes)
    say('phones: visits one by one')
    const single = await benchSingle(place, server, communes)
    say('phones: visits in batches')
    const batches = await benchBatches(server, communes)
    say('phones: everybody comes back')
    const returning = await benchReturn(place, server, communes)
    return [...pulled, ...single, ...batches, ...returning]
  } finally {
    await server.close()
  }
}

const largeCommunes = async ({ admin }: Place): Promise<number[]> => {
  const { rows } = await admin.query<{ commune: number }>(
    'select commune_id as commune from people group by 1 having count(*) > 1500 order by count(*) desc limit 40',
  )
  return rows.map(({ commune }) => commune)
}

type Held = { hamletId: number; revision: number; people: number; sum: number }

const asking = (hamlets: readonly Held[], tags: Record<string, string> = {}) => ({
  messages: 1,
  app: 'bench',
  hamlets: [...hamlets],
  tags,
})

/** Everything at once, page by page, as a phone does it on its first day. */
const pullAll = async ({ ask }: FieldServer, { token }: Phone) => {
  const { sumOfPeople } = await import('#domain/sum-of-people')
  const held = new Map<number, { revision: number; after?: string; ids: Set<string> }>()
  const tags: Record<string, string> = {}
  for (;;) {
    const hamlets = [...held].map(([hamletId, { revision, after, ids }]) => ({
      hamletId,
      revision,
      ...(after === undefined ? {} : { after }),
      people: ids.size,
      sum: sumOfPeople(ids),
    }))
    const answer = await ask(pull, { messages: 1, app: 'bench', hamlets, tags }, token)
    for (const { hamletId, revision, after, whole, gone, people } of answer.hamlets) {
      const ids = whole ? new Set<string>() : (held.get(hamletId)?.ids ?? new Set<string>())
      for (const id of gone) ids.delete(id)
      for (const { personId } of people) ids.add(personId)
      held.set(hamletId, { revision, ids, ...(after === null ? {} : { after }) })
    }
    for (const name of ['campaign', 'account', 'guides', 'tallies'] as const) {
      const its = answer[name]
      if (its !== undefined) tags[name] = its.tag
    }
    if (!answer.more)
      return {
        tags,
        held: [...held].map(([hamletId, { revision, ids }]) => ({
          hamletId,
          revision,
          people: ids.size,
          sum: sumOfPeople(ids),
        })),
      }
  }
}

const benchPull = async (server: FieldServer, communes: readonly number[]): Promise<Measured[]> => {
  const phone = await server.letIn(communes[0] ?? 0, 1000)
  const { held, tags } = await pullAll(server, phone)
  const fresh = await timeRuns(15, () => server.ask(pull, asking([], tags), phone.token))
  const nothing = await timeRuns(40, () => server.ask(pull, asking(held, tags), phone.token))
  const bytes = await server.weigh(pull, asking([], tags), phone.token)
  const quiet = await server.weigh(pull, asking(held, tags), phone.token)
  const other = await server.letIn(communes[1] ?? 0, 10)
  await handIn(server, other, [visitOf(other.people[0] ?? '', 1)])
  const elsewhere = await server.weigh(pull, asking(held, tags), phone.token)
  return [
    { what: 'a phone pulls its own 1,000 people', value: median(fresh), unit: 'ms', goal: 25 },
    {
      what: 'the same ÷ ODK Central (852 ms)',
      value: median(fresh) / ODK.pullMs,
      unit: '×',
      goal: 0.1,
    },
    { what: 'nothing new', value: median(nothing), unit: 'ms', goal: 5 },
    { what: 'on the wire, a person', value: bytes / 1000, unit: 'bytes', goal: 400 },
    {
      what: 'on the wire, a change elsewhere, beyond nothing new',
      value: elsewhere - quiet,
      unit: 'bytes',
      goal: 0,
    },
  ]
}

let order = 0

const visitOf = (personId: string, n: number) => {
  const now = Date.now()
  order += 1
  return {
    kind: 'visit/1',
    messageId: uuid7(now, randomBytes(10)),
    n,
    startedAt: now - 60_000,
    endedAt: now - 1_000,
    monotonicMs: 59_000,
    jumpedMs: 0,
    lastContact: null,
    app: 'bench',
    people: [
      {
        personId,
        factId: uuid7(now + order, randomBytes(10)),
        met: 'self',
        done: [],
        outcomes: { eid_activated: 'otp_not_received' },
      },
    ],
  }
}

const status = {
  app: 'bench',
  holds: 0,
  waiting: 0,
  oldestWaiting: null,
  refused: 0,
  storageKept: null,
  storageUsed: null,
  storageQuota: null,
}

/** Milliseconds; throws unless every fact was accepted. */
const handIn = async (server: FieldServer, { token }: Phone, recorded: readonly unknown[]) => {
  const began = performance.now()
  const { answers } = await server.ask(
    push,
    { messages: 1, sentAt: Date.now(), status, recorded: [...recorded] },
    token,
  )
  const receipts = answers.flatMap((one) => one.receipts)
  const refused = receipts.find(({ outcome }) => outcome !== 'accepted')
  if (receipts.length !== recorded.length || refused !== undefined)
    throw new Error(`bench: a visit was not taken: ${JSON.stringify(refused ?? answers[0])}`)
  return performance.now() - began
}

const lettingIn = async (
  server: FieldServer,
  communes: readonly number[],
  phones: number,
  people: number,
) => {
  const made: Phone[] = []
  for (let i = 0; i < phones; i += 1)
    made.push(await server.letIn(communes[i % communes.length] ?? 0, people))
  return made
}

const benchSingle = async (
  { admin }: Place,
  server: FieldServer,
  communes: readonly number[],
): Promise<Measured[]> => {
  const phones = await lettingIn(server, communes, CLIENTS, VISITS_EACH)
  await Promise.all(phones.map((phone) => handIn(server, phone, [visitOf(phone.people[0] ?? '', 1)])))
  const began = performance.now()
  const taken = await Promise.all(
    phones.map(async (phone) => {
      const each: number[] = []
      for (const [i, person] of phone.people.entries())
        if (i > 0) each.push(await handIn(server, phone, [visitOf(person, i + 1)]))
      return each
    }),
  )
  const seconds = (performance.now() - began) / 1000
  const visits = CLIENTS * (VISITS_EACH - 1)
  const { rows } = await admin.query<{ seen: string }>(
    `select count(*) as seen from facts where body ->> 'type' = 'visit-recorded/1' and recorded_by = any($1)`,
    [phones.map(({ accountId }) => accountId)],
  )
  if (Number(rows[0]?.seen) !== CLIENTS * VISITS_EACH)
    throw new Error('bench: a visit is not visible at once')
  return [
    {
      what: `visits one by one, ${CLIENTS} phones, visible at once`,
      value: visits / seconds,
      unit: '/s',
      goal: 1500,
      moreIsBetter: true,
    },
    {
      what: 'the same ÷ ODK Central, accepted and processed (47/s)',
      value: visits / seconds / ODK.visits,
      unit: '×',
      goal: 10,
      moreIsBetter: true,
    },
    { what: 'a visit, p95', value: quantile(taken.flat(), 0.95), unit: 'ms', goal: null },
  ]
}

const batchesOf = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size))

const inBatches = async (server: FieldServer, phones: readonly Phone[]): Promise<number> => {
  const began = performance.now()
  await Promise.all(
    phones.map(async (phone) => {
      for (const batch of batchesOf(phone.people, BATCH))
        await handIn(
          server,
          phone,
          batch.map((person, i) => visitOf(person, i + 1)),
        )
    }),
  )
  return phones.reduce((sum, { people }) => sum + people.length, 0) / ((performance.now() - began) / 1000)
}

const benchBatches = async (server: FieldServer, communes: readonly number[]): Promise<Measured[]> => {
  const rates: number[] = []
  const alike: number[] = []
  for (let run = 0; run < 3; run += 1) {
    rates.push(await inBatches(server, await lettingIn(server, communes.slice(8), 8, 250)))
    alike.push(await inBatches(server, await lettingIn(server, communes.slice(2, 3), 8, 125)))
  }
  const one = await lettingIn(server, communes.slice(4), 1, 1000)
  const alone = await inBatches(server, one)
  return [
    {
      what: `facts in batches of ${BATCH}, 8 phones`,
      value: median(rates),
      unit: '/s',
      goal: 4000,
      moreIsBetter: true,
    },
    {
      what: 'all phones in one commune ÷ in many',
      value: median(alike) / median(rates),
      unit: '×',
      goal: 0.7,
      moreIsBetter: true,
    },
    { what: '1,000 visits of one phone', value: 1000 / alone, unit: 's', goal: null },
  ]
}

const benchReturn = async (
  { admin }: Place,
  server: FieldServer,
  communes: readonly number[],
): Promise<Measured[]> => {
  const phones = await lettingIn(server, communes, RETURN.phones, RETURN.visits)
  const board = await boardReader(admin, server)
  const quiet = await timeRuns(40, board)
  const busy: number[] = []
  let isOver = false
  const watching = (async () => {
    while (!isOver) {
      const began = performance.now()
      await board()
      busy.push(performance.now() - began)
      await sleep(100)
    }
  })()
  const waits = await Promise.all(
    phones.map(async (phone, i) => {
      await sleep((i / RETURN.phones) * RETURN.seconds * 1000)
      const began = performance.now()
      await pullAll(server, phone)
      await handIn(
        server,
        phone,
        phone.people.map((person, n) => visitOf(person, n + 1)),
      )
      return performance.now() - began
    }),
  )
  isOver = true
  await watching
  return [
    {
      what: `board while ${RETURN.phones} phones return in ${RETURN.seconds} s, p95 ÷ quiet`,
      value: quantile(busy, 0.95) / quantile(quiet, 0.95),
      unit: '×',
      goal: 5,
    },
    {
      what: 'the longest that a returning phone waits',
      value: Math.max(...waits) / 1000,
      unit: 's',
      goal: 120,
    },
  ]
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** The province's board as a leader's browser asks for it. */
const boardReader = async (admin: Place['admin'], { url }: FieldServer) => {
  const { createHash } = await import('node:crypto')
  const [account, token] = [randomUUID(), randomBytes(32).toString('base64url')]
  await admin.query(
    `insert into accounts (account_id, username, display_name, role, password_hash)
     values ($1, 'bench-leader', 'bench', 'province_leader', '-')`,
    [account],
  )
  await admin.query(
    'insert into account_units (account_id, unit_id) select $1, unit_id from units where level = $2 limit 1',
    [account, 'province'],
  )
  await admin.query(
    `insert into api_tokens (token_hash, account_id, label, expires_at) values ($1, $2, 'bench', now() + interval '1 day')`,
    [createHash('sha256').update(token).digest(), account],
  )
  const { rows } = await admin.query<{ unit: number }>(
    "select unit_id as unit from units where level = 'province' limit 1",
  )
  const address = `${url}/api/coverage/board?unit=${rows[0]?.unit ?? 0}`
  return async () => {
    const answer = await fetch(address, { headers: { authorization: `Bearer ${token}` } })
    if (!answer.ok) throw new Error(`bench: the board answers ${answer.status}`)
    await answer.arrayBuffer()
  }
}
