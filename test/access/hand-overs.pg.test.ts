// Who sees which hand-overs and whom through a consent, asked in raw SQL as the restricted role: nothing of the product stands
// between.

import { randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createDatabase } from '../../src/server/platform/database.ts'
import { createProtect } from '../../src/server/platform/protect.ts'
import { addPerson } from '../support/people.ts'
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts'

const [A1, B1] = [130101001, 130102001]
const A = [130101000, 130101999]
const B = [130102000, 130102999]
const PROVINCE = [130000000, 139999999]
const [AGENT, COLLEAGUE, COMPETITOR, VOLUNTEER] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
const [CARRIER, OTHER_CARRIER, HAMLET_TEAM] = [randomUUID(), randomUUID(), randomUUID()]

let fresh: FreshDatabase
let login: pg.Client
let admin: pg.Client
const names = new Map<string, string>()
const idOf = (name: string) => [...names].find(([, label]) => label === name)?.[0]

beforeAll(async () => {
  fresh = await freshDatabase()
  const database = createDatabase({ url: fresh.loginUrl, connections: 2 })
  const protect = createProtect({ keys: [{ id: 1, secret: randomBytes(32) }], current: 1 })
  await database.asSystem('test: people', async (tx) => {
    for (const [name, hamletId] of [
      ['An', A1],
      ['Bao', A1],
      ['Cuc', B1],
    ] as const)
      names.set(await addPerson(tx, protect, { name, hamletId }), name)
  })
  await database.close()
  admin = new pg.Client({ connectionString: fresh.adminUrl })
  login = new pg.Client({ connectionString: fresh.loginUrl })
  await admin.connect()
  await login.connect()
  for (const [team, kind, name] of [
    [CARRIER, 'carrier_team', 'Viettel'],
    [OTHER_CARRIER, 'carrier_team', 'VNPT'],
    [HAMLET_TEAM, 'hamlet_team', 'Khu phố 1'],
  ])
    await admin.query(`insert into teams values ($1, 13, ${PROVINCE}, $3, $2, '2024-03-25')`, [
      team,
      kind,
      name,
    ])
  for (const [account, team] of [
    [AGENT, CARRIER],
    [COLLEAGUE, CARRIER],
    [COMPETITOR, OTHER_CARRIER],
    [VOLUNTEER, HAMLET_TEAM],
  ]) {
    await admin.query(
      `insert into accounts (account_id, username, display_name, role, password_hash)
       values ($1, $2, 'A', 'telecom_agent', '')`,
      [account, `a${account?.slice(0, 8)}`],
    )
    await admin.query(
      `insert into team_members values (gen_random_uuid(), $2, ${PROVINCE}, 'A', 'telecom', $1, false, '2024-03-25')`,
      [account, team],
    )
  }
})
afterAll(async () => {
  await admin.end()
  await login.end()
  await fresh.drop()
})

/** An and Bao were handed to the carrier, An agreed and it is open, Bao's is over; Cuc was handed to the other one. */
beforeEach(async () => {
  await admin.query('truncate hand_overs, hand_over_events, consents')
  await handOver('An', CARRIER, null)
  await handOver('Bao', CARRIER, '2024-04-10')
  await handOver('Cuc', OTHER_CARRIER, null)
})

async function handOver(name: string, team: string, ended: string | null): Promise<void> {
  const id = randomUUID()
  const to = [id, idOf(name), VOLUNTEER, HAMLET_TEAM, team, ended]
  await admin.query(
    `insert into hand_overs (commune_id, hand_over_id, person_id, milestone, offered_by, from_team, to_team, accept_days,
       finish_days, state, offered_on, accepted_on, ended_on, due_on)
     select commune_id, $1, person_id, 'sim_own_name', $3, $4, $5, 3, 10, case when $6::date is null then 'offered'
       else 'done' end, '2024-04-04', $6::date, $6::date, case when $6::date is null then date '2024-04-07' end
     from people where person_id = $2`,
    to,
  )
  await admin.query(
    `insert into hand_over_events values ((select commune_id from hand_overs where hand_over_id = $1), $1, 1, 'offered',
       '2024-04-04', null, $2)`,
    [id, VOLUNTEER],
  )
  await admin.query(
    `insert into consents select commune_id, person_id, 'carrier/1', '2024-04-04', $3, $1, hamlet_id, $4, $5
     from people where person_id = $2`,
    [id, idOf(name), ended, team, VOLUNTEER],
  )
}

type Asker = { readonly kind: string; readonly account?: string; readonly range?: readonly number[] }

async function seen({ kind, account = AGENT, range = PROVINCE }: Asker, query: string): Promise<string[]> {
  const settings = [
    `set local app.scope_kind = '${kind}'`,
    `set local app.account_id = '${account}'`,
    `set local app.scope_lo_1 = '${range[0]}'`,
    `set local app.scope_hi_1 = '${range[1]}'`,
  ]
  await login.query(['begin', 'set local role phukin_unit', ...settings].join('; '))
  try {
    const { rows } = await login.query<{ of: string }>(query)
    return rows.map(({ of }) => names.get(of) ?? of).sort()
  } finally {
    await login.query('rollback')
  }
}
const agent = (account: string): Asker => ({ kind: 'consent', account })
const peopleOf = (asker: Asker) => seen(asker, 'select person_id as of from people')

