import { beforeAll, expect, test } from 'vitest'
import { checkIdentityNumber } from '../identity-number.ts'
import { checkOldIdentityNumber } from '../old-identity-number.ts'
import { parsePhones } from '../phones.ts'
import { type BaselineTotals, baselineFor, provinceBaseline } from './baseline.ts'
import type { DemoPerson } from './demo-person.ts'
import { FIRST_FREE_SERIAL } from './numbers.ts'
import { demoPeople } from './people.ts'
import type { DemoHamlet } from './places.ts'

/** 111 communes in 11 districts, 5 to 11 hamlets each, of unequal size. */
const hamlets: DemoHamlet[] = [7, 8, 6, 8, 16, 7, 13, 11, 16, 9, 10].flatMap((communes, district) =>
  Array.from({ length: communes }, (_, k) => (1301 + district) * 100 + k + 1).flatMap((communeId) =>
    Array.from({ length: 5 + (communeId % 7) }, (_, n) => ({
      hamletId: communeId * 1000 + n + 1,
      communeId,
      weight: 500 + ((communeId * 37 + n * 91) % 900),
    })),
  ),
)

const newCounts = () => ({
  people: 0,
  born2010: 0,
  born2010YearOnly: 0,
  bornLater: 0,
  hardToReach: 0,
  card: 0,
  collected: 0,
  activated: 0,
  approvedOnly: 0,
  rejected: 0,
  rejectedWithReason: 0,
  elsewhere: 0,
  yearOnly: 0,
  registeredHere: 0,
  /** People for whom something contradicts something else; must stay 0. */
  wrong: 0,
})

function count(people: Iterable<DemoPerson>) {
  const counts = newCounts()
  for (const person of people) {
    const { birth, eid } = person
    counts.people++
    if (birth.y === 2010) counts.born2010++
    if (birth.y === 2010 && birth.m === undefined) counts.born2010YearOnly++
    if (birth.y > 2010) counts.bornLater++
    if (person.hardToReach) counts.hardToReach++
    if (person.card) counts.card++
    if (eid !== 'none') counts.collected++
    if (eid === 'activated') counts.activated++
    if (eid === 'approved') counts.approvedOnly++
    if (eid === 'rejected') counts.rejected++
    if (person.rejectedFor !== null) counts.rejectedWithReason++
    if (person.registeredHamletId !== person.hamletId) counts.elsewhere++
    if (birth.m === undefined) counts.yearOnly++
    if (person.identity.startsWith('070')) counts.registeredHere++
    const standings = Number(birth.y === 2010) + Number(person.hardToReach) + Number(person.card)
    if (standings !== 1 || (eid !== 'none' && !person.card)) counts.wrong++
    if ((eid === 'rejected') !== (person.rejectedFor !== null)) counts.wrong++
  }
  return counts
}

const expectTotals = (counts: ReturnType<typeof newCounts>, totals: BaselineTotals) => {
  expect(counts).toMatchObject(totals)
  expect(counts).toMatchObject({ bornLater: 0, wrong: 0, rejectedWithReason: totals.rejected })
}

let sample: DemoPerson[] = []
beforeAll(() => {
  sample = [...demoPeople({ seed: 2024, people: 20_000, hamlets })]
})

test('a whole province of 873,007 meets the printed figures exactly, and nobody shares an identity number', () => {
  // Twelve digits stay below 2^53, and numbers in a sorted array need far less room than a set of strings.
  const identities = new Float64Array(provinceBaseline.people)
  const oldNumbers = new Set<string>()
  let sharedOldNumbers = 0
  const watched = function* () {
    for (const person of demoPeople({ seed: 2024, people: provinceBaseline.people, hamlets })) {
      identities[person.index] = Number(person.identity)
      if (person.cmnd !== null) {
        if (oldNumbers.has(person.cmnd)) sharedOldNumbers++
        oldNumbers.add(person.cmnd)
      }
      yield person
    }
  }
  const counts = count(watched())
  expectTotals(counts, provinceBaseline)
  expect(counts.born2010YearOnly).toBeGreaterThan(240)
  expect(counts.born2010YearOnly).toBeLessThan(360)
  expect(counts.elsewhere / counts.people).toBeGreaterThan(0.05)
  expect(counts.elsewhere / counts.people).toBeLessThan(0.07)
  expect(counts.yearOnly / counts.people).toBeGreaterThan(0.03)
  expect(counts.yearOnly / counts.people).toBeLessThan(0.05)
  expect(counts.registeredHere / counts.people).toBeGreaterThan(0.66)
  expect(counts.registeredHere / counts.people).toBeLessThan(0.74)
  identities.sort()
  expect(identities.findIndex((number, i) => number === identities[i + 1])).toBe(-1)
  expect(sharedOldNumbers).toBe(0)
}, 120_000)

test.each([1_000, 20_000, 54_321])('with %i people every identity of the baseline holds', (people) => {
  expectTotals(count(demoPeople({ seed: 3, people, hamlets })), baselineFor(people))
})

test('the same seed makes the same people, another seed others', () => {
  const first = [...demoPeople({ seed: 5, people: 1_500, hamlets })]
  expect([...demoPeople({ seed: 5, people: 1_500, hamlets })]).toEqual(first)
  const other = [...demoPeople({ seed: 6, people: 1_500, hamlets })]
  expect(other.filter((person, i) => person.name === first[i]?.name).length).toBeLessThan(100)
})

