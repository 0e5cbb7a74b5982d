import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Endpoint, InputOf, OutputOf } from '#contract/endpoint'
import { readPerson } from '#contract/people'
import * as contract from '#contract/visits'
import type { Role } from '#domain/access'
import { binhPhuoc2024 } from '#domain/binh-phuoc/campaign'
import { UNITS } from '#domain/binh-phuoc/units'
import { isoDay } from '#domain/dates'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { addTeam, assign } from '../../../test/support/forces.ts'
import { addPerson, type NewPerson } from '../../../test/support/people.ts'
import { uuid } from '../platform/ids.ts'

const THAC_MO = UNITS.find((unit) => unit.code === '25216')?.unitId ?? 0 // the commune of the test's accounts
const [HERE, NEXT] = [THAC_MO * 1000 + 1, THAC_MO * 1000 + 2]
const TODAY = binhPhuoc2024.startsOn

let app: TestApp
const ids = new Map<string, string>()
const idOf = (label: string): string => ids.get(label) ?? label
let teamId = ''
let members: ReadonlyMap<string, string> = new Map()

const card = { type: 'listed/1', list: 'authority:card', claims: { card: 'confirmed' } } as const
const withCard = [{ body: card, effective: TODAY - 5 }]

beforeAll(async () => {
  app = await testApp()
  const { database, protect } = app.services
  const people: Readonly<Record<string, NewPerson>> = {
    hoa: { name: 'Nguyễn Thị Hòa', hamletId: HERE, householdNo: 'H-9', facts: withCard },
    binh: { name: 'Nguyễn Văn Bình', hamletId: HERE, householdNo: 'H-9' },
    cuc: { name: 'Trần Thị Cúc', hamletId: HERE, householdNo: 'H-12', facts: withCard },
    dung: { name: 'Lê Văn Dũng', hamletId: HERE, householdNo: 'H-2' },
    be: { name: 'Lê Thị Bé', hamletId: HERE, householdNo: 'H-3', birth: { y: 2015, m: 1, d: 2 } },
    kia: { name: 'Phạm Văn Kia', hamletId: NEXT, householdNo: 'H-9' },
    xa: { name: 'Phạm Văn Xa', hamletId: THAC_MO * 1000 + 100_001, registeredHamletId: HERE },
  }
  await database.asSystem('test: people', async (tx) => {
    for (const [label, person] of Object.entries(people)) ids.set(label, await addPerson(tx, protect, person))
    const team = await addTeam(tx, HERE, 'Tổ khu phố 1', [
      { name: 'Chị Lan', role: 'volunteer' },
      { name: 'Anh Sơn', role: 'team_lead', isLead: true },
      { name: 'Anh Giấy' },
    ])
    teamId = team.teamId
    members = team.members
    await assign(tx, [idOf('hoa'), idOf('cuc')], teamId, members.get('Chị Lan'))
    await assign(tx, [idOf('dung')], teamId, members.get('Anh Giấy'))
    await assign(tx, [idOf('kia')], teamId)
  })
})
afterAll(() => app.close())

const send = async (role: Role, endpoint: Endpoint, input: Readonly<Record<string, unknown>>) =>
  app.send(endpoint, input, await app.signedIn(role))

async function ask<E extends Endpoint>(
  role: Role,
  endpoint: E,
  input: Readonly<Record<string, unknown>>,
): Promise<OutputOf<E>> {
  const response = await send(role, endpoint, input)
  expect(response.status).toBe(200)
  return (await response.json()) as OutputOf<E>
}
const refusal = async (role: Role, endpoint: Endpoint, input: Readonly<Record<string, unknown>>) =>
  ((await (await send(role, endpoint, input)).json()) as { code: string }).code

const head = () => {
  const sentAt = Date.now()
  return {
    startedAt: sentAt - 600_000,
    endedAt: sentAt - 60_000,
    monotonicMs: 540_000,
    sentAt,
    device: 'máy bàn',
    app: 'console',
  }
}
type Said = InputOf<typeof contract.recordVisit>['people'][number]
const said = (label: string, change: Partial<Said> = {}): Said => ({
  personId: idOf(label),
  factId: uuid(),
  met: 'self',
  done: [],
  outcomes: {},
  ...change,
})
const visit = (role: Role, people: readonly Said[], more: Readonly<Record<string, unknown>> = {}) =>
  ask(role, contract.recordVisit, { ...head(), ...more, people })

