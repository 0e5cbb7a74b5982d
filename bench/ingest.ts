// Visits through the one door, with tallies, receipts and revisions, beside a raw multi-row INSERT of the same facts into a table
// with the same indexes: batches as phones hand them in, of people of a few hamlets, here and there and all in one commune.
import { randomUUID } from 'node:crypto'
import { binhPhuoc2024 } from '#domain/binh-phuoc/campaign'
import { dayOf, instantOfDay, isoDay } from '#domain/dates'
import type { FactBody } from '#domain/facts'
import { MILESTONES } from '#domain/milestones'
import { type NewFact, recordFacts } from '../src/server/platform/ledger/record-facts.ts'
import { writeList } from './list-file.ts'
import { makePlace, type Place } from './place.ts'
import { type Measured, median } from './report.ts'

const PEOPLE = 20_000
const TODAY = dayOf(2024, 4, 20)
/** What phones hand in: so many facts of so many people of a few neighbouring hamlets. */
const SIZES = [
  { facts: 50, people: 20 },
  { facts: 100, people: 40 },
  { facts: 200, people: 60 },
] as const
/** A server has answered before: what runs for the first time does not count. */
const WARM = 6
const ROUNDS = 12
const CLIENTS = 4

export const benchIngest = async (): Promise<Measured[]> => {
  const place = await makePlace()
  try {
    const list = `${place.folder}/ingest.csv`
    await writeList(list, PEOPLE, false)
    await place.run(['import', list, '--unit', '70', '--kind', 'register', '--as-of', '2024-03-25'])
    return await measure(place)
  } finally {
    await place.close()
  }
}

const measure = async (place: Place): Promise<Measured[]> => {
  await place.admin.query('create table bench_facts (like facts including all)')
  const everywhere = await communesOf(place)
  const largest = everywhere.toSorted((a, b) => b.length - a.length)[0] ?? []
  await beside(place, everywhere, WARM)
  const spread = await beside(place, everywhere, ROUNDS)
  const fifty = await takesEach(20, (i) =>
    record(place, batchOf(everywhere, i * 7, { facts: 50, people: 50 })),
  )
  const atOnce = { spread: 0, one: 0 }
  for (let turn = 0; turn < 3; turn += 1) {
    atOnce.spread += await factsPerSecond(place, everywhere, turn)
    atOnce.one += await factsPerSecond(place, [largest], turn)
  }
  return [
    { what: 'raw INSERT of a batch of visits', value: spread.raw, unit: 'ms', goal: null },
    { what: 'the same through the ledger', value: spread.ledger, unit: 'ms', goal: null },
    {
      what: 'ingest ÷ raw INSERT, facts a second',
      value: spread.ratio,
      unit: '×',
      goal: 0.3,
      moreIsBetter: true,
    },
    { what: '50 visits to 50 people through the ledger', value: median(fifty), unit: 'ms', goal: 8 },
    { what: `ingest with ${CLIENTS} clients`, value: atOnce.spread / 3, unit: '/s', goal: null },
    {
      what: 'all of them in one commune ÷ spread',
      value: atOnce.one / atOnce.spread,
      unit: '×',
      goal: 0.7,
      moreIsBetter: true,
    },
  ]
}

type Living = { readonly personId: string; readonly communeId: number; readonly hamletId: number }

/** The people of each commune that has enough of them, hamlet by hamlet. */
const communesOf = async ({ admin }: Place): Promise<Living[][]> => {
  const { rows } = await admin.query<Living>(
    `select person_id as "personId", commune_id as "communeId", hamlet_id as "hamletId" from people
     order by hamlet_id, household_no, person_id`,
  )
  return [...Map.groupBy(rows, ({ communeId }) => communeId).values()].filter((people) => people.length >= 60)
}

type Size = { readonly facts: number; readonly people: number }

/** A stretch of neighbours; every batch another one. */
const batchOf = (communes: readonly Living[][], no: number, { facts, people }: Size): NewFact[] => {
  const commune = communes[no % communes.length] ?? []
  const first = (Math.floor(no / communes.length) * people) % Math.max(1, commune.length - people)
  return Array.from({ length: facts }, (_, i) => visitTo(commune[first + (i % people)], no + i))
}

