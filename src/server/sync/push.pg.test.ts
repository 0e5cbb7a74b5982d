import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPerson } from '#contract/people'
import { push as contract } from '#contract/sync'
import { binhPhuoc2024 } from '#domain/binh-phuoc/campaign'
import { instantOfDay, isoDay } from '#domain/dates'
import { addTeam, assign } from '../../../test/support/forces.ts'
import type { NewPerson } from '../../../test/support/people.ts'
import { openPhone, queueOf, STATUS, type TestPhone, visitTo } from '../../../test/support/phones.ts'
import { NO_DIFFERENCES, recount, tally } from '../../../test/support/tallied.ts'
import { HERE, openVisitDesk, THAC_MO, TODAY, type VisitDesk } from '../../../test/support/visit-desk.ts'
import { realNow } from '../platform/clock.ts'
import type { Tx } from '../platform/database.ts'
import { uuid } from '../platform/ids.ts'
import { forwardFacts } from '../platform/ledger/forward-facts.ts'
import { recordFacts } from '../platform/ledger/record-facts.ts'

const DAY = 86_400_000
let desk: VisitDesk
let phone: TestPhone
beforeAll(async () => {
  desk = await openVisitDesk()
  await asSystem(async (tx) => {
    await tally(
      tx,
      ['hoa', 'binh', 'cuc', 'dung', 'be', 'kia', 'xa'].map((label) => desk.idOf(label)),
    )
  })
  phone = await openPhone(desk.app.services, 'volunteer')
})
afterAll(() => desk.close())

const idOf = (label: string) => desk.idOf(label)
const asSystem = <T>(work: (tx: Tx) => Promise<T>) => desk.app.services.database.asSystem('test', work)
const add = async (label: string, person: NewPerson) => {
  await desk.add(label, person)
  await asSystem((tx) => tally(tx, [desk.idOf(label)]))
}
const query = <T>(text: ReturnType<typeof sql<T>>) => asSystem(async (tx) => (await text.execute(tx)).rows)
const said = (answer: Awaited<ReturnType<TestPhone['push']>>) =>
  answer.answers.map(({ state, receipts }) =>
    state === 'handled' ? receipts.map((one) => one.refusal ?? one.outcome).join(' ') : state,
  )
const visitsOf = async (label: string) => {
  const { facts } = await desk.ask('commune_leader', readPerson, { personId: idOf(label) })
  return facts.filter(({ body }) => body.type === 'visit-recorded/1')
}
/** At a day and hour of the campaign, as a right clock of a phone tells it in this run of the tests. */
const wall = (day: number, hour = 9): number => realNow() + instantOfDay(day, hour) - instantOfDay(TODAY, 8)

