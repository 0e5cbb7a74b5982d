// The waves of two hamlets, from the first step to the last and back.
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as contract from '#contract/waves'
import { BINH_PHUOC } from '#domain/binh-phuoc/units'
import { addPerson } from '../../../test/support/people.ts'
import {
  ALL_OWED,
  confirmed,
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

const PHUOC_LONG = Math.floor(THAC_MO / 100)

let desk: WaveDesk
beforeAll(async () => {
  desk = await openWaveDesk()
})
afterAll(() => desk.app.close())

const advance = (hamlet: number, seen: number) =>
  desk.ask('commune_leader', contract.advanceWave, { hamlet, seen })

describe('before anybody has set out', () => {
  it('every hamlet of the registry is open, with those present counted and nobody else', async () => {
    const { asOf, unit, hamlets } = await desk.ask('commune_leader', contract.readWaves, { unit: THAC_MO })
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
    expect(await desk.waveOf(UNKNOWN)).toMatchObject({ unknown: true, next: null, figures: { people: 1 } })
    expect(
      await desk.refusal('commune_leader', contract.advanceWave, { hamlet: UNKNOWN, seen: 0 }),
    ).toMatchObject({
      code: 'not-found',
    })
  })

  it('a province counts hamlets by step, and says of a commune that it has not begun', async () => {
    const { communes } = await desk.ask('province_leader', contract.readWaveParts, { unit: BINH_PHUOC })
    const commune = communes.find(({ unit }) => unit.unitId === THAC_MO)
    expect(commune).toMatchObject({ hamlets: 2, begun: 0, lastStep: null, steps: { open: 2, closed: 0 } })
    // The registry names no hamlet elsewhere: 0 is the denominator there, not a commune without work.
    expect(communes.find(({ unit }) => unit.unitId !== THAC_MO)).toMatchObject({ hamlets: 0, begun: 0 })
  })

  it('reopening what never began is refused', async () => {
    const reason = 'Làm lại từ đầu cả khu phố'
    expect(
      await desk.refusal('commune_leader', contract.reopenWave, { hamlet: HERE, seen: 0, reason }),
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
      expect(await desk.refusal(role, endpoint, { unit })).toMatchObject({ code: 'not-found' })
    expect(
      await desk.refusal('commune_police', contract.advanceWave, { hamlet: ELSEWHERE * 1000 + 1, seen: 0 }),
    ).toMatchObject({ code: 'not-found' })
  })

  it('a hamlet’s head sees their own hamlet as the commune sees it', async () => {
    expect(await desk.waveOf(HERE, 'hamlet_head')).toEqual(await desk.waveOf(HERE))
    expect(await desk.waveOf(HERE, 'auditor')).toEqual(await desk.waveOf(HERE))
  })

  it('boards are asked of units that have them', async () => {
    expect(await desk.refusal('district_leader', contract.readWaves, { unit: PHUOC_LONG })).toMatchObject({
      code: 'unit-too-large',
    })
    expect(await desk.refusal('commune_leader', contract.readWaveParts, { unit: THAC_MO })).toMatchObject({
      code: 'unit-too-small',
    })
  })
})

describe('a hamlet', () => {
  it('is not swept while somebody has nobody accountable for them', async () => {
    expect(
      await desk.refusal('commune_leader', contract.advanceWave, { hamlet: HERE, seen: 0 }),
    ).toMatchObject({
      code: 'wave-lacking',
      facts: { unowned: 2 },
    })
    expect((await desk.waveOf(HERE)).stepNo).toBe(0)
  })

  it('is being swept once everybody is somebody’s', async () => {
    await desk.app.services.database.asSystem('test: assigned', (tx) => ownEverybody(tx, [HERE], TODAY))
    expect(await advance(HERE, 0)).toEqual({ step: 'being_swept', stepNo: 1, since: '2024-04-04' })
    expect(await desk.waveOf(HERE)).toMatchObject({
      step: 'being_swept',
      since: '2024-04-04',
      reopensTo: 'open',
    })
  })

  it('is swept when every door was knocked on and what is open has a reason', async () => {
    expect(
      await desk.refusal('commune_police', contract.advanceWave, { hamlet: HERE, seen: 1 }),
    ).toMatchObject({
      code: 'wave-lacking',
      facts: { to_visit: 2 },
    })
    await desk.record(
      'Bình',
      visited(TODAY, { met: 'self' }, { sim_own_name: 'reported', eid_collected: 'reported' }),
    )
    await desk.record('Chi', visited(TODAY, { met: 'nobody' }))
    const seen = await desk.waveOf(HERE)
    expect(seen.lastVisit).toBe('2024-04-04')
    expect(seen.figures).toMatchObject({
      visited: 2,
      unvisited: 2,
      missing: 1,
      without_reason: 1,
      to_visit: 0,
    })
    expect(seen.next).toEqual({ step: 'swept', lacks: [{ group: 'without_reason', count: 1 }] })
    await desk.record(
      'Chi',
      visited(TODAY, { met: 'relative', outcomes: { card_collected: 'abroad' } }, {}, 18),
    )
    expect(await advance(HERE, 1)).toMatchObject({ step: 'swept', stepNo: 2 })
  })

  it('is moved on by one of two who press at once', async () => {
    await desk.record('Bình', confirmed(TODAY, ...ALL_OWED))
    const [mine, theirs] = await Promise.all([
      desk.refusal('commune_leader', contract.advanceWave, { hamlet: HERE, seen: 2 }),
      desk.refusal('commune_police', contract.advanceWave, { hamlet: HERE, seen: 2 }),
    ])
    const answers = [mine, theirs].map((answer) => JSON.stringify(answer))
    expect(answers.filter((text) => text.includes('"step":"verified"'))).toHaveLength(1)
    expect(answers.filter((text) => text.includes('wave-moved'))).toHaveLength(1)
  })

  it('is closed with its open cases still open, and then goes no further', async () => {
    expect(await advance(HERE, 3)).toMatchObject({ step: 'closed', stepNo: 4 })
    expect(await desk.waveOf(HERE)).toMatchObject({
      step: 'closed',
      next: null,
      figures: { missing: 1, with_reason: 1 },
    })
    expect(
      await desk.refusal('commune_leader', contract.advanceWave, { hamlet: HERE, seen: 4 }),
    ).toMatchObject({
      code: 'wave-closed',
    })
  })

  it('is proposed for reopening when somebody new came or something is disputed, and says how many', async () => {
    const { database, protect } = desk.app.services
    await database.asSystem('test: somebody new', (tx) =>
      addPerson(tx, protect, { name: 'Mới', hamletId: HERE }),
    )
    await desk.record('An', {
      effective: TODAY,
      source: 'office',
      body: { type: 'dispute-raised/1', milestone: 'card', reason: 'never saw it' },
    })
    expect((await desk.waveOf(HERE)).cameAfter).toEqual([
      { group: 'to_visit', before: 0, now: 1 },
      { group: 'disputed', before: 0, now: 1 },
    ])
  })

  it('is reopened with a reason in words, and at the doors again', async () => {
    const reopened = { hamlet: HERE, seen: 4 }
    for (const reason of ['', 'Ngắn', 'Theo số 0912 345 678 của tổ'])
      expect(
        await desk.refusal('commune_leader', contract.reopenWave, { ...reopened, reason }),
      ).toMatchObject({
        code: 'input-invalid',
      })
    const reason = 'Một hộ mới chuyển đến đầu tháng'
    expect(await desk.ask('commune_leader', contract.reopenWave, { ...reopened, reason })).toMatchObject({
      step: 'being_swept',
      stepNo: 5,
    })
    expect(await desk.waveOf(HERE)).toMatchObject({ step: 'being_swept', reason, cameAfter: [] })
  })

  it('keeps every step with who decided and the figures it stood on', async () => {
    const { steps } = await desk.ask('auditor', contract.readWaveSteps, { hamlet: HERE })
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
    const { database } = desk.app.services
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
