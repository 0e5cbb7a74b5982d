import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as contract from '#contract/people'
import type { Role } from '#domain/access'
import { UNITS } from '#domain/binh-phuoc/units'
import { dayOf } from '#domain/dates'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { asking } from '../../../test/support/asking.ts'
import { addPerson, type NewPerson } from '../../../test/support/people.ts'

const communeOf = (code: string): number => UNITS.find((unit) => unit.code === code)?.unitId ?? 0
const THAC_MO = communeOf('25216') // the commune of the test's accounts
const LONG_THUY = communeOf('25217')
const HERE = THAC_MO * 1000 + 1
const THERE = LONG_THUY * 1000

const IDENTITY = '070190012342'
const PHONE = '+84912345678'

let app: TestApp
const ids = new Map<string, string>()
beforeAll(async () => {
  app = await testApp()
  const { database, protect } = app.services
  const people: Readonly<Record<string, NewPerson>> = {
    hoa: {
      name: 'Nguyễn Thị Hòa',
      hamletId: HERE,
      birth: { y: 1988, m: 2, d: 9 },
      householdNo: 'H-12',
      relation: 'Chủ hộ',
      address: 'Nhà 3, gọi 0912 345 678',
      identity: IDENTITY,
      cmnd: '285123499',
      phone: PHONE,
      facts: [
        {
          body: { type: 'listed/1', list: 'authority:card', claims: { card: 'confirmed' } },
          effective: dayOf(2024, 3, 25),
        },
        {
          body: {
            type: 'listed/1',
            list: 'authority:eid-rejected',
            claims: { eid_approved: { rejected: 'trùng số 070190012342' } },
          },
          effective: dayOf(2024, 3, 28),
          known: dayOf(2024, 4, 2),
        },
      ],
    },
    nam: { name: 'Trần Văn Nam', hamletId: HERE, householdNo: 'H-12', phone: PHONE, birth: { y: 1950 } },
    // Registered in Thác Mơ, lives in Long Thủy.
    xa: {
      name: 'Nguyễn Văn Hòa',
      hamletId: THERE,
      registeredHamletId: HERE,
      identity: '070090055517',
      phone: '+84987000111',
    },
    la: { name: 'Nguyễn Thị Hồng', hamletId: THERE, identity: '070190077718' },
    knam: { name: 'Điểu K’Nam', hamletId: HERE },
  }
  await database.asSystem('test: people', async (tx) => {
    for (const [label, person] of Object.entries(people)) ids.set(label, await addPerson(tx, protect, person))
  })
})
afterAll(() => app.close())

const idOf = (label: string): string => ids.get(label) ?? label

const { ask, refusal } = asking(() => app)