describe('what a phone hands in', () => {
  it('is recorded with who walked, which phone, which attempt, and answered message by message', async () => {
    const first = visitTo(idOf('hoa'), { said: { outcomes: { smartphone_4g: 'phone_2g' } } })
    const second = visitTo(idOf('hoa'), { said: { done: ['smartphone_4g'] } })
    const answer = await phone.push([first, second])
    expect(contract.output.safeParse(answer).success).toBe(true)
    expect(answer.answers.map(({ messageId }) => messageId)).toEqual([first.messageId, second.messageId])
    expect(said(answer)).toEqual(['accepted', 'accepted'])
    expect(answer.answers[0]?.receipts[0]?.receiptNo).toBeGreaterThan(0)
    const facts = await visitsOf('hoa')
    expect(facts.map(({ body }) => 'visit' in body && body.visit?.attempt).sort()).toEqual([1, 2])
    expect(facts[0]).toMatchObject({ source: 'field', effective: isoDay(TODAY), known: isoDay(TODAY) })
    const walked = await query(sql<{ device: string; memberId: string; recordedBy: string }>`
      select body -> 'visit' ->> 'device' as device, member_id, recorded_by from facts where fact_id = ${second.people[0]?.factId}`)
    const { credentialId, accountId } = phone.session
    expect(walked).toEqual([
      { device: credentialId, memberId: desk.members.get('Chị Lan'), recordedBy: accountId },
    ])
  })

  it('twice, later again and by two phones at once counts once', async () => {
    const other = await openPhone(desk.app.services, 'volunteer')
    const visit = visitTo(idOf('cuc'), { said: { done: ['sim_own_name'] } })
    expect(said(await phone.push([visit, visit]))).toEqual(['accepted', 'repeated'])
    expect(said(await phone.push([visit]))).toEqual(['repeated'])
    const both = visitTo(idOf('cuc'))
    const answers = await Promise.all([phone.push([both]), other.push([both])])
    expect(answers.flatMap(said).sort()).toEqual(['accepted', 'repeated'])
    const numbers = answers.map(({ answers: [one] }) => one?.receipts[0]?.receiptNo)
    expect(numbers[0]).toBe(numbers[1])
    expect(await visitsOf('cuc')).toHaveLength(2)
  })

  it('and is refused says why, and says it again', async () => {
    const wrong = visitTo(idOf('hoa'), { said: { outcomes: { eid_collected: 'otp_not_received' } } })
    const stranger = visitTo(uuid())
    const others = visitTo(idOf('dung'))
    const gone = visitTo(idOf('hoa'), { said: { corrects: uuid() } })
    const notMine = visitTo(idOf('hoa'), { member: desk.members.get('Anh Giấy') })
    const all = [wrong, stranger, others, gone, notMine]
    const why = ['reason-not-there', 'person-unknown', 'not-assigned', 'correction-unknown', 'not-assigned']
    expect(said(await phone.push(all))).toEqual(why)
    expect(said(await phone.push(all))).toEqual(why)
    expect(await visitsOf('dung')).toEqual([])
  })

  it('that cannot be read spoils nothing else', async () => {
    const good = visitTo(idOf('cuc'))
    const newer = { ...visitTo(idOf('cuc')), kind: 'visit/9' }
    const nul = { ...visitTo(idOf('cuc')), app: 'a\0b' }
    const half = { ...visitTo(idOf('cuc')), app: '\ud800' }
    const noDay = visitTo(idOf('cuc'), { on: { day: '2024-13-01', hour: 8 } })
    const long = visitTo(idOf('cuc'), { startedAt: 0, endedAt: 0 })
    const otp = { ...visitTo(idOf('cuc')), otp: '123456' }
    const answer = await phone.push([newer, null, 'x', nul, half, noDay, long, otp, good])
    expect(said(answer)).toEqual([
      ...['unknown-kind', ...Array.from({ length: 7 }, () => 'unreadable')],
      'accepted',
    ])
    expect(answer.answers[0]?.messageId).toBe(newer.messageId)
    expect(answer.answers[1]?.messageId).toBeNull()
  })

  it('is of the day on which it was, whatever the clock says and whenever it comes', async () => {
    const lastContact = { serverTime: instantOfDay(TODAY, 0) - 4 * DAY, aheadMs: 7 * DAY }
    const times = { startedAt: wall(TODAY - 2) + 7 * DAY, endedAt: wall(TODAY - 2) + 7 * DAY, monotonicMs: 0 }
    const late = visitTo(idOf('hoa'), { ...times, lastContact })
    expect(said(await phone.push([late], { sentAt: Date.now() + 7 * DAY }))).toEqual(['accepted'])
    const facts = await visitsOf('hoa')
    const day = (factId: string | undefined) => facts.find((one) => one.factId === factId)?.effective
    expect(day(late.people[0]?.factId)).toBe(isoDay(TODAY - 2))
    // Older than one that is there already: it comes before it.
    const older = visitTo(idOf('hoa'), { on: { day: isoDay(TODAY - 3), hour: 18 } })
    await phone.push([older])
    const [own] = (await visitsOf('hoa')).filter(({ factId }) => factId === older.people[0]?.factId)
    expect(own).toMatchObject({ effective: isoDay(TODAY - 3), body: { visit: { attempt: 1 } } })
  })

  it('says again what stands in the same batch', async () => {
    const wrong = visitTo(idOf('cuc'), { said: { done: ['smartphone_4g'] } })
    const right = visitTo(idOf('cuc'), { said: { met: 'relative', corrects: wrong.people[0]?.factId } })
    expect(said(await phone.push([wrong, right]))).toEqual(['accepted', 'accepted'])
    const attempts = (await visitsOf('cuc')).flatMap((one) =>
      [wrong, right].some(({ people: [its] }) => its?.factId === one.factId) && 'visit' in one.body
        ? [one.body.visit?.attempt]
        : [],
    )
    expect(attempts[0]).toBe(attempts[1])
    expect(said(await phone.push([right]))).toEqual(['repeated'])
  })

  it('tells what the phone says of itself', async () => {
    const sentAt = realNow() + 3_600_000
    const status = {
      ...STATUS,
      holds: 3,
      waiting: 2,
      refused: 1,
      oldestWaiting: sentAt - 60_000,
      storageKept: true,
    }
    await phone.push([], { sentAt, status })
    const [row] = await query(sql<Record<string, unknown>>`
      select holds, waiting, refused, storage_kept, clock_ahead_ms, oldest_waiting < now() as past, pushed_at is not null as pushed
      from devices where device_id = ${phone.session.credentialId}`)
    expect(row).toMatchObject({
      holds: 3,
      waiting: 2,
      refused: 1,
      storageKept: true,
      past: true,
      pushed: true,
    })
    expect(Math.abs(Number(row?.['clockAheadMs']) - 3_600_000)).toBeLessThan(5_000)
  })
})

