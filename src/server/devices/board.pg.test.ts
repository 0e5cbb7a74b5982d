// The board of phones, and visits of phones that were shut out: what an officer sees of them and what becomes of what they decide.
import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as contract from '#contract/devices'
import { HERE, openVisitDesk, THAC_MO, type VisitDesk } from '../../../test/support/visit-desk.ts'
import { uuid } from '../platform/ids.ts'

let desk: VisitDesk
beforeAll(async () => {
  desk = await openVisitDesk()
})
afterAll(() => desk.close())

const system = <T>(statement: ReturnType<typeof sql<T>>) =>
  desk.app.services.database.asSystem('test', async (tx) => (await statement.execute(tx)).rows)

const accountOf = async (username: string): Promise<string> => {
  const [row] = await system(
    sql<{ accountId: string }>`select account_id from accounts where username = ${username}`,
  )
  return row?.accountId ?? ''
}

const phone = async (username: string, said: Readonly<Record<string, unknown>> = {}): Promise<string> => {
  const deviceId = randomUUID()
  const accountId = await accountOf(username)
  await desk.app.services.database.asSystem('test: a phone', async (tx) => {
    await tx
      .insertInto('devices')
      .values({
        ...{
          deviceId,
          accountId,
          lo: HERE,
          hi: HERE,
          tokenHash: randomBytes(32),
          name: 'Máy thử',
          invitedBy: accountId,
        },
        ...said,
      })
      .execute()
  })
  return deviceId
}

const board = (unit = THAC_MO, role: Parameters<VisitDesk['ask']>[0] = 'commune_police') =>
  desk.ask(role, contract.listDevices, { unit })

const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000)

