import { beforeAll, expect, test } from 'vitest'
import { binhPhuoc2024 } from '../binh-phuoc/campaign.ts'
import { ageDay } from '../dates.ts'
import { decide } from '../decide.ts'
import type { Fact, FactBody } from '../facts.ts'
import type { Milestone } from '../milestones.ts'
import { personOn, stepOn, timeline } from '../timeline.ts'
import { communeOfHamlet } from '../units.ts'
import type { DemoPerson } from './demo-person.ts'
import { demoPlaces } from './hamlets.ts'
import { type DemoRecord, demoHistory, demoToday } from './history.ts'
import { demoPeople } from './people.ts'

const PEOPLE = 12_000
const BASELINE = binhPhuoc2024.baselineOn
const hamlets = demoPlaces()
const options = { seed: 2024, hamlets }
type Lived = { readonly person: DemoPerson } & DemoRecord

const live = (day: number, people = PEOPLE): Lived[] => {
  const history = demoHistory({ ...options, today: demoToday(day) })
  return [...demoPeople({ ...options, people })].map((person) => ({ person, ...history.recordOf(person) }))
}

let lived: Lived[] = []
let facts: Fact[] = []
beforeAll(() => {
  lived = live(45)
  facts = lived.flatMap((one) => one.facts.map(({ fact }) => fact))
})

const claimsOf = (body: FactBody): readonly string[] =>
  'claims' in body ? Object.keys(body.claims ?? {}) : []
const laterFacts = () => facts.filter(({ effective }) => effective > BASELINE)

test('nothing is known before it happened, nor recorded before it is known', () => {
  const today = demoToday(45)
  for (const { effective, known } of facts) {
    expect(known).toBeGreaterThanOrEqual(effective)
    expect(known).toBeLessThanOrEqual(today)
    expect(effective).toBeLessThan(today)
  }
})

test('about a third of all people have something after the first lists', () => {
  const moved = lived.filter((one) => one.facts.some(({ fact }) => fact.effective > BASELINE))
  expect(moved.length / PEOPLE).toBeGreaterThan(0.28)
  expect(moved.length / PEOPLE).toBeLessThan(0.38)
})

test('of e-ID use, SIM, signature and telephone nothing is recorded before day 0', () => {
  const unmeasured: readonly string[] = [
    'eid_used',
    'sim_own_name',
    'signature',
    'smartphone_4g',
  ] satisfies Milestone[]
  const early = facts.filter(({ effective }) => effective < binhPhuoc2024.startsOn)
  expect(early.length).toBeGreaterThan(PEOPLE)
  expect(early.filter(({ body }) => claimsOf(body).some((m) => unmeasured.includes(m)))).toEqual([])
  expect(laterFacts().some(({ body }) => claimsOf(body).includes('signature'))).toBe(true)
})

test('on 25-3-2024 everybody stands as the generator says, in both residence bases', () => {
  const measureAt = (no: number) => binhPhuoc2024.measures.findIndex((measure) => measure.no === no)
  const done = (classes: readonly number[], milestone: number) =>
    ((classes[measureAt(milestone)] ?? 0) - 1) % 16 === 2
  for (const { person, facts: record } of lived) {
    const step = stepOn(
      timeline(
        binhPhuoc2024,
        record.map(({ fact }) => fact),
      ),
      BASELINE,
    )
    expect(step).toMatchObject({ present: person.hamletId, registered: person.registeredHamletId })
    const classes = step?.classes ?? []
    expect([2, 3, 5].map((milestone) => done(classes, milestone))).toEqual([
      person.card,
      person.eid !== 'none',
      person.eid === 'activated',
    ])
    expect((classes[measureAt(17)] ?? 0) > 0).toBe(person.hardToReach)
  }
})

test('every fact may be recorded when it arrives', () => {
  for (const { facts: record } of lived) {
    const arrived = record
      .map(({ fact }) => fact)
      .sort((a, b) => a.known - b.known || (a.factId < b.factId ? -1 : 1))
    arrived.forEach((fact, i) => {
      const before = personOn(arrived.slice(0, i), fact.effective)
      expect(decide(before, fact)).toEqual({ ok: true, value: fact })
    })
  }
})