describe('who may record is asked of the day of the visit', () => {
  const on = (day: number) => ({ on: { day: isoDay(day), hour: 9 } })
  const set = (label: string, from: number, to: number | null) =>
    asSystem(async (tx) => {
      await sql`update assignments set from_day = ${isoDay(from)}, to_day = ${to === null ? null : isoDay(to)}
        where person_id = ${idOf(label)}`.execute(tx)
    })

  const moveAway = async (label: string) => {
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
      const whose = { personId: idOf(label), recordedIn: THAC_MO }
      await recordFacts(tx, binhPhuoc2024, TODAY, [{ ...whose, fact, ...by }])
    })
  }

  it('before a reassignment it is taken, after it it is not', async () => {
    await add('tam', { name: 'Lý Thị Tám', hamletId: HERE })
    await asSystem((tx) => assign(tx, [idOf('tam')], desk.teamId, desk.members.get('Chị Lan')))
    await set('tam', TODAY - 3, TODAY - 2)
    const days = [TODAY - 4, TODAY - 3, TODAY - 2, TODAY - 1]
    const answer = await phone.push(days.map((day) => visitTo(idOf('tam'), on(day))))
    expect(said(answer)).toEqual(['not-assigned', 'accepted', 'accepted', 'not-assigned'])
  })

  it('before a membership ended it is taken, after it it is not', async () => {
    const end = (to: string | null) =>
      asSystem(async (tx) => {
        await sql`update team_members set to_day = ${to} where member_id = ${desk.members.get('Chị Lan')}`.execute(
          tx,
        )
      })
    await end(isoDay(TODAY - 1))
    const [before, after] = [visitTo(idOf('kia'), on(TODAY - 1)), visitTo(idOf('kia'), on(TODAY))]
    expect(said(await phone.push([before, after]))).toEqual(['accepted', 'not-assigned'])
    await end(null)
    expect(said(await phone.push([before, after]))).toEqual(['repeated', 'accepted'])
  })

  it('of somebody who has moved to another commune it is taken and is on its way there', async () => {
    await add('di', { name: 'Hồ Văn Đi', hamletId: HERE })
    await asSystem((tx) => assign(tx, [idOf('di')], desk.teamId, desk.members.get('Chị Lan')))
    await moveAway('di')
    const visit = visitTo(idOf('di'), on(TODAY - 1))
    expect(said(await phone.push([visit]))).toEqual(['forwarded'])
    expect(said(await phone.push([visit]))).toEqual(['repeated'])
    await asSystem(async (tx) => {
      while (await forwardFacts(tx, binhPhuoc2024, TODAY));
    })
    const [row] = await query(sql<{ communeId: number; recordedIn: number }>`
      select commune_id, recorded_in from facts where fact_id = ${visit.people[0]?.factId}`)
    expect(row).toEqual({ communeId: THAC_MO + 1, recordedIn: THAC_MO })
  })

  it('by a team that works in several communes too, wherever the person was given to it', async () => {
    const { teamId } = await asSystem(async (tx) => {
      const team = await addTeam(tx, HERE, 'Tổ liên xã', [{ name: 'Chị Lan liên xã', role: 'volunteer' }])
      for (const table of ['teams', 'team_members'])
        await sql`update ${sql.table(table)} set lo = u.lo, hi = u.hi from units u
          where u.level = 'district' and u.lo <= ${HERE} and u.hi >= ${HERE} and team_id = ${team.teamId}`.execute(
          tx,
        )
      return team
    })
    await add('lien', { name: 'Hồ Văn Liên', hamletId: HERE })
    await asSystem((tx) => assign(tx, [idOf('lien')], teamId))
    await moveAway('lien')
    const visit = visitTo(idOf('lien'), on(TODAY - 1))
    expect(said(await phone.push([visit]))).toEqual(['forwarded'])
    expect(said(await phone.push([visit]))).toEqual(['repeated'])
  })

  it('a leader records of everybody of the team, and is told from somebody of another team', async () => {
    const lead = await openPhone(desk.app.services, 'team-lead')
    const others = await asSystem((tx) => addTeam(tx, HERE, 'Tổ khác', [{ name: 'Ai đó' }]))
    await add('ngoai', { name: 'Đỗ Thị Ngoài', hamletId: HERE })
    await asSystem((tx) => assign(tx, [idOf('ngoai')], others.teamId))
    const answer = await lead.push(['cuc', 'dung', 'kia', 'ngoai'].map((label) => visitTo(idOf(label))))
    expect(said(answer)).toEqual(['accepted', 'accepted', 'accepted', 'not-assigned'])
  })
})

