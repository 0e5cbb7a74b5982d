import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { pull as contract, phoneFact } from '#contract/sync'
import { recordVisit } from '#contract/visits'
import { binhPhuoc2024 } from '#domain/binh-phuoc/campaign'
import { isoDay } from '#domain/dates'
import { openPhone, type TestPhone, visitTo } from '../../../test/support/phones.ts'
import {
  HERE,
  NEXT,
  openVisitDesk,
  THAC_MO,
  TODAY,
  type VisitDesk,
  visitHead,
} from '../../../test/support/visit-desk.ts'
import type { Tx } from '../platform/database.ts'
import { assignPlaces, reassignPlaces } from '../platform/forces/decide-areas.ts'
import { uuid } from '../platform/ids.ts'
import { recordFacts } from '../platform/ledger/record-facts.ts'

let desk: VisitDesk
let phone: TestPhone
beforeAll(async () => {
  desk = await openVisitDesk()
  // As a leader gives it, so that what is settled later stands on it.
  const [lan = null, paper = null] = ['Chị Lan', 'Anh Giấy'].map((name) => desk.members.get(name))
  await give('hoa', HERE, lan)
  await give('cuc', HERE, lan)
  await give('dung', HERE, paper)
  await give('kia', NEXT, null)
  phone = await openPhone(desk.app.services, 'volunteer')
})
afterAll(() => desk.close())

const idOf = (label: string) => desk.idOf(label)
const asSystem = <T>(work: (tx: Tx) => Promise<T>) => desk.app.services.database.asSystem('test', work)
const held = (one: TestPhone, hamletId: number) => [...(one.people.get(hamletId)?.keys() ?? [])].sort()
const ids = (...labels: string[]) => labels.map(idOf).sort()
const place = (hamletId: number, personId: string | null = null) => ({
  ...{ hamletId, personId, residentialGroup: null, householdNo: null },
})
const leader = {
  accountId: randomUUID(),
  scope: { kind: 'unit', ranges: [{ lo: THAC_MO * 1000, hi: THAC_MO * 1000 + 999 }] },
} as const
const give = (label: string, hamletId: number, memberId: string | null) =>
  asSystem((tx) =>
    assignPlaces(tx, leader, THAC_MO, {
      places: [place(hamletId, idOf(label))],
      to: { teamId: desk.teamId, memberId },
      part: 'owner',
    }),
  )

const reassign = (label: string, member: string) =>
  asSystem((tx) =>
    reassignPlaces(tx, leader, THAC_MO, {
      places: [place(HERE, idOf(label))],
      to: { teamId: desk.teamId, memberId: desk.members.get(member) ?? null },
      reason: 'gần nhà hơn',
    }),
  )

