// The waves of two hamlets, from the first step to the last and back, and the people behind every figure.
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Endpoint, OutputOf } from '#contract/endpoint'
import * as contract from '#contract/waves'
import type { Role } from '#domain/access'
import { BINH_PHUOC, UNITS } from '#domain/binh-phuoc/units'
import { dayOf } from '#domain/dates'
import { WAVE_GROUPS, type WaveGroup } from '#domain/wave-figures'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { addPerson, type NewFact } from '../../../test/support/people.ts'
import {
  ALL_OWED,
  addHamlet,
  confirmed,
  ownEverybody,
  recordPlainly,
  visited,
} from '../../../test/support/wave-desk.ts'
import { uuid } from '../platform/ids.ts'

const THAC_MO = UNITS.find(({ code }) => code === '25216')?.unitId ?? 0 // the commune of the test's accounts
const ELSEWHERE = UNITS.find(({ code }) => code === '25195')?.unitId ?? 0 // of another district
const PHUOC_LONG = Math.floor(THAC_MO / 100)
const [UNKNOWN, HERE, THERE] = [THAC_MO * 1000, THAC_MO * 1000 + 1, THAC_MO * 1000 + 2]
const BEFORE = dayOf(2024, 3, 25)
const TODAY = dayOf(2024, 4, 4)

let app: TestApp
const ids = new Map<string, string>()
const idOf = (label: string) => ids.get(label) ?? ''

beforeAll(async () => {
  app = await testApp()
  const { database, protect } = app.services
  await database.asSystem('test: people', async (tx) => {
    await addHamlet(tx, THAC_MO, 2, 'Khu phố 2')
    const add = async (
      label: string,
      hamletId: number,
      more: Partial<Parameters<typeof addPerson>[2]> = {},
    ) => ids.set(label, await addPerson(tx, protect, { name: label, hamletId, ...more }))
    await add('An', HERE, { householdNo: 'H-2', facts: [confirmed(BEFORE, ...ALL_OWED)] })
    await add('Bình', HERE, {
      householdNo: 'H-1',
      identity: '070190000042',
      facts: [confirmed(BEFORE, 'card')],
    })
    await add('Chi', HERE, { householdNo: 'H-1' })
    await add('Bé', HERE, { householdNo: 'H-1', birth: { y: 2016, m: 3, d: 2 } })
    await add('Xa', HERE, { away: true })
    await add('Dũng', THERE, { registeredHamletId: HERE })
    await add('Lạc', UNKNOWN)
  })
})
afterAll(() => app.close())

const send = async (role: Role, endpoint: Endpoint, input: Record<string, unknown>): Promise<unknown> =>
  (await app.send(endpoint, input, await app.signedIn(role))).json()

async function ask<E extends Endpoint>(
  role: Role,
  endpoint: E,
  input: Record<string, unknown>,
): Promise<OutputOf<E>> {
  const answer = await send(role, endpoint, input)
  expect(answer).not.toHaveProperty('code')
  return answer as OutputOf<E>
}
const refusal = async (role: Role, endpoint: Endpoint, input: Record<string, unknown>) =>
  (await send(role, endpoint, input)) as { readonly code: string; readonly facts?: Record<string, number> }

const waveOf = async (hamletId: number, role: Role = 'commune_leader') => {
  const { hamlets } = await ask(role, contract.readWaves, { unit: hamletId })
  const [wave] = hamlets
  if (wave === undefined) throw new Error('no such hamlet')
  return wave
}
const record = (label: string, fact: NewFact) =>
  app.services.database.asSystem('test: a fact', (tx) => recordPlainly(tx, idOf(label), fact))
const advance = async (hamlet: number, seen: number) =>
  ask('commune_leader', contract.advanceWave, { hamlet, seen })

