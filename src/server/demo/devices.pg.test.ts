import { afterAll, beforeAll, expect, test } from 'vitest'
import { binhPhuoc2024 } from '#domain/binh-phuoc/campaign'
import { UNITS } from '#domain/binh-phuoc/units'
import { dayOfInstant, parseIsoDay } from '#domain/dates'
import { demoToday } from '#domain/demo/history'
import type { VisitRecorded } from '#domain/facts'
import { communeOfHamlet } from '#domain/units'
import { type DemoDatabase, emptyDemoDatabase, setDemoDay } from '../../../test/support/demo-database.ts'
import { makeAccount } from '../auth/accounts.ts'
import { recordFacts } from '../platform/ledger/record-facts.ts'
import { seatOf } from './logins.ts'
import { refreshDevices } from './refresh-devices.ts'

const PEOPLE = 10_000
const DAY = 45
const TODAY = demoToday(DAY)
const seat = seatOf(PEOPLE)
const communeCode = UNITS.find(({ unitId }) => unitId === seat.communeId)?.code ?? ''
let demo: DemoDatabase

beforeAll(async () => {
  demo = await emptyDemoDatabase()
  await setDemoDay(demo, DAY)
  const leader = await demo.database.asSystem('test: leader', (tx) =>
    makeAccount(tx, null, {
      ...{ username: 'lanhdao.xa', displayName: 'Lãnh đạo xã', role: 'commune_leader' },
      ...{ password: 'bến-đò-sông-bé', unitCodes: [communeCode] },
    }),
  )
  if (!leader.ok) throw new Error(leader.error.code)
  await demo.load(
    { people: PEOPLE, day: DAY },
    { accounts: new Map([['lanhdao.xa', leader.value.accountId]]) },
  )
})
afterAll(() => demo.close())

const rowsOf: DemoDatabase['rowsOf'] = (query) => demo.rowsOf(query)
const countOf: DemoDatabase['countOf'] = (from) => demo.countOf(from)

const DARK = `devices where revoked_at is null and seen_at < now() - interval '24 hours'`

test('every phone belongs to an account that walks with a team and cannot sign in', async () => {
  expect(await countOf('devices')).toBeGreaterThan(200)
  expect(
    await countOf(`devices d left join accounts a using (account_id) left join team_members m using (account_id)
      left join account_units u using (account_id)
      where m.member_id is null or a.password_hash <> '-' or u.unit_id is null or d.lo > m.lo or d.hi < m.hi`),
  ).toBe(0)
  expect(
    await countOf(`accounts a where password_hash = '-' and not exists (
      select from devices d where d.account_id = a.account_id)`),
  ).toBeGreaterThan(0)
})

test('a phone that is let in holds as many people as are given to its account', async () => {
  const wrong = await rowsOf(
    `select d.device_id, d.holds, count(distinct s.person_id) from devices d join team_members m using (account_id)
     left join assignments s on s.team_id = m.team_id and s.to_day is null
       and (m.is_lead or s.member_id is null or s.member_id = m.member_id)
     where d.wiped_at is null group by d.device_id having d.holds <> count(distinct s.person_id)`,
  )
  expect(wrong).toEqual([])
  expect(await countOf('devices where holds > 0')).toBeGreaterThan(100)
  expect(
    await countOf(
      'devices where (waiting > 0 and holds = 0) or (waiting > 0) <> (oldest_waiting is not null)',
    ),
  ).toBe(0)
})

test('some phones are dark and most are not, also when the demonstration is started a week later', async () => {
  const [dark, all] = [await countOf(DARK), await countOf('devices')]
  expect(dark).toBeGreaterThan(2)
  expect(dark / all).toBeLessThan(0.2)
  const out = () => rowsOf('select * from devices where revoked_at is not null order by device_id')
  await demo.admin.query(`update devices set seen_at = seen_at - interval '7 days', pushed_at = pushed_at - interval '7 days',
    joined_at = joined_at - interval '7 days', revoked_at = revoked_at - interval '7 days'`)
  await demo.admin.query(`update device_invitations set expires_at = expires_at - interval '7 days'`)
  const before = await out()
  expect(await countOf(DARK)).toBeGreaterThan(all * 0.9)
  await refreshDevices(demo.database, PEOPLE)
  expect(await countOf(DARK)).toBe(dark)
  expect(await out()).toEqual(before)
  expect(await countOf('device_invitations where used_at is null and expires_at > now()')).toBe(1)
  expect(
    await countOf('devices where joined_at >= seen_at or pushed_at > seen_at or oldest_waiting > pushed_at'),
  ).toBe(0)
})

type Quarantined = {
  readonly hamlet: number
  readonly person: string
  readonly fact: string
  readonly effective: string
  readonly state: string
  readonly account: string
  readonly member: string
  readonly team: string
  readonly body: VisitRecorded
}

test('visits of the lost phone wait or are decided, of people given to whoever carried it', async () => {
  const visits = await rowsOf<Quarantined>(
    `select hamlet_id as hamlet, person_id as person, fact_id as fact, effective::text, state, account_id as account,
       member_id as member, team_id as team, body from quarantined_visits q order by fact_id`,
  )
  expect(visits.map(({ state }) => state).sort()).toEqual(['accepted', 'declined', 'waiting', 'waiting'])
  expect(
    await countOf(`quarantined_visits q join assignments s using (commune_id, person_id)
      join devices d on d.device_id = q.device_id and d.account_id = q.account_id and d.revoked_at < q.received_at
      where s.team_id = q.team_id and coalesce(s.member_id, q.member_id) = q.member_id and s.to_day is null and s.from_day <= q.effective`),
  ).toBe(visits.length)
  expect(
    await countOf(`quarantined_visits q join facts f using (commune_id, fact_id, person_id)
      where f.body = q.body and f.effective = q.effective and q.state = 'accepted'`),
  ).toBe(1)
  for (const { hamlet, effective, body } of visits) {
    expect(communeOfHamlet(hamlet)).toBe(seat.communeId)
    expect(dayOfInstant(body.visit?.startedAt ?? 0)).toBe(parseIsoDay(effective))
  }
})

test('a visit that waits would be recorded if an officer accepted it', async () => {
  const waiting = await rowsOf<Quarantined>(
    `select person_id as person, fact_id as fact, effective::text, account_id as account, member_id as member,
       team_id as team, body from quarantined_visits where state = 'waiting'`,
  )
  const receipts = await demo.database.asSystem('test: accept', (tx) =>
    recordFacts(
      tx,
      binhPhuoc2024,
      TODAY,
      waiting.map(({ person, fact, effective, account, member, team, body }) => ({
        personId: person,
        recordedIn: seat.communeId,
        ...{ accountId: account, memberId: member, teamId: team },
        fact: { factId: fact, effective: parseIsoDay(effective) ?? 0, known: TODAY, source: 'field', body },
      })),
    ),
  )
  expect(receipts.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted'])
})