describe('a phone that pulls', () => {
  it('gets whom its account is given and nobody else, masked, with what it needs to work', async () => {
    const [answer] = await phone.sync()
    expect(phone.ids()).toEqual(ids('hoa', 'cuc', 'kia'))
    expect(contract.output.safeParse(answer).success).toBe(true)
    expect(answer).toMatchObject({
      today: isoDay(TODAY),
      more: false,
      campaign: { document: { id: binhPhuoc2024.id } },
      account: { role: 'volunteer', members: [{ name: 'Chị Lan', teamName: 'Tổ khu phố 1', isLead: false }] },
    })
    expect(answer?.guides?.cards.length).toBeGreaterThan(10)
    expect(answer?.tallies).toBeUndefined()
    expect(answer?.hamlets.map(({ name, whole, after }) => [name, whole, after])).toEqual([
      ['Khu phố 1', true, null],
      [String(NEXT), true, null],
    ])
    const hoa = phone.people.get(HERE)?.get(idOf('hoa'))
    expect(hoa).toMatchObject({ name: 'Nguyễn Thị Hòa', householdNo: 'H-9', birth: '1990-05-04' })
    expect(hoa?.facts.map(({ source }) => source).sort()).toEqual(['authority', 'register'])
    for (const { people } of answer?.hamlets ?? [])
      for (const { facts } of people) expect(z.array(phoneFact).safeParse(facts).success).toBe(true)
  })

  it('is answered over the wire by its own secret, and a person at a screen is not', async () => {
    const input = { messages: 1, app: '1.0.0', hamlets: [], tags: {} }
    const { app } = desk
    const answer = await app.send(contract, input, await app.phoneOf('volunteer'))
    expect(answer.status).toBe(200)
    const { hamlets } = contract.output.parse(await answer.json())
    const told = hamlets.flatMap(({ people }) => people.map(({ personId }) => personId))
    expect(told.sort()).toEqual(ids('hoa', 'cuc', 'kia'))
    expect((await app.send(contract, input, await app.signedIn('volunteer'))).status).toBe(403)
  })

  it('is told nothing when nothing is new, also when others of its hamlet have changed', async () => {
    const nothing = { hamlets: [], left: [], more: false }
    const quiet = await phone.pull()
    expect(quiet).toMatchObject(nothing)
    expect(Object.keys(quiet).sort()).toEqual(
      ['hamlets', 'left', 'messages', 'more', 'serverTime', 'today'].sort(),
    )
    const people = [desk.said('binh')]
    await desk.ask('commune_police', recordVisit, { ...visitHead(), people })
    expect(await phone.pull()).toMatchObject(nothing)
  })

  it('gets whoever has changed, alone, and knows what it recorded itself', async () => {
    const mine = visitTo(idOf('cuc'))
    expect((await phone.push([mine])).answers[0]?.receipts[0]?.outcome).toBe('accepted')
    const [answer] = await phone.sync()
    expect(answer?.hamlets).toHaveLength(1)
    expect(answer?.hamlets[0]).toMatchObject({ whole: false, gone: [], after: null })
    const [cuc, ...others] = answer?.hamlets[0]?.people ?? []
    expect(others).toEqual([])
    const fact = cuc?.facts.find(({ factId }) => factId === mine.people[0]?.factId)
    expect(fact).toMatchObject({ own: true, body: { visit: { device: '-', app: '-', attempt: 1 } } })
    expect(cuc?.facts.filter(({ own }) => own)).toHaveLength(1)
    expect(await phone.pull()).toMatchObject({ hamlets: [] })
  })

  it('takes out who was given to somebody else, and takes in who was given to it', async () => {
    await reassign('dung', 'Chị Lan')
    await phone.sync()
    expect(held(phone, HERE)).toEqual(ids('hoa', 'cuc', 'dung'))
    await reassign('dung', 'Anh Giấy')
    const [answer] = await phone.sync()
    expect(answer?.hamlets[0]).toMatchObject({ whole: false, gone: [idOf('dung')], people: [] })
    expect(held(phone, HERE)).toEqual(ids('hoa', 'cuc'))
  })

  it('takes out who has moved away, before anybody else has settled who looks after them', async () => {
    await desk.add('di', { name: 'Hồ Văn Đi', hamletId: HERE })
    await give('di', HERE, desk.members.get('Chị Lan') ?? null)
    await phone.sync()
    expect(held(phone, HERE)).toContain(idOf('di'))
    await asSystem(async (tx) => {
      const residence = { kind: 'permanent', hamletId: (THAC_MO + 1) * 1000 + 1 } as const
      const days = { effective: TODAY, known: TODAY }
      const fact = {
        factId: uuid(),
        ...days,
        source: 'office',
        body: { type: 'moved/1', residence },
      } as const
      const by = { memberId: null, teamId: null, accountId: null }
      await recordFacts(tx, binhPhuoc2024, TODAY, [
        { personId: idOf('di'), recordedIn: THAC_MO, fact, ...by },
      ])
    })
    const [answer] = await phone.sync()
    expect(answer?.hamlets[0]?.gone).toContain(idOf('di'))
    expect(held(phone, HERE)).toEqual(ids('hoa', 'cuc'))
    expect(await phone.pull()).toMatchObject({ hamlets: [], left: [] })
  })

  it('that has lost somebody is sent the hamlet anew', async () => {
    phone.lose(idOf('cuc'))
    const [answer] = await phone.sync()
    expect(answer?.hamlets.map(({ hamletId, whole }) => [hamletId, whole])).toEqual([[HERE, true]])
    expect(held(phone, HERE)).toEqual(ids('hoa', 'cuc'))
  })

  it('takes it page by page and can be cut off anywhere', async () => {
    const slow = await openPhone(desk.app.services, 'volunteer')
    const first = await slow.pull(2)
    expect(first.more).toBe(true)
    expect(first.hamlets).toHaveLength(1)
    // Somebody who was sent already changes in between: sent once more, and nobody is left out.
    await slow.push([visitTo(idOf('hoa')), visitTo(idOf('cuc'))])
    const answers = await slow.sync(1)
    expect(answers.length).toBeGreaterThan(2)
    expect(answers.every(({ hamlets }) => hamlets.flatMap(({ people }) => people).length <= 1)).toBe(true)
    expect(slow.ids()).toEqual(ids('hoa', 'cuc', 'kia'))
    await phone.sync()
    for (const hamletId of [HERE, NEXT])
      expect(Object.fromEntries(slow.people.get(hamletId) ?? [])).toEqual(
        Object.fromEntries(phone.people.get(hamletId) ?? []),
      )
    expect(await slow.pull()).toMatchObject({ hamlets: [], more: false })
  })

  it('leaves a hamlet in which nobody is given to it any more, though no person has changed', async () => {
    const end = (on: string | null) =>
      asSystem(async (tx) => {
        await sql`update team_members set to_day = ${on} where member_id = ${desk.members.get('Chị Lan')}`.execute(
          tx,
        )
      })
    await end(isoDay(TODAY))
    const [answer] = await phone.sync()
    expect([...(answer?.left ?? [])].sort()).toEqual([HERE, NEXT].sort())
    expect(phone.ids()).toEqual([])
    expect(answer?.account?.members).toEqual([])
    await end(null)
    await phone.sync()
    expect(phone.ids()).toEqual(ids('hoa', 'cuc', 'kia'))
  })

  it('of whoever leads a team gets everybody of the team, and the figures of the commune', async () => {
    const lead = await openPhone(desk.app.services, 'team-lead')
    const [answer] = await lead.sync()
    expect(lead.ids()).toEqual(ids('hoa', 'cuc', 'dung', 'kia'))
    expect(answer?.tallies?.communes).toMatchObject([{ communeId: THAC_MO, asOf: isoDay(TODAY) }])
    expect((await lead.pull()).tallies).toBeUndefined()
  })
})
