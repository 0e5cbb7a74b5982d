// Teams and what they are given, as leaders ask it; and whom a member and a lead then see.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as work from '#contract/assignments'
import * as contract from '#contract/forces'
import { readPerson, searchPeople } from '#contract/people'
import type { Role } from '#domain/access'
import { UNITS } from '#domain/binh-phuoc/units'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { asking } from '../../../test/support/asking.ts'
import { addPerson, type NewPerson } from '../../../test/support/people.ts'
import { addHamlet } from '../../../test/support/wave-desk.ts'

const COMMUNE = UNITS.find(({ code }) => code === '25216')?.unitId ?? 0 // of the test's accounts
const ELSEWHERE = UNITS.find(({ code }) => code === '25195')?.unitId ?? 0
const DISTRICT = Math.floor(COMMUNE / 100)
const [HERE, THERE, FAR] = [COMMUNE * 1000 + 1, COMMUNE * 1000 + 2, ELSEWHERE * 1000 + 1]
const reason = 'tổ cũ chuyển sang địa bàn khác'

let app: TestApp
const people = new Map<string, string>()
const idOf = (name: string) => people.get(name) ?? ''

beforeAll(async () => {
  app = await testApp()
  const { database, protect } = app.services
  await database.asSystem('test: people', async (tx) => {
    await addHamlet(tx, COMMUNE, 2, 'Khu phố 2')
    await addHamlet(tx, ELSEWHERE, 1, 'Ấp 1')
    const add = async (name: string, hamletId: number, more: Partial<NewPerson> = {}) =>
      people.set(name, await addPerson(tx, protect, { name, hamletId, ...more }))
    await add('Nguyễn Văn An', HERE, { householdNo: '1', residentialGroup: 'Tổ 2', relation: 'Chủ hộ' })
    await add('Trần Thị Bé', HERE, { householdNo: '1', residentialGroup: 'Tổ 2', birth: { y: 1950 } })
    await add('Lê Văn Cảnh', HERE, { householdNo: '12', residentialGroup: 'Tổ 10' })
    await add('Điểu Dung', HERE)
    await add('Phạm Én', THERE, { householdNo: '1' })
    await add('Người xa', FAR, { householdNo: '1' })
  })
})
afterAll(() => app.close())

const { ask, refusal } = asking(() => app)

const accountOf = async (username: string): Promise<string> => {
  const { accounts } = await ask('commune_leader', contract.findTeamAccounts, { unit: COMMUNE, q: username })
  return accounts.find((account) => account.username === username)?.accountId ?? ''
}
const member = (name: string, organisation: string, more: object = {}) => ({
  name,
  organisation,
  isLead: false,
  accountId: null,
  ...more,
})
const makeTeam = async (name: string, members: readonly object[] = [], role: Role = 'commune_leader') => {
  const { teamId } = await ask(role, contract.createTeam, {
    unit: COMMUNE,
    name,
    kind: 'hamlet_team',
    members,
  })
  return teamId
}
const teamOf = (teamId: string, role: Role = 'commune_leader') => ask(role, contract.readTeam, { teamId })
const memberOf = async (teamId: string, name: string) =>
  (await teamOf(teamId)).members.find((one) => one.name === name)?.memberId ?? ''
const hamlet = (hamletId: number) => ({ hamletId })
const household = (hamletId: number, householdNo: string) => ({ hamletId, householdNo })
const assign = (teamId: string, places: readonly object[], more: object = {}) =>
  ask('commune_leader', work.assignWork, { teamId, places, part: 'owner', ...more })
const matrix = (role: Role = 'commune_leader') => ask(role, work.readAssignments, { unit: COMMUNE })

/** What stands open is taken back, so that each test begins with nothing given. */
const clear = async () => {
  for (;;) {
    const last = (await matrix()).decisions.find(({ undone }) => !undone)
    if (last === undefined) return
    await ask('commune_leader', work.undoWork, { commune: COMMUNE, decisionId: last.decisionId })
  }
}

