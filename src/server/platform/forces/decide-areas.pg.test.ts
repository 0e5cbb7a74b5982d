import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Holder, Place } from '#domain/assignment'
import type { Result } from '#domain/result'
import { addPerson, type NewPerson } from '../../../../test/support/people.ts'
import { type FreshDatabase, freshDatabase } from '../../../../test/support/postgres.ts'
import { createDatabase, type Database, type Tx } from '../database.ts'
import { lockHamlets } from '../ledger/queries-homes.ts'
import { createProtect } from '../protect.ts'
import {
  assignPlaces,
  type Decision,
  reassignEach,
  reassignPlaces,
  returnAreas,
  undoLastDecision,
} from './decide-areas.ts'
import { settleAssignments } from './settle-assignments.ts'

const COMMUNE = 130101
const [H1, H2] = [130101001, 130101002]
const BY = {
  accountId: randomUUID(),
  scope: { kind: 'unit', ranges: [{ lo: 130101000, hi: 130101999 }] },
} as const
const reason = 'tổ cũ bận việc đồng áng'

let fresh: FreshDatabase
let database: Database
const people = new Map<string, string>()
const teams = new Map<string, string>()
const asSystem = <T>(work: (tx: Tx) => Promise<T>) => database.asSystem('test', work)

beforeAll(async () => {
  fresh = await freshDatabase()
  database = createDatabase({ url: fresh.loginUrl, connections: 4 })
  const protect = createProtect({ keys: [{ id: 1, secret: randomBytes(32) }], current: 1 })
  await asSystem(async (tx) => {
    const add = async (name: string, given: Omit<NewPerson, 'name'>) =>
      people.set(name, await addPerson(tx, protect, { name, ...given }))
    await add('An', { hamletId: H1, householdNo: '1', residentialGroup: 'g1' })
    await add('Bao', { hamletId: H1, householdNo: '1', residentialGroup: 'g1' })
    await add('Cuc', { hamletId: H1, householdNo: '2', residentialGroup: 'g2' })
    await add('Dung', { hamletId: H2, householdNo: '1' })
    for (const name of ['T1', 'T2']) {
      const teamId = randomUUID()
      teams.set(name, teamId)
      await sql`insert into teams values (${teamId}, ${COMMUNE}, 130101000, 130101999, ${name}, 'hamlet_team', '2024-03-25')`.execute(
        tx,
      )
    }
  })
})
afterAll(async () => {
  await database.close()
  await fresh.drop()
})
beforeEach(async () => {
  await asSystem(async (tx) => {
    for (const table of ['assignments', 'area_assignments', 'assignment_decisions', 'person_departures'])
      await sql`delete from ${sql.table(table)}`.execute(tx)
  })
})

const idOf = (name: string): string => people.get(name) ?? ''
const hamlet = (hamletId: number): Place => ({
  hamletId,
  residentialGroup: null,
  householdNo: null,
  personId: null,
})
const household = (hamletId: number, householdNo: string): Place => ({ ...hamlet(hamletId), householdNo })
const team = (name: string): Holder => ({ teamId: teams.get(name) ?? '', memberId: null })
const assign = (to: string, ...places: Place[]) =>
  asSystem((tx) => assignPlaces(tx, BY, COMMUNE, { places, to: team(to), part: 'owner' }))
const reassign = (to: string, ...places: Place[]) =>
  asSystem((tx) => reassignPlaces(tx, BY, COMMUNE, { places, to: team(to), reason }))

/** Who looks after whom now: 'An: T1, T2 helps'. */
const standing = async (): Promise<string[]> => {
  const { rows } = await asSystem((tx) =>
    sql<{ said: string }>`
      select p.full_name || ': ' || string_agg(t.name || case a.part when 'owner' then '' else ' helps' end, ', '
        order by a.part desc, t.name) as said
      from assignments a join people p using (commune_id, person_id) join teams t using (team_id)
      where a.to_day is null group by p.full_name order by 1`.execute(tx),
  )
  return rows.map(({ said }) => said)
}
const revisionOf = async (hamletId: number): Promise<number> => {
  const { rows } = await asSystem((tx) =>
    sql<{ revision: number }>`select revision from hamlet_revisions where hamlet_id = ${hamletId}`.execute(
      tx,
    ),
  )
  return rows[0]?.revision ?? 0
}
const departed = async (): Promise<string[]> => {
  const { rows } = await asSystem((tx) =>
    sql<{ said: string }>`
      select p.full_name || ' ' || d.why as said from person_departures d join people p using (person_id)
      join hamlet_revisions h on h.hamlet_id = d.hamlet_id where d.revision = h.revision order by 1`.execute(
      tx,
    ),
  )
  return rows.map(({ said }) => said)
}

