// What the night proposes, and what a leader makes of it: accepted whole or in part, rejected, undone; and who may.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as work from '#contract/assignments'
import * as contract from '#contract/balance'
import { createTeam, endMember, readTeam } from '#contract/forces'
import type { Role } from '#domain/access'
import { UNITS } from '#domain/binh-phuoc/units'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { asking } from '../../../test/support/asking.ts'
import { addPerson } from '../../../test/support/people.ts'
import { addHamlet } from '../../../test/support/wave-desk.ts'
import { runQueuedJobs } from '../platform/jobs.ts'
import { TASKS } from '../workers.ts'

const COMMUNE = UNITS.find(({ code }) => code === '25216')?.unitId ?? 0 // of the test's accounts
const ELSEWHERE = UNITS.find(({ code }) => code === '25195')?.unitId ?? 0
const [HERE, THERE] = [COMMUNE * 1000 + 1, COMMUNE * 1000 + 2]
const GROUPS = ['Tổ 1', 'Tổ 2', 'Tổ 3', 'Tổ 4']
const HOUSEHOLDS = 3

let app: TestApp
const named = new Map<string, string>()

beforeAll(async () => {
  app = await testApp()
  const { database, protect } = app.services
  await database.asSystem('test: people', async (tx) => {
    await addHamlet(tx, COMMUNE, 2, 'Khu phố 2')
    for (const [no, residentialGroup] of GROUPS.entries())
      for (let house = 1; house <= HOUSEHOLDS; house += 1) {
        const householdNo = String(no * HOUSEHOLDS + house)
        const person = { name: `Người ${householdNo}`, hamletId: HERE, householdNo, residentialGroup }
        named.set(householdNo, await addPerson(tx, protect, person))
      }
    await addPerson(tx, protect, { name: 'Người xa', hamletId: THERE, householdNo: '1' })
  })
})
afterAll(() => app.close())

const { ask, refusal } = asking(() => app)

type Team = { readonly teamId: string; readonly an: string; readonly binh: string }
let team: Team
let made = 0

/** Every test begins with one team of two, to which the hamlet is given as a whole. */
beforeEach(async () => {
  for (;;) {
    const { decisions } = await ask('commune_leader', work.readAssignments, { unit: COMMUNE })
    const last = decisions.find(({ undone }) => !undone)
    if (last === undefined) break
    await ask('commune_leader', work.undoWork, { commune: COMMUNE, decisionId: last.decisionId })
  }
  made += 1
  const member = (name: string) => ({
    name,
    organisation: 'community_digital_team',
    isLead: false,
    accountId: null,
  })
  const { teamId } = await ask('commune_leader', createTeam, {
    ...{ unit: COMMUNE, name: `Tổ công nghệ ${made}`, kind: 'hamlet_team' },
    members: [member('An'), member('Bình')],
  })
  const { members } = await ask('commune_leader', readTeam, { teamId })
  const idOf = (name: string) => members.find((one) => one.name === name)?.memberId ?? ''
  team = { teamId, an: idOf('An'), binh: idOf('Bình') }
  const places = [{ hamletId: HERE }]
  await ask('commune_leader', work.assignWork, { teamId, places, part: 'owner' })
})

const reckon = () => ask('commune_leader', contract.proposeBalance, { unit: COMMUNE })
const read = (role: Role = 'commune_leader', unit = COMMUNE) => ask(role, contract.readBalance, { unit })
const openOne = async () => {
  const [first, ...others] = (await read()).proposals.filter(({ state }) => state === 'open')
  if (first === undefined) throw new Error('nothing is proposed')
  expect(others).toEqual([])
  return first
}
/** Households by who has them. */
const holders = async () => {
  const { households } = await ask('commune_leader', work.readHamletAssignments, { hamlet: HERE })
  const of = (memberId: string | null) =>
    households.flatMap(({ householdNo, owner }) =>
      owner !== null && (owner.member?.memberId ?? null) === memberId ? Number(householdNo) : [],
    )
  return { an: of(team.an), binh: of(team.binh), team: of(null) }
}
const give = (memberId: string, ...groups: readonly number[]) =>
  ask('commune_leader', work.reassignWork, {
    teamId: team.teamId,
    memberId,
    reason: 'chia việc lần đầu',
    places: groups.map((no) => ({ hamletId: HERE, residentialGroup: GROUPS[no] })),
  })
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, no) => from + no)

