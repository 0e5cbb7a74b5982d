// Invented people for the gallery: a few streets of two hamlets, in every state a person can be in. The same on every machine.

import { bestHour } from '#domain/best-hour'
import { binhPhuoc2024 } from '#domain/binh-phuoc/campaign'
import { type Day, dayOf, instantOfDay, isoDay } from '#domain/dates'
import type { Claims, FactBody, Source, VisitRecorded } from '#domain/facts'
import { caseOn, hasWork } from '#domain/open-case'
import type { OpenCaseReason } from '#domain/open-case-reasons'
import { inWalkingOrder } from '#domain/walking-order'
import type { FieldFact, FieldHousehold, FieldMember, PhonePerson } from '../../offline/phone-view.ts'

export const TODAY: Day = dayOf(2024, 5, 19)
export const HAMLETS = [
  { hamletId: 2_520_101, communeId: 25_201, name: 'Ấp Mười Mẫu' },
  { hamletId: 2_520_102, communeId: 25_201, name: 'Ấp Tân Trạch' },
]

/** mulberry32 */
export function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const FAMILIES = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Huỳnh', 'Điểu', 'Thị', 'Đỗ', 'Bùi', 'Võ', 'Lý']
const MIDDLES = ['Văn', 'Thị Ngọc', 'Minh', 'Quốc', 'Thị', 'Hữu', 'Thị Kim', 'Đình', 'Thị Bích', '']
const GIVEN = ['Ơi', 'Huyễn', 'Ưỡng', 'An', 'Bé', 'Đệ', 'Hồng', 'Khải', 'Mỹ', 'Phượng', 'Sáu', 'Thạch', 'Yến']
const STREETS = ['đường Hùng Vương', 'tổ dân cư Suối Đá', 'đường ĐT 756']

const id = (no: number) => `018f0000-0000-7000-8000-${String(no).padStart(12, '0')}`
let factNo = 0
const fact = (body: FactBody, effective: Day, source: Source, its: Partial<FieldFact> = {}): FieldFact => ({
  factId: id(900_000 + factNo++),
  effective,
  known: effective,
  source,
  body,
  isOwn: false,
  isWaiting: false,
  ...its,
})

const listed = (claims: Claims): FactBody => ({ type: 'listed/1', list: 'sample', claims })

const visit = (
  day: Day,
  said: Partial<NonNullable<VisitRecorded['visit']>>,
  claims: Claims = {},
): FactBody => ({
  type: 'visit-recorded/1',
  claims,
  visit: {
    startedAt: instantOfDay(day, 18),
    endedAt: instantOfDay(day, 18) + 600_000,
    monotonicMs: 600_000,
    device: '-',
    app: '-',
    met: 'self',
    attempt: 1,
    outcomes: {},
    ...said,
  },
})

const given = (reason: OpenCaseReason) => ({ sim_own_name: reason, eid_activated: reason })

/** What is known of somebody, by how far they have come. */
function factsOf(next: () => number, birth: string): FieldFact[] {
  const from = dayOf(2024, 4, 4)
  const known = (claims: Claims) => fact({ ...listed(claims), birth } as FactBody, from, 'authority')
  const done = { confirmed: 'confirmed' } as const
  const dice = next()
  const card = { card_collected: done.confirmed, card: done.confirmed }
  if (dice < 0.15) return [known({})]
  if (dice < 0.25)
    return [
      known({ card_collected: { rejected: 'blurred' } }),
      fact(
        visit(from + 20, { met: 'relative', outcomes: { card_collected: 'blurred_fingerprints' } }),
        from + 20,
        'field',
      ),
    ]
  if (dice < 0.45) return [known(card)]
  if (dice < 0.6)
    return [
      known({ ...card, sim_own_name: 'confirmed', eid_collected: 'confirmed', eid_approved: 'confirmed' }),
      fact(
        visit(from + 30, { outcomes: { eid_activated: 'otp_not_received' }, promise: isoDay(TODAY - 1) }),
        from + 30,
        'field',
        { isOwn: true },
      ),
    ]
  if (dice < 0.7)
    return [
      known({ ...card, sim_own_name: 'confirmed', eid_collected: 'confirmed', eid_approved: 'confirmed' }),
      fact(
        visit(from + 41, { met: 'nobody', outcomes: given('in_the_fields_by_day'), promise: isoDay(TODAY) }),
        from + 41,
        'field',
        { isOwn: true },
      ),
    ]
  if (dice < 0.8)
    return [
      known({ ...card, sim_own_name: 'confirmed', eid_collected: 'confirmed', eid_approved: 'confirmed' }),
      fact(
        visit(from + 42, { ownDevice: 'other', attempt: 2 }, { eid_activated: 'reported' }),
        from + 42,
        'field',
        { isOwn: true },
      ),
    ]
  const all: Claims = {
    ...card,
    sim_own_name: 'confirmed',
    eid_collected: 'confirmed',
    eid_approved: 'confirmed',
    eid_activated: 'confirmed',
    eid_used: 'confirmed',
    signature: dice < 0.92 ? 'reported' : 'confirmed',
    smartphone_4g: 'confirmed',
  }
  return [known(all)]
}