describe('a team', () => {
  it('is made of members of several organisations, with and without an account', async () => {
    const teamId = await makeTeam('Tổ lưu động Khu phố 1', [
      member('Hoàng Thị Lan', 'women_union', { isLead: true, accountId: await accountOf('team-lead') }),
      member('Vũ Minh', 'youth_union', { accountId: await accountOf('volunteer') }),
      member('Đại úy Sơn', 'police'),
    ])
    const { team, mine, members } = await teamOf(teamId)
    expect([team.name, team.unit.unitId, team.from, mine]).toEqual([
      'Tổ lưu động Khu phố 1',
      COMMUNE,
      '2024-04-04',
      true,
    ])
    expect(
      members.map(({ name, organisation, isLead, username }) => [name, organisation, isLead, username]),
    ).toEqual([
      ['Đại úy Sơn', 'police', false, null],
      ['Vũ Minh', 'youth_union', false, 'volunteer'],
      ['Hoàng Thị Lan', 'women_union', true, 'team-lead'],
    ])
    const { teams } = await ask('hamlet_head', contract.listTeams, { unit: COMMUNE })
    expect(teams).toMatchObject([
      { name: 'Tổ lưu động Khu phố 1', leads: ['Hoàng Thị Lan'], members: 3, people: 0 },
    ])
  })

  it('has a name of its own in its unit and no number in it; a refused member leaves no team', async () => {
    const make = (name: string, members: readonly object[] = []) =>
      refusal('commune_leader', contract.createTeam, { unit: COMMUNE, name, kind: 'hamlet_team', members })
    expect(await make('TỔ LƯU ĐỘNG KHU PHỐ 1')).toBe('team-name-taken')
    expect(await make('Tổ 0912 345 678')).toBe('input-invalid')
    expect(await make('Tổ hỏng', [member('A', 'police', { accountId: randomUUID() })])).toBe(
      'account-not-for-team',
    )
    const { teams } = await ask('commune_leader', contract.listTeams, { unit: COMMUNE })
    expect(teams).toHaveLength(1)
  })

  it('is made by whoever has the unit, and nowhere else; an auditor is no member', async () => {
    const elsewhere = { unit: ELSEWHERE, name: 'Tổ lạ', kind: 'hamlet_team', members: [] }
    expect(await refusal('commune_leader', contract.createTeam, elsewhere)).toBe('not-found')
    const above = { ...elsewhere, unit: DISTRICT }
    expect(await refusal('commune_leader', contract.createTeam, above)).toBe('not-found')
    const { accounts } = await ask('province_leader', contract.findTeamAccounts, {
      unit: COMMUNE,
      q: 'auditor',
    })
    expect(accounts).toEqual([])
    const auditor = await app.services.database.asSystem('test: the auditor', (tx) =>
      tx.selectFrom('accounts').select('accountId').where('role', '=', 'auditor').executeTakeFirstOrThrow(),
    )
    const members = [member('A', 'police', auditor)]
    const given = { unit: COMMUNE, name: 'Tổ kiểm tra', kind: 'hamlet_team', members }
    expect(await refusal('province_leader', contract.createTeam, given)).toBe('account-not-for-team')
  })

  it('stands in the order of places; whoever works here and beyond comes last', async () => {
    const make = (unit: number, name: string) =>
      ask('province_leader', contract.createTeam, { unit, name, kind: 'hamlet_team', members: [] })
    const made = [await make(DISTRICT, 'Tổ huyện'), await make(HERE, 'Tổ 10'), await make(HERE, 'Tổ 2')]
    const { teams } = await ask('commune_leader', contract.listTeams, { unit: COMMUNE })
    const names = teams.map(({ name }) => name)
    expect(names.slice(-3)).toEqual(['Tổ 2', 'Tổ 10', 'Tổ huyện'])
    for (const { teamId } of made) await ask('province_leader', contract.endTeam, { teamId, reason })
  })

  it('takes an account once, and a new lead', async () => {
    const teamId = await makeTeam('Tổ hai')
    const again = { teamId, ...member('Minh', 'youth_union', { accountId: await accountOf('volunteer') }) }
    const { memberId } = await ask('commune_leader', contract.addMember, again)
    expect(await refusal('commune_leader', contract.addMember, again)).toBe('already-member')
    await ask('commune_leader', contract.changeMember, { memberId, isLead: true })
    expect((await teamOf(teamId)).members).toMatchObject([{ name: 'Minh', isLead: true }])
    await ask('commune_leader', contract.endTeam, { teamId, reason })
    expect(await refusal('commune_leader', contract.addMember, again)).toBe('team-ended')
    expect(await refusal('commune_leader', contract.endMember, { memberId, reason })).toBe('team-ended')
  })
})

