import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decideQuarantined } from '#contract/devices'
import { readPerson } from '#contract/people'
import { deliver as contract } from '#contract/sync'
import { binhPhuoc2024 } from '#domain/binh-phuoc/campaign'
import { instantOfDay, isoDay } from '#domain/dates'
import { openPhone, phoneSession, queueOf, type TestPhone, visitTo } from '../../../test/support/phones.ts'
import { envelopeOf, sealedNumber } from '../../../test/support/sealing.ts'
import { HERE, openVisitDesk, THAC_MO, TODAY, type VisitDesk } from '../../../test/support/visit-desk.ts'
import type { Tx } from '../platform/database.ts'
import { uuid } from '../platform/ids.ts'
import { mergePeople } from '../platform/ledger/merge-people.ts'
import { createDeliver } from './deliver.ts'
import { openNumber } from './open-sealed.ts'

let desk: VisitDesk
let phone: TestPhone
beforeAll(async () => {
  desk = await openVisitDesk()
  phone = await openPhone(desk.app.services, 'volunteer')
})
afterAll(() => desk.close())

const idOf = (label: string) => desk.idOf(label)
const protect = () => desk.app.services.protect
const asSystem = <T>(work: (tx: Tx) => Promise<T>) => desk.app.services.database.asSystem('test', work)
const sealed = (message: unknown, token = phone.session.token) => envelopeOf(protect(), token, message)
/** By somebody who is nobody. */
const bring = async (...envelopes: readonly ReturnType<typeof sealed>[]) => {
  const response = await desk.app.send(contract, { envelopes }, null)
  expect(response.status).toBe(200)
  const { answers } = contract.output.parse(await response.json())
  expect(answers.map(({ envelopeId }) => envelopeId)).toEqual(envelopes.map((one) => one.envelopeId))
  return answers
}
const states = (answers: Awaited<ReturnType<typeof bring>>) => answers.map(({ state }) => state)
const heldBack = async (...factIds: readonly (string | undefined)[]) =>
  (
    await asSystem((tx) =>
      sql<{ why: string; effective: string; state: string; memberId: string | null; hamletId: number }>`
        select why, effective, state, member_id, hamlet_id from quarantined_visits
        where fact_id = any(${[...factIds]}::uuid[]) order by effective, fact_id`.execute(tx),
    )
  ).rows
const recorded = async (factId: string | undefined) =>
  (
    await asSystem((tx) =>
      sql<{ effective: string; device: string; recordedBy: string }>`
        select effective, body -> 'visit' ->> 'device' as device, recorded_by from facts where fact_id = ${factId}`.execute(
        tx,
      ),
    )
  ).rows
const factIn = (visit: ReturnType<typeof visitTo>) => visit.people[0]?.factId
const on = (day: number) => ({ on: { day: isoDay(day), hour: 9 } })

describe('a sealed message of a phone in good standing', () => {
  it('is recorded as if it had been pushed, once by whichever way it comes', async () => {
    const visit = visitTo(idOf('hoa'))
    const [first] = await bring(sealed(visit))
    expect(first?.state).toBe('received')
    expect(first?.receipts).toEqual([{ factId: factIn(visit), receiptNo: expect.any(Number) }])
    const [again] = await bring(sealed(visit))
    expect(again).toMatchObject({ state: 'received', receipts: first?.receipts })
    const { answers } = await phone.push([visit])
    expect(answers[0]?.receipts[0]).toMatchObject({
      outcome: 'repeated',
      receiptNo: first?.receipts[0]?.receiptNo,
    })
    const { credentialId, accountId } = phone.session
    expect(await recorded(factIn(visit))).toEqual([
      { effective: isoDay(TODAY), device: credentialId, recordedBy: accountId },
    ])
  })

  it('is of the day that its last contact says, for nobody knows when it was brought', async () => {
    const DAY = 86_400_000
    const ended = instantOfDay(TODAY - 1, 10)
    const lastContact = { serverTime: instantOfDay(TODAY - 2, 8), aheadMs: -40 * DAY }
    const times = { startedAt: ended - 40 * DAY, endedAt: ended - 40 * DAY, monotonicMs: 0, lastContact }
    const visit = visitTo(idOf('hoa'), times)
    expect(states(await bring(sealed(visit)))).toEqual(['received'])
    expect(await recorded(factIn(visit))).toMatchObject([{ effective: isoDay(TODAY - 1) }])
  })

  it('of somebody who was not given to it waits for an officer, for nobody may be left to be told', async () => {
    const [others, gone] = [visitTo(idOf('dung')), visitTo(idOf('hoa'), { said: { corrects: uuid() } })]
    expect(states(await bring(sealed(others), sealed(gone)))).toEqual(['quarantined', 'quarantined'])
    expect(states(await bring(sealed(others)))).toEqual(['quarantined'])
    expect(await heldBack(factIn(others), factIn(gone))).toMatchObject([
      { why: 'refused' },
      { why: 'refused' },
    ])
    expect(await recorded(factIn(others))).toEqual([])
  })

  it('that a ledger refuses has its receipt there, and one of nobody is of no use', async () => {
    const wrong = visitTo(idOf('hoa'), { said: { outcomes: { eid_collected: 'otp_not_received' } } })
    const [answer] = await bring(sealed(wrong))
    expect(answer).toMatchObject({ state: 'received', receipts: [{ receiptNo: expect.any(Number) }] })
    expect(await heldBack(factIn(wrong))).toEqual([])
    expect(states(await bring(sealed(visitTo(uuid()))))).toEqual(['unreadable'])
  })

  it('of which one person is unknown stays where it is, and the others are recorded all the same', async () => {
    const [known, unknown] = [visitTo(idOf('hoa')), visitTo(uuid())]
    const both = { ...known, people: [...known.people, ...unknown.people] }
    expect(states(await bring(sealed(both)))).toEqual(['unreadable'])
    expect(await recorded(factIn(known))).toHaveLength(1)
    const { token } = await shutOut('revoked')
    const [cuc, nobody] = [visitTo(idOf('cuc')), visitTo(uuid())]
    const again = { ...cuc, people: [...cuc.people, ...nobody.people] }
    expect(states(await bring(sealed(again, token)))).toEqual(['unreadable'])
    expect(await heldBack(factIn(cuc))).toHaveLength(1)
  })
})

