import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Scope } from '#domain/access'
import { sumOfPeople } from '#domain/sum-of-people'
import { openDemoDatabase } from '../../../test/support/demo-database.ts'
import { uuid } from '../platform/ids.ts'
import type { Session } from '../platform/session.ts'
import { pull } from './pull.ts'
import { createTallies } from './read-tallies.ts'

const DAY = 45
const MOST_BYTES = 400

test('a person takes less than 400 bytes, and nothing new less than that', async () => {
  const demo = await openDemoDatabase({ people: 3_000, day: DAY })
  try {
    const { database } = demo
    const given = await database.asSystem('test: who is given most', async (tx) => {
      const { rows } = await sql<{ accountId: string; communeId: number }>`
        select m.account_id, a.commune_id from assignments a join team_members m using (team_id)
        where a.to_day is null and m.is_lead and m.account_id is not null and m.to_day is null
        group by 1, 2 order by count(*) desc limit 1`.execute(tx)
      return rows[0]
    })
    if (given === undefined) throw new Error('the demonstration gives nobody to a leader')
    const { accountId, communeId } = given
    const scope: Scope = {
      kind: 'assignment',
      ranges: [{ lo: communeId * 1000, hi: communeId * 1000 + 999 }],
    }
    const session: Session = {
      ...{ accountId, scope, username: 'x', displayName: 'x', credentialId: uuid() },
      role: 'team_lead',
      via: 'device',
    }
    const ask = { messages: 1, app: '1', tags: {} }
    const first = await pull(database, createTallies(), session, { ...ask, hamlets: [] })
    const people = first.hamlets.flatMap((one) => one.people)
    expect(people.length).toBeGreaterThan(20)
    const empty = first.hamlets.map((one) => ({ ...one, people: [] }))
    const weigh = (value: unknown): number => gzipSync(JSON.stringify(value)).length
    expect((weigh(first.hamlets) - weigh(empty)) / people.length).toBeLessThan(MOST_BYTES)
    const held = first.hamlets.map((one) => ({
      ...{ hamletId: one.hamletId, revision: one.revision, people: one.people.length },
      sum: sumOfPeople(one.people.map(({ personId }) => personId)),
    }))
    const tags = {
      ...{ campaign: first.campaign?.tag, account: first.account?.tag },
      ...{ guides: first.guides?.tag, tallies: first.tallies?.tag },
    }
    const quiet = await pull(database, createTallies(), session, { ...ask, tags, hamlets: held })
    expect(quiet).toMatchObject({ hamlets: [], left: [], more: false })
    expect(JSON.stringify(quiet).length).toBeLessThan(MOST_BYTES)
  } finally {
    await demo.close()
  }
})