describe('work', () => {
  it('is given by hamlet, group, household and person, and what is left is counted', async () => {
    const [one, two] = [await makeTeam('Tổ một'), await makeTeam('Tổ phụ')]
    expect(await matrix()).toMatchObject({ people: 5, assigned: 0, unassigned: 5, mayAssign: true })
    await assign(one, [{ hamletId: HERE, residentialGroup: 'Tổ 2' }, household(HERE, '12')])
    await assign(two, [{ hamletId: HERE, personId: idOf('Điểu Dung') }])
    const { hamlets, assigned, unassigned, teams } = await matrix()
    expect([assigned, unassigned]).toEqual([4, 1])
    expect(hamlets.map(({ name, people: all, unassigned: left }) => [name, all, left])).toEqual([
      ['Khu phố 1', 4, 0],
      ['Khu phố 2', 1, 1],
    ])
    expect(hamlets[0]?.owners.map(({ teamName, people: all }) => [teamName, all])).toEqual([
      ['Tổ một', 3],
      ['Tổ phụ', 1],
    ])
    expect(
      hamlets[0]?.groups.map(({ residentialGroup, people: all, areas }) => [
        residentialGroup,
        all,
        areas.length,
      ]),
    ).toEqual([
      ['Tổ 2', 2, 1],
      ['Tổ 10', 1, 0],
    ])
    expect(teams.find(({ teamId }) => teamId === one)?.people).toBe(3)
    const { households } = await ask('commune_leader', work.readHamletAssignments, { hamlet: HERE })
    expect(
      households.map(({ householdNo, name, people: all, owner }) => [
        householdNo,
        name,
        all,
        owner?.teamName,
        owner?.level,
      ]),
    ).toEqual([
      ['1', 'Nguyễn Văn An', 2, 'Tổ một', 'group'],
      ['12', 'Lê Văn Cảnh', 1, 'Tổ một', 'household'],
      [null, 'Điểu Dung', 1, 'Tổ phụ', 'person'],
    ])
    await clear()
    expect(await matrix()).toMatchObject({ assigned: 0, unassigned: 5 })
  })

  it('is taken from one and given to another with a reason; the decision is undone whole', async () => {
    const [one, two] = [await makeTeam('Tổ ba'), await makeTeam('Tổ bốn')]
    await assign(one, [hamlet(HERE), hamlet(THERE)])
    const move = { teamId: two, places: [household(HERE, '1')] }
    expect(await refusal('commune_leader', work.assignWork, { ...move, part: 'owner' })).toBe('already-owned')
    expect(await refusal('commune_leader', work.reassignWork, move)).toBe('input-invalid')
    expect(await refusal('commune_leader', work.reassignWork, { ...move, reason: 'gọi số 0912345678' })).toBe(
      'input-invalid',
    )
    const { decisionId, people: moved } = await ask('commune_leader', work.reassignWork, { ...move, reason })
    expect(moved).toBe(2)
    const { decisions } = await matrix()
    expect(decisions[0]).toMatchObject({
      kind: 'reassigned',
      reason,
      by: 'commune_leader',
      teamName: 'Tổ bốn',
      opened: 1,
    })
    expect((await teamOf(two)).areas).toMatchObject([
      { householdNo: '1', hamletName: 'Khu phố 1', people: 2, reason },
    ])
    const [area] = (await teamOf(two)).areas
    expect(
      await refusal('commune_leader', work.undoWork, {
        commune: COMMUNE,
        decisionId: decisions[1]?.decisionId,
      }),
    ).toBe('not-the-last-decision')
    await ask('commune_leader', work.undoWork, { commune: COMMUNE, decisionId })
    expect((await teamOf(two)).areas).toEqual([])
    expect(
      await refusal('commune_leader', work.returnWork, { commune: COMMUNE, areaIds: [area?.areaId], reason }),
    ).toBe('area-not-open')
    await clear()
  })

  it('goes to a team that works there, a member of it, and by whoever has the place', async () => {
    const teamId = await makeTeam('Tổ năm')
    const far = { teamId, places: [hamlet(FAR)], part: 'owner' }
    expect(await refusal('commune_leader', work.assignWork, far)).toBe('not-found')
    expect(await refusal('province_leader', work.assignWork, far)).toBe('team-elsewhere')
    const both = { ...far, places: [hamlet(FAR), hamlet(HERE)] }
    expect(await refusal('province_leader', work.assignWork, both)).toBe('places-of-one-commune')
    const stranger = { teamId, places: [hamlet(HERE)], part: 'owner', memberId: randomUUID() }
    expect(await refusal('commune_leader', work.assignWork, stranger)).toBe('not-found')
    const nobody = { teamId, places: [household(HERE, '99')], part: 'owner' }
    expect(await refusal('commune_leader', work.assignWork, nobody)).toBe('place-empty')
    await ask('commune_leader', contract.endTeam, { teamId, reason })
    expect(await refusal('commune_leader', work.assignWork, { ...far, places: [hamlet(HERE)] })).toBe(
      'team-ended',
    )
  })

  it('is shown of one commune, and of it what the asker has; who may only read is told so', async () => {
    expect(await refusal('district_leader', work.readAssignments, { unit: DISTRICT })).toBe('unit-too-large')
    expect(await refusal('commune_leader', work.readAssignments, { unit: ELSEWHERE })).toBe('not-found')
    const own = await matrix('hamlet_head')
    expect([own.mayAssign, own.people, own.hamlets.map(({ name }) => name)]).toEqual([
      false,
      4,
      ['Khu phố 1'],
    ])
    expect(await refusal('hamlet_head', work.readHamletAssignments, { hamlet: THERE })).toBe('not-found')
    const { households, mayAssign } = await ask('hamlet_head', work.readHamletAssignments, { hamlet: HERE })
    expect([households.length, mayAssign]).toEqual([3, false])
  })

  it('of a team or member that ends is returned', async () => {
    const teamId = await makeTeam('Tổ sáu', [member('Ông Bảy', 'fatherland_front')])
    const memberId = await memberOf(teamId, 'Ông Bảy')
    await assign(teamId, [hamlet(HERE)])
    await assign(teamId, [household(HERE, '1')], { memberId })
    expect((await teamOf(teamId)).members).toMatchObject([{ name: 'Ông Bảy', people: 2 }])
    expect(await ask('commune_leader', contract.endMember, { memberId, reason })).toEqual({ people: 2 })
    expect(await matrix()).toMatchObject({
      assigned: 4,
      hamlets: [{ owners: [{ teamName: 'Tổ sáu', member: null, people: 4 }] }, {}],
    })
    expect(await ask('commune_leader', contract.endTeam, { teamId, reason })).toEqual({ people: 4 })
    expect(await matrix()).toMatchObject({ assigned: 0 })
    const last = (await matrix()).decisions[0]
    expect(
      await refusal('commune_leader', work.undoWork, { commune: COMMUNE, decisionId: last?.decisionId }),
    ).toBe('holder-ended')
    expect(await refusal('commune_leader', contract.endTeam, { teamId, reason })).toBe('team-ended')
  })
})