const factsOf = async (label: string) => {
  const { facts } = await ask('commune_leader', readPerson, { personId: idOf(label) })
  return facts.filter(({ body }) => body.type === 'visit-recorded/1')
}

describe('the work list', () => {
  const doors = async (role: Role, input: Readonly<Record<string, unknown>> = {}) => {
    const list = await ask(role, contract.listWork, input)
    return list.households.map(({ householdNo, people }) => [householdNo, people.map(({ name }) => name)])
  }

  it('of a hamlet goes from door to door as people walk, and leaves out where nothing is to be done', async () => {
    expect(await doors('hamlet_head')).toEqual([
      ['H-2', ['Lê Văn Dũng']],
      ['H-9', ['Nguyễn Văn Bình', 'Nguyễn Thị Hòa']],
      ['H-12', ['Trần Thị Cúc']],
    ])
    expect(await doors('hamlet_head', { show: 'all' })).toContainEqual(['H-3', ['Lê Thị Bé']])
  })

  it('says of each what is next, who acts, the four cells and when to come, and masks what is a number', async () => {
    const list = await ask('hamlet_head', contract.listWork, {})
    const [, household] = list.households
    expect([list.doors, list.next]).toEqual([4, null])
    expect(household).toMatchObject({ attempts: 0, promise: null, best: { hour: 18, home: 'evening' } })
    expect(household?.people[1]).toMatchObject({
      cells: { card: { state: 'confirmed', flag: null }, eid: { state: 'not_measured', flag: null } },
      next: { milestone: 'sim_own_name', actor: 'carrier', why: 'unknown', reason: null },
    })
  })

  it('by priority puts first what is worth most', async () => {
    const list = await ask('commune_leader', contract.listWork, { order: 'priority' })
    const scores = list.households.map(({ best }) => best.score)
    expect(scores).toEqual(scores.toSorted((a, b) => b - a))
    expect(list.fitting).toBe(4)
    expect(list.households[0]?.householdNo).toBe('H-9')
  })

  it('shows whoever walks only who is given to them, their team, or the team that they lead', async () => {
    expect(await doors('volunteer')).toEqual([
      ['H-9', ['Nguyễn Thị Hòa']],
      ['H-12', ['Trần Thị Cúc']],
      ['H-9', ['Phạm Văn Kia']],
    ])
    expect((await doors('team_lead')).map(([no]) => no)).toEqual(['H-2', 'H-9', 'H-12', 'H-9'])
    expect(await doors('volunteer', { unit: NEXT })).toEqual([['H-9', ['Phạm Văn Kia']]])
    expect(await doors('volunteer', { unit: THAC_MO - 1 })).toEqual([])
  })

  it('is that of a team or of one member where it is asked for', async () => {
    const paper = { team: teamId, member: members.get('Anh Giấy') }
    expect(await doors('commune_leader', paper)).toEqual([['H-2', ['Lê Văn Dũng']]])
    expect(await doors('commune_leader', { team: teamId })).toHaveLength(4)
    expect(await doors('volunteer', paper)).toEqual([])
  })

  it('of another commune is empty, of a district too large', async () => {
    expect(await doors('commune_leader', { unit: THAC_MO + 1 })).toEqual([])
    expect(await refusal('commune_leader', contract.listWork, { unit: Math.floor(THAC_MO / 100) })).toBe(
      'unit-too-large',
    )
    expect(await refusal('commune_leader', contract.listWork, { unit: 1 })).toBe('not-found')
  })
})

describe('a household', () => {
  it('is read by any of its people, by whoever sees them', async () => {
    const view = await ask('commune_police', contract.readHousehold, { personId: idOf('hoa') })
    expect(view.household.people.map(({ name }) => name)).toEqual(['Nguyễn Văn Bình', 'Nguyễn Thị Hòa'])
    expect(view.people[1]?.now.map(({ milestone }) => milestone)).toEqual(['sim_own_name', 'smartphone_4g'])
    expect(view.walkers.map(({ name }) => name)).toEqual(['Anh Giấy', 'Anh Sơn', 'Chị Lan'])
    const theirs = await ask('volunteer', contract.readHousehold, { personId: idOf('hoa') })
    expect(theirs.household.people.map(({ name }) => name)).toEqual(['Nguyễn Thị Hòa'])
    expect(theirs.walkers).toMatchObject([{ name: 'Chị Lan', isOwn: true }])
  })

  it('of somebody who is not given, or lives elsewhere, is not found', async () => {
    for (const [role, label] of [
      ['volunteer', 'dung'],
      ['volunteer', 'binh'],
      ['hamlet_head', 'kia'],
      ['commune_leader', 'xa'],
    ] as const)
      expect(await refusal(role, contract.readHousehold, { personId: idOf(label) })).toBe('not-found')
  })
})

