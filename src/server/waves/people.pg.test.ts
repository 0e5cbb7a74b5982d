// The people behind the figures of a wave: as many as it says, masked, in walking order; in whose hands they are; where they
// move; and who may see the steps at all.
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as contract from '#contract/waves'
import { binhPhuoc2024 } from '#domain/binh-phuoc/campaign'
import { BINH_PHUOC } from '#domain/binh-phuoc/units'
import type { Fact } from '#domain/facts'
import { WAVE_GROUPS, type WaveGroup } from '#domain/wave-figures'
import {
  ELSEWHERE,
  HERE,
  openWaveDesk,
  ownEverybody,
  THAC_MO,
  THERE,
  TODAY,
  UNKNOWN,
  visited,
  type WaveDesk,
} from '../../../test/support/wave-desk.ts'
import { uuid } from '../platform/ids.ts'
import { recordFacts } from '../platform/ledger/record-facts.ts'

const PHUOC_LONG = Math.floor(THAC_MO / 100)

let desk: WaveDesk
beforeAll(async () => {
  desk = await openWaveDesk()
  // One is owned and has a reason, one was visited and is silent, one of the unknown hamlet was promised a visit.
  await desk.app.services.database.asSystem('test: assigned', (tx) => ownEverybody(tx, [HERE], TODAY))
  await desk.record('Chi', visited(TODAY - 1, { met: 'nobody' }))
  await desk.record('Chi', visited(TODAY, { met: 'relative', outcomes: { card_collected: 'abroad' } }))
  await desk.record('Bình', visited(TODAY, { met: 'self' }, { sim_own_name: 'reported' }))
  await desk.record('Lạc', visited(TODAY, { met: 'self', promise: '2024-04-09' }))
  await desk.record('Dũng', {
    effective: TODAY,
    source: 'office',
    body: { type: 'dispute-raised/1', milestone: 'card', reason: 'never saw it' },
  })
})
afterAll(() => desk.app.close())

describe('what another team was asked for', () => {
  const team = randomUUID()
  const handOver = (milestone: string, state: 'accepted' | 'bounced') =>
    desk.app.services.database.asSystem('test: handed over', (tx) =>
      sql`insert into hand_overs (commune_id, hand_over_id, person_id, milestone, offered_by, to_team, accept_days,
          finish_days, state, offered_on, accepted_on, ended_on, due_on, bounce_reason)
        values (${THAC_MO}, ${uuid()}, ${desk.idOf('Dũng')}, ${milestone}, ${randomUUID()}, ${team}, 2, 7, ${state},
          '2024-04-04', '2024-04-04', ${state === 'accepted' ? null : '2024-04-04'},
          ${state === 'accepted' ? '2024-04-11' : null}, ${state === 'accepted' ? null : 'not_ours'})`.execute(
        tx,
      ),
    )

  it('is in its hands, and returned when it was given back', async () => {
    await desk.app.services.database.asSystem('test: a team', (tx) =>
      sql`insert into teams (team_id, unit_id, lo, hi, name, kind, from_day)
        values (${team}, ${THAC_MO}, ${UNKNOWN}, ${UNKNOWN + 999}, 'Tổ thu nhận', 'collection_team', '2024-04-01')`.execute(
        tx,
      ),
    )
    expect((await desk.waveOf(THERE)).figures).toMatchObject({ handed_over: 0, returned: 0 })
    await handOver('card_collected', 'bounced')
    expect((await desk.waveOf(THERE)).figures).toMatchObject({ handed_over: 0, returned: 1 })
    await handOver('card_collected', 'accepted')
    expect((await desk.waveOf(THERE)).figures).toMatchObject({ handed_over: 1, returned: 0 })
  })
})

