import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as contract from '#contract/sheets'
import { qrText } from '#domain/sheet-number'
import { addTeam, assign } from '../../../test/support/forces.ts'
import {
  HERE,
  openSheetDesk,
  type SheetDesk,
  THAC_MO,
  THERE,
  TODAY,
} from '../../../test/support/sheet-desk.ts'

let desk: SheetDesk
beforeAll(async () => {
  desk = await openSheetDesk()
  const claims = {
    card: 'confirmed',
    eid_used: 'confirmed',
    sim_own_name: 'confirmed',
    signature: 'confirmed',
    smartphone_4g: 'confirmed',
  } as const
  const all = { body: { type: 'listed/1', list: 'everything', claims }, effective: TODAY } as const
  const of = (householdNo: string) => ({ hamletId: HERE, householdNo })
  await desk.add('con', { name: 'Lê Thị Con', ...of('H-2'), birth: { y: 2000 }, identity: '070300012342' })
  await desk.add('chu', { name: 'Lê Văn Chủ', ...of('H-2'), birth: { y: 2001 }, relation: 'Chủ hộ' })
  await desk.add('muoi', { name: 'Trần Văn Mười', ...of('H-10') })
  await desk.add('xong', { name: 'Hoàng Thị Xong', ...of('H-3'), facts: [all] })
  await desk.add('be', { name: 'Lê Bé', ...of('H-2'), birth: { y: 2020 } })
  await desk.add('xa', {
    name: 'Ngô Thị Xa',
    hamletId: THERE,
    registeredHamletId: HERE,
    householdNo: 'H-7',
  })
})
afterAll(() => desk.close())

describe('a printed sheet', () => {
  it('holds whom a visit could do something for, in walking order, the head of a household first', async () => {
    const { sheetId, number } = await desk.print()
    const view = await desk.ask('desk_clerk', contract.readSheet, { sheetId })
    const who = view.rows.map(({ people }) => people.map((person) => person.who?.name))
    expect(who).toEqual([['Lê Văn Chủ', 'Lê Thị Con'], ['Trần Văn Mười']])
    expect(view).toMatchObject({
      number,
      walker: 'Chị Sáu',
      state: 'out',
      daysOut: 0,
      people: 3,
      households: 2,
    })
    expect(view.rows[0]?.people[1]?.who?.identity).toBe('••••••••••42')
    expect(JSON.stringify(view)).not.toContain('07030001')
  })

  it('holds everybody who lives there by choice, and nobody who lives elsewhere', async () => {
    const { sheetId } = await desk.print({ who: 'all' })
    const view = await desk.ask('desk_clerk', contract.readSheet, { sheetId })
    expect(view.rows.flatMap(({ people }) => people).map(({ who }) => who?.name)).toEqual([
      'Lê Văn Chủ',
      'Lê Thị Con',
      'Lê Bé',
      'Hoàng Thị Xong',
      'Trần Văn Mười',
    ])
  })

  it('is found by its number and by its code, and by no mistyped number', async () => {
    const { sheetId, number } = await desk.print()
    const find = (typed: string) => desk.ask('desk_clerk', contract.findSheet, { typed })
    expect(await find(number)).toEqual({ sheetId, household: null })
    expect(await find(qrText(sheetId, 2))).toEqual({ sheetId, household: 2 })
    const wrong = number.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10))
    const refused = await desk.refusal('desk_clerk', contract.findSheet, { typed: wrong })
    expect(refused).toBe('sheet-number-wrong')
  })

  it('is made of nobody where the asker sees nobody', async () => {
    const asked = { hamlet: THERE, who: 'all' }
    expect(await desk.refusal('hamlet_head', contract.printSheets, asked)).toBe('sheet-of-nobody')
    const here = { hamlet: HERE, who: 'all' }
    expect(await desk.refusal('team_lead', contract.printSheets, here)).toBe('sheet-of-nobody')
    const { sheetId } = await desk.print()
    expect(await desk.refusal('team_lead', contract.readSheet, { sheetId })).toBe('not-found')
  })

  it('stands on the list of its unit, those that are out first, the longest first', async () => {
    const [first, second] = [await desk.print(), await desk.print()]
    await desk.ask('desk_clerk', contract.finishSheet, { sheetId: second.sheetId })
    const { sheets } = await desk.ask('hamlet_head', contract.listSheets, { unit: HERE })
    const states = sheets.map(({ state }) => state)
    expect(states).toEqual([...states].sort((a, b) => (a === 'out' ? -1 : b === 'out' ? 1 : 0)))
    expect(sheets.at(-1)?.sheetId).toBe(second.sheetId)
    expect(sheets.at(-2)?.sheetId).toBe(first.sheetId)
  })
})

