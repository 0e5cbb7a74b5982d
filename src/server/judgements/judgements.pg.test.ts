// Judgements through the endpoints: who may, what it changes, what it says when it cannot, and that nobody grants an exemption
// to what they asked for themselves.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Endpoint } from '#contract/endpoint'
import * as contract from '#contract/judgements'
import { readPerson } from '#contract/people'
import type { Role } from '#domain/access'
import { binhPhuoc2024 } from '#domain/binh-phuoc/campaign'
import { isoDay } from '#domain/dates'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { unitOf } from '../../../test/support/list-desk.ts'
import { addPerson } from '../../../test/support/people.ts'

const [HOME, THERE, LONG_THUY] = [unitOf('25216') * 1000 + 1, unitOf('25216') * 1000, unitOf('25219') * 1000]
const TODAY = binhPhuoc2024.startsOn
const NOBODY = '00000000-0000-4000-8000-000000000000'

let app: TestApp
let an = ''
let n = 0
const cookies = new Map<Role, { cookie: string }>()
beforeAll(async () => {
  app = await testApp()
  for (const role of ['commune_leader', 'commune_police', 'province_leader'] as const)
    cookies.set(role, await app.signedIn(role))
})
afterAll(() => app.close())
beforeEach(async () => {
  n += 1
  const { database, protect } = app.services
  an = await database.asSystem('test: a person', (tx) =>
    addPerson(tx, protect, {
      ...{ name: 'Nguyễn Văn An', hamletId: HOME, identity: `07009000${1000 + n}`, householdNo: 'TM-01' },
      facts: [
        {
          body: { type: 'visit-recorded/1', claims: { signature: 'reported' } },
          ...{ effective: TODAY - 5, source: 'field' },
        },
      ],
    }),
  )
})

const ask = async (called: Endpoint, input: Record<string, unknown>, role: Role = 'commune_police') => {
  const answer = await app.send(called, input, cookies.get(role) ?? null)
  return { status: answer.status, body: await answer.json() }
}

const standing = async (milestone: string) => {
  const { body } = await ask(readPerson, { personId: an })
  return body.milestones.find((one: { milestone: string }) => one.milestone === milestone)
}

const placeOf = async () => {
  const { body } = await ask(readPerson, { personId: an }, 'province_leader')
  const { hamletId, away, registered } = body.person
  return { hamletId, away, registered: registered.hamletId }
}

const audited = async (action: string) => {
  const { rows } = await app.services.database.asSystem('test: the log', (tx) =>
    tx
      .selectFrom('auditLog')
      .select(['reason', 'hamletId'])
      .where('action', '=', action)
      .where('target', '=', `person:${an}`)
      .execute()
      .then((rows) => ({ rows })),
  )
  return rows
}

describe('a dispute', () => {
  const raise = () =>
    ask(contract.raiseDispute, { personId: an, milestone: 'signature', reason: 'citizen_denies' })
  const settle = (verdict: string, finding: string) =>
    ask(contract.settleDispute, { personId: an, milestone: 'signature', verdict, finding })

  it('flags what is recorded, keeps the state, and is in the log', async () => {
    expect(await raise()).toMatchObject({ status: 200, body: { outcome: 'accepted' } })
    expect(await standing('signature')).toMatchObject({
      ...{ state: 'reported', flag: 'disputed', reason: 'citizen_denies' },
      flagged: { since: isoDay(TODAY) },
    })
    expect(await audited('dispute-raised')).toEqual([{ reason: 'citizen_denies', hamletId: HOME }])
  })

  it('that is upheld opens the milestone, and that is dismissed shows the state again', async () => {
    await raise()
    expect((await settle('dismissed', 'checked_done')).status).toBe(200)
    expect(await standing('signature')).toMatchObject({ state: 'reported', flag: null })
    await raise()
    expect((await settle('upheld', 'checked_not_done')).status).toBe(200)
    expect(await standing('signature')).toMatchObject({ state: 'open', flag: null })
  })

  it('of what was never done, or that nobody raised, is refused by name', async () => {
    const nothing = await ask(contract.raiseDispute, {
      personId: an,
      milestone: 'card',
      reason: 'citizen_denies',
    })
    expect(nothing).toMatchObject({ status: 409, body: { code: 'nothing-to-dispute' } })
    expect(await settle('upheld', 'checked_not_done')).toMatchObject({
      status: 409,
      body: { code: 'no-dispute' },
    })
    expect(await audited('dispute-settled')).toEqual([])
  })

  it('is not upheld by a finding that speaks against it', async () => {
    await raise()
    expect(await settle('upheld', 'checked_done')).toMatchObject({
      status: 400,
      body: { code: 'input-invalid' },
    })
  })
})

