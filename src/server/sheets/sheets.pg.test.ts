import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Endpoint, InputOf, OutputOf } from '#contract/endpoint'
import { readPerson } from '#contract/people'
import * as contract from '#contract/sheets'
import type { Role } from '#domain/access'
import { UNITS } from '#domain/binh-phuoc/units'
import { dayOf, isoDay } from '#domain/dates'
import { qrText } from '#domain/sheet-number'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { addPerson, type NewPerson } from '../../../test/support/people.ts'
import { getCampaign } from '../platform/campaign.ts'
import { uuid } from '../platform/ids.ts'
import { recordFacts } from '../platform/ledger/record-facts.ts'

const communeOf = (code: string): number => UNITS.find((unit) => unit.code === code)?.unitId ?? 0
const THAC_MO = communeOf('25216') // the commune of the test's accounts
const HERE = THAC_MO * 1000 + 1
const THERE = communeOf('25217') * 1000
const TODAY = dayOf(2024, 4, 4)
const DAY = isoDay(TODAY)

let app: TestApp
const ids = new Map<string, string>()
const idOf = (label: string): string => ids.get(label) ?? label

beforeAll(async () => {
  app = await testApp()
  const { database, protect } = app.services
  const all = {
    body: {
      type: 'listed/1',
      list: 'everything',
      claims: {
        card: 'confirmed',
        eid_used: 'confirmed',
        sim_own_name: 'confirmed',
        signature: 'confirmed',
        smartphone_4g: 'confirmed',
      },
    },
    effective: TODAY,
  } as const
  const people: Readonly<Record<string, NewPerson>> = {
    con: {
      name: 'Lê Thị Con',
      hamletId: HERE,
      householdNo: 'H-2',
      birth: { y: 2000 },
      identity: '070300012342',
    },
    chu: { name: 'Lê Văn Chủ', hamletId: HERE, householdNo: 'H-2', birth: { y: 1970 }, relation: 'Chủ hộ' },
    muoi: { name: 'Trần Văn Mười', hamletId: HERE, householdNo: 'H-10' },
    xong: { name: 'Hoàng Thị Xong', hamletId: HERE, householdNo: 'H-3', facts: [all] },
    be: { name: 'Lê Bé', hamletId: HERE, householdNo: 'H-2', birth: { y: 2020 } },
    xa: { name: 'Ngô Thị Xa', hamletId: THERE, registeredHamletId: HERE, householdNo: 'H-7' },
  }
  await database.asSystem('test: people', async (tx) => {
    for (const [label, person] of Object.entries(people)) ids.set(label, await addPerson(tx, protect, person))
  })
})
afterAll(() => app.close())

async function ask<E extends Endpoint>(role: Role, endpoint: E, input: InputOf<E>): Promise<OutputOf<E>> {
  const response = await app.send(endpoint, input as Record<string, unknown>, await app.signedIn(role))
  const body = (await response.json()) as OutputOf<E>
  expect([response.status, body]).toEqual([200, body])
  return body
}
async function refusal(role: Role, endpoint: Endpoint, input: Record<string, unknown>): Promise<string> {
  const response = await app.send(endpoint, input, await app.signedIn(role))
  return ((await response.json()) as { code: string }).code
}

const print = async (more: Partial<InputOf<typeof contract.printSheets>> = {}) => {
  const asked = { hamlet: HERE, who: 'missing', walker: 'Chị Sáu', ...more } as const
  const { sheets } = await ask('commune_leader', contract.printSheets, asked)
  const [sheet] = sheets
  if (sheet === undefined) throw new Error('no sheet')
  return sheet
}

