// The endpoints of the board over a small demo, asked by roles with different scopes.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as campaignContract from '#contract/campaign'
import * as contract from '#contract/coverage'
import type { OutputOf } from '#contract/endpoint'
import type { Role } from '#domain/access'
import { BINH_PHUOC, UNITS } from '#domain/binh-phuoc/units'
import { demoHamlets } from '#domain/demo/hamlets'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { asking } from '../../../test/support/asking.ts'
import { loadDemo } from '../demo/build.ts'
import { installUnits } from '../units/install.ts'

const PEOPLE = 3_000
const communeOf = (code: string): number => UNITS.find((unit) => unit.code === code)?.unitId ?? 0
const THAC_MO = communeOf('25216') // the commune of the test's accounts, in Phước Long
const PHUOC_LONG = Math.floor(THAC_MO / 100)
const ELSEWHERE = communeOf('25195')
const CARD = 2

let app: TestApp
beforeAll(async () => {
  app = await testApp()
  const { database, protect } = app.services
  await database.asSystem('test: hamlets', (tx) => installUnits(tx, demoHamlets(), []))
  await loadDemo(
    { ownerUrl: app.adminUrl, protect, replace: false },
    { people: PEOPLE, day: 0 },
    () => undefined,
  )
})
afterAll(() => app.close())

const { ask, refusal } = asking(() => app)
const headline = (board: OutputOf<typeof contract.readBoard>, id: string) =>
  board.targets.find(
    (target) => target.id === id && target.layer === 'headline' && target.base === 'campaign',
  )

describe('the campaign', () => {
  it('is told to everybody who signed in, with its day', async () => {
    const { campaign, today, campaignDay, demo } = await ask('volunteer', campaignContract.readCampaign, {})
    expect([campaign.startsOn, today, campaignDay, demo]).toEqual(['2024-04-04', '2024-04-04', 0, false])
  })
})

describe('a board', () => {
  it('counts the whole province for its leader', async () => {
    const board = await ask('province_leader', contract.readBoard, { unit: BINH_PHUOC, asOf: '2024-03-25' })
    expect(board).toMatchObject({
      asOf: '2024-03-25',
      knownAt: '2024-04-04',
      base: 'present',
      campaignDay: -10,
    })
    expect(board.unit).toMatchObject({ code: '70', level: 'province' })
    const card = headline(board, 'card')
    expect(card?.denominator).toBe(PEOPLE)
    expect(card?.numerator).toBeGreaterThan(PEOPLE * 0.9)
    expect(card?.states.confirmed).toBe(card?.numerator)
    expect(headline(board, 'smartphone_4g')?.numerator).toBeNull()
    expect(board.external.length).toBeGreaterThan(0)
  })

  it('is not found outside the scope, and never a board of zeros', async () => {
    expect(await refusal('commune_leader', contract.readBoard, { unit: BINH_PHUOC })).toBe('not-found')
    expect(await refusal('commune_leader', contract.readBoard, { unit: ELSEWHERE })).toBe('not-found')
    expect(await refusal('district_leader', contract.readBoard, { unit: ELSEWHERE })).toBe('not-found')
    expect(await refusal('hamlet_head', contract.readBoard, { unit: THAC_MO })).toBe('not-found')
    expect(await refusal('province_leader', contract.readBoard, { unit: 18 })).toBe('not-found')
    expect(await refusal('province_leader', contract.readBoard, { unit: 1 })).toBe('not-found')
  })

  it('of a unit is the same for everybody who may see it', async () => {
    const query = { unit: THAC_MO, asOf: '2024-03-25' }
    const board = await ask('province_leader', contract.readBoard, query)
    expect(headline(board, 'card')?.denominator).toBeGreaterThan(0)
    expect(await ask('district_leader', contract.readBoard, query)).toEqual(board)
    expect(await ask('commune_leader', contract.readBoard, query)).toEqual(board)
    expect(await ask('auditor', contract.readBoard, query)).toEqual(board)
  })

  it('of a hamlet knows from its commune what was reported', async () => {
    const board = await ask('hamlet_head', contract.readBoard, {
      unit: THAC_MO * 1000 + 1,
      asOf: '2024-03-25',
    })
    expect(headline(board, 'card')?.unitsReporting).toBe(1)
    expect(headline(board, 'card')?.numerator).not.toBeNull()
  })

  it('as known on an earlier day sums the same facts again', async () => {
    const query = { unit: THAC_MO, asOf: '2024-03-25' }
    const now = await ask('commune_leader', contract.readBoard, query)
    const then = await ask('commune_leader', contract.readBoard, { ...query, knownAt: '2024-04-03' })
    expect(then.knownAt).toBe('2024-04-03')
    expect(headline(then, 'card')?.denominator).toBe(headline(now, 'card')?.denominator)
    expect(await refusal('commune_leader', contract.readBoard, { ...query, knownAt: '2024-03-24' })).toBe(
      'known-before-as-of',
    )
    expect(await refusal('commune_leader', contract.readBoard, { ...query, asOf: '2024-02-30' })).toBe(
      'day-unreadable',
    )
  })
})