it('more than there is room for at once is to be tried again, and is not lost', async () => {
  const { database, log } = desk.app.services
  const given = { database, log, protect: protect(), queue: queueOf(desk.app.services) }
  const deliver = createDeliver(given, { most: 1, atOnce: 1, bound: 1 })
  const [first, second] = [visitTo(idOf('hoa')), visitTo(idOf('hoa'))].map((visit) => ({
    envelopes: [sealed(visit)],
  }))
  if (first === undefined || second === undefined) throw new Error('two are two')
  const answers = await Promise.all([deliver(first), deliver(second)])
  expect(answers.flatMap(({ answers: its }) => states(its))).toEqual(['received', 'try-again'])
  expect(states((await deliver(second)).answers)).toEqual(['received'])
})

describe('what cannot be opened or read', () => {
  it('is of no use, but what is newer than this server is kept where it is', async () => {
    const good = sealed(visitTo(idOf('hoa')))
    const bent = { ...good, envelopeId: uuid(), sealed: `${good.sealed.slice(0, -8)}AAAAAAAA` }
    const otherKey = { ...good, envelopeId: uuid(), keyId: 77 }
    const stranger = sealed(visitTo(idOf('hoa')), 'a'.repeat(43))
    const newer = sealed({ ...visitTo(idOf('hoa')), kind: 'visit/9' })
    const junk = sealed('nothing')
    const answers = await bring(bent, otherKey, stranger, newer, junk, good)
    expect(states(answers)).toEqual([
      ...['unreadable', 'unreadable', 'unreadable', 'try-again', 'unreadable'],
      'received',
    ])
  })
})

const shutOut = async (change: 'revoked' | 'disabled' | 'expired') => {
  const session = await phoneSession(desk.app.services, 'team-lead')
  const { accountId, credentialId } = session
  await asSystem(async (tx) => {
    await sql`update accounts set disabled_at = null, expires_on = null where account_id = ${accountId}`.execute(
      tx,
    )
    if (change === 'revoked')
      await sql`update devices set revoked_at = now(), revoked_by = ${accountId} where device_id = ${credentialId}`.execute(
        tx,
      )
    if (change === 'disabled')
      await sql`update accounts set disabled_at = now() where account_id = ${accountId}`.execute(tx)
    if (change === 'expired')
      await sql`update accounts set expires_on = ${isoDay(TODAY - 2)} where account_id = ${accountId}`.execute(
        tx,
      )
  })
  return session
}