describe('a proposal', () => {
  it('gives the households of a whole team out in stretches, and changes nothing by itself', async () => {
    expect(await reckon()).toEqual({ made: 1 })
    const { team: whose, members, moves, unshared, madeOn } = await openOne()
    expect([whose.teamId, madeOn, unshared.doors]).toEqual([team.teamId, '2024-04-04', 12])
    expect(moves.map(({ residentialGroup, from, doors }) => [residentialGroup, from, doors])).toEqual(
      GROUPS.map((group) => [group, null, HOUSEHOLDS]),
    )
    expect(moves.map(({ to }) => to)).toEqual([moves[0]?.to, moves[0]?.to, moves[3]?.to, moves[3]?.to])
    expect(members.map(({ before, after }) => [before.doors, after.doors])).toEqual([
      [0, 6],
      [0, 6],
    ])
    expect(members.map(({ after }) => after.people)).toEqual([6, 6])
    expect(await holders()).toEqual({ an: [], binh: [], team: range(1, 12) })
  })

  it('is made once, and anew when the ground has changed', async () => {
    await reckon()
    const before = await openOne()
    expect(await reckon()).toEqual({ made: 0 })
    expect((await openOne()).proposalId).toBe(before.proposalId)
    await give(team.an, 0, 1, 2)
    await give(team.binh, 3)
    expect(await reckon()).toEqual({ made: 1 })
    expect((await openOne()).moves).toMatchObject([
      {
        residentialGroup: 'Tổ 3',
        from: team.an,
        to: team.binh,
        doors: HOUSEHOLDS,
        households: ['7', '8', '9'],
      },
    ])
    await give(team.binh, 2)
    expect(await reckon()).toEqual({ made: 0 })
    expect((await read()).proposals.filter(({ state }) => state === 'open')).toEqual([])
    expect(await refusal('commune_leader', contract.acceptBalance, { proposalId: before.proposalId })).toBe(
      'balance-outdated',
    )
  })

  it('is accepted as one decision, and undone as one', async () => {
    await reckon()
    const { proposalId } = await openOne()
    const accepted = await ask('commune_leader', contract.acceptBalance, { proposalId })
    expect(accepted).toEqual({ people: 12, leftOut: 0 })
    const after = await holders()
    expect([after.an, after.binh].sort()).toEqual([range(1, 6), range(7, 12)].sort())
    const { decisions } = await ask('commune_leader', work.readAssignments, { unit: COMMUNE })
    expect(decisions[0]).toMatchObject({ kind: 'balanced', reason: 'Cân việc theo đề xuất ngày 04/4/2024' })
    const [decided] = (await read()).proposals
    expect(decided).toMatchObject({
      state: 'accepted',
      decided: { by: 'commune_leader', on: '2024-04-04', taken: [0, 1, 2, 3], leftOut: 0, mayUndo: true },
    })
    expect(await reckon()).toEqual({ made: 0 })

    expect(await ask('commune_leader', contract.undoBalance, { proposalId })).toEqual({ people: 12 })
    expect(await holders()).toEqual({ an: [], binh: [], team: range(1, 12) })
    const [undone] = (await read()).proposals
    expect(undone).toMatchObject({ state: 'undone', decided: { mayUndo: false } })
    expect(await refusal('commune_leader', contract.undoBalance, { proposalId })).toBe(
      'not-the-last-decision',
    )
  })

  it('is accepted in part: the rest stays, and what has changed hands since is left', async () => {
    await reckon()
    const { proposalId, moves } = await openOne()
    const first = moves[0]?.to === team.an ? 'an' : 'binh'
    await ask('commune_leader', work.reassignWork, {
      teamId: team.teamId,
      memberId: first === 'an' ? team.binh : team.an,
      reason: 'nhà của họ hàng',
      places: [{ hamletId: HERE, householdNo: '2' }],
    })
    const accepted = await ask('commune_leader', contract.acceptBalance, { proposalId, moves: [0] })
    expect(accepted).toEqual({ people: 2, leftOut: 1 })
    const after = await holders()
    expect([after[first], after[first === 'an' ? 'binh' : 'an'], after.team]).toEqual([
      [1, 3],
      [2],
      range(4, 12),
    ])
    expect((await read()).proposals[0]?.decided).toMatchObject({ taken: [0], leftOut: 1 })
  })

  it('that was rejected is not proposed again as it was', async () => {
    await reckon()
    const { proposalId } = await openOne()
    await ask('commune_leader', contract.rejectBalance, { proposalId })
    expect(await refusal('commune_leader', contract.acceptBalance, { proposalId })).toBe('balance-decided')
    expect(await refusal('commune_leader', contract.rejectBalance, { proposalId })).toBe('balance-decided')
    expect(await reckon()).toEqual({ made: 0 })
    expect((await read()).proposals[0]).toMatchObject({ state: 'rejected' })
    await give(team.an, 0)
    expect(await reckon()).toEqual({ made: 1 })
  })

  it('leaves who was given to somebody by name with them', async () => {
    await give(team.an, 0, 1, 2)
    await give(team.binh, 3)
    await reckon()
    expect((await openOne()).moves.flatMap(({ households }) => households)).toEqual(['7', '8', '9'])
    await ask('commune_leader', work.assignWork, {
      ...{ teamId: team.teamId, memberId: team.an, part: 'owner' },
      places: [{ hamletId: HERE, personId: named.get('8') }],
    })
    await reckon()
    const { moves } = await openOne()
    expect(moves.flatMap(({ households }) => households)).not.toContain('8')
    expect(moves.every(({ from, to }) => from === team.an && to === team.binh)).toBe(true)
  })

  it('is none for a team of one', async () => {
    await ask('commune_leader', endMember, { memberId: team.binh, reason: 'chuyển công tác' })
    expect(await reckon()).toEqual({ made: 0 })
  })
})

