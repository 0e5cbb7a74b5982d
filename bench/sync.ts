// What phones wait for: pulling one's own people, hearing that nothing is new, handing in visits one by one and in batches. The server
// runs as it is started for real, with rights and history on; client, server and database share the machine. The peer's figures were
// taken on the same machine with the same work.
import { pull } from '#contract/sync'
import { asking, pullAll, timeHandIn, visitOf } from './field-phone.ts'
import { type FieldServer, type Phone, startFieldServer } from './field-server.ts'
import type { Place } from './place.ts'
import { type Measured, median, quantile, timeRuns } from './report.ts'
import { benchReturn } from './return.ts'
import { benchFaults } from './sync-faults.ts'

const BATCH = 50
/** Clients at once, and visits of each. */
const SINGLE = [
  { clients: 1, each: 150 },
  { clients: 8, each: 75 },
  { clients: 32, each: 40 },
] as const
const FIRST = 3
const WARMING = 50
const PULLS = { phones: 8, each: 6 }
/** ODK Central: own list of 979 rows, ms; pulls a second of 8 phones; visits accepted and applied a second. */
const ODK = { pullMs: 852, pulls: 2.0, visits: 47.3 }
/** A server for PouchDB, visits alone: a push of 1,000, seconds. */
const POUCH_SECONDS = 0.88

export type SyncOptions = {
  /** 2,000 phones in ten minutes; otherwise a tenth of both. */
  readonly whole: boolean
  readonly say: (text: string) => void
}

export const benchSync = async (place: Place, { whole, say }: SyncOptions): Promise<Measured[]> => {
  const communes = await largeCommunes(place)
  await place.admin.query('analyze')
  const server = await startFieldServer(place)
  try {
    const idle = await server.megabytes()
    say('phones: pulling')
    const pulled = await benchPull(server, communes)
    say('phones: said again, of nobody, of others')
    const [own, other] = await server.letIn(communes.slice(0, 1), 2, 10)
    if (own === undefined || other === undefined) throw new Error('bench: two phones were asked for')
    const faults = await benchFaults(place, server, [own, other])
    say('phones: visits one by one')
    const single = await benchSingle(place, server, communes)
    say('phones: visits in batches')
    const batches = await benchBatches(server, communes)
    say('phones: everybody comes back')
    const returning = await benchReturn(place, server, communes, whole)
    const peak = await server.megabytes()
    return [
      ...[...pulled, ...faults, ...single, ...batches, ...returning],
      { what: 'memory of the server, before', value: idle.now, unit: 'MB', goal: null },
      { what: 'memory of the server, most', value: peak.most, unit: 'MB', goal: null },
    ]
  } finally {
    await server.close()
  }
}

/** The largest first; each has people enough for any phone of the bench. */
const largeCommunes = async ({ admin }: Place): Promise<number[]> => {
  const { rows } = await admin.query<{ commune: number }>(
    'select commune_id as commune from people group by 1 having count(*) > 5000 order by count(*) desc limit 40',
  )
  if (rows.length < FIRST + 1) throw new Error('bench: too few communes are large enough')
  return rows.map(({ commune }) => commune)
}

const benchPull = async (server: FieldServer, communes: readonly number[]): Promise<Measured[]> => {
  const phone = await letOneIn(server, communes, 1000)
  const { held, tags, people } = await pullAll(server, phone)
  if (people !== 1000) throw new Error(`bench: ${people} people of 1,000 were pulled`)
  // A server is slower until its code is compiled: what is asked all day long is measured then.
  for (let i = 0; i < WARMING; i += 1) await server.ask(pull, asking([], tags), phone.token)
  const fresh = await timeRuns(25, () => server.ask(pull, asking([], tags), phone.token))
  const nothing = await timeRuns(40, () => server.ask(pull, asking(held, tags), phone.token))
  const bytes = await server.weigh(pull, asking([], tags), phone.token)
  const quiet = await server.weigh(pull, asking(held, tags), phone.token)
  const other = await letOneIn(server, communes.slice(1), 10)
  await timeHandIn(server, other, [visitOf(other.people[0] ?? '', 1)])
  const elsewhere = await server.weigh(pull, asking(held, tags), phone.token)
  const large = await letOneIn(server, communes, 3000)
  const three = await timeRuns(9, () => pullAll(server, large))
  const eight = await server.letIn(communes, PULLS.phones, 1000)
  const began = performance.now()
  await Promise.all(
    eight.map(async (one) => {
      for (let i = 0; i < PULLS.each; i += 1) await server.ask(pull, asking([], tags), one.token)
    }),
  )
  const rate = (PULLS.phones * PULLS.each * 1000) / (performance.now() - began)
  return [
    { what: 'a phone pulls its own 1,000 people', value: median(fresh), unit: 'ms', goal: 25 },
    {
      what: 'the same ÷ ODK Central (852 ms)',
      value: median(fresh) / ODK.pullMs,
      ...{ unit: '×', goal: 0.1 },
    },
    { what: '3,000 people, page by page', value: median(three), unit: 'ms', goal: null },
    { what: 'pulls of 1,000 people, 8 phones at once', value: rate, unit: '/s', goal: null },
    {
      what: 'the same ÷ ODK Central (2.0/s)',
      value: rate / ODK.pulls,
      ...{ unit: '×', goal: 10, moreIsBetter: true },
    },
    { what: 'nothing new', value: median(nothing), unit: 'ms', goal: 5 },
    { what: 'on the wire, a person', value: bytes / 1000, unit: 'bytes', goal: 400 },
    { what: 'on the wire, nothing new', value: quiet, unit: 'bytes', goal: null },
    {
      what: 'on the wire, a change elsewhere, beyond nothing new',
      value: elsewhere - quiet,
      ...{ unit: 'bytes', goal: 0 },
    },
  ]
}

