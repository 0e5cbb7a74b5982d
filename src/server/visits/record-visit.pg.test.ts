import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPerson } from '#contract/people'
import * as contract from '#contract/visits'
import type { Role } from '#domain/access'
import { binhPhuoc2024 } from '#domain/binh-phuoc/campaign'
import { isoDay } from '#domain/dates'
import {
  HERE,
  openVisitDesk,
  type Said,
  THAC_MO,
  TODAY,
  type VisitDesk,
  visitHead,
} from '../../../test/support/visit-desk.ts'
import { uuid } from '../platform/ids.ts'
import { recordFacts } from '../platform/ledger/record-facts.ts'

let desk: VisitDesk
beforeAll(async () => {
  desk = await openVisitDesk()
})
afterAll(() => desk.close())

const idOf = (label: string) => desk.idOf(label)
const ask: VisitDesk['ask'] = (role, endpoint, input) => desk.ask(role, endpoint, input)
const refusal: VisitDesk['refusal'] = (role, endpoint, input) => desk.refusal(role, endpoint, input)
const said: VisitDesk['said'] = (label, change) => desk.said(label, change)
const visit = (role: Role, people: readonly Said[], more: Readonly<Record<string, unknown>> = {}) =>
  ask(role, contract.recordVisit, { ...visitHead(), ...more, people })

const factsOf = async (label: string) => {
  const { facts } = await ask('commune_leader', readPerson, { personId: idOf(label) })
  return facts.filter(({ body }) => body.type === 'visit-recorded/1')
}

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
    const walked = await desk.app.services.database.asSystem(
      'test: who walked',
      async (tx) =>
        (
          await sql<{ memberId: string; teamId: string }>`
        select member_id, team_id from facts where fact_id = ${third.factId}`.execute(tx)
        ).rows,
    )
    expect(walked).toEqual([{ memberId: desk.members.get('Chị Lan'), teamId: desk.teamId }])
  })

  it('of somebody who is not given to a volunteer is not found, and nothing is recorded', async () => {
    for (const label of ['dung', 'binh'])
      expect(
        await refusal('volunteer', contract.recordVisit, { ...visitHead(), people: [said(label)] }),
      ).toBe('not-found')
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
    const paper = desk.members.get('Anh Giấy')
    await visit('desk_clerk', [said('dung', { met: 'nobody', outcomes: { card_collected: 'not_found' } })], {
      member: paper,
    })
    const [fact] = await factsOf('dung')
    expect(fact?.source).toBe('office')
    const input = { ...visitHead(), member: paper, people: [said('cuc')] }
    expect(await refusal('volunteer', contract.recordVisit, input)).toBe('not-found')
  })

  it('has no field for a code, a password or, unless the campaign asks, a place', async () => {
    for (const more of [{ otp: '123456' }, { password: 'x' }])
      expect(
        await refusal('commune_police', contract.recordVisit, {
          ...visitHead(),
          people: [{ ...said('cuc'), ...more }],
        }),
      ).toBe('input-invalid')
    await visit('commune_police', [said('cuc')], { place: { lat: 11.85, lon: 106.98 } })
    const facts = await desk.app.services.database.asSystem(
      'test: places',
      async (tx) =>
        (await sql<{ body: unknown }>`select body from facts where person_id = ${idOf('cuc')}`.execute(tx))
          .rows,
    )
    expect(JSON.stringify(facts)).not.toContain('11.85')
  })

  it('keeps the day on which it was, whatever the clock of the device says', async () => {
    const wrong = 3_000_000_000
    const { startedAt, endedAt, sentAt, ...rest } = visitHead()
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

  it('keeps a coarse place once the campaign asks for one', async () => {
    const placed = said('kia')
    const asks = (on: boolean) =>
      desk.app.services.database.asSystem('test: a campaign that asks', async (tx) => {
        await sql`update campaigns set body = body || ${JSON.stringify({ asksPlace: on })}::jsonb`.execute(tx)
      })
    await asks(true)
    await visit('commune_leader', [placed], { place: { lat: 11.85, lon: 106.98 } })
    const finer = { ...visitHead(), place: { lat: 11.8512, lon: 106.98 }, people: [said('kia')] }
    expect(await refusal('commune_leader', contract.recordVisit, finer)).toBe('input-invalid')
    await asks(false)
    const facts = await desk.app.services.database.asSystem(
      'test: places',
      async (tx) =>
        (
          await sql<{ place: unknown }>`
          select body -> 'visit' -> 'place' as place from facts where fact_id = ${placed.factId}`.execute(tx)
        ).rows,
    )
    expect(facts).toEqual([{ place: { lat: 11.85, lon: 106.98 } }])
  })

  it('to somebody who has moved away since is accepted here and on its way to where they live', async () => {
    const { database } = desk.app.services
    const elsewhere = (THAC_MO + 1) * 1000 + 1
    await desk.add('di', { name: 'Hồ Văn Đi', hamletId: HERE, householdNo: 'H-20' })
    await database.asSystem('test: somebody who moves', async (tx) => {
      const residence = { kind: 'permanent', hamletId: elsewhere } as const
      const fact = {
        factId: uuid(),
        effective: TODAY,
        known: TODAY,
        source: 'office',
        body: { type: 'moved/1', residence },
      } as const
      const whose = {
        personId: idOf('di'),
        recordedIn: THAC_MO,
        memberId: null,
        teamId: null,
        accountId: null,
      }
      await recordFacts(tx, binhPhuoc2024, TODAY, [{ ...whose, fact }])
    })
    const { receipts } = await visit('hamlet_head', [said('di', { met: 'nobody' })], {
      on: { day: isoDay(TODAY - 1), hour: 18 },
    })
    expect(receipts[0]).toMatchObject({ outcome: 'forwarded', refusal: null })
    expect(await refusal('hamlet_head', contract.readHousehold, { personId: idOf('di') })).toBe('not-found')
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
    const input = { ...visitHead(), on: { day: '2024-13-01', hour: 8 }, people: [said('kia')] }
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
    ...visitHead(),
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