describe('the board', () => {
  beforeEach(() => system(sql`delete from devices`))

  test('names who walks, whom they are given, and who has no phone yet', async () => {
    const { accounts, totals } = await board()
    expect(accounts.map(({ username }) => username).toSorted()).toEqual(['team-lead', 'volunteer'])
    const lan = accounts.find(({ username }) => username === 'volunteer')
    expect(lan).toMatchObject({
      ...{
        teams: ['Tổ khu phố 1'],
        given: 3,
        devices: [],
        mayInvite: true,
        invitedUntil: null,
        isEnded: false,
      },
    })
    expect(accounts.find(({ username }) => username === 'team-lead')?.given).toBe(4)
    expect(totals).toEqual({
      ...{ accounts: 2, withoutDevice: 2, devices: 0, dark: 0, waiting: 0, refused: 0, quarantined: 0 },
    })
  })

  test('puts whoever is dark first, then what waits, and counts both', async () => {
    await phone('volunteer', { seenAt: ago(2), waiting: 3, refused: 1, oldestWaiting: ago(3) })
    await phone('team-lead', { seenAt: ago(25), waiting: 2 })
    const { accounts, totals } = await board()
    expect(accounts.map(({ username, devices }) => [username, devices[0]?.isDark])).toEqual([
      ['team-lead', true],
      ['volunteer', false],
    ])
    expect(totals).toMatchObject({ withoutDevice: 0, devices: 2, dark: 1, waiting: 5, refused: 1 })
  })

  test('does not look for a phone that was shut out, and asks for a new one', async () => {
    const deviceId = await phone('volunteer', { seenAt: ago(99), waiting: 3 })
    await desk.ask('commune_leader', contract.revokeDevice, { deviceId, reason: 'rơi mất ở chợ' })
    const { accounts, totals } = await board()
    const lan = accounts.find(({ username }) => username === 'volunteer')
    expect(lan?.devices[0]).toMatchObject({ isDark: false, revokeReason: 'rơi mất ở chợ' })
    expect(totals).toMatchObject({ dark: 0, waiting: 0, devices: 0, withoutDevice: 2 })
  })

  test('shows a code that is out until it is used, and never the code', async () => {
    const { code } = await desk.ask('commune_police', contract.inviteDevice, {
      accountId: await accountOf('volunteer'),
    })
    const answer = await board()
    const lan = answer.accounts.find(({ username }) => username === 'volunteer')
    const hours = (Date.parse(lan?.invitedUntil ?? '') - Date.now()) / 3_600_000
    expect(Math.round(hours)).toBe(72)
    for (const told of [code, code.replaceAll('-', ''), 'hash'])
      expect(JSON.stringify(answer)).not.toContain(told)
    await system(sql`delete from device_invitations`)
  })

  test('shows no phone of elsewhere whose units lie on both sides, and lets nobody here shut it out', async () => {
    const clerk = await accountOf('desk-clerk')
    const units = (...unitIds: number[]) =>
      system(sql`with gone as (delete from account_units where account_id = ${clerk})
        insert into account_units select ${clerk}, unnest(${unitIds}::int[]) on conflict do nothing`)
    await units(THAC_MO - 1, THAC_MO + 1)
    await system(sql`delete from account_units where account_id = ${clerk} and unit_id = ${THAC_MO}`)
    const deviceId = await phone('desk-clerk', { lo: (THAC_MO - 1) * 1000, hi: (THAC_MO + 1) * 1000 + 999 })
    const named = async () => (await board()).accounts.map(({ username }) => username)
    expect(await named()).not.toContain('desk-clerk')
    const shutOut = { deviceId, reason: 'rơi mất ở chợ' }
    expect(await desk.refusal('commune_police', contract.revokeDevice, shutOut)).toBe('no-device')
    await units(THAC_MO, THAC_MO + 1)
    expect(await named()).toContain('desk-clerk')
    await desk.ask('commune_police', contract.revokeDevice, shutOut)
    await system(sql`delete from account_units where account_id = ${clerk} and unit_id <> ${THAC_MO}`)
  })

  test('is of a unit of the asker: another is not found, a hamlet shows its own', async () => {
    expect(await desk.refusal('commune_police', contract.listDevices, { unit: 13 })).toBe('not-found')
    expect((await board(HERE, 'hamlet_head')).accounts).toHaveLength(2)
    expect((await board(HERE, 'hamlet_head')).accounts[0]?.mayInvite).toBe(false)
    const [first] = (await board(13, 'province_leader')).accounts
    expect(first?.teams).toEqual(['Tổ khu phố 1, Phường Thác Mơ'])
  })

  test('who walks with paper only, or for a carrier, is not asked for a phone', async () => {
    await system(sql`update team_members set account_id = (select account_id from accounts where username = 'telecom-agent')
      where display_name = 'Anh Giấy'`)
    const { accounts, totals } = await board()
    expect(accounts.map(({ username }) => username)).not.toContain('telecom-agent')
    expect(totals.accounts).toBe(2)
  })
})

