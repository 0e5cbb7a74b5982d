import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OutputOf } from '#contract/endpoint'
import * as contract from '#contract/visits'
import type { Role } from '#domain/access'
import { binhPhuoc2024 } from '#domain/binh-phuoc/campaign'
import { UNITS } from '#domain/binh-phuoc/units'
import { isoDay } from '#domain/dates'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { addTeam, assign } from '../../../test/support/forces.ts'
import { addPerson } from '../../../test/support/people.ts'
import { uuid } from '../platform/ids.ts'
import { runQueuedJobs } from '../platform/jobs.ts'
import { foldCommune, foldWork } from './fold-work.job.ts'

const THAC_MO = UNITS.find((unit) => unit.code === '25216')?.unitId ?? 0 // the commune of the test's accounts
const HERE = THAC_MO * 1000 + 1
const TODAY = binhPhuoc2024.startsOn
const DAY = 86_400_000

let app: TestApp
let teamId = ''
let otherTeam = ''
const people: string[] = []

beforeAll(async () => {
  app = await testApp()
  const { database, protect } = app.services
  await database.asSystem('test: people', async (tx) => {
    for (let i = 0; i < 3; i += 1)
      people.push(
        await addPerson(tx, protect, { name: `Nguyễn Văn ${i}`, hamletId: HERE, householdNo: 'H-1' }),
      )
    const team = await addTeam(tx, HERE, 'Tổ khu phố 1', [
      { name: 'Chị Lan', role: 'volunteer' },
      { name: 'Anh Sơn', role: 'team_lead', isLead: true },
    ])
    teamId = team.teamId
    otherTeam = (await addTeam(tx, HERE, 'Tổ chưa đi', [{ name: 'Anh Nghỉ' }])).teamId
    await assign(tx, people, teamId, team.members.get('Chị Lan'))
  })
})
afterAll(() => app.close())

const run = () => runQueuedJobs([foldWork], app.services)

const visit = async (role: Role, ago: number, said: readonly Readonly<Record<string, unknown>>[]) => {
  const sentAt = Date.now()
  const startedAt = sentAt - ago * DAY - 60_000
  const times = { startedAt, endedAt: startedAt + 30_000, monotonicMs: 30_000, sentAt }
  const given = said.map((one) => ({ factId: uuid(), met: 'self', done: [], outcomes: {}, ...one }))
  const input = { ...times, device: 'd', app: 'a', people: given }
  const response = await app.send(contract.recordVisit, input, await app.signedIn(role))
  const { receipts } = (await response.json()) as OutputOf<typeof contract.recordVisit>
  expect(receipts.map(({ outcome }) => outcome)).toEqual(said.map(() => 'accepted'))
  return given.map(({ factId }) => factId)
}

const read = async (role: Role, input: Readonly<Record<string, unknown>> = {}) => {
  const from = isoDay(TODAY - 10)
  const response = await app.send(contract.readResults, { from, ...input }, await app.signedIn(role))
  expect(response.status).toBe(200)
  return (await response.json()) as OutputOf<typeof contract.readResults>
}
const figuresOf = async (role: Role, name: string | null, input: Readonly<Record<string, unknown>> = {}) =>
  (await read(role, input)).rows.find((row) => row.name === name)?.figures

const stored = () =>
  app.services.database.asSystem('test: what is counted', async (tx) => {
    const { rows } = await sql`select * from work_days order by on_day, team_id, member_id`.execute(tx)
    return rows
  })

describe('the count of work', () => {
  let wrong = ''

  it('follows what was recorded, by team and by member, with what each figure is a share of', async () => {
    await visit('volunteer', 2, [
      { personId: people[0], done: ['card_collected', 'smartphone_4g'] },
      {
        personId: people[1],
        met: 'relative',
        outcomes: { card_collected: 'abroad' },
        promise: isoDay(TODAY - 1),
      },
    ])
    ;[wrong = ''] = await visit('team_lead', 0, [{ personId: people[2], done: ['card_collected'] }])
    await visit('commune_police', 0, [{ personId: people[0], met: 'nobody' }])
    await run()
    expect(await figuresOf('commune_leader', 'Tổ khu phố 1')).toEqual({
      days: 2,
      lastDay: isoDay(TODAY),
      calls: 2,
      people: 3,
      met: 3,
      withResult: 2,
      firstContacts: 3,
      firstSuccesses: 2,
      results: 3,
      credits: 3,
      assists: 0,
      promised: 1,
      kept: 0,
    })
    expect(await figuresOf('commune_leader', null)).toMatchObject({ people: 1, firstContacts: 0, credits: 0 })
    expect(await figuresOf('hamlet_head', 'Chị Lan', { team: teamId })).toMatchObject({
      people: 2,
      credits: 2,
    })
  })

  it('says nothing, and not zero, of whoever has not reported', async () => {
    expect(await figuresOf('commune_leader', 'Tổ chưa đi')).toBeNull()
    expect(await figuresOf('commune_leader', 'Anh Nghỉ', { team: otherTeam })).toBeNull()
    expect(await figuresOf('commune_leader', 'Tổ khu phố 1', { to: isoDay(TODAY - 5) })).toBeNull()
  })

  it('as of an earlier day holds what was done until then', async () => {
    expect(await figuresOf('commune_leader', 'Tổ khu phố 1', { to: isoDay(TODAY - 1) })).toMatchObject({
      days: 1,
      people: 2,
    })
  })

  it('counted again, by whatever job, is the same', async () => {
    const before = await stored()
    await app.services.database.asSystem('test: all is due', async (tx) => {
      await sql`insert into work_touched (commune_id, on_day) select commune_id, on_day from work_days`.execute(
        tx,
      )
    })
    await foldCommune(app.services.database, THAC_MO)
    expect(await stored()).toEqual(before)
    await foldWork.start({}, app.services)
    await run()
    expect(await stored()).toEqual(before)
  })

  it('follows a correction, and leaves no day behind', async () => {
    await visit('team_lead', 0, [
      { personId: people[2], corrects: wrong, outcomes: { card_collected: 'no_birth_papers' } },
    ])
    await run()
    expect(await figuresOf('team_lead', 'Anh Sơn', { team: teamId })).toMatchObject({
      people: 1,
      firstSuccesses: 0,
      results: 0,
      credits: 0,
    })
    const { database } = app.services
    const left = await database.asSystem('test: what is due', async (tx) => {
      const { rows } = await sql`select * from work_touched`.execute(tx)
      return rows
    })
    expect(left).toEqual([])
  })

  it('shows whoever walks their own, and who leads a team all of it', async () => {
    const names = async (role: Role, input: Readonly<Record<string, unknown>> = {}) => {
      const { of, rows } = await read(role, input)
      return [of, ...rows.map(({ name, figures }) => [name, figures !== null])]
    }
    expect(await names('volunteer')).toEqual(['member', ['Chị Lan', true]])
    expect(await names('volunteer', { team: teamId })).toEqual(['member', ['Chị Lan', true]])
    expect(await names('team_lead')).toEqual(['member', ['Chị Lan', true], ['Anh Sơn', true]])
    expect(await names('commune_leader')).toEqual([
      'team',
      ['Tổ chưa đi', false],
      ['Tổ khu phố 1', true],
      [null, true],
    ])
  })

  it('of another commune is not seen', async () => {
    const unit = UNITS.find(({ code }) => code === '25217')?.unitId
    expect((await read('commune_leader', { unit })).rows).toEqual([])
    const response = await app.send(contract.readResults, { unit: 1 }, await app.signedIn('commune_leader'))
    expect(response.status).toBe(404)
  })
})