describe('a search by name', () => {
  const names = async (q: string, role: Role = 'commune_leader', unit?: number) =>
    (await ask(role, contract.searchPeople, { q, ...(unit !== undefined && { unit }) })).people.map(
      ({ name }) => name,
    )

  it('finds by the beginnings of words, in any order, without diacritics', async () => {
    expect(await names('hoa')).toEqual(['Nguyễn Thị Hòa', 'Nguyễn Văn Hòa'])
    expect(await names('ho ng thi')).toEqual(['Nguyễn Thị Hòa'])
    expect(await names('HÒA thị')).toEqual(['Nguyễn Thị Hòa'])
    expect(await names('k nam')).toEqual(['Điểu K’Nam'])
    expect(await names('knam')).toEqual(['Điểu K’Nam'])
    expect(await names('oa')).toEqual([])
    expect(await names('nam hoa')).toEqual([])
  })

  it('stays within the scope, and within the unit asked for', async () => {
    expect(await names('n t')).toEqual(['Nguyễn Thị Hòa', 'Trần Văn Nam'])
    expect(await names('hong')).toEqual([])
    expect(await names('hong', 'province_leader')).toEqual(['Nguyễn Thị Hồng'])
    expect(await names('nguyen', 'province_leader', LONG_THUY)).toEqual(['Nguyễn Văn Hòa', 'Nguyễn Thị Hồng'])
    expect(await names('nguyen', 'commune_leader', LONG_THUY)).toEqual([])
    expect(await refusal('commune_leader', contract.searchPeople, { q: 'an', unit: 1 })).toBe('not-found')
  })

  it('names each once, though the words stand in two communes, and marks who lives elsewhere', async () => {
    const { people, more } = await ask('province_leader', contract.searchPeople, { q: 'nguyen van' })
    expect(people.map(({ personId, elsewhere }) => [personId, elsewhere])).toEqual([[idOf('xa'), false]])
    expect(more).toBe(false)
    const { people: inCommune } = await ask('commune_leader', contract.searchPeople, { q: 'nguyen van' })
    expect(inCommune[0]).toMatchObject({ elsewhere: true, communeName: 'Phường Long Thủy' })
  })

  it('masks every number to its last two digits', async () => {
    const { people } = await ask('commune_police', contract.searchPeople, { q: 'thi hoa' })
    expect(people[0]).toMatchObject({ identity: '••••••••••42', phone: '••••••••78', birth: '1988-02-09' })
    expect(longNumbersIn(people)).toEqual([])
  })

  it('needs a letter', async () => {
    for (const q of ['', '12', ' .'])
      expect(await refusal('commune_leader', contract.searchPeople, { q })).toBe('input-invalid')
  })

  it('shows fifty at most and says that there are more', async () => {
    const { database, protect } = app.services
    await database.asSystem('test: many', async (tx) => {
      for (let i = 0; i < 60; i++) await addPerson(tx, protect, { name: 'Quách Quốc Quỳnh', hamletId: HERE })
    })
    const { people, more } = await ask('commune_leader', contract.searchPeople, { q: 'q' })
    expect([people.length, more]).toEqual([50, true])
    expect(new Set(people.map(({ personId }) => personId)).size).toBe(50)
  })
})

describe('a search by number', () => {
  const find = async (number: string, role: Role = 'commune_leader') => {
    const { kind, people } = await ask(role, contract.findByNumber, { number })
    return [kind, ...people.map(({ name }) => name)]
  }

  it('finds by identity number, old number and telephone, in any writing', async () => {
    expect(await find(IDENTITY)).toEqual(['identity', 'Nguyễn Thị Hòa'])
    expect(await find('070 190 012 342')).toEqual(['identity', 'Nguyễn Thị Hòa'])
    expect(await find('285.123.499')).toEqual(['cmnd', 'Nguyễn Thị Hòa'])
    expect(await find('0912 345 678')).toEqual(['phone', 'Nguyễn Thị Hòa', 'Trần Văn Nam'])
    expect(await find('+84912345678')).toEqual(['phone', 'Nguyễn Thị Hòa', 'Trần Văn Nam'])
  })

  it('does not tell that a number exists outside the scope', async () => {
    expect(await find('070190077718')).toEqual(['identity'])
    expect(await find('070190077718', 'province_leader')).toEqual(['identity', 'Nguyễn Thị Hồng'])
    expect(await find('070090055517')).toEqual(['identity', 'Nguyễn Văn Hòa']) // registered here
  })

  it('is refused a number that is not whole', async () => {
    for (const number of [
      '12345',
      '07009001',
      '0701900123421',
      'abc',
      '111111111111',
      '0912345678, 0987654321',
    ])
      expect(await refusal('commune_leader', contract.findByNumber, { number })).toBe('number-unreadable')
  })

  it('travels in no address', () => {
    expect(contract.findByNumber.method).toBe('post')
    expect(contract.searchPeople.method).toBe('post')
    expect(contract.revealNumber.method).toBe('post')
  })

  it('is recorded, found or not, and the number is not', async () => {
    const before = await audit('number-searched')
    await find(IDENTITY)
    await find('070190077718')
    const rows = (await audit('number-searched')).slice(before.length)
    expect(rows.map(({ target }) => target)).toEqual([`person:${idOf('hoa')}/identity`, 'number:identity'])
    expect(longNumbersIn(rows)).toEqual([])
  })
})