describe('a sheet for a member of a team', () => {
  it('holds what is given to them, in every hamlet, and names them and their team', async () => {
    const [first, second] = [HERE + 200, HERE + 201]
    const [a, b, c, d] = [
      await desk.add('a', { name: 'Ai', hamletId: first, householdNo: 'H-1' }),
      await desk.add('b', { name: 'Bo', hamletId: second, householdNo: 'H-1' }),
      await desk.add('c', { name: 'Co', hamletId: second, householdNo: 'H-1' }),
      await desk.add('d', { name: 'Du', hamletId: second, householdNo: 'H-2' }),
    ]
    const lan = await desk.app.services.database.asSystem('test: a team', async (tx) => {
      const { teamId, members } = await addTeam(tx, HERE, 'Tổ số 1', [
        { name: 'Chị Lan' },
        { name: 'Anh Tư' },
      ])
      await assign(tx, [a, b], teamId, members.get('Chị Lan') ?? null)
      await assign(tx, [c], teamId, members.get('Anh Tư') ?? null)
      await assign(tx, [d], teamId) // to the whole team
      return members.get('Chị Lan') ?? ''
    })
    const printed = async (input: { hamlet?: number; given?: boolean }) => {
      const asked = { who: 'missing', member: lan, ...input } as const
      const { sheets } = await desk.ask('commune_police', contract.printSheets, asked)
      return sheets.map(({ hamletId, people, walker, teamName }) => [hamletId, people, walker, teamName])
    }
    expect(await printed({})).toEqual([
      [first, 1, 'Chị Lan', 'Tổ số 1'],
      [second, 2, 'Chị Lan', 'Tổ số 1'],
    ])
    expect(await printed({ hamlet: second, given: true })).toEqual([[second, 2, 'Chị Lan', 'Tổ số 1']])
    expect(await printed({ hamlet: second })).toEqual([[second, 3, 'Chị Lan', 'Tổ số 1']])
  })

  it('is printed by the lead of whom the team is given, and seen by nobody who only walks', async () => {
    const hamlet = HERE + 210
    const given = await desk.add('given', { name: 'Được giao', hamletId: hamlet, householdNo: 'H-1' })
    await desk.add('other', { name: 'Không giao', hamletId: hamlet, householdNo: 'H-1' })
    await desk.app.services.database.asSystem('test: a team', async (tx) => {
      const { teamId, members } = await addTeam(tx, HERE, 'Tổ số 2', [
        { name: 'Tổ trưởng', role: 'team_lead', isLead: true },
        { name: 'Tình nguyện', role: 'volunteer' },
      ])
      await assign(tx, [given], teamId, members.get('Tình nguyện') ?? null)
    })
    const { sheets } = await desk.ask('team_lead', contract.printSheets, { hamlet, who: 'all' })
    expect(sheets.map(({ people }) => people)).toEqual([1])
    const input = { sheetId: sheets[0]?.sheetId ?? '' }
    expect(await desk.ask('team_lead', contract.readSheet, input)).toMatchObject(input)
    expect(await desk.refusal('volunteer', contract.readSheet, input)).toBe('not-allowed')
    expect(await desk.asRole('volunteer', 'select sheet_id from sheets')).toEqual([])
  })

  it('tells the members near a hamlet and its groups', async () => {
    const { walkers } = await desk.ask('commune_police', contract.readPrintChoices, { hamlet: HERE })
    expect(walkers.map(({ name }) => name)).toEqual(expect.arrayContaining(['Chị Lan', 'Tổ trưởng']))
    const unit = { hamlet: THAC_MO }
    expect(await desk.refusal('commune_police', contract.readPrintChoices, unit)).toBe('not-found')
  })
})

it('raw SQL shows sheets and what was keyed of them only within the scope of units', async () => {
  const { sheetId } = await desk.print()
  await desk.key(sheetId, 1, { chu: '4' })
  await desk.print({ hamlet: HERE + 200 })
  const counts = async (role: Parameters<SheetDesk['asRole']>[0]) => [
    await desk.asRole(role, 'select distinct hamlet_id from sheets order by 1'),
    (await desk.asRole(role, 'select fact_id from sheet_entries')).length,
  ]
  expect(await counts('hamlet_head')).toEqual([[{ hamletId: HERE }], 1])
  expect((await counts('commune_leader'))[0]).toContainEqual({ hamletId: HERE + 200 })
  for (const role of ['telecom_agent', 'volunteer'] as const) expect(await counts(role)).toEqual([[], 0])
})