export function samplePeople(count: number): { person: PhonePerson; facts: FieldFact[] }[] {
  const next = random(7)
  const pick = <T>(of: readonly T[], fallback: T): T => of[Math.floor(next() * of.length)] ?? fallback
  const people: { person: PhonePerson; facts: FieldFact[] }[] = []
  for (let household = 1; people.length < count; household += 1) {
    const size = 1 + Math.floor(next() * 5)
    const family = pick(FAMILIES, 'Lê')
    const hamlet = HAMLETS[household % 3 === 0 ? 1 : 0] ?? HAMLETS[0]
    const group = String(1 + (household % 7))
    const isNumbered = next() < 0.9
    for (let place = 0; place < size && people.length < count; place += 1) {
      const year = 1940 + Math.floor(next() * 72)
      const month = 1 + Math.floor(next() * 12)
      const birth = next() < 0.1 ? String(year) : `${year}-${String(month).padStart(2, '0')}-14`
      people.push({
        person: {
          personId: id(people.length + 1),
          hamletId: hamlet?.hamletId ?? 0,
          name: [place === 1 ? pick(FAMILIES, 'Lê') : family, pick(MIDDLES, ''), pick(GIVEN, 'An')]
            .filter((part) => part !== '')
            .join(' '),
          birth,
          sex: place === 0 ? 'male' : 'female',
          householdNo: isNumbered ? String(household) : null,
          residentialGroup: group,
          relation: place === 0 ? 'Chủ hộ' : place === 1 ? 'Vợ' : 'Con',
          address: next() < 0.5 ? `Số ${household * 2} ${pick(STREETS, '')}` : null,
          identityLast2: next() < 0.15 ? null : String(Math.floor(next() * 100)).padStart(2, '0'),
          phoneLast2: null,
        },
        facts: factsOf(next, birth),
      })
    }
  }
  return people
}

export const memberOf = (person: PhonePerson, facts: readonly FieldFact[]): FieldMember => ({
  person,
  facts,
  case: caseOn(binhPhuoc2024, facts, TODAY),
})

/** Households as the phone tells them, from their members. */
export function householdOf(key: string, members: readonly FieldMember[]): FieldHousehold {
  const [first] = members
  const cases = members.map((member) => member.case)
  const isWork = cases.some(hasWork)
  const best = isWork ? bestHour(binhPhuoc2024, cases, TODAY) : null
  const promises = cases.flatMap(({ visits }) => visits.promise ?? [])
  return {
    key,
    hamletId: first?.person.hamletId ?? 0,
    residentialGroup: first?.person.residentialGroup ?? null,
    householdNo: first?.person.householdNo ?? null,
    address: members.find(({ person }) => person.address !== null)?.person.address ?? null,
    members,
    hasWork: isWork,
    promise: promises.length === 0 ? null : Math.min(...promises),
    visitedToday: members.some(({ facts }) =>
      facts.some(
        ({ body, effective, isOwn }) => isOwn && effective === TODAY && body.type === 'visit-recorded/1',
      ),
    ),
    best:
      best === null
        ? null
        : {
            hour: best.hour,
            score: best.score,
            value: best.lead.value.code,
            home: best.lead.home.code,
            deadline: best.lead.deadline.code,
            deadlineOn: best.lead.deadline.on,
          },
  }
}

export function sampleHouseholds(count: number): FieldHousehold[] {
  const people = samplePeople(count)
  const facts = new Map(people.map(({ person, facts: its }) => [person.personId, its]))
  return inWalkingOrder(people.map(({ person }) => person)).map(({ key, members }) =>
    householdOf(
      key,
      members.map((person) => memberOf(person, facts.get(person.personId) ?? [])),
    ),
  )
}