describe('the night', () => {
  it('reckons every commune by a job of its own', async () => {
    const { database } = app.services
    const { proposeBalance } = await import('./propose-balance.job.ts')
    await proposeBalance.start({}, app.services)
    const waiting = await database.systemPool.query(
      `select count(*)::int as jobs from graphile_worker.jobs where task_identifier = 'propose-balance-in'`,
    )
    expect(waiting.rows).toEqual([{ jobs: 1 }])
    await runQueuedJobs(TASKS, app.services)
    expect((await openOne()).team.teamId).toBe(team.teamId)
  })
})

describe('who may', () => {
  it('a leader of another place finds nothing, and a hamlet’s head reads and decides nothing', async () => {
    await reckon()
    const { proposalId } = await openOne()
    expect(await refusal('commune_leader', contract.readBalance, { unit: ELSEWHERE })).toBe('not-found')
    expect(await refusal('commune_leader', contract.proposeBalance, { unit: ELSEWHERE })).toBe('not-found')
    expect(await refusal('commune_leader', contract.proposeBalance, { unit: HERE })).toBe('unit-too-small')
    const above = Math.floor(COMMUNE / 100)
    expect(await refusal('province_leader', contract.proposeBalance, { unit: above })).toBe('unit-too-large')
    const decide = [contract.acceptBalance, contract.rejectBalance, contract.undoBalance]
    for (const endpoint of decide)
      expect(await refusal('commune_leader', endpoint, { proposalId: randomUUID() })).toBe('not-found')
    expect((await read('commune_leader')).mayDecide).toBe(true)
    const seen = await read('hamlet_head')
    expect([seen.mayDecide, seen.proposals[0]?.proposalId]).toEqual([false, proposalId])
  })

  it('row security shows a proposal only to whoever has all of its hamlets', async () => {
    await ask('commune_leader', work.assignWork, {
      ...{ teamId: team.teamId, part: 'owner', places: [{ hamletId: THERE }] },
    })
    await reckon()
    const { proposalId } = await openOne()
    expect((await read('hamlet_head')).proposals.map((one) => one.proposalId)).not.toContain(proposalId)
    expect((await read('province_leader')).proposals.map((one) => one.proposalId)).toContain(proposalId)
    const district = Math.floor(COMMUNE / 100)
    expect(await read('district_leader', district)).toMatchObject({
      ...{ mayDecide: false, proposals: [], communes: [{ unitId: COMMUNE, open: 1 }] },
    })
  })

  it('a volunteer, an agent and another commune read no row of it', async () => {
    await reckon()
    const rows = (kind: 'unit' | 'assignment' | 'consent', unit: number) =>
      app.services.database.asUnit(
        { accountId: randomUUID(), scope: { kind, ranges: [{ lo: unit * 1000, hi: unit * 1000 + 999 }] } },
        (tx) => tx.selectFrom('balanceProposals').select('proposalId').execute(),
      )
    expect(await rows('unit', COMMUNE)).not.toEqual([])
    for (const kind of ['assignment', 'consent'] as const) expect(await rows(kind, COMMUNE)).toEqual([])
    expect(await rows('unit', ELSEWHERE)).toEqual([])
  })
})