test('three communes of three districts say nothing after the first lists', () => {
  const { silent } = demoHistory({ ...options, today: demoToday(90) })
  expect(silent.size).toBe(3)
  expect(new Set([...silent].map((communeId) => Math.floor(communeId / 100))).size).toBe(3)
  const residents = lived.filter(({ person }) => silent.has(communeOfHamlet(person.hamletId)))
  expect(residents.length).toBeGreaterThan(100)
  for (const { facts: record } of residents) {
    expect(record.every(({ fact }) => fact.effective === BASELINE)).toBe(true)
  }
  const intoSilence = lived
    .flatMap((one) => one.facts)
    .filter(({ fact, recordedIn }) => silent.has(recordedIn) && fact.effective > BASELINE)
  expect(intoSilence).toEqual([])
})

test('the same seed tells the same history, and a shorter one is the beginning of a longer one', () => {
  expect(live(45, 1_500)).toEqual(live(45, 1_500))
  const long = live(45, 1_500)
  const short = live(20, 1_500)
  const today = demoToday(20)
  short.forEach((one, i) => {
    const begun = long[i]?.facts.filter(({ fact }) => fact.known <= today && fact.effective < today)
    expect(one.facts).toEqual(begun)
  })
  expect(live(0, 1_500).every((one) => one.facts.every(({ fact }) => fact.effective === BASELINE))).toBe(true)
})

test('ids are UUIDv7 and nobody shares one', () => {
  const ids = new Set([...facts.map(({ factId }) => factId), ...lived.map(({ personId }) => personId)])
  expect(ids.size).toBe(facts.length + lived.length)
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  const inOrder = lived.map(({ personId }) => personId)
  expect([...inOrder].sort()).toEqual(inOrder)
})

test('people registered elsewhere stand in two registers, others in one', () => {
  for (const { person, facts: record } of lived) {
    const registers = record.filter(({ list }) => list === 'register')
    const communes = [communeOfHamlet(person.registeredHamletId), communeOfHamlet(person.hamletId)]
    expect(registers.map(({ recordedIn }) => recordedIn)).toEqual([...new Set(communes)])
  }
})

test('no child has a card taken before turning 14', () => {
  let called = 0
  for (const { person, facts: record } of lived) {
    if (person.card || person.hardToReach) continue
    for (const { fact } of record) {
      if (!claimsOf(fact.body).includes('card_collected')) continue
      called += 1
      expect(fact.effective).toBeGreaterThanOrEqual(ageDay(person.birth, 14).certain)
    }
  }
  expect(called).toBeGreaterThan(10)
})

test('there is some of everything that a campaign brings', () => {
  const kinds = new Map<string, number>()
  const count = (kind: string) => kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  for (const { body, effective, known, source } of laterFacts()) {
    count(body.type)
    if (source === 'authority' && known - effective > 6) count('a list that came late')
    if (body.type === 'dispute-settled/1') count(body.verdict)
    if (body.type !== 'listed/1') continue
    const { eid_approved: approved, signature } = body.claims ?? {}
    if (typeof approved === 'object' && 'rejected' in approved) count('a rejection')
    if (typeof signature === 'object') count('a certificate with an end')
  }
  const expected = [
    ...[
      'visit-recorded/1',
      'listed/1',
      'moved/1',
      'dispute-raised/1',
      'dispute-settled/1',
      'exemption-granted/1',
    ],
    ...['a list that came late', 'upheld', 'dismissed', 'a rejection', 'a certificate with an end'],
  ]
  for (const kind of expected) expect({ kind, found: kinds.get(kind) ?? 0 }).not.toEqual({ kind, found: 0 })
})

test('visits fall on evenings and weekends: Friday to Sunday see most of them', () => {
  const visits = laterFacts().filter(({ body }) => body.type === 'visit-recorded/1')
  // 1970-01-01 was a Thursday: 1 is Friday, 3 is Sunday.
  const weekend = visits.filter(({ effective }) => [1, 2, 3].includes(effective % 7))
  expect(weekend.length / visits.length).toBeGreaterThan(0.6)
})