describe('a visit', () => {
  it('is recorded of a household in one go, with who walked, the attempt, and a receipt for each', async () => {
    const { receipts } = await visit('commune_police', [
      said('binh', { met: 'relative', outcomes: { card_collected: 'away_out_of_province' } }),
      said('hoa', {
        done: ['sim_own_name'],
        outcomes: { smartphone_4g: 'phone_2g' },
        promise: isoDay(TODAY + 2),
      }),
    ])
    expect(receipts.map(({ outcome, refusal }) => [outcome, refusal])).toEqual([
      ['accepted', null],
      ['accepted', null],
    ])
    const [fact] = await factsOf('hoa')
    expect(fact).toMatchObject({ source: 'field', effective: isoDay(TODAY), known: isoDay(TODAY) })
    expect(fact?.body).toMatchObject({
      claims: { sim_own_name: 'reported' },
      visit: { attempt: 1, device: 'máy bàn', app: 'console', outcomes: { smartphone_4g: 'phone_2g' } },
    })
    const list = await ask('hamlet_head', contract.listWork, {})
    expect(list.households[1]).toMatchObject({ attempts: 1, promise: isoDay(TODAY + 2) })
  })

  it('counts attempts, is the same again when sent again, and knows the walker and their team', async () => {
    const second = said('hoa', { outcomes: { eid_collected: 'otp_not_received' } })
    expect((await visit('volunteer', [second])).receipts[0]).toMatchObject({
      outcome: 'refused',
      refusal: 'reason-not-there',
    })
    const third = said('hoa', { outcomes: { eid_collected: 'refused_fear_of_scam' } })
    const first = (await visit('volunteer', [third])).receipts[0]
    const again = (await visit('volunteer', [third])).receipts[0]
    expect([first?.outcome, again?.outcome]).toEqual(['accepted', 'repeated'])
    expect(again?.receiptNo).toBe(first?.receiptNo)
    const facts = await factsOf('hoa')
    expect(facts.map(({ body }) => 'visit' in body && body.visit?.attempt)).toEqual([1, 2])
    const walked = await app.services.database.asSystem(
      'test: who walked',
      async (tx) =>
        (
          await sql<{ memberId: string; teamId: string }>`
        select member_id, team_id from facts where fact_id = ${third.factId}`.execute(tx)
        ).rows,
    )
    expect(walked).toEqual([{ memberId: members.get('Chị Lan'), teamId }])
  })

  it('of somebody who is not given to a volunteer is not found, and nothing is recorded', async () => {
    for (const label of ['dung', 'binh'])
      expect(await refusal('volunteer', contract.recordVisit, { ...head(), people: [said(label)] })).toBe(
        'not-found',
      )
    expect(await factsOf('dung')).toEqual([])
    const mixed = await visit('volunteer', [said('cuc'), said('dung')])
    expect(
      mixed.receipts.map(({ outcome, refusal, receiptNo }) => [outcome, refusal, receiptNo !== null]),
    ).toEqual([
      ['accepted', null, true],
      ['refused', 'person-unknown', false],
    ])
    expect(await factsOf('dung')).toEqual([])
  })

  it('of somebody who is only registered here is refused', async () => {
    const { receipts } = await visit('commune_police', [said('xa')])
    expect(receipts[0]).toMatchObject({ outcome: 'refused', refusal: 'read-only-elsewhere' })
  })

  it('may be written down by an office for whoever walked, and by nobody else', async () => {
    const paper = members.get('Anh Giấy')
    await visit('desk_clerk', [said('dung', { met: 'nobody', outcomes: { card_collected: 'not_found' } })], {
      member: paper,
    })
    const [fact] = await factsOf('dung')
    expect(fact?.source).toBe('office')
    const input = { ...head(), member: paper, people: [said('cuc')] }
    expect(await refusal('volunteer', contract.recordVisit, input)).toBe('not-found')
  })

  it('has no field for a code, a password or, unless the campaign asks, a place', async () => {
    for (const more of [{ otp: '123456' }, { password: 'x' }])
      expect(
        await refusal('commune_police', contract.recordVisit, {
          ...head(),
          people: [{ ...said('cuc'), ...more }],
        }),
      ).toBe('input-invalid')
    await visit('commune_police', [said('cuc')], { place: { lat: 11.85, lon: 106.98 } })
    const facts = await app.services.database.asSystem(
      'test: places',
      async (tx) =>
        (await sql<{ body: unknown }>`select body from facts where person_id = ${idOf('cuc')}`.execute(tx))
          .rows,
    )
    expect(JSON.stringify(facts)).not.toContain('11.85')
  })

  it('keeps the day on which it was, whatever the clock of the device says', async () => {
    const wrong = 3_000_000_000
    const { startedAt, endedAt, sentAt, ...rest } = head()
    const yesterday = 86_400_000
    const input = {
      ...rest,
      startedAt: startedAt + wrong - yesterday,
      endedAt: endedAt + wrong - yesterday,
      sentAt: sentAt + wrong,
    }
    const late = said('kia')
    await ask('commune_leader', contract.recordVisit, { ...input, people: [late] })
    const facts = await factsOf('kia')
    expect(facts.map(({ effective, known }) => [effective, known])).toEqual([
      [isoDay(TODAY - 1), isoDay(TODAY)],
    ])
  })

  it('that is written down later keeps the day and hour that are remembered', async () => {
    const late = said('kia', { met: 'nobody' })
    await visit('commune_leader', [late], { on: { day: isoDay(TODAY - 3), hour: 18 } })
    const fact = (await factsOf('kia')).find(({ factId }) => factId === late.factId)
    expect(fact).toMatchObject({
      effective: isoDay(TODAY - 3),
      known: isoDay(TODAY),
      body: { visit: { attempt: 1 } },
    })
    const input = { ...head(), on: { day: '2024-13-01', hour: 8 }, people: [said('kia')] }
    expect(await refusal('commune_leader', contract.recordVisit, input)).toBe('day-unreadable')
  })

  it('is corrected by a newer one that is said instead of it, by whoever recorded it or an office', async () => {
    const wrong = said('cuc', { done: ['sim_own_name'] })
    await visit('volunteer', [wrong])
    const right = said('cuc', { outcomes: { sim_own_name: 'sim_other_name' }, corrects: wrong.factId })
    const reread = () => ask('volunteer', contract.readHousehold, { personId: idOf('cuc') })
    const before = await reread()
    expect((await visit('volunteer', [right])).receipts[0]).toMatchObject({ outcome: 'accepted' })
    expect((await visit('volunteer', [right])).receipts[0]).toMatchObject({ outcome: 'repeated' })
    const after = await reread()
    expect(after.household.attempts).toBe(before.household.attempts)
    expect(after.people[0]?.now[0]).toMatchObject({
      milestone: 'sim_own_name',
      reason: { code: 'sim_other_name' },
    })
    expect(after.visits.find(({ factId }) => factId === wrong.factId)).toMatchObject({
      isCorrected: true,
      mayCorrect: false,
    })
    const others = said('cuc', { corrects: wrong.factId })
    expect((await visit('commune_police', [others])).receipts[0]).toMatchObject({
      refusal: 'correction-unknown',
    })
  })
})

describe('one reason for a row of closed doors', () => {
  const row = (labels: readonly string[], reason = 'not_found') => ({
    ...head(),
    met: 'nobody',
    reason,
    people: labels.map((label) => ({ personId: idOf(label), factId: uuid() })),
  })

  it('stands at what could have been done, and records nothing of whom nothing is missing', async () => {
    const { receipts } = await ask('commune_police', contract.recordNotDone, row(['binh', 'be']))
    expect(receipts.map(({ outcome, refusal }) => [outcome, refusal])).toEqual([
      ['accepted', null],
      ['refused', 'nothing-missing'],
    ])
    const facts = await factsOf('binh')
    expect(facts.at(-1)?.body).toMatchObject({
      claims: {},
      visit: { met: 'nobody', outcomes: { card_collected: 'not_found', smartphone_4g: 'not_found' } },
    })
    expect(await factsOf('be')).toEqual([])
  })

  it('says nothing that was done, and of nobody who is not given', async () => {
    const input = { ...row(['binh']), done: ['card_collected'] }
    expect(await refusal('commune_police', contract.recordNotDone, input)).toBe('input-invalid')
    expect(await refusal('volunteer', contract.recordNotDone, row(['binh', 'dung']))).toBe('not-found')
  })
})