describe('before anybody has set out', () => {
  it('every hamlet of the registry is open, with those present counted and nobody else', async () => {
    const { asOf, unit, hamlets } = await ask('commune_leader', contract.readWaves, { unit: THAC_MO })
    expect([asOf, unit.level]).toEqual(['2024-04-04', 'commune'])
    expect(hamlets.map(({ unit, step, stepNo, since }) => [unit.unitId, step, stepNo, since])).toEqual([
      [HERE, 'open', 0, null],
      [THERE, 'open', 0, null],
      [UNKNOWN, 'open', 0, null],
    ])
    expect(hamlets[0]?.figures).toMatchObject({
      people: 4, // not who is away, nor who is registered here and lives elsewhere
      visited: 0,
      unvisited: 4,
      missing: 2,
      to_visit: 2,
      unowned: 2,
      owned: 0,
    })
    expect(hamlets[0]).toMatchObject({
      lastVisit: null,
      next: { step: 'being_swept', lacks: [{ group: 'unowned', count: 2 }] },
      reopensTo: null,
      cameAfter: [],
    })
  })

  it('people whose hamlet is not known have figures and no wave', async () => {
    expect(await waveOf(UNKNOWN)).toMatchObject({ unknown: true, next: null, figures: { people: 1 } })
    expect(await refusal('commune_leader', contract.advanceWave, { hamlet: UNKNOWN, seen: 0 })).toMatchObject(
      {
        code: 'not-found',
      },
    )
  })

  it('a province counts hamlets by step, and says of a commune that it has not begun', async () => {
    const { communes } = await ask('province_leader', contract.readWaveParts, { unit: BINH_PHUOC })
    const commune = communes.find(({ unit }) => unit.unitId === THAC_MO)
    expect(commune).toMatchObject({ hamlets: 2, begun: 0, lastStep: null, steps: { open: 2, closed: 0 } })
    // The registry names no hamlet elsewhere: 0 is the denominator there, not a commune without work.
    expect(communes.find(({ unit }) => unit.unitId !== THAC_MO)).toMatchObject({ hamlets: 0, begun: 0 })
  })

  it('reopening what never began is refused', async () => {
    const reason = 'Làm lại từ đầu cả khu phố'
    expect(
      await refusal('commune_leader', contract.reopenWave, { hamlet: HERE, seen: 0, reason }),
    ).toMatchObject({
      code: 'wave-not-begun',
    })
  })
})

describe('who may see and decide', () => {
  it('a unit outside the scope is not found, and never a board of zeros', async () => {
    for (const [role, endpoint, unit] of [
      ['commune_leader', contract.readWaveParts, BINH_PHUOC],
      ['hamlet_head', contract.readWaves, THAC_MO],
      ['hamlet_head', contract.readWaves, THERE],
      ['district_leader', contract.readWaves, ELSEWHERE],
    ] as const)
      expect(await refusal(role, endpoint, { unit })).toMatchObject({ code: 'not-found' })
    expect(
      await refusal('commune_police', contract.advanceWave, { hamlet: ELSEWHERE * 1000 + 1, seen: 0 }),
    ).toMatchObject({ code: 'not-found' })
  })

  it('a hamlet’s head sees their own hamlet as the commune sees it', async () => {
    expect(await waveOf(HERE, 'hamlet_head')).toEqual(await waveOf(HERE))
    expect(await waveOf(HERE, 'auditor')).toEqual(await waveOf(HERE))
  })

  it('boards are asked of units that have them', async () => {
    expect(await refusal('district_leader', contract.readWaves, { unit: PHUOC_LONG })).toMatchObject({
      code: 'unit-too-large',
    })
    expect(await refusal('commune_leader', contract.readWaveParts, { unit: THAC_MO })).toMatchObject({
      code: 'unit-too-small',
    })
  })
})