test('the same household has the same names in a larger province', () => {
  const nameOfFirst = (people: number) => {
    for (const person of demoPeople({ seed: 5, people, hamlets })) return person.name
    return ''
  }
  expect(nameOfFirst(30_000)).toBe(nameOfFirst(60_000))
})

test('an identity number passes its check with sex and birth date, and leaves the last serials free', () => {
  for (const { identity, sex, birth } of sample) {
    expect(checkIdentityNumber(identity, { birth, sex })).toEqual({
      ok: true,
      value: { number: identity, warnings: [] },
    })
    expect(Number(identity.slice(6))).toBeLessThan(FIRST_FREE_SERIAL)
  }
})

test('people come hamlet by hamlet and household by household, 1 to 9 in each, with one head first', () => {
  const seenHamlets = new Set<number>()
  const seenHouseholds = new Set<string>()
  let members: DemoPerson[] = []
  const close = () => {
    const [head] = members
    if (head === undefined) return
    expect(members.length).toBeLessThanOrEqual(9)
    expect(members.map((member) => member.relation === 'Chủ hộ')).toEqual(members.map((_, i) => i === 0))
    expect(new Set(members.map((member) => member.name)).size).toBe(members.length)
    expect(new Set(members.map((member) => `${member.group} ${member.address}`)).size).toBe(1)
  }
  sample.forEach((person, i) => {
    const before = sample[i - 1]
    expect(person.index).toBe(i)
    if (before?.hamletId !== person.hamletId) {
      expect(seenHamlets.has(person.hamletId)).toBe(false)
      seenHamlets.add(person.hamletId)
    }
    if (before?.hamletId !== person.hamletId || before.household !== person.household) {
      const household = `${person.hamletId} ${person.household}`
      expect(seenHouseholds.has(household)).toBe(false)
      seenHouseholds.add(household)
      close()
      members = []
    }
    members.push(person)
  })
  close()
  expect(seenHouseholds.size).toBeGreaterThan(5_000)
  expect(sample.find((person) => !/^[A-Z]{2}-\d{5}$/.test(person.household))).toBe(undefined)
})

test('who is registered elsewhere is registered in another commune and lives here on another residence', () => {
  const known = new Set(hamlets.map((hamlet) => hamlet.hamletId))
  for (const { hamletId, registeredHamletId, residence } of sample) {
    expect(known.has(registeredHamletId)).toBe(true)
    const sameCommune = Math.floor(hamletId / 1000) === Math.floor(registeredHamletId / 1000)
    expect(residence === 'permanent').toBe(sameCommune)
    if (sameCommune) expect(registeredHamletId).toBe(hamletId)
  }
})

test('in a province of one commune everybody is registered there', () => {
  const one = hamlets.filter((hamlet) => hamlet.communeId === 130_201)
  const people = [...demoPeople({ seed: 1, people: 1_000, hamlets: one })]
  expect(people).toHaveLength(1_000)
  expect(people.every((person) => person.residence === 'permanent')).toBe(true)
})

test('telephones are mobile numbers in E.164, shared only within a household', () => {
  const holders = new Map<string, string>()
  let shared = 0
  for (const { phone, hamletId, household } of sample) {
    if (phone === null) continue
    expect(parsePhones(phone)).toMatchObject({ phones: [{ e164: phone, warnings: [] }], errors: [] })
    const place = `${hamletId} ${household}`
    const holder = holders.get(phone)
    if (holder !== undefined) {
      expect(holder).toBe(place)
      shared++
    }
    holders.set(phone, place)
  }
  expect(shared).toBeGreaterThan(500)
})

test('an old number passes its check, and only those born before 2003 have one', () => {
  const holders = sample.filter((person) => person.cmnd !== null)
  expect(holders.length).toBeGreaterThan(8_000)
  for (const { cmnd, birth } of holders) {
    expect(checkOldIdentityNumber(cmnd ?? '')).toMatchObject({
      ok: true,
      value: { number: cmnd, form: 'nine' },
    })
    expect(birth.y).toBeLessThan(2003)
  }
})

test('the old are less often activated, and more often known by their year alone', () => {
  const share = (group: readonly DemoPerson[], test: (person: DemoPerson) => boolean) =>
    group.filter(test).length / group.length
  const old = sample.filter((person) => person.birth.y < 1955)
  const young = sample.filter((person) => person.birth.y >= 1985 && person.birth.y < 2005)
  const activated = (person: DemoPerson) => person.eid === 'activated'
  const yearOnly = (person: DemoPerson) => person.birth.m === undefined
  expect(share(old, activated)).toBeLessThan(share(young, activated) - 0.2)
  expect(share(old, yearOnly)).toBeGreaterThan(share(young, yearOnly) * 4)
})

test('those born in 2010 are spread over the year', () => {
  const months = new Array<number>(13).fill(0)
  for (const { birth } of demoPeople({ seed: 8, people: 60_000, hamlets })) {
    if (birth.y === 2010) months[birth.m ?? 0] = (months[birth.m ?? 0] ?? 0) + 1
  }
  for (const count of months.slice(1)) expect(Math.abs(count - 90)).toBeLessThan(45)
})
