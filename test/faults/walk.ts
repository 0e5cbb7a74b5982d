// What a fault is let loose on: a phone that was let in and has its people, the line to the server, the officer of its commune, and
// an account of everything that was shown as saved. Says afterwards whether all of it came to its right end.

import { randomUUID } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { expect } from 'vitest'
import { inviteDevice } from '#contract/devices'
import { type Endpoint, type InputOf, type OutputOf, requestOf } from '#contract/endpoint'
import { checkCoverage } from '../../src/server/coverage/check.ts'
import { getCampaign } from '../../src/server/platform/campaign.ts'
import { campaignToday } from '../../src/server/platform/clock.ts'
import { recordFacts } from '../../src/server/platform/ledger/record-facts.ts'
import type { Walker } from '../../src/server/swarm/ground.ts'
import { type BrowserPhone, type Glimpse, openBrowserPhone } from '../support/browser-phone.ts'
import type { FaultProxy } from '../support/fault-proxy.ts'
import type { FieldSite } from '../support/field-site.ts'
import type { OwnBrowser } from '../support/own-browser.ts'

export type World = {
  readonly site: FieldSite
  readonly proxy: FaultProxy
  readonly browser: Browser
  /** Each walks once. */
  readonly nextWalker: () => Walker
}

export type Walk = World & {
  readonly walker: Walker
  phone: BrowserPhone
  /** People of visits that were shown as saved, or that stood in the outbox after a crash. */
  readonly visited: string[]
  /** The next household nobody has visited; kept, or the test fails. */
  readonly record: () => Promise<readonly string[]>
  readonly nextHousehold: () => Promise<{ readonly key: string; readonly people: readonly string[] }>
  /** Without a line to the server. */
  readonly offline: (work: () => Promise<unknown>) => Promise<void>
  /** Something new on the server of somebody whom the phone holds; the id of the fact. */
  readonly change: () => Promise<string>
  readonly syncNow: () => Promise<void>
  readonly synced: () => Promise<Glimpse>
  readonly asOfficer: <E extends Endpoint>(endpoint: E, input: InputOf<E>) => Promise<OutputOf<E>>
  readonly inviteAndJoin: () => Promise<void>
  /** Another account's phone, to carry what is sealed. */
  readonly neighbour: () => Promise<BrowserPhone>
  readonly forget: () => Promise<void>
}

export async function beginWalk(
  world: World,
  on: Browser | OwnBrowser = world.browser,
  room?: number,
): Promise<Walk> {
  const { site, proxy } = world
  proxy.clear()
  const walker = world.nextWalker()
  const visited: string[] = []
  const opened: BrowserPhone[] = []
  const asked = new Set<string>()

  const asOfficerOf =
    ({ officer }: Walker) =>
    async <E extends Endpoint>(endpoint: E, input: InputOf<E>): Promise<OutputOf<E>> => {
      const { url, json } = requestOf(endpoint, input)
      const answer = await fetch(site.url() + url, {
        method: endpoint.method.toUpperCase(),
        headers: { authorization: `Bearer ${officer}`, 'content-type': 'application/json' },
        body: json,
      })
      const said = await answer.json()
      if (!answer.ok) throw new Error(`${endpoint.name}: ${JSON.stringify(said)}`)
      return said as OutputOf<E>
    }
  const letIn = async (phone: BrowserPhone, who: Walker) => {
    const { code } = await asOfficerOf(who)(inviteDevice, { accountId: who.accountId })
    await phone.join(code)
  }
  const phone = await openBrowserPhone(on, proxy.origin, room)
  opened.push(phone)
  const isQuiet = ({ at, waiting, isRunning, failure }: Glimpse) =>
    at === 'open' && waiting === 0 && !isRunning && failure === null
  const speak = async (): Promise<Glimpse> => {
    const { lastPull: before } = await walk.phone.glimpse()
    await walk.syncNow()
    return walk.phone.until('synced', (seen) => isQuiet(seen) && seen.lastPull !== before)
  }

  const walk: Walk = {
    ...world,
    ...{ walker, phone, visited, asOfficer: asOfficerOf(walker) },
    async nextHousehold() {
      const { households } = await walk.phone.glimpse()
      const next = households.find(({ key }) => !asked.has(key))
      if (next === undefined) throw new Error('every household was visited')
      asked.add(next.key)
      return next
    },
    async record() {
      const { key, people } = await walk.nextHousehold()
      expect(await walk.phone.record(key)).toBe('kept')
      visited.push(...people)
      return people
    },
    async offline(work) {
      proxy.isDown(true)
      await work()
      proxy.isDown(false)
    },
    async change() {
      const { people } = await walk.phone.glimpse()
      const personId = people.find((one) => !visited.includes(one.personId))?.personId ?? people[0]?.personId
      if (personId === undefined) throw new Error('the phone holds nobody')
      return saidBySomebody(site, walker, personId)
    },
    async syncNow() {
      await walk.phone.call((it) => it.syncNow())
    },
    async synced() {
      // Twice: the first may have asked before whatever happened last.
      await speak()
      return speak()
    },
    inviteAndJoin: () => letIn(walk.phone, walker),
    async neighbour() {
      const other = await openBrowserPhone(world.browser, proxy.origin)
      opened.push(other)
      await letIn(other, world.nextWalker())
      return other
    },
    async forget() {
      for (const one of opened) await one.close().catch(() => undefined)
    },
  }
  await walk.inviteAndJoin()
  return walk
}