describe('a hamlet', () => {
  it('is not swept while somebody has nobody accountable for them', async () => {
    expect(await refusal('commune_leader', contract.advanceWave, { hamlet: HERE, seen: 0 })).toMatchObject({
      code: 'wave-lacking',
      facts: { unowned: 2 },
    })
    expect((await waveOf(HERE)).stepNo).toBe(0)
  })

  it('is being swept once everybody is somebody’s', async () => {
    await app.services.database.asSystem('test: assigned', (tx) => ownEverybody(tx, [HERE], TODAY))
    expect(await advance(HERE, 0)).toEqual({ step: 'being_swept', stepNo: 1, since: '2024-04-04' })
    expect(await waveOf(HERE)).toMatchObject({ step: 'being_swept', since: '2024-04-04', reopensTo: 'open' })
  })

  it('is swept when every door was knocked on and what is open has a reason', async () => {
    expect(await refusal('commune_police', contract.advanceWave, { hamlet: HERE, seen: 1 })).toMatchObject({
      code: 'wave-lacking',
      facts: { to_visit: 2 },
    })
    await record(
      'Bình',
      visited(TODAY, { met: 'self' }, { sim_own_name: 'reported', eid_collected: 'reported' }),
    )
    await record('Chi', visited(TODAY, { met: 'nobody' }))
    const seen = await waveOf(HERE)
    expect(seen.lastVisit).toBe('2024-04-04')
    expect(seen.figures).toMatchObject({
      visited: 2,
      unvisited: 2,
      missing: 1,
      without_reason: 1,
      to_visit: 0,
    })
    expect(seen.next).toEqual({ step: 'swept', lacks: [{ group: 'without_reason', count: 1 }] })
    await record('Chi', visited(TODAY, { met: 'relative', outcomes: { card_collected: 'abroad' } }, {}, 18))
    expect(await advance(HERE, 1)).toMatchObject({ step: 'swept', stepNo: 2 })
  })

  it('is moved on by one of two who press at once', async () => {
    await record('Bình', confirmed(TODAY, ...ALL_OWED))
    const [mine, theirs] = await Promise.all([
      send('commune_leader', contract.advanceWave, { hamlet: HERE, seen: 2 }),
      send('commune_police', contract.advanceWave, { hamlet: HERE, seen: 2 }),
    ])
    const answers = [mine, theirs].map((answer) => JSON.stringify(answer))
    expect(answers.filter((text) => text.includes('"step":"verified"'))).toHaveLength(1)
    expect(answers.filter((text) => text.includes('wave-moved'))).toHaveLength(1)
  })

  it('is closed with its open cases still open, and then goes no further', async () => {
    expect(await advance(HERE, 3)).toMatchObject({ step: 'closed', stepNo: 4 })
    expect(await waveOf(HERE)).toMatchObject({
      step: 'closed',
      next: null,
      figures: { missing: 1, with_reason: 1 },
    })
    expect(await refusal('commune_leader', contract.advanceWave, { hamlet: HERE, seen: 4 })).toMatchObject({
      code: 'wave-closed',
    })
  })

  it('is proposed for reopening when somebody new came or something is disputed, and says how many', async () => {
    const { database, protect } = app.services
    await database.asSystem('test: somebody new', (tx) =>
      addPerson(tx, protect, { name: 'Mới', hamletId: HERE }),
    )
    await record('An', {
      effective: TODAY,
      source: 'office',
      body: { type: 'dispute-raised/1', milestone: 'card', reason: 'never saw it' },
    })
    expect((await waveOf(HERE)).cameAfter).toEqual([
      { group: 'to_visit', before: 0, now: 1 },
      { group: 'disputed', before: 0, now: 1 },
    ])
  })

  it('is reopened with a reason in words, and at the doors again', async () => {
    const reopened = { hamlet: HERE, seen: 4 }
    for (const reason of ['', 'Ngắn', 'Theo số 0912 345 678 của tổ'])
      expect(await refusal('commune_leader', contract.reopenWave, { ...reopened, reason })).toMatchObject({
        code: 'input-invalid',
      })
    const reason = 'Một hộ mới chuyển đến đầu tháng'
    expect(await ask('commune_leader', contract.reopenWave, { ...reopened, reason })).toMatchObject({
      step: 'being_swept',
      stepNo: 5,
    })
    expect(await waveOf(HERE)).toMatchObject({ step: 'being_swept', reason, cameAfter: [] })
  })

  it('keeps every step with who decided and the figures it stood on', async () => {
    const { steps } = await ask('auditor', contract.readWaveSteps, { hamlet: HERE })
    expect(steps.map(({ stepNo, step }) => [stepNo, step])).toEqual([
      [5, 'being_swept'],
      [4, 'closed'],
      [3, 'verified'],
      [2, 'swept'],
      [1, 'being_swept'],
    ])
    expect(steps[0]).toMatchObject({ decidedBy: 'commune_leader', reason: 'Một hộ mới chuyển đến đầu tháng' })
    expect(steps[4]).toMatchObject({ reason: null, figures: { people: 4, to_visit: 2, owned: 2 } })
    for (const { figures } of steps) expect(figures.visited + figures.unvisited).toBe(figures.people)
  })

  it('leaves each step in the audit log, and none that was refused', async () => {
    const { database } = app.services
    const { rows } = await database.asSystem('test: audit', (tx) =>
      sql<{ action: string; target: string; hamletId: number }>`
        select action, target, hamlet_id from audit_log where action like 'wave-%' order by audit_id`.execute(
        tx,
      ),
    )
    expect(rows.map(({ action, target }) => `${action} ${target}`)).toEqual([
      `wave-advanced hamlet:${HERE}/being_swept`,
      `wave-advanced hamlet:${HERE}/swept`,
      `wave-advanced hamlet:${HERE}/verified`,
      `wave-advanced hamlet:${HERE}/closed`,
      `wave-reopened hamlet:${HERE}/being_swept`,
    ])
    expect(new Set(rows.map(({ hamletId }) => hamletId))).toEqual(new Set([HERE]))
  })
})