let hamlets = 1
/** A sheet of a hamlet of its own: two people in the first household, one in the second, of whom nothing is known yet. */
const printOwn = async (more: Partial<InputOf<typeof contract.printSheets>> = {}) => {
  const hamlet = HERE + hamlets++
  const { database, protect } = app.services
  await database.asSystem('test: a hamlet', async (tx) => {
    const own = async (label: string, householdNo: string, birth: number) =>
      ids.set(
        label,
        await addPerson(tx, protect, { name: label, hamletId: hamlet, householdNo, birth: { y: birth } }),
      )
    await own('ông', 'H-2', 1970)
    await own('bà', 'H-2', 1972)
    await own('cô', 'H-10', 1990)
  })
  return print({ hamlet, ...more })
}

const visit = { day: DAY, part: 'evening', door: 'household', promise: null } as const
const key = (sheetId: string, household: number, rows: Record<string, string>, more = {}) =>
  ask('desk_clerk', contract.keySheet, {
    sheetId,
    household,
    ...visit,
    rows: Object.entries(rows).map(([label, text]) => ({ personId: idOf(label), text })),
    ...more,
  })
const outcomesOf = ({ people }: OutputOf<typeof contract.keySheet>) => people.map(({ outcome }) => outcome)
const factsOf = async (label: string) =>
  (await ask('commune_leader', readPerson, { personId: idOf(label) })).facts

describe('a printed sheet', () => {
  it('holds whom a visit could do something for, in walking order, the head of a household first', async () => {
    const { sheetId, number } = await print()
    const view = await ask('desk_clerk', contract.readSheet, { sheetId })
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
    const view = await ask('desk_clerk', contract.readSheet, {
      sheetId: (await print({ who: 'all' })).sheetId,
    })
    expect(view.rows.flatMap(({ people }) => people).map(({ who }) => who?.name)).toEqual([
      'Lê Văn Chủ',
      'Lê Thị Con',
      'Lê Bé',
      'Hoàng Thị Xong',
      'Trần Văn Mười',
    ])
  })

  it('is found by its number and by its code, and by no mistyped number', async () => {
    const { sheetId, number } = await print()
    const find = (typed: string) => ask('desk_clerk', contract.findSheet, { typed })
    expect(await find(number)).toEqual({ sheetId, household: null })
    expect(await find(qrText(sheetId, 2))).toEqual({ sheetId, household: 2 })
    const wrong = number.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10))
    expect(await refusal('desk_clerk', contract.findSheet, { typed: wrong })).toBe('sheet-number-wrong')
  })

  it('is made of nobody where the asker sees nobody', async () => {
    expect(await refusal('hamlet_head', contract.printSheets, { hamlet: THERE, who: 'all' })).toBe(
      'sheet-of-nobody',
    )
    expect(await refusal('team_lead', contract.printSheets, { hamlet: HERE, who: 'all' })).toBe(
      'sheet-of-nobody',
    )
    const { sheetId } = await print()
    expect(await refusal('team_lead', contract.readSheet, { sheetId })).toBe('not-found')
  })
})