describe('a phone or account that was shut out', () => {
  it('is kept for an officer with whoever walked, once, and nothing is recorded', async () => {
    const { token } = await shutOut('revoked')
    const visit = visitTo(idOf('cuc'), on(TODAY - 1))
    expect(states(await bring(sealed(visit, token)))).toEqual(['quarantined'])
    expect(states(await bring(sealed(visit, token)))).toEqual(['quarantined'])
    expect(await heldBack(factIn(visit))).toEqual([
      {
        ...{ why: 'device-revoked', effective: isoDay(TODAY - 1), state: 'waiting', hamletId: HERE },
        memberId: desk.members.get('Anh Sơn'),
      },
    ])
    expect(await recorded(factIn(visit))).toEqual([])
  })

  it('says why, and whether it was recorded only afterwards', async () => {
    const { token } = await shutOut('expired')
    const [before, after] = [visitTo(idOf('cuc'), on(TODAY - 3)), visitTo(idOf('cuc'), on(TODAY - 1))]
    await bring(sealed(before, token), sealed(after, token))
    expect((await heldBack(factIn(before), factIn(after))).map(({ why }) => why)).toEqual([
      'account-ended',
      'recorded-after',
    ])
    const disabled = await shutOut('disabled')
    const early = visitTo(idOf('cuc'), on(TODAY - 1))
    await bring(sealed(early, disabled.token))
    expect(await heldBack(factIn(early))).toMatchObject([{ why: 'account-ended' }])
  })

  it('and what it said instead of what is kept as well is of the same visit, so that only one of them counts', async () => {
    const { token } = await shutOut('revoked')
    const wrong = visitTo(idOf('cuc'), { ...on(TODAY - 2), said: { done: ['smartphone_4g'] } })
    const right = visitTo(idOf('cuc'), { said: { corrects: factIn(wrong) } })
    await bring(sealed(wrong, token), sealed(right, token))
    const days = (await heldBack(factIn(wrong), factIn(right))).map(({ effective }) => effective)
    expect(days).toEqual([isoDay(TODAY - 2), isoDay(TODAY - 2)])
    for (const factId of [factIn(right), factIn(wrong)])
      expect(await desk.ask('commune_police', decideQuarantined, { factId, accept: true })).toMatchObject({
        outcome: 'accepted',
      })
    const { facts } = await desk.ask('commune_leader', readPerson, { personId: idOf('cuc') })
    const [its] = facts.filter(({ factId }) => factId === factIn(right))
    expect(its?.body).toMatchObject({ visit: { corrects: factIn(wrong) } })
  })

  it('but not instead of what others recorded: that stands, and it speaks for itself', async () => {
    const others = visitTo(idOf('cuc'))
    await phone.push([others])
    const { token } = await shutOut('revoked')
    const instead = visitTo(idOf('cuc'), { said: { corrects: factIn(others) } })
    expect(states(await bring(sealed(instead, token)))).toEqual(['quarantined'])
    const { rows } = await asSystem((tx) =>
      sql<{ n: number }>`select count(*) as n from quarantined_visits
        where fact_id = ${factIn(instead)} and body -> 'visit' ? 'corrects'`.execute(tx),
    )
    expect(rows).toEqual([{ n: 0 }])
  })

  it('fills no office: what comes of no visit any more is kept no more until somebody has looked', async () => {
    const { token, credentialId, accountId } = await shutOut('revoked')
    await asSystem(async (tx) => {
      await sql`
        insert into quarantined_visits (commune_id, hamlet_id, fact_id, person_id, device_id, account_id, effective, why, body,
          on_day)
        select ${THAC_MO}, ${HERE}, gen_random_uuid(), ${idOf('cuc')}, ${credentialId}, ${accountId}, '2024-03-25',
          'device-revoked', '{}', '2024-03-25' from generate_series(1, 2000)`.execute(tx)
    })
    const visit = visitTo(idOf('cuc'))
    expect(states(await bring(sealed(visit, token)))).toEqual(['try-again'])
    expect(await heldBack(factIn(visit))).toEqual([])
    await asSystem((tx) =>
      sql`delete from quarantined_visits where device_id = ${credentialId} and body = '{}'`.execute(tx),
    )
    expect(states(await bring(sealed(visit, token)))).toEqual(['quarantined'])
  })

  it('and what it said of somebody who is another row by now is kept of that one', async () => {
    await desk.add('hai', { name: 'Lê Văn Hai', hamletId: HERE })
    await desk.add('hai again', { name: 'Lê Văn Hai', hamletId: HERE })
    const merge = {
      from: idOf('hai'),
      into: idOf('hai again'),
      accountId: phone.session.accountId,
      reason: 'một',
    }
    await asSystem((tx) => mergePeople(tx, binhPhuoc2024, TODAY, merge))
    const { token } = await shutOut('revoked')
    const visit = visitTo(idOf('hai'))
    expect(states(await bring(sealed(visit, token)))).toEqual(['quarantined'])
    const { rows } = await asSystem((tx) =>
      sql<{
        personId: string
      }>`select person_id from quarantined_visits where fact_id = ${factIn(visit)}`.execute(tx),
    )
    expect(rows).toEqual([{ personId: idOf('hai again') }])
  })
})

it('a visit to somebody who was merged since is recorded of whoever they are now', async () => {
  await desk.add('be tu', { name: 'Lê Thị Tư', hamletId: HERE })
  const merge = {
    from: idOf('kia'),
    into: idOf('be tu'),
    accountId: phone.session.accountId,
    reason: 'một người',
  }
  expect((await asSystem((tx) => mergePeople(tx, binhPhuoc2024, TODAY, merge))).ok).toBe(true)
  const visit = visitTo(idOf('kia'), on(TODAY - 1))
  for (const outcome of ['accepted', 'repeated']) {
    const { answers } = await phone.push([visit])
    expect(answers[0]?.receipts[0]).toMatchObject({ outcome, refusal: null, personId: idOf('kia') })
  }
  const { rows } = await asSystem((tx) =>
    sql<{ personId: string }>`select person_id from facts where fact_id = ${factIn(visit)}`.execute(tx),
  )
  expect(rows).toEqual([{ personId: idOf('be tu') }])
})

it('a number that a phone sealed is opened by the server that it was sealed to', () => {
  const box = sealedNumber(protect(), '070190000022')
  expect(openNumber(protect())(box)).toBe('070190000022')
  expect(openNumber(protect())(`${box.slice(0, -4)}AAAA`)).toBeNull()
  expect(openNumber(protect())('x')).toBeNull()
})
