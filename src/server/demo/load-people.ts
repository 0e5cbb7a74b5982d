// Invents the people of the province, commune by commune, with their facts, and writes them to their tables; their
// courses go into the sums. Writing of one batch runs while the next is invented.
import { setImmediate as yieldOnce } from 'node:timers/promises'
import { binhPhuoc2024 } from '#domain/binh-phuoc/campaign'
import type { Day } from '#domain/dates'
import type { DemoPerson } from '#domain/demo/demo-person'
import { demoWalkers } from '#domain/demo/devices'
import { demoPlaces } from '#domain/demo/hamlets'
import { type DemoRecord, demoHistory } from '#domain/demo/history'
import { demoPeople } from '#domain/demo/people'
import { layOut } from '#domain/demo/places'
import { addRecord, type TallySum } from '#domain/tallies'
import { communeOfHamlet } from '#domain/units'
import { copyLine } from '../platform/copy.ts'
import type { NumberKind, Protect } from '../platform/protect.ts'
import { createCopyText } from './copy-text.ts'
import { accountRows } from './device-rows.ts'
import { createFieldBook, type FieldBook } from './field-book.ts'
import { createListBook, type ListBook } from './list-rows.ts'
import { addressOf, type Blocks, factLine, personLine, residenceLines, wordLines } from './person-rows.ts'
import { isLoaded, type Load, type LoadedTable } from './queries.ts'
import { clerksOf, type Seat } from './staff.ts'

type Given = {
  readonly load: Load
  readonly protect: Protect
  readonly seed: number
  readonly people: number
  readonly today: Day
  readonly seat: Seat
  readonly sum: TallySum
  readonly progress: (done: number) => void
}

/** People between two writes: some megabytes of text. */
const BATCH = 3_000
/** People between two turns of the event loop, so that what was written leaves and the progress page is served. */
const TURN = 200

/** Returns the number of facts. */
export const loadPeople = async (given: Given): Promise<number> => {
  const { load, seed, people, today, seat, sum, progress } = given
  const options = { seed, people, hamlets: demoPlaces() }
  const history = demoHistory({ ...options, today, seat: seat.hamletId, clerkOf: clerksOf(seed, seat) })
  const lists = createListBook()
  const walkers = demoWalkers(seed, history.forces, seat.hamletId)
  const field = createFieldBook({ seed, people, today, seat, history, walkers })
  await load.addAccounts(accountRows(walkers, seat))
  const texts = createTexts()
  // Kept to the end: a list stands in its table only when its size is known, and its members must not stand before it.
  const members: string[] = []
  let communeId = 0
  let batch: Invented[] = []
  let facts = 0
  let done = 0
  let writing: Promise<void> = Promise.resolve()
  const flush = async (communeEnds: boolean): Promise<void> => {
    const written = describe(texts, given, { lists, field }, batch)
    if (communeEnds) {
      members.push(lists.takeMembers())
      field.endCommune(communeId)
    }
    batch = []
    await writing
    writing = write(load, written)
    writing.catch(() => undefined) // met at the next flush; until then nobody waits for it
    progress(done)
  }
  for (const person of demoPeople(options)) {
    const commune = communeOfHamlet(person.hamletId)
    if (commune !== communeId && communeId !== 0) await flush(true)
    communeId = commune
    const record = history.recordOf(person)
    addRecord(
      sum,
      binhPhuoc2024,
      record.facts.map(({ fact }) => fact),
    )
    batch.push({ person, record })
    facts += record.facts.length
    done += 1
    if (batch.length >= BATCH) await flush(false)
    if (done % TURN === 0) await yieldOnce()
  }
  await flush(true)
  await writing
  await write(load, {
    imports: lists.imports(),
    snapshots: lists.snapshots(),
    coverage_reports: lists.reports(),
    hamlet_revisions: revisionLines(people, options.hamlets),
    ...field.rest(),
  })
  for (const lines of members) await write(load, { snapshot_members: lines })
  return facts
}

type Invented = { readonly person: DemoPerson; readonly record: DemoRecord }
type Written = { [table in LoadedTable]?: string | Buffer }

/** In the order given. */
const write = async (load: Load, written: Written): Promise<void> => {
  for (const [table, text] of Object.entries(written)) {
    if (text.length > 0 && isLoaded(table)) await load.copy(table, text)
  }
}

const createTexts = () => ({
  people: createCopyText(),
  identities: createCopyText(),
  residences: createCopyText(),
  people_words: createCopyText(),
  facts: createCopyText(),
  assignments: createCopyText(),
})

const describe = (
  texts: ReturnType<typeof createTexts>,
  { protect, today }: Given,
  { lists, field }: { readonly lists: ListBook; readonly field: FieldBook },
  batch: readonly Invented[],
): Written => {
  const blocks = blocksOf(
    protect,
    batch.map(({ person }) => person),
  )
  batch.forEach(({ person, record: { personId, facts } }, i) => {
    const own = blocks[i] ?? { identity: null, cmnd: null, phone: null }
    const address = addressOf(person, facts, today)
    texts.people.add(personLine({ person, personId, address, facts, blocks: own, keyId: protect.keyId }))
    texts.identities.add(copyLine([own.identity, address.communeId, personId]))
    texts.residences.add(residenceLines(person, personId, facts))
    texts.people_words.add(wordLines(person.name, personId, address))
    for (const fact of facts) {
      const snapshotId = lists.note(fact, personId, person.hamletId)
      texts.facts.add(factLine(address, personId, fact, snapshotId, field.recorderOf(fact)))
    }
    texts.assignments.add(field.note({ person, personId, address, facts }))
  })
  return {
    people: texts.people.take(),
    identities: texts.identities.take(),
    residences: texts.residences.take(),
    people_words: texts.people_words.take(),
    facts: texts.facts.take(),
    assignments: texts.assignments.take(),
  }
}

/** The numbers of a batch, protected at once. Telephones are kept without the plus sign. */
const blocksOf = (protect: Protect, people: readonly DemoPerson[]): Blocks[] => {
  const column = (kind: NumberKind, numberOf: (person: DemoPerson) => string | null) => {
    const numbers = people.map(numberOf)
    const hex = protect
      .blocks(
        kind,
        numbers.filter((number) => number !== null),
      )
      .toString('hex')
    let next = 0
    return numbers.map((number) => (number === null ? null : `\\x${hex.slice(next++ * 32, next * 32)}`))
  }
  const identities = column('identity', ({ identity }) => identity)
  const cmnds = column('cmnd', ({ cmnd }) => cmnd)
  const phones = column('phone', ({ phone }) => phone?.slice(1) ?? null)
  return people.map((_, i) => ({
    identity: identities[i] ?? null,
    cmnd: cmnds[i] ?? null,
    phone: phones[i] ?? null,
  }))
}

/** Every hamlet with people has been written once. */
const revisionLines = (people: number, hamlets: ReturnType<typeof demoPlaces>): string =>
  layOut(people, hamlets)
    .flatMap((commune) => commune.hamlets)
    .map(({ hamletId }) => copyLine([communeOfHamlet(hamletId), hamletId, 1]))
    .join('')