describe('a keyed household', () => {
  it('becomes a fact of each person that names the sheet, the walker and the clerk', async () => {
    const { sheetId } = await printOwn()
    expect(outcomesOf(await key(sheetId, 1, { ông: '7', bà: '/14' }))).toEqual(['recorded', 'recorded'])
    const fact = (await factsOf('ông')).at(-1)
    expect(fact).toMatchObject({ effective: DAY, known: DAY, source: 'office' })
    expect(fact?.body).toMatchObject({
      claims: { card_collected: 'reported' },
      visit: { sheet: sheetId, walker: 'Chị Sáu', met: 'self', attempt: 1, outcomes: {} },
    })
    expect((await factsOf('bà')).at(-1)?.body).toMatchObject({
      claims: {},
      visit: { met: 'relative', outcomes: { card_collected: 'away_out_of_province' } },
    })
  })

  it('keyed again alike changes nothing, in whatever order and writing', async () => {
    const { sheetId } = await printOwn()
    await key(sheetId, 1, { ông: '74/', bà: '/31' })
    const before = await sumOf()
    const again = await key(sheetId, 1, { bà: ' .31', ông: '47' })
    expect(outcomesOf(again)).toEqual(['repeated', 'repeated'])
    expect(await sumOf()).toBe(before)
  })

  it('keyed differently waits for the clerk: keeping changes nothing, taking is said instead', async () => {
    const { sheetId } = await printOwn()
    await key(sheetId, 2, { cô: '74' })
    const before = await sumOf()
    const differs = await key(sheetId, 2, { cô: '4/725' })
    expect(differs.people[0]).toMatchObject({
      outcome: 'differs',
      keyed: { done: ['card_collected', 'smartphone_4g'] },
      difference: {
        now: { done: ['smartphone_4g'] },
        milestones: ['card_collected'],
        keyedBy: 'desk_clerk',
        keyedOn: DAY,
      },
    })
    const decide = (take: boolean) => ({ decided: [{ personId: idOf('cô'), take }] })
    expect(outcomesOf(await key(sheetId, 2, { cô: '4/725' }, decide(false)))).toEqual(['kept'])
    expect(await sumOf()).toBe(before)

    expect(outcomesOf(await key(sheetId, 2, { cô: '4/725' }, decide(true)))).toEqual(['recorded'])
    const { milestones, nextActions } = await ask('commune_leader', readPerson, { personId: idOf('cô') })
    const stateOf = (name: string) => milestones.find(({ milestone }) => milestone === name)?.state
    expect([stateOf('card_collected'), stateOf('smartphone_4g')]).toEqual(['open', 'reported'])
    expect(nextActions.attempts).toBe(1)
    // And back again: the same words a third time are a correction of their own.
    expect(outcomesOf(await key(sheetId, 2, { cô: '74' }, decide(true)))).toEqual(['recorded'])
    expect(outcomesOf(await key(sheetId, 2, { cô: '74' }))).toEqual(['repeated'])
    expect(await audited('sheet-corrected')).toBe(2)
  })

  it('of which nothing is written is blank, and a row taken back to nothing says nothing any more', async () => {
    const { sheetId } = await printOwn()
    expect(outcomesOf(await key(sheetId, 1, {}))).toEqual(['blank', 'blank'])
    await key(sheetId, 1, { bà: '9' })
    expect(outcomesOf(await key(sheetId, 1, {}))).toEqual(['blank', 'differs'])
    const taken = await key(sheetId, 1, {}, { decided: [{ personId: idOf('bà'), take: true }] })
    expect(outcomesOf(taken)).toEqual(['blank', 'recorded'])
    const { milestones } = await ask('commune_leader', readPerson, { personId: idOf('bà') })
    expect(milestones.find(({ milestone }) => milestone === 'eid_used')?.state).toBe('open')
    expect(outcomesOf(await key(sheetId, 1, {}))).toEqual(['blank', 'repeated'])
    // Nothing stands in the way of what is keyed after that.
    expect(outcomesOf(await key(sheetId, 1, { bà: '4' }))).toEqual(['blank', 'recorded'])
  })

  it('at a closed door finds nobody, and can have done nothing', async () => {
    const { sheetId } = await printOwn()
    const closed = await key(sheetId, 1, {}, { door: 'nobody', promise: DAY })
    expect(closed.people[0]?.keyed).toMatchObject({
      met: 'nobody',
      outcomes: { card_collected: 'not_found' },
    })
    const input = {
      sheetId,
      household: 1,
      ...visit,
      door: 'nobody',
      rows: [{ personId: idOf('ông'), text: '1' }],
    }
    expect(await refusal('desk_clerk', contract.keySheet, input)).toBe('sheet-row-unreadable')
  })

  it('asks who walked where the sheet does not say', async () => {
    const { sheetId } = await printOwn({ walker: undefined })
    const input = { sheetId, household: 1, ...visit, rows: [] }
    expect(await refusal('desk_clerk', contract.keySheet, input)).toBe('sheet-walker-missing')
    const { sheet } = await key(sheetId, 1, { ông: '9' }, { walker: 'Anh Bảy' })
    expect(sheet).toMatchObject({ walker: 'Anh Bảy', keyedPeople: 1 })
  })

  it('lies between the printing and today', async () => {
    const { sheetId } = await printOwn()
    for (const day of [isoDay(TODAY - 1), isoDay(TODAY + 1)]) {
      const input = { sheetId, household: 1, ...visit, day, rows: [] }
      expect(await refusal('desk_clerk', contract.keySheet, input)).toBe('day-not-on-sheet')
    }
  })
})