describe('what another team was asked for', () => {
  const team = randomUUID()
  const handOver = (milestone: string, state: 'accepted' | 'bounced') =>
    app.services.database.asSystem('test: handed over', (tx) =>
      sql`insert into hand_overs (commune_id, hand_over_id, person_id, milestone, offered_by, to_team, accept_days,
          finish_days, state, offered_on, accepted_on, ended_on, due_on, bounce_reason)
        values (${THAC_MO}, ${uuid()}, ${idOf('Dũng')}, ${milestone}, ${randomUUID()}, ${team}, 2, 7, ${state},
          '2024-04-04', '2024-04-04', ${state === 'accepted' ? null : '2024-04-04'},
          ${state === 'accepted' ? '2024-04-11' : null}, ${state === 'accepted' ? null : 'not_ours'})`.execute(
        tx,
      ),
    )

  it('is in its hands, and returned when it was given back', async () => {
    await app.services.database.asSystem('test: a team', (tx) =>
      sql`insert into teams (team_id, unit_id, lo, hi, name, kind, from_day)
        values (${team}, ${THAC_MO}, ${UNKNOWN}, ${UNKNOWN + 999}, 'Tổ thu nhận', 'collection_team', '2024-04-01')`.execute(
        tx,
      ),
    )
    expect((await waveOf(THERE)).figures).toMatchObject({ handed_over: 0, returned: 0 })
    await handOver('card_collected', 'bounced')
    expect((await waveOf(THERE)).figures).toMatchObject({ handed_over: 0, returned: 1 })
    await handOver('card_collected', 'accepted')
    expect((await waveOf(THERE)).figures).toMatchObject({ handed_over: 1, returned: 0 })
  })
})

describe('the people behind a figure', () => {
  const listed = (unit: number, group: WaveGroup, page = 1) =>
    ask('commune_leader', contract.readWavePeople, { unit, group, page })

  it.each(WAVE_GROUPS)('are as many as it says: %s', async (group) => {
    for (const hamlet of [HERE, THERE, UNKNOWN]) {
      const { figures } = await waveOf(hamlet)
      const list = await listed(hamlet, group)
      expect(list.total).toBe(figures[group])
      expect(list.people).toHaveLength(figures[group])
    }
  })

  it('come household by household, say what is next and why it is open, and show two digits only', async () => {
    const { people } = await listed(HERE, 'people')
    expect(people.map(({ householdNo }) => householdNo)).toEqual(['H-1', 'H-1', 'H-1', 'H-2', null])
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
    expect((await listed(THAC_MO, 'people')).total).toBe(7)
    expect(await listed(THAC_MO, 'people', 2)).toMatchObject({ total: 7, page: 2, people: [] })
    expect(
      await refusal('district_leader', contract.readWavePeople, { unit: PHUOC_LONG, group: 'people' }),
    ).toMatchObject({ code: 'unit-too-large' })
  })
})

describe('in the database', () => {
  it('a step is never changed nor taken out, also not by the system', async () => {
    const attempt = (statement: string) =>
      app.services.database.asSystem('test: rewrite', (tx) => sql.raw(statement).execute(tx))
    await expect(attempt("update wave_steps set step = 'closed'")).rejects.toThrow(/permission denied/)
    await expect(attempt('delete from wave_steps')).rejects.toThrow(/permission denied/)
  })

  it('a scope shows the steps of its own hamlets, and a scope by assignment none', async () => {
    const { database } = app.services
    await database.asSystem('test: elsewhere', (tx) =>
      sql`insert into wave_steps values (${ELSEWHERE}, ${ELSEWHERE * 1000 + 1}, 1, 'being_swept', '2024-04-04', ${randomUUID()}, null, '{}')`.execute(
        tx,
      ),
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