describe('a member', () => {
  const sees = async (role: Role, name: string): Promise<boolean> =>
    (await app.send(readPerson, { personId: idOf(name) }, await app.signedIn(role))).ok

  it('sees what is theirs and their whole team’s; a lead all of the team’s; both lose it at once', async () => {
    const teamId = await makeTeam('Tổ bảy', [
      member('Trưởng', 'women_union', { isLead: true, accountId: await accountOf('team-lead') }),
      member('Viên', 'youth_union', { accountId: await accountOf('volunteer') }),
      member('Khác', 'police'),
    ])
    expect([await sees('volunteer', 'Nguyễn Văn An'), await sees('team_lead', 'Nguyễn Văn An')]).toEqual([
      false,
      false,
    ])
    await assign(teamId, [household(HERE, '1')], { memberId: await memberOf(teamId, 'Viên') })
    await assign(teamId, [household(HERE, '12')], { memberId: await memberOf(teamId, 'Khác') })
    await assign(teamId, [household(THERE, '1')])
    expect([
      await sees('volunteer', 'Nguyễn Văn An'),
      await sees('volunteer', 'Lê Văn Cảnh'),
      await sees('volunteer', 'Phạm Én'),
    ]).toEqual([true, false, true])
    expect([
      await sees('team_lead', 'Nguyễn Văn An'),
      await sees('team_lead', 'Lê Văn Cảnh'),
      await sees('team_lead', 'Điểu Dung'),
    ]).toEqual([true, true, false])
    const seen = await teamOf(teamId, 'volunteer')
    expect([seen.mine, seen.members.length, seen.areas.map(({ householdNo }) => householdNo)]).toEqual([
      false,
      3,
      ['1', '1'],
    ])
    expect(seen.members.every(({ username }) => username === null)).toBe(true)
    expect(await refusal('volunteer', searchPeople, { q: 'an' })).toBe('not-allowed')
    const other = await makeTeam('Tổ tám')
    await ask('commune_leader', work.reassignWork, { teamId: other, places: [household(HERE, '1')], reason })
    expect([await sees('volunteer', 'Nguyễn Văn An'), await sees('team_lead', 'Nguyễn Văn An')]).toEqual([
      false,
      false,
    ])
    for (const over of [teamId, other])
      await ask('commune_leader', contract.endTeam, { teamId: over, reason })
  })

  it('gives back what is theirs, and a lead what any member has; nobody what is another’s', async () => {
    const teamId = await makeTeam('Tổ chín', [
      member('Trưởng', 'women_union', { isLead: true, accountId: await accountOf('team-lead') }),
      member('Viên', 'youth_union', { accountId: await accountOf('volunteer') }),
      member('Khác', 'police'),
    ])
    const areaOf = async (name: string, householdNo: string) => {
      await assign(teamId, [household(HERE, householdNo)], { memberId: await memberOf(teamId, name) })
      const { areas } = await teamOf(teamId)
      return areas.find((area) => area.householdNo === householdNo)?.areaId ?? ''
    }
    const [own, others] = [await areaOf('Viên', '1'), await areaOf('Khác', '12')]
    const { areas } = await teamOf(teamId, 'volunteer')
    expect(areas.map(({ areaId, mayReturn }) => [areaId, mayReturn])).toEqual([[own, true]])
    const back = (...areaIds: string[]) => ({ commune: COMMUNE, areaIds, reason })
    expect(await refusal('volunteer', work.returnWork, back(own, others))).toBe('not-found')
    expect(await ask('volunteer', work.returnWork, back(own))).toMatchObject({ people: 2 })
    expect(await sees('volunteer', 'Nguyễn Văn An')).toBe(false)
    expect(await ask('team_lead', work.returnWork, back(others))).toMatchObject({ people: 1 })
    expect(await refusal('team_lead', work.returnWork, back(others))).toBe('not-found')
  })
})