describe('an exemption', () => {
  const wanted = {
    ...{
      milestone: 'smartphone_4g',
      reason: 'severe_disability',
      evidence: 'Giấy xác nhận khuyết tật số 12',
    },
    until: isoDay(TODAY + 90),
  }
  const request = (more: object = {}, role?: Role) =>
    ask(contract.requestExemption, { personId: an, ...wanted, ...more }, role)
  const decide = (requestId: string, decision: string, role: Role) =>
    ask(contract.decideExemption, { requestId, decision }, role)
  const waiting = async (role?: Role) =>
    (await ask(contract.listExemptionRequests, { personId: an }, role)).body.requests

  it('changes nothing until a second person grants it', async () => {
    const { requestId } = (await request()).body
    expect(await standing('smartphone_4g')).toMatchObject({ state: 'open' })
    expect(await waiting('commune_leader')).toMatchObject([
      { requestId, isOwn: false, requestedBy: 'commune_police', person: { personId: an } },
    ])
    expect(await decide(requestId, 'grant', 'commune_police')).toMatchObject({
      ...{ status: 403, body: { code: 'second-person-needed' } },
    })
    expect(await decide(requestId, 'grant', 'commune_leader')).toMatchObject({
      ...{ status: 200, body: { granted: { outcome: 'accepted' } } },
    })
    expect(await standing('smartphone_4g')).toMatchObject({ state: 'exempt', reason: 'severe_disability' })
    expect(await waiting()).toEqual([])
    expect(await audited('exemption-granted')).toHaveLength(1)
  })

  it('is decided once', async () => {
    const { requestId } = (await request()).body
    const both = await Promise.all([
      decide(requestId, 'grant', 'commune_leader'),
      decide(requestId, 'decline', 'commune_leader'),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  it('may be taken back by whoever asked, and then asked for again', async () => {
    const { requestId } = (await request()).body
    expect(await request({ reason: 'long_treatment' })).toMatchObject({ body: { code: 'request-waiting' } })
    expect((await decide(requestId, 'decline', 'commune_police')).status).toBe(200)
    expect(await standing('smartphone_4g')).toMatchObject({ state: 'open' })
    expect((await request()).status).toBe(200)
  })

  it('lasts a year at most, begins with a term ahead, and names a paper without a number of a citizen', async () => {
    for (const until of [TODAY - 1, TODAY + 367])
      expect(await request({ until: isoDay(until) })).toMatchObject({
        body: { code: 'exemption-term-wrong' },
      })
    expect(await request({ evidence: 'CCCD 070190001234' })).toMatchObject({
      body: { code: 'input-invalid' },
    })
    expect((await request({ reason: 'bedridden' })).status).toBe(400)
  })

  it('ends before its day only where there is one', async () => {
    const end = () =>
      ask(contract.endExemption, { personId: an, milestone: 'smartphone_4g', reason: 'wants_it_now' })
    expect(await end()).toMatchObject({ status: 409, body: { code: 'no-exemption' } })
    const { requestId } = (await request()).body
    await decide(requestId, 'grant', 'commune_leader')
    expect((await end()).status).toBe(200)
    expect(await standing('smartphone_4g')).toMatchObject({ state: 'open' })
  })
})

describe('a move', () => {
  const move = (more: object) =>
    ask(contract.recordMove, {
      personId: an,
      kind: 'permanent',
      hamletId: THERE,
      on: isoDay(TODAY - 1),
      ...more,
    })

  it('takes the person to the other hamlet from that day on', async () => {
    expect(await move({})).toMatchObject({ status: 200, body: { outcome: 'accepted' } })
    expect(await placeOf()).toEqual({ hamletId: THERE, away: false, registered: THERE })
    expect(await audited('move-recorded')).toHaveLength(1)
  })

  it('to another commune takes the person out of sight of this one, or leaves them to look at', async () => {
    await move({ hamletId: LONG_THUY, kind: 'temporary' })
    expect(await placeOf()).toEqual({ hamletId: LONG_THUY, away: false, registered: HOME })
    expect(
      await ask(contract.recordMove, { personId: an, kind: 'permanent', hamletId: HOME, on: isoDay(TODAY) }),
    ).toMatchObject({ status: 403, body: { code: 'read-only-elsewhere' } })
  })

  it('outside the province and back', async () => {
    expect((await move({ kind: 'working', hamletId: null })).status).toBe(200)
    expect(await placeOf()).toEqual({ hamletId: HOME, away: true, registered: HOME })
    const back = { personId: an, kind: 'working', on: isoDay(TODAY) }
    expect((await ask(contract.endResidence, back)).status).toBe(200)
    expect(await placeOf()).toEqual({ hamletId: HOME, away: false, registered: HOME })
    expect(await ask(contract.endResidence, back)).toMatchObject({ body: { code: 'no-residence' } })
  })

  it('is not of tomorrow, not of long ago, not to nowhere, and nobody is registered outside', async () => {
    for (const on of [TODAY + 1, TODAY - 400])
      expect(await move({ on: isoDay(on) })).toMatchObject({ body: { code: 'move-day-wrong' } })
    expect(await move({ hamletId: 130199999 })).toMatchObject({ body: { code: 'unit-unknown' } })
    expect(await move({ hamletId: null })).toMatchObject({ body: { code: 'move-outside' } })
  })

  it('of whom the asker does not see is a move of nobody', async () => {
    expect(await move({ personId: NOBODY })).toMatchObject({ status: 404 })
  })
})