/** Through the one door of the ledger, as an office would. */
const saidBySomebody = (
  { withDatabase }: FieldSite,
  { communeId }: Walker,
  personId: string,
): Promise<string> =>
  withDatabase(({ asSystem }) =>
    asSystem('test: something new of a person', async (tx) => {
      const factId = randomUUID()
      const today = await campaignToday(tx)
      const body = { type: 'visit-recorded/1', claims: { sim_own_name: 'reported' } } as const
      const fact = { factId, effective: today, known: today, source: 'field', body } as const
      const nobody = { memberId: null, teamId: null, accountId: null }
      const [receipt] = await recordFacts(tx, await getCampaign(tx), today, [
        { personId, recordedIn: communeId, fact, ...nobody },
      ])
      expect(receipt?.outcome).toBe('accepted')
      return factId
    }),
  )

type FactOfAccount = { readonly fact_id: string; readonly person_id: string; readonly effective: string }

export const factsOfAccount = (site: FieldSite, accountId: string): Promise<FactOfAccount[]> =>
  site.query<FactOfAccount>(
    `select fact_id, person_id, to_char(effective, 'YYYY-MM-DD') as effective from facts where recorded_by = $1`,
    [accountId],
  )

/** Given to the account today and living where they were given: as row security answers. */
const givenTo = async (site: FieldSite, accountId: string): Promise<string[]> => {
  const rows = await site.query<{ person_id: string }>(
    `select distinct a.person_id from assignments a join team_members m using (team_id)
     join people p using (commune_id, person_id, hamlet_id)
     where m.account_id = $1 and m.to_day is null and a.to_day is null and (a.member_id is null or a.member_id = m.member_id)`,
    [accountId],
  )
  return rows.map(({ person_id }) => person_id).sort()
}

const factsOfPeople = async (site: FieldSite, people: readonly string[]) => {
  const rows = await site.query<{ person_id: string; facts: string[] }>(
    'select person_id, array_agg(fact_id::text order by fact_id) as facts from facts where person_id = any($1) group by 1',
    [people],
  )
  return new Map(rows.map(({ person_id, facts }) => [person_id, facts]))
}

const tallied = ({ withDatabase }: FieldSite): Promise<boolean> =>
  withDatabase(async (database) => (await checkCoverage(database, () => undefined)).clean)

/** Until what is on its way to another commune has arrived there. */
const arrived = async ({ query }: FieldSite, accountId: string): Promise<void> => {
  for (let left = 200; left > 0; left -= 1) {
    const rows = await query(
      `select from receipts where account_id = $1 and outcome = 'forwarded' and body is not null`,
      [accountId],
    )
    if (rows.length === 0) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('what was forwarded never arrived')
}

/** Every fact on the server exactly once, its answer on the phone; the phone holds whom it may, as the server knows them. */
export async function endsSynced(walk: Walk): Promise<void> {
  const { site, walker } = walk
  const seen = await walk.synced()
  await arrived(site, walker.accountId)
  const facts = await factsOfAccount(site, walker.accountId)
  const receipts = seen.outbox.flatMap((item) => item.receipts)
  expect(seen.outbox.every(({ state }) => state === 'sent' || state === 'refused')).toBe(true)
  const told = receipts.filter(({ refusal }) => refusal === null).map(({ factId }) => factId)
  expect(facts.map(({ fact_id }) => fact_id).sort()).toEqual(told.sort())
  expect(receipts.map(({ personId }) => personId).sort()).toEqual([...walk.visited].sort())

  const given = await givenTo(site, walker.accountId)
  expect(seen.people.map(({ personId }) => personId).sort()).toEqual(given)
  const known = await factsOfPeople(site, given)
  for (const { personId, facts: its } of seen.people)
    expect([...new Set(its)].sort(), personId).toEqual(known.get(personId))
  expect(await tallied(site)).toBe(true)
}

/** The phone holds nobody; every fact was delivered sealed, and stands exactly once or waits for an officer. */
export async function endsWiped(walk: Walk, where: 'recorded' | 'quarantined'): Promise<void> {
  const { site, walker } = walk
  await walk.phone.until('delivered', ({ at, sealedWaiting }) => at !== 'open' && sealedWaiting === 0)
  expect((await walk.phone.glimpse()).people).toEqual([])
  const facts = await factsOfAccount(site, walker.accountId)
  const waiting = await site.query<{ fact_id: string }>(
    `select fact_id from quarantined_visits where account_id = $1 and state = 'waiting'`,
    [walker.accountId],
  )
  const [here, there] = where === 'recorded' ? [facts, waiting] : [waiting, facts]
  expect(new Set(here.map(({ fact_id }) => fact_id)).size).toBe(walk.visited.length)
  expect(here).toHaveLength(walk.visited.length)
  expect(there).toEqual([])
  expect(await tallied(site)).toBe(true)
}

/** The store was lost; what was sealed elsewhere has arrived once, and the phone can be let in anew. */
export async function endsCleared(walk: Walk): Promise<void> {
  const { site, walker } = walk
  const facts = await factsOfAccount(site, walker.accountId)
  expect(facts.map(({ person_id }) => person_id).sort()).toEqual([...walk.visited].sort())
  await walk.inviteAndJoin()
  const seen = await walk.synced()
  expect(seen.people.map(({ personId }) => personId).sort()).toEqual(await givenTo(site, walker.accountId))
  expect(await tallied(site)).toBe(true)
}