describe('one person', () => {
  const read = (label: string, role: Role = 'commune_leader', asOf?: string) =>
    ask(role, contract.readPerson, { personId: idOf(label), ...(asOf && { asOf }) })

  it('is shown with household, residences and places, masked also in free text', async () => {
    const { person, household, residences } = await read('hoa')
    expect(person).toMatchObject({
      name: 'Nguyễn Thị Hòa',
      identity: '••••••••••42',
      cmnd: '•••••••99',
      phone: '••••••••78',
      address: 'Nhà 3, gọi ••••••••78',
      hamletName: 'Khu phố 1',
      communeName: 'Phường Thác Mơ',
      registered: { hamletId: HERE, communeName: 'Phường Thác Mơ' },
      elsewhere: false,
      away: false,
    })
    expect(household.map(({ name, relation }) => [name, relation])).toEqual([
      ['Nguyễn Thị Hòa', 'Chủ hộ'],
      ['Trần Văn Nam', null],
    ])
    expect(residences).toMatchObject([{ kind: 'permanent', hamletId: HERE, from: '2024-03-20', to: null }])
  })

  it('stands as the facts say, with source, as-of day and reason', async () => {
    const { milestones } = await read('hoa')
    const of = (name: string) => milestones.find(({ milestone }) => milestone === name)
    expect(milestones).toHaveLength(9)
    expect(of('card')).toMatchObject({
      state: 'confirmed',
      flag: null,
      measured: true,
      evidence: { source: 'authority', asOf: '2024-03-25' },
    })
    expect(of('eid_approved')).toMatchObject({
      state: 'open',
      flag: 'rejected',
      reason: 'trùng số ••••••••••42',
      flagged: { since: '2024-03-28' },
    })
    expect(of('signature')).toMatchObject({ state: 'open', measured: false, evidence: null, reason: null })
  })

  it('stands as of an earlier day without what came later', async () => {
    const { milestones, asOf } = await read('hoa', 'commune_leader', '2024-03-26')
    expect(asOf).toBe('2024-03-26')
    expect(milestones.find(({ milestone }) => milestone === 'eid_approved')?.flag).toBeNull()
    expect(milestones.find(({ milestone }) => milestone === 'card')?.state).toBe('confirmed')
  })

  it('has a history in the order in which it is folded, with both days', async () => {
    const { facts, places } = await read('hoa')
    expect(facts.map(({ effective, known, source }) => [effective, known, source])).toEqual([
      ['2024-03-20', '2024-03-20', 'register'],
      ['2024-03-25', '2024-03-25', 'authority'],
      ['2024-03-28', '2024-04-02', 'authority'],
    ])
    expect(facts[2]?.body).toMatchObject({ claims: { eid_approved: { rejected: 'trùng số ••••••••••42' } } })
    expect(places).toEqual([{ hamletId: HERE, hamletName: 'Khu phố 1', communeName: 'Phường Thác Mơ' }])
    expect(longNumbersIn(await read('hoa'))).toEqual([])
  })

  it('who lives elsewhere is shown to the commune of registration to read only', async () => {
    const { person, residences } = await read('xa')
    expect(person).toMatchObject({ elsewhere: true, communeName: 'Phường Long Thủy' })
    expect(person.registered?.communeName).toBe('Phường Thác Mơ')
    expect(residences.map(({ kind, communeName }) => [kind, communeName]).toSorted()).toEqual([
      ['permanent', 'Phường Thác Mơ'],
      ['temporary', 'Phường Long Thủy'],
    ])
  })

  it('of another commune is not found', async () => {
    expect(await refusal('commune_leader', contract.readPerson, { personId: idOf('la') })).toBe('not-found')
    expect(await refusal('volunteer', contract.readPerson, { personId: idOf('hoa') })).toBe('not-found')
  })

  it('is found by a volunteer to whom they are assigned, household and facts with them', async () => {
    await app.services.database.asSystem('test: assign', async (tx) => {
      const [team, member] = [randomUUID(), randomUUID()]
      await sql`insert into teams values (${team}, 130101, 130101000, 130101999, 'Tổ', 'hamlet_team', '2024-04-04')`.execute(
        tx,
      )
      await sql`insert into team_members
        select ${member}, ${team}, 130101000, 130101999, 'A', 'youth_union', account_id, false, '2024-04-04'
        from accounts where username = 'volunteer'`.execute(tx)
      await sql`insert into assignments
        select commune_id, person_id, hamlet_id, ${randomUUID()}, ${team}, ${member}, 'owner', '2024-04-04'
        from people where person_id = ${idOf('knam')}`.execute(tx)
    })
    const { person, facts, residences } = await read('knam', 'volunteer')
    expect(person).toMatchObject({ name: 'Điểu K’Nam', elsewhere: false })
    expect([facts.length, residences.length]).toEqual([1, 1])
  })
})

