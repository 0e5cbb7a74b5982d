import { afterAll, beforeAll, expect, it } from 'vitest'
import type { OutputOf } from '#contract/endpoint'
import { readPerson } from '#contract/people'
import { UNITS } from '#domain/binh-phuoc/units'
import { dayOf } from '#domain/dates'
import { visit } from '../../../test/fixtures/visits.ts'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { addPerson, type NewPerson } from '../../../test/support/people.ts'

const THAC_MO = UNITS.find((unit) => unit.code === '25216')?.unitId ?? 0 // the commune of the test's accounts
const HERE = THAC_MO * 1000 + 1
const THERE = THAC_MO * 1000 + 2
const visitedOn = dayOf(2024, 6, 3)

let app: TestApp
const ids = new Map<string, string>()
beforeAll(async () => {
  app = await testApp()
  const { database, protect } = app.services
  const people: Readonly<Record<string, NewPerson>> = {
    hoa: {
      name: 'Nguyễn Thị Hòa',
      hamletId: HERE,
      householdNo: 'H-12',
      facts: [
        {
          body: {
            type: 'listed/1',
            list: 'authority:eid-approved',
            claims: { card: 'confirmed', sim_own_name: 'confirmed', eid_approved: 'confirmed' },
          },
          effective: dayOf(2024, 3, 25),
        },
        {
          body: {
            type: 'visit-recorded/1',
            claims: {},
            visit: visit(
              {
                met: 'relative',
                place: { lat: 11.85, lon: 106.98 },
                outcomes: { eid_activated: 'otp_not_received' },
              },
              visitedOn,
            ),
          },
          effective: visitedOn,
          source: 'field',
        },
      ],
    },
    con: { name: 'Nguyễn Văn Con', hamletId: HERE, householdNo: 'H-12', birth: { y: 2012, m: 1, d: 2 } },
    me: { name: 'Trần Thị Mẹ', hamletId: HERE, householdNo: 'H-12' },
    xa: { name: 'Nguyễn Văn Xa', hamletId: THERE, registeredHamletId: HERE, householdNo: 'H-12' },
  }
  await database.asSystem('test: people', async (tx) => {
    for (const [label, person] of Object.entries(people)) ids.set(label, await addPerson(tx, protect, person))
  })
})
afterAll(() => app.close())

const read = async (label: string, asOf: string): Promise<OutputOf<typeof readPerson>> => {
  const response = await app.send(
    readPerson,
    { personId: ids.get(label), asOf },
    await app.signedIn('commune_leader'),
  )
  expect(response.status).toBe(200)
  return (await response.json()) as OutputOf<typeof readPerson>
}

it('a person has a next action, who acts, why the last visit could not do it, and what it opens', async () => {
  const { nextActions } = await read('hoa', '2024-06-12')
  expect(nextActions).toMatchObject({
    next: {
      milestone: 'eid_activated',
      kind: 'do',
      actor: 'carrier',
      why: 'unknown',
      reason: { code: 'otp_not_received', asks: 'carrier' },
      opens: ['signature'],
    },
    later: ['eid_used', 'signature'],
    notBefore: null,
    attempts: 1,
  })
  const { hour, score, value, deadline, home } = nextActions.priority
  expect([hour, home.code, deadline.on]).toEqual([18, 'evening', '2024-07-03'])
  expect(score).toBe(value.factor * deadline.factor * home.factor)
})

it('as of an earlier day nothing later is known', async () => {
  const { nextActions } = await read('hoa', '2024-05-01')
  expect(nextActions).toMatchObject({ attempts: 0, next: { actor: 'visitor', reason: null } })
})

it('one visit bundles what can be done for who lives in the household, by who has to come', async () => {
  const { nextActions } = await read('hoa', '2024-06-12')
  const said = nextActions.household.map(({ actor, actions }) => [
    actor,
    actions.map(({ personId, action }) => [personId, action.milestone]),
  ])
  const hoa = ids.get('hoa')
  const me = ids.get('me')
  expect(Object.fromEntries(said)).toEqual({
    visitor: expect.arrayContaining([
      [hoa, 'smartphone_4g'],
      [me, 'smartphone_4g'],
    ]),
    collection_team: [[me, 'card_collected']],
    carrier: [[hoa, 'eid_activated']],
  })
  // Whoever is under age is asked for nothing, whoever lives elsewhere is not met there.
  expect(JSON.stringify(said)).not.toContain(ids.get('con') ?? '-')
  expect(JSON.stringify(said)).not.toContain(ids.get('xa') ?? '-')
})

it('under age it says from which day something is asked', async () => {
  const { nextActions } = await read('con', '2024-06-12')
  expect(nextActions).toMatchObject({ next: null, now: [], later: [], notBefore: '2026-01-02' })
})

it('where a visitor stood is not shown to whoever reads of the person', async () => {
  const { facts } = await read('hoa', '2024-06-12')
  const body = facts.find(({ body }) => body.type === 'visit-recorded/1')?.body
  expect(body).toMatchObject({ visit: { met: 'relative', outcomes: { eid_activated: 'otp_not_received' } } })
  expect(JSON.stringify(body)).not.toContain('11.85')
})
