import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as contract from '#contract/visits'
import type { Role } from '#domain/access'
import { NEXT, openVisitDesk, THAC_MO, type VisitDesk } from '../../../test/support/visit-desk.ts'

let desk: VisitDesk
beforeAll(async () => {
  desk = await openVisitDesk()
})
afterAll(() => desk.close())

const idOf = (label: string) => desk.idOf(label)
const ask: VisitDesk['ask'] = (role, endpoint, input) => desk.ask(role, endpoint, input)
const refusal: VisitDesk['refusal'] = (role, endpoint, input) => desk.refusal(role, endpoint, input)

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
    const paper = { team: desk.teamId, member: desk.members.get('Anh Giấy') }
    expect(await doors('commune_leader', paper)).toEqual([['H-2', ['Lê Văn Dũng']]])
    expect(await doors('commune_leader', { team: desk.teamId })).toHaveLength(4)
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
