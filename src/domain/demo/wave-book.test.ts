import { beforeAll, expect, test } from 'vitest'
import { binhPhuoc2024 as campaign } from '../binh-phuoc/campaign.ts'
import { lacksOf } from '../waves.ts'
import { demoPlaces } from './hamlets.ts'
import { demoHistory, demoToday } from './history.ts'
import { demoPeople } from './people.ts'
import { type DemoStep, waveBook } from './wave-book.ts'

const options = { seed: 2024, people: 20_000, hamlets: demoPlaces() }
const today = demoToday(60)
let steps: DemoStep[] = []
let intended: number[] = []
beforeAll(() => {
  const history = demoHistory({ ...options, today })
  const book = waveBook(campaign, history.plans, today)
  const lived = new Set<number>()
  for (const person of demoPeople(options)) {
    lived.add(person.hamletId)
    book.note(person, history.recordOf(person).facts)
  }
  steps = book.steps()
  intended = [...history.plans].flatMap(([hamletId, { sweep }]) =>
    lived.has(hamletId) && sweep !== null && sweep.sweptOn < today ? [hamletId] : [],
  )
})

test('every step stands on figures that let it be taken', () => {
  for (const { step, reason, figures } of steps) {
    expect(figures.people).toBeGreaterThan(0)
    if (reason === null) expect({ step, lacks: lacksOf(step, figures) }).toEqual({ step, lacks: [] })
  }
})

test('hamlets stand at every step but the last', () => {
  const last = new Map(steps.map(({ hamletId, step }) => [hamletId, step]))
  const standing = [...last.values()]
  for (const step of ['being_swept', 'swept', 'verified'] as const)
    expect({ step, hamlets: standing.filter((one) => one === step).length > 2 }).toEqual({
      step,
      hamlets: true,
    })
  expect(standing).not.toContain('closed')
  expect(steps.filter(({ reason }) => reason !== null).length).toBeGreaterThan(0)
})

test('whatever was to be walked to the end was', () => {
  const swept = new Set(steps.flatMap(({ hamletId, step }) => (step === 'swept' ? [hamletId] : [])))
  expect(intended.filter((hamletId) => !swept.has(hamletId))).toEqual([])
})

test('what is left in a swept hamlet has its reasons, and something was done', () => {
  const swept = steps.filter(({ step }) => step === 'swept').map(({ figures }) => figures)
  const sum = (of: (figures: DemoStep['figures']) => number) => swept.reduce((n, one) => n + of(one), 0)
  expect(sum(({ missing }) => missing)).toBe(sum((one) => one.with_reason))
  expect(sum(({ missing }) => missing) / sum(({ people }) => people)).toBeLessThan(0.9)
  expect(sum(({ visited }) => visited) / sum(({ people }) => people)).toBeGreaterThan(0.8)
})