describe('a lost sheet', () => {
  it('is voided with a reason and refuses to be keyed until it is found', async () => {
    const { sheetId } = await printOwn()
    const voided = await ask('commune_leader', contract.voidSheet, { sheetId, reason: 'rơi dọc đường' })
    expect(voided).toMatchObject({ state: 'void', voidReason: 'rơi dọc đường', daysOut: null })
    const input = { sheetId, household: 1, ...visit, rows: [] }
    expect(await refusal('desk_clerk', contract.keySheet, input)).toBe('sheet-void')
    expect(await refusal('desk_clerk', contract.finishSheet, { sheetId })).toBe('sheet-void')
    expect(await refusal('commune_leader', contract.voidSheet, { sheetId, reason: 'lại mất' })).toBe(
      'sheet-not-out',
    )
    await ask('commune_leader', contract.restoreSheet, { sheetId })
    expect(outcomesOf(await key(sheetId, 1, {}))).toEqual(['blank', 'blank'])
    expect(await ask('desk_clerk', contract.finishSheet, { sheetId })).toMatchObject({
      state: 'keyed',
      keyedOn: DAY,
    })
    expect(await refusal('commune_leader', contract.voidSheet, { sheetId, reason: 'mất rồi' })).toBe(
      'sheet-not-out',
    )
  })

  it('takes no number of a citizen for a reason', async () => {
    const { sheetId } = await printOwn()
    const reason = 'của 0912 345 678'
    expect(await refusal('commune_leader', contract.voidSheet, { sheetId, reason })).toBe('input-invalid')
  })
})

it('whoever has moved to another commune since is keyed all the same, and the fact is on its way there', async () => {
  const { sheetId } = await printOwn()
  const residence = { kind: 'permanent', hamletId: THERE } as const
  const { database } = app.services
  await database.asSystem('test: somebody moves', async (tx) => {
    const body = { type: 'moved/1', residence } as const
    const fact = { factId: uuid(), effective: TODAY, known: TODAY, source: 'register', body } as const
    const moved = {
      personId: idOf('ông'),
      recordedIn: THAC_MO,
      fact,
      memberId: null,
      teamId: null,
      accountId: null,
    }
    const receipts = await recordFacts(tx, await getCampaign(tx), TODAY, [moved])
    expect(receipts[0]?.outcome).toBe('accepted')
  })
  const view = await ask('desk_clerk', contract.readSheet, { sheetId })
  expect(view.rows[0]?.people.map(({ who }) => who?.name ?? null)).toEqual([null, 'bà'])
  expect(outcomesOf(await key(sheetId, 1, { ông: '8', bà: '8' }))).toEqual(['forwarded', 'recorded'])
  expect(outcomesOf(await key(sheetId, 1, { ông: '8', bà: '8' }))).toEqual(['repeated', 'repeated'])
})

/** Everything that a keying may change. */
const sumOf = (): Promise<string> =>
  app.services.database.asSystem('test: all of it', async (tx) => {
    const { rows } = await sql<{ sum: string }>`
      select concat_ws(' ', (select count(*) from facts), (select count(*) from receipts), (select count(*) from sheet_entries),
        (select sum(revision) from hamlet_revisions), (select sum(revision) from people)) as sum`.execute(tx)
    return rows[0]?.sum ?? ''
  })

const audited = (action: string): Promise<number> =>
  app.services.database.asSystem('test: the log', async (tx) => {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from audit_log where action = ${action}`.execute(tx)
    return rows[0]?.n ?? 0
  })