describe('a telecom agent', () => {
  it('sees the people who agreed that their team learns of them, and nobody else', async () => {
    expect(await peopleOf(agent(AGENT))).toEqual(['An'])
    expect(await peopleOf(agent(COLLEAGUE))).toEqual(['An'])
    expect(await peopleOf(agent(COMPETITOR))).toEqual(['Cuc'])
    expect(await peopleOf(agent(VOLUNTEER))).toEqual([])
    expect(await peopleOf(agent(randomUUID()))).toEqual([])
  })

  it.each(['facts', 'residences'])('sees of %s only theirs', async (table) => {
    expect(await seen(agent(AGENT), `select distinct person_id as of from ${table}`)).toEqual(['An'])
  })

  it('sees nobody by name who was handed over without consent, or whose consent has ended', async () => {
    await admin.query('update consents set ended_on = given_on where person_id = $1', [idOf('An')])
    expect(await peopleOf(agent(AGENT))).toEqual([])
    await admin.query('delete from consents')
    expect(await peopleOf(agent(AGENT))).toEqual([])
    expect(await peopleOf(agent(COMPETITOR))).toEqual([])
  })

  it('leaves whoever moves to another commune', async () => {
    await admin.query('update people set commune_id = 130102, hamlet_id = $2 where person_id = $1', [
      idOf('An'),
      B1,
    ])
    expect(await peopleOf(agent(AGENT))).toEqual([])
    await admin.query('update people set commune_id = 130101, hamlet_id = $2 where person_id = $1', [
      idOf('An'),
      A1,
    ])
    expect(await peopleOf(agent(AGENT))).toEqual(['An'])
  })

  it('keeps the count of what their team was handed, and sees no other team’s', async () => {
    const all = 'select person_id as of from hand_overs'
    expect(await seen(agent(AGENT), all)).toEqual(['An', 'Bao'])
    expect(await seen(agent(COMPETITOR), all)).toEqual(['Cuc'])
    expect(await seen(agent(AGENT), 'select person_id as of from consents')).toEqual(['An', 'Bao'])
    expect(await seen(agent(AGENT), 'select step as of from hand_over_events')).toEqual([
      'offered',
      'offered',
    ])
    expect(await seen(agent(randomUUID()), all)).toEqual([])
  })

  it('ends with the membership', async () => {
    await admin.query(`update team_members set to_day = '2024-04-05' where account_id = $1`, [COLLEAGUE])
    expect(await peopleOf(agent(COLLEAGUE))).toEqual([])
    await admin.query('update team_members set to_day = null where account_id = $1', [COLLEAGUE])
  })
})

describe('a scope of units', () => {
  const unit = (range: readonly number[]): Asker => ({ kind: 'unit', account: randomUUID(), range })
  it.each(['hand_overs', 'consents'])('reads %s of its own people, open or over', async (table) => {
    const all = `select person_id as of from ${table}`
    expect(await seen(unit(A), all)).toEqual(['An', 'Bao'])
    expect(await seen(unit(B), all)).toEqual(['Cuc'])
    expect(await seen(unit(PROVINCE), all)).toEqual(['An', 'Bao', 'Cuc'])
  })
})

describe('a volunteer', () => {
  const asker: Asker = { kind: 'assignment', account: VOLUNTEER }
  it('reads the hand-overs of people who are theirs, and the consents they asked for', async () => {
    const all = 'select person_id as of from hand_overs'
    expect(await seen(asker, all)).toEqual([])
    await admin.query(
      `insert into assignments select commune_id, person_id, hamlet_id, gen_random_uuid(), $2, null, 'owner', '2024-03-25'
       from people where person_id = $1`,
      [idOf('An'), HAMLET_TEAM],
    )
    expect(await seen(asker, all)).toEqual(['An'])
    expect(await seen(asker, 'select person_id as of from consents')).toEqual(['An', 'Bao', 'Cuc'])
    await admin.query('truncate assignments')
  })
})

describe('nobody', () => {
  it.each(['hand_overs', 'hand_over_events', 'consents'])(
    'sees anything of %s without a scope',
    async (table) => {
      for (const account of [AGENT, VOLUNTEER])
        expect(await seen({ kind: '', account }, `select 'x' as of from ${table}`)).toEqual([])
    },
  )

  it.each(['hand_overs', 'hand_over_events', 'consents', 'guide_cards', 'guide_audio'])(
    'who is signed in writes %s',
    async (table) => {
      for (const write of [`delete from ${table}`, `insert into ${table} select * from ${table}`])
        await expect(seen({ kind: 'unit' }, write), write).rejects.toThrow(/permission denied/)
    },
  )

  it('changes or removes a step, or what was edited, not even the system', async () => {
    for (const write of [
      'update hand_over_events set reason = null',
      'delete from hand_over_events',
      'delete from guide_cards',
    ]) {
      await login.query('begin; set local role phukin_system')
      await expect(login.query(write), write).rejects.toThrow(/permission denied/)
      await login.query('rollback')
    }
  })
})

describe('the tables themselves', () => {
  it('refuse a second open hand-over of one thing, a bounce without a reason and an end without a day', async () => {
    await expect(handOver('An', OTHER_CARRIER, null)).rejects.toThrow(/hand_overs_open/)
    for (const wrong of [
      `update hand_overs set state = 'bounced', ended_on = offered_on, due_on = null where ended_on is null`,
      `update hand_overs set state = 'done' where ended_on is null`,
      `update hand_overs set accepted_on = offered_on - 1 where ended_on is not null`,
      `update consents set ended_on = given_on - 1`,
    ])
      await expect(admin.query(wrong), wrong).rejects.toThrow(/check constraint/)
  })
})
