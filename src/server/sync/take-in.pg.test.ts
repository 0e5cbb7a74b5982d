import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { visitMessage } from '#contract/sync'
import { phoneSession, visitTo } from '../../../test/support/phones.ts'
import { openVisitDesk, type VisitDesk } from '../../../test/support/visit-desk.ts'
import { realNow } from '../platform/clock.ts'
import type { Session } from '../platform/session.ts'
import { type Push, takeIn } from './take-in.ts'

let desk: VisitDesk
let session: Session
beforeAll(async () => {
  desk = await openVisitDesk()
  session = await phoneSession(desk.app.services, 'volunteer')
})
afterAll(() => desk.close())

const pushOf = (...visits: readonly object[]): Push => ({
  status: null,
  messages: visits.map((visit) => ({
    ...{ session, deviceId: session.credentialId, sentAt: realNow(), arrivedAt: realNow() },
    message: visitMessage.parse(visit),
  })),
})
const given = (openNumber: (sealed: string) => string | null) => {
  const { database, log, protect } = desk.app.services
  return { database, log, openers: { protect, openNumber } }
}
const poisoned = (sealed: string): null => {
  if (sealed === 'poison') throw new Error('poison')
  return null
}
const said = (answers: Awaited<ReturnType<typeof takeIn>>) =>
  answers.map(({ answers: its }) =>
    its.map((one) => (one.state === 'handled' ? one.receipts.map((r) => r.outcome).join() : one.state)),
  )

it('one message that cannot be taken in holds up no other, and nothing of it is kept', async () => {
  const [hoa, cuc] = [desk.idOf('hoa'), desk.idOf('cuc')]
  const poison = visitTo(hoa, { said: { cardNumber: 'poison' } })
  const onIt = visitTo(hoa, { said: { corrects: poison.people[0]?.factId } })
  const answers = await takeIn(given(poisoned), [
    pushOf(visitTo(cuc)),
    pushOf(visitTo(hoa), poison, onIt, visitTo(cuc)),
    pushOf(visitTo(cuc)),
  ])
  expect(said(answers)).toEqual([
    ['accepted'],
    // What would be said instead of it waits for it.
    ['accepted', 'try-again', 'try-again', 'accepted'],
    ['accepted'],
  ])
  const { rows } = await desk.app.services.database.asSystem('test: receipts', (tx) =>
    sql<{ n: number }>`select count(*) as n from receipts`.execute(tx),
  )
  expect(rows).toEqual([{ n: 4 }])
  const healed = await takeIn(
    given(() => null),
    [pushOf(poison, onIt)],
  )
  expect(said(healed)).toEqual([['accepted', 'accepted']])
})

it('many of one phone that cannot be taken in do not keep the next phone from it', async () => {
  const [hoa, cuc] = [desk.idOf('hoa'), desk.idOf('cuc')]
  const poison = Array.from({ length: 7 }, () => visitTo(hoa, { said: { cardNumber: 'poison' } }))
  const answers = await takeIn(given(poisoned), [pushOf(...poison, visitTo(hoa)), pushOf(visitTo(cuc))])
  expect(said(answers)).toEqual([[...poison.map(() => 'try-again'), 'accepted'], ['accepted']])
})

it('a server that can take in nothing says so of everything, and soon', async () => {
  let tried = 0
  const { database, ...rest } = given(() => null)
  const dead = {
    ...rest,
    database: {
      ...database,
      asSystem: async () => {
        tried += 1
        throw new Error('no database')
      },
    },
  }
  const cuc = desk.idOf('cuc')
  const answers = await takeIn(
    dead,
    Array.from({ length: 20 }, () => pushOf(visitTo(cuc), visitTo(cuc))),
  )
  expect(new Set(said(answers).flat())).toEqual(new Set(['try-again']))
  expect(tried).toBeLessThan(6)
})