describe('a number read from a card', () => {
  it('is kept as a block beside the person; one that is none leaves the visit as it is', async () => {
    const numbers: Readonly<Record<string, string>> = { good: '070190000022', bad: '123' }
    const queue = queueOf(desk.app.services, (sealed) => numbers[sealed] ?? null)
    const scanning = await openPhone(desk.app.services, 'volunteer', queue)
    const visits = ['good', 'bad', 'never'].map((cardNumber) =>
      visitTo(idOf('kia'), { said: { cardNumber } }),
    )
    expect(said(await scanning.push(visits))).toEqual(['accepted', 'accepted', 'accepted'])
    await scanning.push(visits)
    const rows = await query(sql<{ block: Buffer; last2: string }>`
      select identity_block as block, identity_last2 as last2 from numbers_seen where person_id = ${idOf('kia')}`)
    expect(rows).toEqual([{ block: desk.app.services.protect.identityBlock('070190000022'), last2: '22' }])
    const facts = await query(sql`select body from facts where person_id = ${idOf('kia')}`)
    expect(JSON.stringify(facts)).not.toMatch(/070190000022|cardNumber/)
  })
})

it('everything that was handed in is in the tallies', async () => {
  expect(await recount(desk.app.services.database)).toEqual(NO_DIFFERENCES)
})