describe('a decision', () => {
  it('settles everybody of its hamlets at once', async () => {
    const made = await assign('T1', hamlet(H1), hamlet(H2))
    expect(made).toMatchObject({ ok: true, value: { people: 4 } })
    expect(await standing()).toEqual(['An: T1', 'Bao: T1', 'Cuc: T1', 'Dung: T1'])
  })

  it('about a household overrules that of its hamlet, raises its revision and leaves a tombstone', async () => {
    await assign('T1', hamlet(H1))
    const [before, elsewhere] = [await revisionOf(H1), await revisionOf(H2)]
    expect(await reassign('T2', household(H1, '1'))).toMatchObject({ ok: true, value: { people: 2 } })
    expect(await standing()).toEqual(['An: T2', 'Bao: T2', 'Cuc: T1'])
    expect(await revisionOf(H1)).toBe(before + 1)
    expect(await revisionOf(H2)).toBe(elsewhere)
    expect(await departed()).toEqual(['An reassigned', 'Bao reassigned'])
    const { rows } = await asSystem((tx) =>
      sql<{
        n: number
      }>`select count(*) n from people where hamlet_id = ${H1} and revision = ${before + 1}`.execute(tx),
    )
    expect(rows).toEqual([{ n: 2 }])
  })

  it('that is refused leaves nothing behind', async () => {
    await assign('T1', hamlet(H1))
    expect(await assign('T2', hamlet(H1), hamlet(H2))).toEqual({ ok: false, error: 'already-owned' })
    expect(await reassign('T2', household(H2, '1'))).toEqual({ ok: false, error: 'nothing-to-reassign' })
    const { rows } = await asSystem((tx) => sql`select 1 from assignment_decisions`.execute(tx))
    expect(rows).toHaveLength(1)
  })

  it('may be many moves at once, and none of them if one cannot be', async () => {
    await assign('T1', hamlet(H1), hamlet(H2))
    const each = (...places: Place[]) =>
      asSystem((tx) =>
        reassignEach(
          tx,
          BY,
          COMMUNE,
          places.map((place) => ({ place, to: team('T2') })),
          reason,
        ),
      )
    expect(await each(household(H1, '1'), household(H2, '9'))).toEqual({ ok: false, error: 'place-empty' })
    expect(await each(household(H1, '1'), household(H1, '1'))).toEqual({ ok: false, error: 'place-twice' })
    expect(await each(household(H1, '1'), household(H2, '1'))).toMatchObject({
      ok: true,
      value: { people: 3 },
    })
    expect(await standing()).toEqual(['An: T2', 'Bao: T2', 'Cuc: T1', 'Dung: T2'])
  })

  it('of two leaders at once about one hamlet is one; the other is told', async () => {
    const made = await Promise.all([assign('T1', hamlet(H1)), assign('T2', hamlet(H1))])
    expect(made.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(await standing()).toHaveLength(3)
  })

  it('is recorded with its reason', async () => {
    await assign('T1', hamlet(H1))
    await reassign('T2', household(H1, '2'))
    const { rows } = await asSystem((tx) =>
      sql`select action, reason, account_id, hamlet_id from audit_log order by audit_id desc limit 2`.execute(
        tx,
      ),
    )
    const by = { accountId: BY.accountId, hamletId: 130101000 }
    expect(rows).toEqual([
      { action: 'work-reassigned', reason, ...by },
      { action: 'work-assigned', reason: null, ...by },
    ])
  })
})

describe('what is returned', () => {
  it('falls back to whoever has the wider area, else to nobody', async () => {
    await assign('T1', hamlet(H1))
    await reassign('T2', household(H1, '1'))
    const open = () =>
      asSystem((tx) =>
        sql<{
          areaId: string
        }>`select area_id from area_assignments where to_day is null order by area_id desc`.execute(tx),
      )
    const [newest] = (await open()).rows
    const back = (areaId = '') => asSystem((tx) => returnAreas(tx, BY, COMMUNE, [areaId], reason))
    expect(await back(newest?.areaId)).toMatchObject({ ok: true, value: { people: 2 } })
    expect(await standing()).toEqual(['An: T1', 'Bao: T1', 'Cuc: T1'])
    expect(await back(newest?.areaId)).toEqual({ ok: false, error: 'area-not-open' })
    expect(await back((await open()).rows[0]?.areaId)).toMatchObject({ ok: true, value: { people: 3 } })
    expect(await standing()).toEqual([])
  })
})

describe('the last decision', () => {
  const undo = (decisionId: string) => asSystem((tx) => undoLastDecision(tx, BY, COMMUNE, decisionId))
  const idIn = (made: Result<Decision, string>): string => (made.ok ? made.value.decisionId : '')

  it('is undone whole, one after the other, and never one beneath another', async () => {
    const first = idIn(await assign('T1', hamlet(H1)))
    const second = idIn(await reassign('T2', household(H1, '1')))
    expect(await undo(first)).toEqual({ ok: false, error: 'not-the-last-decision' })
    expect(await undo(second)).toMatchObject({ ok: true, value: { people: 2 } })
    expect(await standing()).toEqual(['An: T1', 'Bao: T1', 'Cuc: T1'])
    expect(await undo(second)).toEqual({ ok: false, error: 'not-the-last-decision' })
    expect(await undo(first)).toMatchObject({ ok: true, value: { people: 3 } })
    expect(await standing()).toEqual([])
    expect(await undo(first)).toEqual({ ok: false, error: 'not-the-last-decision' })
  })

  it('can be made again after it was undone', async () => {
    await undo(idIn(await assign('T1', hamlet(H1))))
    expect(await assign('T2', hamlet(H1))).toMatchObject({ ok: true })
    expect(await standing()).toEqual(['An: T2', 'Bao: T2', 'Cuc: T2'])
  })

  it('is not undone if that would give work to a team that has ended', async () => {
    await assign('T1', hamlet(H1))
    const moved = idIn(await reassign('T2', hamlet(H1)))
    const end = (to: string | null) =>
      asSystem((tx) => sql`update teams set to_day = ${to} where team_id = ${teams.get('T1')}`.execute(tx))
    await end('2024-04-01')
    expect(await undo(moved)).toEqual({ ok: false, error: 'holder-ended' })
    await end(null)
    expect(await undo(moved)).toMatchObject({ ok: true })
  })
})

describe('settling', () => {
  it('follows people who came and who moved, and writes nothing where nothing differs', async () => {
    await assign('T1', hamlet(H1))
    await assign('T2', hamlet(H2))
    const move = (name: string, hamletId: number) =>
      asSystem((tx) =>
        sql`update people set hamlet_id = ${hamletId} where person_id = ${idOf(name)}`.execute(tx),
      )
    const settle = () => asSystem((tx) => settleAssignments(tx, [H2, H1]))
    expect(await settle()).toBe(0)
    await move('Cuc', H2)
    // The new hamlet may come first.
    await asSystem((tx) => settleAssignments(tx, [H2]))
    await settle()
    expect(await standing()).toEqual(['An: T1', 'Bao: T1', 'Cuc: T2', 'Dung: T2'])
    const before = await revisionOf(H1)
    expect(await settle()).toBe(0)
    expect(await revisionOf(H1)).toBe(before)
    await move('Cuc', H1)
    await settle()
    expect(await standing()).toEqual(['An: T1', 'Bao: T1', 'Cuc: T1', 'Dung: T2'])
  })
})

describe('people who have moved between two hamlets', () => {
  it('are settled where they live by now only once nobody settles where they were: nobody waits in a ring', async () => {
    await assign('T1', household(H1, '1'))
    await assign('T2', hamlet(H2))
    const move = (hamletId: number) =>
      asSystem(async (tx) => {
        for (const name of ['An', 'Bao'])
          await sql`update people set hamlet_id = ${hamletId} where person_id = ${idOf(name)}`.execute(tx)
      })
    await move(H2)
    const end = (tx: Tx, name: string) =>
      sql`update assignments set to_day = from_day where hamlet_id = ${H1} and person_id = ${idOf(name)}`.execute(
        tx,
      )
    // Whoever settles H1 has its lock and ends its rows one after the other, in whatever order.
    const [held, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const [last = '', first = ''] = ['An', 'Bao'].sort((a, b) => (idOf(a) < idOf(b) ? 1 : -1))
    const elsewhere = asSystem(async (tx) => {
      await lockHamlets(tx, [H1])
      await end(tx, last)
      held.resolve()
      await goOn.promise
      await end(tx, first)
    })
    await held.promise
    const here = asSystem((tx) => settleAssignments(tx, [H2]))
    const isWaiting = () =>
      asSystem(
        async (tx) =>
          (
            await sql`select from pg_stat_activity
              where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0`.execute(tx)
          ).rows.length > 0,
      )
    await expect.poll(isWaiting).toBe(true).finally(goOn.resolve)
    await Promise.all([elsewhere, here])
    expect(await standing()).toEqual(['An: T2', 'Bao: T2', 'Dung: T2'])
    await move(H1)
  })
})