const letOneIn = async (server: FieldServer, communes: readonly number[], people: number): Promise<Phone> => {
  const [phone] = await server.letIn(communes, 1, people)
  if (phone === undefined) throw new Error('bench: a phone was asked for')
  return phone
}

const benchSingle = async (
  { admin }: Place,
  server: FieldServer,
  communes: readonly number[],
): Promise<Measured[]> => {
  const rows: Measured[] = []
  for (const { clients, each } of SINGLE) {
    const phones = await server.letIn(communes, clients, each + 1)
    await Promise.all(phones.map((phone) => timeHandIn(server, phone, [visitOf(phone.people[0] ?? '', 1)])))
    const began = performance.now()
    const taken = await Promise.all(
      phones.map(async (phone) => {
        const its: number[] = []
        for (const [i, person] of phone.people.slice(1).entries())
          its.push(await timeHandIn(server, phone, [visitOf(person, i + 2)]))
        return its
      }),
    )
    const rate = (clients * each * 1000) / (performance.now() - began)
    const seen = await admin.query<{ n: string }>(
      `select count(*) as n from facts where body ->> 'type' = 'visit-recorded/1' and recorded_by = any($1)`,
      [phones.map(({ accountId }) => accountId)],
    )
    if (Number(seen.rows[0]?.n) !== clients * (each + 1))
      throw new Error('bench: a visit is not visible at once')
    const isMost = clients === 32
    const who = clients === 1 ? '1 phone' : `${clients} phones`
    rows.push(
      {
        what: `visits one by one, ${who}, visible at once`,
        ...{ value: rate, unit: '/s', goal: isMost ? 1500 : null, moreIsBetter: true },
      },
      { what: `a visit, ${who}, p50`, value: quantile(taken.flat(), 0.5), unit: 'ms', goal: null },
      { what: `a visit, ${who}, p95`, value: quantile(taken.flat(), 0.95), unit: 'ms', goal: null },
    )
    if (isMost)
      rows.push({
        what: 'the same ÷ ODK Central, accepted and applied (47/s)',
        ...{ value: rate / ODK.visits, unit: '×', goal: 10, moreIsBetter: true },
      })
  }
  return rows
}

const batchesOf = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size))

/** Facts a second. */
const inBatches = async (server: FieldServer, phones: readonly Phone[]): Promise<number> => {
  const began = performance.now()
  await Promise.all(
    phones.map(async (phone) => {
      for (const [b, batch] of batchesOf(phone.people, BATCH).entries())
        await timeHandIn(
          server,
          phone,
          batch.map((person, i) => visitOf(person, b * BATCH + i + 1)),
        )
    }),
  )
  const facts = phones.reduce((sum, { people }) => sum + people.length, 0)
  return (facts * 1000) / (performance.now() - began)
}

const benchBatches = async (server: FieldServer, communes: readonly number[]): Promise<Measured[]> => {
  const rates: number[] = []
  const alike: number[] = []
  const others = communes.slice(FIRST)
  for (let run = 0; run < 3; run += 1) {
    rates.push(await inBatches(server, await server.letIn(others, 8, 250)))
    alike.push(await inBatches(server, await server.letIn(communes.slice(2, FIRST), 8, 125)))
  }
  const alone = await inBatches(server, await server.letIn(communes, 1, 1000))
  return [
    {
      what: `facts in batches of ${BATCH}, 8 phones`,
      ...{ value: median(rates), unit: '/s', goal: 4000, moreIsBetter: true },
    },
    {
      what: 'all phones in one commune ÷ in many',
      ...{ value: median(alike) / median(rates), unit: '×', goal: 0.7, moreIsBetter: true },
    },
    { what: '1,000 visits of one phone', value: 1000 / alone, unit: 's', goal: null },
    {
      what: 'the same ÷ PouchDB (0.88 s, visits alone)',
      value: 1000 / alone / POUCH_SECONDS,
      ...{ unit: '×', goal: null },
    },
  ]
}