describe('a visit of a phone that was shut out', () => {
  const quarantined = async (
    label: string,
    change: Readonly<Record<string, unknown>> = {},
  ): Promise<string> => {
    const factId = uuid()
    const at = Date.now()
    const visit = {
      startedAt: at,
      endedAt: at,
      monotonicMs: 0,
      device: 'máy',
      app: '1',
      met: 'self',
      attempt: 1,
      outcomes: {},
    }
    const body = { type: 'visit-recorded/1', claims: { card: 'reported' }, visit }
    await system(sql`
      insert into quarantined_visits (commune_id, hamlet_id, fact_id, person_id, device_id, account_id, member_id, team_id, effective,
        why, body, on_day)
      select ${THAC_MO}, ${HERE}, ${factId}, ${desk.idOf(label)}, ${randomUUID()}, ${await accountOf('volunteer')},
        ${desk.members.get('Chị Lan') ?? null}, ${desk.teamId}, ${change['effective'] ?? '2024-03-25'}::date, 'device-revoked',
        ${JSON.stringify(body)}::jsonb, '2024-03-25'`)
    return factId
  }
  const decided = (factId: string, said: Readonly<Record<string, unknown>>) =>
    desk.ask('commune_police', contract.decideQuarantined, { factId, ...said })
  const stateOf = async (factId: string) =>
    system(
      sql`select state, reason, decided_by is not null as by from quarantined_visits where fact_id = ${factId}`,
    )
  const waiting = async () =>
    (await desk.ask('commune_police', contract.listQuarantine, { unit: THAC_MO })).visits

  test('is shown with its person and who walked, and is recorded as theirs once it is accepted', async () => {
    const factId = await quarantined('hoa')
    expect((await waiting()).find((one) => one.factId === factId)).toMatchObject({
      ...{
        person: { name: 'Nguyễn Thị Hòa' },
        walker: 'volunteer',
        met: 'self',
        done: ['card'],
        state: 'waiting',
      },
    })
    expect(await decided(factId, { accept: true })).toEqual({ outcome: 'accepted', refusal: null })
    const facts = await system(
      sql`select source, recorded_by, member_id from facts where fact_id = ${factId}`,
    )
    expect(facts).toEqual([
      { source: 'field', recordedBy: await accountOf('volunteer'), memberId: desk.members.get('Chị Lan') },
    ])
    expect(await stateOf(factId)).toEqual([{ state: 'accepted', reason: null, by: true }])
    expect(await desk.refusal('commune_police', contract.decideQuarantined, { factId, accept: true })).toBe(
      'already-decided',
    )
    const { visits } = await desk.ask('commune_police', contract.listQuarantine, {
      unit: THAC_MO,
      state: 'decided',
    })
    expect(visits.find((one) => one.factId === factId)).toMatchObject({ decidedBy: 'commune_police' })
  })

  test('is accepted once by two at once', async () => {
    const factId = await quarantined('cuc')
    const answers = await Promise.all(
      ['commune_police', 'commune_leader'].map(async (role) =>
        desk.app.send(
          contract.decideQuarantined,
          { factId, accept: true },
          await desk.app.signedIn(role as 'commune_police'),
        ),
      ),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(await system(sql`select fact_id from facts where fact_id = ${factId}`)).toHaveLength(1)
  })

  test('is declined with a reason and never without one; it stays', async () => {
    const factId = await quarantined('dung')
    expect(await desk.refusal('commune_police', contract.decideQuarantined, { factId, accept: false })).toBe(
      'input-invalid',
    )
    expect(await stateOf(factId)).toEqual([{ state: 'waiting', reason: null, by: false }])
    const reason = 'máy đã bị người khác dùng'
    expect(await decided(factId, { accept: false, reason })).toEqual({ outcome: null, refusal: null })
    expect(await stateOf(factId)).toEqual([{ state: 'declined', reason, by: true }])
    expect(await system(sql`select fact_id from facts where fact_id = ${factId}`)).toEqual([])
  })

  test('that the ledger refuses is said to be, and waits on with nothing recorded', async () => {
    const factId = await quarantined('binh', { effective: '2099-01-01' })
    expect(await decided(factId, { accept: true })).toEqual({
      outcome: 'refused',
      refusal: 'effective-after-known',
    })
    expect(await stateOf(factId)).toEqual([{ state: 'waiting', reason: null, by: false }])
    expect(await system(sql`select fact_id from receipts where fact_id = ${factId}`)).toEqual([])
  })

  test('is nobody’s to see or decide who does not have the place', async () => {
    const factId = await quarantined('hoa')
    await system(sql`update quarantined_visits set commune_id = ${THAC_MO + 1}, hamlet_id = ${(THAC_MO + 1) * 1000 + 1}
      where fact_id = ${factId}`)
    expect((await waiting()).map((one) => one.factId)).not.toContain(factId)
    expect(await desk.refusal('commune_police', contract.decideQuarantined, { factId, accept: true })).toBe(
      'not-found',
    )
  })

  test('every decision stands in the audit log', async () => {
    const rows = await system(sql<{ action: string; n: number }>`
      select action, count(*) as n from audit_log where action like 'visit-%' group by action order by action`)
    expect(rows).toEqual([
      { action: 'visit-accepted', n: 2 },
      { action: 'visit-declined', n: 1 },
    ])
  })
})