const visitTo = (who: Living | undefined, no: number): NewFact => {
  if (who === undefined) throw new Error('bench: a commune of too few people')
  const effective = TODAY - (no % 9)
  const startedAt = instantOfDay(effective, 8 + (no % 10))
  const done = MILESTONES[no % 3] ?? 'card'
  const missing = MILESTONES[3 + (no % 3)] ?? 'signature'
  const body: FactBody = {
    type: 'visit-recorded/1',
    claims: no % 3 === 0 ? {} : { [done]: 'reported' },
    visit: {
      ...{
        startedAt,
        endedAt: startedAt + 600_000,
        monotonicMs: 600_000,
        device: randomUUID(),
        app: '1.0.0',
      },
      ...{ met: 'relative', attempt: 1, outcomes: { [missing]: 'refused_no_benefit' } },
      ...(no % 4 === 0 ? { promise: isoDay(TODAY + 3) } : {}),
    },
  }
  return {
    ...{ personId: who.personId, recordedIn: who.communeId },
    fact: { factId: randomUUID(), effective, known: TODAY, source: 'field', body },
    ...{ memberId: MEMBER, teamId: TEAM, accountId: ACCOUNT },
  }
}
const [MEMBER, TEAM, ACCOUNT] = [randomUUID(), randomUUID(), randomUUID()]

const record = async ({ services: { database } }: Place, batch: readonly NewFact[]): Promise<void> => {
  const receipts = await database.asSystem('bench: visits', (tx) =>
    recordFacts(tx, binhPhuoc2024, TODAY, batch),
  )
  if (receipts.some(({ outcome }) => outcome !== 'accepted'))
    throw new Error('bench: a visit was not accepted')
}

const COLUMNS = 13

/** One statement, committed by itself, as a superuser whom no row security binds. */
const insertRaw = async ({ admin }: Place, batch: readonly NewFact[]): Promise<void> => {
  const rows = batch.map(
    (_, i) => `(${Array.from({ length: COLUMNS }, (_, k) => `$${i * COLUMNS + k + 1}`).join(',')})`,
  )
  await admin.query(
    `insert into bench_facts (commune_id, person_id, fact_id, hamlet_id, recorded_in, effective, known, source, snapshot_id,
       recorded_by, member_id, team_id, body) values ${rows.join(',')}`,
    batch.flatMap(({ personId, recordedIn, fact, memberId, teamId, accountId }) => [
      ...[recordedIn, personId, fact.factId, recordedIn * 1000, recordedIn, isoDay(fact.effective)],
      ...[isoDay(fact.known), fact.source, null, accountId, memberId, teamId, JSON.stringify(fact.body)],
    ]),
  )
}

/** Both take turns over the same batches; the ratio is that of all of one to all of the other, batch by batch. */
const beside = async (place: Place, communes: readonly Living[][], rounds: number) => {
  const taken: { readonly raw: number; readonly ledger: number }[] = []
  for (let no = 0; no < rounds * SIZES.length; no += 1) {
    const batch = batchOf(communes, no, SIZES[no % SIZES.length] ?? SIZES[0])
    const raw = await millisecondsOf(() => insertRaw(place, batch))
    const ledger = await millisecondsOf(() => record(place, batch))
    taken.push({ raw, ledger })
  }
  return {
    raw: median(taken.map(({ raw }) => raw)),
    ledger: median(taken.map(({ ledger }) => ledger)),
    ratio: median(taken.map(({ raw, ledger }) => raw / ledger)),
  }
}

const takesEach = async (times: number, work: (i: number) => Promise<unknown>): Promise<number[]> => {
  const taken: number[] = []
  for (let i = 0; i < times; i += 1) taken.push(await millisecondsOf(() => work(i)))
  return taken
}

const millisecondsOf = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** Several clients, each with one batch after another. */
const factsPerSecond = async (place: Place, communes: readonly Living[][], turn: number): Promise<number> => {
  const size = SIZES[0]
  const batches = Array.from({ length: CLIENTS * 8 }, (_, i) => batchOf(communes, turn * 97 + i, size))
  let next = 0
  const client = async () => {
    for (let batch = batches[next++]; batch !== undefined; batch = batches[next++]) await record(place, batch)
  }
  const took = await millisecondsOf(() => Promise.all(Array.from({ length: CLIENTS }, client)))
  return (batches.length * size.facts * 1000) / took
}
