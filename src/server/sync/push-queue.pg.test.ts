// While somebody holds a hamlet for long, as a list does that comes in: whose people live elsewhere is answered at once, whose
// people live there is told to come again, and everything goes in once.
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openPhone, type TestPhone, visitTo } from '../../../test/support/phones.ts'
import { HERE, NEXT, openVisitDesk, type VisitDesk } from '../../../test/support/visit-desk.ts'
import type { Tx } from '../platform/database.ts'
import { lockHamlets } from '../platform/ledger/queries-homes.ts'
import { createPushQueue } from './push-queue.ts'

let desk: VisitDesk
let phone: TestPhone
let other: TestPhone
/** Of a server that lets them wait for half a minute. */
let patientOnes: readonly [TestPhone, TestPhone]
let release: () => Promise<void> = async () => undefined
beforeAll(async () => {
  desk = await openVisitDesk()
  const { database, log, protect } = desk.app.services
  const openers = { protect, openNumber: () => null }
  const queue = createPushQueue({ database, log, openers }, { ms: 1_500, firstMs: 50, longestMs: 100 })
  const patient = createPushQueue({ database, log, openers }, { ms: 30_000, firstMs: 50, longestMs: 100 })
  phone = await openPhone(desk.app.services, 'volunteer', queue)
  other = await openPhone(desk.app.services, 'team-lead', queue)
  patientOnes = [
    await openPhone(desk.app.services, 'volunteer', patient),
    await openPhone(desk.app.services, 'team-lead', patient),
  ]
})
afterAll(() => desk.close())
afterEach(() => release())

/** Until `release`, in a transaction of its own. */
const during = async (work: (tx: Tx) => Promise<unknown>): Promise<void> => {
  const begun = Promise.withResolvers<void>()
  const ended = Promise.withResolvers<void>()
  const held = desk.app.services.database.asSystem('test: a list comes in', async (tx) => {
    await work(tx)
    begun.resolve()
    await ended.promise
  })
  release = async () => {
    ended.resolve()
    await held
  }
  await begun.promise
}

const idOf = (label: string) => desk.idOf(label)
const said = ({ answers }: Awaited<ReturnType<TestPhone['push']>>) =>
  answers.map(({ state, receipts }) =>
    state === 'handled' ? receipts.map((one) => one.refusal ?? one.outcome).join(' ') : state,
  )
const factsOf = async (visit: ReturnType<typeof visitTo>): Promise<number> => {
  const { rows } = await desk.app.services.database.asSystem('test: facts', (tx) =>
    sql<{ n: number }>`select count(*) as n from facts where fact_id = ${visit.people[0]?.factId}`.execute(
      tx,
    ),
  )
  return rows[0]?.n ?? 0
}

describe('while a hamlet is held', () => {
  beforeEach(() => during((tx) => lockHamlets(tx, [HERE])))

  it('another hamlet is answered at once; who waited in vain comes again, and it is there once', async () => {
    const [held, free] = [visitTo(idOf('hoa')), visitTo(idOf('kia'))]
    const order: string[] = []
    const [first, second] = await Promise.all([
      phone.push([held]).finally(() => order.push('held')),
      other.push([free]).finally(() => order.push('free')),
    ])
    expect(order).toEqual(['free', 'held'])
    expect(said(second)).toEqual(['accepted'])
    expect(second.waitSeconds).toBe(0)
    expect(said(first)).toEqual(['try-again'])
    expect(first.waitSeconds).toBeGreaterThan(5)
    expect(await factsOf(held)).toBe(0)
    await release()
    const again = await Promise.all([phone.push([held]), phone.push([held])])
    expect(again.flatMap(said).sort()).toEqual(['accepted', 'repeated'])
    expect(await factsOf(held)).toBe(1)
  })

  it('who pushes while others wait is not held up by them', async () => {
    const [waits, comes] = patientOnes
    const waiting = waits.push([visitTo(idOf('hoa'))])
    for (let i = 0; i < 3; i += 1)
      expect(said(await comes.push([visitTo(idOf('kia'))]))).toEqual(['accepted'])
    expect(await Promise.race([waiting.then(said), 'waits'])).toBe('waits')
    await release()
    expect(said(await waiting)).toEqual(['accepted'])
  })

  it('one message waits for its own hamlet alone, and takes along what counts on it', async () => {
    const wrong = visitTo(idOf('hoa'))
    const right = visitTo(idOf('hoa'), { said: { met: 'relative', corrects: wrong.people[0]?.factId } })
    const free = visitTo(idOf('kia'))
    const both = {
      ...visitTo(idOf('kia')),
      people: [...visitTo(idOf('kia')).people, ...visitTo(idOf('cuc')).people],
    }
    const behind = visitTo(idOf('kia'))
    const all = [wrong, free, both, right, behind]
    expect(said(await phone.push(all))).toEqual([
      'try-again',
      'accepted',
      'try-again',
      'try-again',
      'try-again',
    ])
    await release()
    expect(said(await phone.push(all))).toEqual([
      ...['accepted', 'repeated', 'accepted accepted', 'accepted', 'accepted'],
    ])
    for (const one of all) expect(await factsOf(one)).toBe(1)
  })

  it('who has waited long enough to see it given back is never told to come again', async () => {
    const [waits, comes] = patientOnes
    const visit = visitTo(idOf('cuc'))
    const waiting = waits.push([visit])
    // Behind it in the queue: it has been looked at, and set aside.
    await comes.push([visitTo(idOf('kia'))])
    await release()
    const answer = await waiting
    expect([said(answer), answer.waitSeconds]).toEqual([['accepted'], 0])
    expect(await factsOf(visit)).toBe(1)
  })

  it('what is refused is refused at once', async () => {
    expect(said(await phone.push([visitTo(idOf('dung'))]))).toEqual(['not-assigned'])
  })
})

it('a hamlet that somebody is opening is as good as held', async () => {
  const hamletId = NEXT + 1
  await desk.add('moi', { name: 'Đinh Thị Mới', hamletId })
  await desk.app.services.database.asSystem('test: given', async (tx) => {
    await sql`delete from hamlet_revisions where hamlet_id = ${hamletId}`.execute(tx)
    await sql`
      insert into assignments (commune_id, person_id, hamlet_id, area_id, team_id, part, from_day)
      select commune_id, person_id, hamlet_id, gen_random_uuid(), ${desk.teamId}, 'owner', '2024-01-01' from people
      where person_id = ${idOf('moi')}`.execute(tx)
  })
  // Its neighbour has not been opened either, and comes with it.
  await desk.app.services.database.asSystem('test: unopened', (tx) =>
    sql`delete from hamlet_revisions where hamlet_id = ${NEXT}`.execute(tx),
  )
  await during((tx) => lockHamlets(tx, [hamletId]))
  const visits = [visitTo(idOf('moi')), visitTo(idOf('kia'))]
  expect(said(await phone.push(visits))).toEqual(['try-again', 'accepted'])
  await release()
  expect(said(await phone.push(visits))).toEqual(['accepted', 'repeated'])
})