describe('the people behind a figure', () => {
  const listed = (unit: number, group: WaveGroup, page = 1) =>
    desk.ask('commune_leader', contract.readWavePeople, { unit, group, page })

  it.each(WAVE_GROUPS)('are as many as it says: %s', async (group) => {
    for (const hamlet of [HERE, THERE, UNKNOWN]) {
      const { figures } = await desk.waveOf(hamlet)
      const list = await listed(hamlet, group)
      expect(list.total).toBe(figures[group])
      expect(list.people).toHaveLength(figures[group])
    }
  })

  it('come household by household, say what is next and why it is open, and show two digits only', async () => {
    const { people } = await listed(HERE, 'people')
    expect(people.map(({ householdNo }) => householdNo)).toEqual(['H-1', 'H-1', 'H-1', 'H-2'])
    expect(people.find(({ name }) => name === 'Bình')?.identity).toBe('••••••••••42')
    expect(people.find(({ name }) => name === 'Chi')).toMatchObject({
      attempts: 2,
      lastVisit: '2024-04-04',
      demand: { milestone: 'card_collected', reason: { code: 'abroad', asks: 'none' } },
    })
    expect(people.find(({ name }) => name === 'Bé')).toMatchObject({
      demand: null,
      attempts: 0,
      lastVisit: null,
    })
  })

  it('are of the whole commune when it is asked for, and page by page', async () => {
    expect((await listed(THAC_MO, 'people')).total).toBe(6)
    expect(await listed(THAC_MO, 'people', 2)).toMatchObject({ total: 6, page: 2, people: [] })
    expect(
      await desk.refusal('district_leader', contract.readWavePeople, { unit: PHUOC_LONG, group: 'people' }),
    ).toMatchObject({ code: 'unit-too-large' })
  })
})

describe('a move', () => {
  it('loses and doubles nobody: who is gone from one hamlet’s figures is in the other’s', async () => {
    const figuresOf = async () =>
      [await desk.waveOf(HERE), await desk.waveOf(THERE)].map(({ figures }) => figures)
    const before = await figuresOf()
    const fact: Fact = {
      factId: uuid(),
      effective: TODAY,
      known: TODAY,
      source: 'office',
      body: { type: 'moved/1', residence: { kind: 'permanent', hamletId: THERE } },
    }
    const by = { memberId: null, teamId: null, accountId: null }
    const [receipt] = await desk.app.services.database.asSystem('test: a move', (tx) =>
      recordFacts(tx, binhPhuoc2024, TODAY, [
        { personId: desk.idOf('Chi'), recordedIn: THAC_MO, fact, ...by },
      ]),
    )
    expect(receipt?.outcome).toBe('accepted')
    const after = await figuresOf()
    expect(after.map(({ people }) => people)).toEqual([
      (before[0]?.people ?? 0) - 1,
      (before[1]?.people ?? 0) + 1,
    ])
    // Somebody is accountable for a person where they live: of whoever has just come that is decided anew.
    const unmoved = WAVE_GROUPS.filter((group) => group !== 'owned' && group !== 'unowned')
    for (const group of unmoved) {
      const sum = (figures: typeof before) => figures.reduce((total, one) => total + one[group], 0)
      expect([group, sum(after)]).toEqual([group, sum(before)])
    }
  })
})

describe('in the database', () => {
  it('a step is never changed nor taken out, also not by the system', async () => {
    const attempt = (statement: string) =>
      desk.app.services.database.asSystem('test: rewrite', (tx) => sql.raw(statement).execute(tx))
    await expect(attempt("update wave_steps set step = 'closed'")).rejects.toThrow(/permission denied/)
    await expect(attempt('delete from wave_steps')).rejects.toThrow(/permission denied/)
  })

  it('a scope shows the steps of its own hamlets, and a scope by assignment none', async () => {
    const { database } = desk.app.services
    await database.asSystem('test: elsewhere', (tx) =>
      sql`insert into wave_steps
        select hamlet / 1000, hamlet, 1, 'being_swept', '2024-04-04', ${randomUUID()}, null, '{}'
        from unnest(${[HERE, ELSEWHERE * 1000 + 1]}::int[]) hamlet`.execute(tx),
    )
    const seen = async (kind: 'unit' | 'assignment', lo: number, hi: number) => {
      const asker = { accountId: randomUUID(), scope: { kind, ranges: [{ lo, hi }] } }
      const { rows } = await database.asUnit(asker, (tx) =>
        sql<{ hamletId: number }>`select distinct hamlet_id from wave_steps order by 1`.execute(tx),
      )
      return rows.map(({ hamletId }) => hamletId)
    }
    expect(await seen('unit', HERE, HERE)).toEqual([HERE])
    expect(await seen('unit', THERE, THERE)).toEqual([])
    expect(await seen('unit', ELSEWHERE * 1000, ELSEWHERE * 1000 + 999)).toEqual([ELSEWHERE * 1000 + 1])
    expect(await seen('assignment', BINH_PHUOC * 10_000_000, BINH_PHUOC * 10_000_000 + 9_999_999)).toEqual([])
  })
})