describe('a reveal', () => {
  const reason = 'đối chiếu thẻ tại quầy một cửa'
  const reveal = (which: string, label = 'hoa', more: object = {}) => ({
    personId: idOf(label),
    which,
    reason,
    ...more,
  })

  it('answers one whole number, once it is recorded with its reason', async () => {
    const before = await audit('number-revealed')
    const { number } = await ask('commune_police', contract.revealNumber, reveal('identity'))
    expect(number).toBe(IDENTITY)
    const rows = (await audit('number-revealed')).slice(before.length)
    expect(rows).toEqual([
      { target: `person:${idOf('hoa')}/identity`, reason, hamletId: HERE, username: 'commune-police' },
    ])
    expect((await ask('desk_clerk', contract.revealNumber, reveal('cmnd'))).number).toBe('285123499')
    expect((await ask('province_police', contract.revealNumber, reveal('phone'))).number).toBe('0912 345 678')
  })

  it('is stored by nobody on the way', async () => {
    const who = await app.signedIn('commune_police')
    const response = await app.send(contract.revealNumber, reveal('identity'), who)
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  it('is not for every role', async () => {
    for (const role of [
      'commune_leader',
      'province_leader',
      'hamlet_head',
      'auditor',
      'system_administrator',
    ] as const)
      expect(await refusal(role, contract.revealNumber, reveal('identity'))).toBe('not-allowed')
  })

  it('needs a reason in words', async () => {
    for (const bad of ['xem', '          ', 'số 070190012342', 'x\0xxxxxxxxxxx'])
      expect(
        await refusal('commune_police', contract.revealNumber, reveal('identity', 'hoa', { reason: bad })),
      ).toBe('input-invalid')
  })

  it('stays in the scope, and leaves to another commune who lives there', async () => {
    expect(await refusal('commune_police', contract.revealNumber, reveal('identity', 'la'))).toBe('not-found')
    expect(await refusal('commune_police', contract.revealNumber, reveal('identity', 'xa'))).toBe(
      'read-only-elsewhere',
    )
    expect((await ask('province_police', contract.revealNumber, reveal('identity', 'xa'))).number).toBe(
      '070090055517',
    )
    expect(await refusal('commune_police', contract.revealNumber, reveal('cmnd', 'nam'))).toBe(
      'no-such-number',
    )
  })

  it('that is refused leaves no record of a reveal', async () => {
    const before = await audit('number-revealed')
    await refusal('commune_police', contract.revealNumber, reveal('identity', 'xa'))
    await refusal('commune_police', contract.revealNumber, reveal('cmnd', 'nam'))
    expect(await audit('number-revealed')).toHaveLength(before.length)
  })
})

/** Texts anywhere in a value that hold nine digits in a row, ids left out. */
function longNumbersIn(value: unknown): string[] {
  const found: string[] = []
  JSON.stringify(value, (_, one: unknown) => {
    const text = typeof one === 'string' ? one.replace(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, '') : ''
    if (/\d([ .-]?\d){8}/.test(text)) found.push(text)
    return one
  })
  return found
}

type AuditRow = {
  readonly target: string
  readonly reason: string | null
  readonly hamletId: number
  readonly username: string
}

const audit = (action: string) =>
  app.services.database.asSystem('test: audit', async (tx) => {
    const { rows } = await sql<AuditRow>`
      select target, reason, hamlet_id, username from audit_log left join accounts using (account_id)
      where action = ${action} order by audit_id`.execute(tx)
    return rows
  })