describe('parts', () => {
  it('add up to the unit, level by level', async () => {
    const sumOf = async (level: string, unit: number, role: Role) => {
      const { parts } = await ask(role, contract.readParts, { unit, level, asOf: '2024-03-25' })
      const sum = parts.reduce(
        (all, { figures }) => all + (figures.find(({ measure }) => measure === CARD)?.denominator ?? 0),
        0,
      )
      return [parts.length, sum]
    }
    expect(await sumOf('district', BINH_PHUOC, 'province_leader')).toEqual([11, PEOPLE])
    expect(await sumOf('commune', BINH_PHUOC, 'province_leader')).toEqual([111, PEOPLE])
    const board = await ask('district_leader', contract.readBoard, { unit: PHUOC_LONG, asOf: '2024-03-25' })
    const [, inDistrict] = await sumOf('commune', PHUOC_LONG, 'district_leader')
    expect(inDistrict).toBe(headline(board, 'card')?.denominator)
  })

  it('are not found outside the scope', async () => {
    const query = { unit: BINH_PHUOC, level: 'commune' }
    expect(await refusal('district_leader', contract.readParts, query)).toBe('not-found')
  })
})

describe('a series', () => {
  const query = { unit: THAC_MO, measure: CARD, from: '2024-03-20', to: '2024-03-31' }
  it('has one figure a day, null until somebody has reported', async () => {
    const { days, base } = await ask('commune_leader', contract.readSeries, query)
    expect([days.length, base]).toEqual([12, 'present'])
    expect(days[0]).toMatchObject({ day: '2024-03-20', numerator: null })
    expect(days.at(-1)?.numerator).toBeGreaterThan(0)
  })

  it('is refused where it runs backwards, is too long, or of no measure', async () => {
    const backwards = { ...query, from: '2024-04-01' }
    expect(await refusal('commune_leader', contract.readSeries, backwards)).toBe('days-too-many')
    const century = { ...query, from: '1924-04-01' }
    expect(await refusal('commune_leader', contract.readSeries, century)).toBe('days-too-many')
    expect(await refusal('commune_leader', contract.readSeries, { ...query, measure: 999 })).toBe('not-found')
    expect(await refusal('commune_leader', contract.readSeries, { ...query, unit: ELSEWHERE })).toBe(
      'not-found',
    )
  })
})

describe('the named list behind a figure', () => {
  const query = { unit: THAC_MO, measure: CARD, asOf: '2024-03-25' }
  it('has as many people as the figure says, state by state, each masked', async () => {
    const card = headline(await ask('commune_leader', contract.readBoard, query), 'card')
    for (const show of ['open', 'confirmed'] as const) {
      const { total, people } = await ask('commune_leader', contract.readNamedList, { ...query, show })
      expect(total).toBe(card?.states[show])
      for (const { identity, standing } of people) {
        expect(identity).toMatch(/^•{10}\d\d$/)
        expect(standing.state).toBe(show)
      }
    }
    const everyone = await ask('commune_leader', contract.readNamedList, query)
    expect(everyone.total).toBe(card?.denominator)
  })

  it('comes in pages', async () => {
    const beyond = await ask('commune_leader', contract.readNamedList, { ...query, page: 1000 })
    expect(beyond).toMatchObject({ people: [], page: 1000, pageSize: 50 })
  })

  it('can be of one household', async () => {
    const { people } = await ask('commune_leader', contract.readNamedList, query)
    const household = people.find(({ householdNo }) => householdNo !== null)?.householdNo
    const own = await ask('commune_leader', contract.readNamedList, { ...query, household })
    expect(own.total).toBeGreaterThan(0)
    expect(new Set(own.people.map(({ householdNo }) => householdNo))).toEqual(new Set([household]))
    const none = await ask('commune_leader', contract.readNamedList, { ...query, household: 'không có' })
    expect(none.total).toBe(0)
  })

  it('is opened for a commune or hamlet only, and only by whoever may read people', async () => {
    const whole = { ...query, unit: BINH_PHUOC }
    expect(await refusal('province_leader', contract.readNamedList, whole)).toBe('unit-too-large')
    expect(await refusal('district_leader', contract.readNamedList, { ...query, unit: ELSEWHERE })).toBe(
      'not-found',
    )
    expect(await refusal('auditor', contract.readNamedList, query)).toBe('not-allowed')
  })

  it('of the registered base marks who lives elsewhere', async () => {
    const { people } = await ask('province_leader', contract.readNamedList, { ...query, base: 'registered' })
    expect(people.every(({ elsewhere }) => !elsewhere)).toBe(true)
    const own = await ask('commune_leader', contract.readNamedList, { ...query, base: 'registered' })
    expect(own.people.some(({ elsewhere }) => elsewhere)).toBe(true)
    for (const { elsewhere, communeId } of own.people) expect(elsewhere).toBe(communeId !== THAC_MO)
  })
})
