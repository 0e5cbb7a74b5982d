import { beforeAll, expect, test } from 'vitest'
import { binhPhuoc2024 as campaign } from '../binh-phuoc/campaign.ts'
import { isOpen, receiverOf } from '../hand-overs.ts'
import { caseOn } from '../open-case.ts'
import type { DemoPerson } from './demo-person.ts'
import { demoPlaces } from './hamlets.ts'
import { type DemoHandOver, handedOver } from './handed-over.ts'
import { type DemoRecord, demoHistory, demoToday } from './history.ts'
import { demoPeople } from './people.ts'

const options = { seed: 2024, people: 12_000, hamlets: demoPlaces() }
const today = demoToday(45)
type Handed = { readonly person: DemoPerson; readonly record: DemoRecord; readonly made: DemoHandOver }

const handAll = (): Handed[] => {
  const history = demoHistory({ ...options, today })
  const handOverOf = handedOver({ seed: options.seed, campaign, forces: history.forces, today, share: 0.5 })
  return [...demoPeople(options)].flatMap((person) => {
    const record = history.recordOf(person)
    const made = handOverOf(person, record.facts)
    return made === null ? [] : [{ person, record, made }]
  })
}
let handed: Handed[] = []
beforeAll(() => {
  handed = handAll()
})

const dueOn = ({ facts }: DemoRecord, day: number) =>
  caseOn(
    campaign,
    facts.flatMap(({ fact }) => (fact.known <= day ? [fact] : [])),
    day,
  ).actions.now

test('the same seed hands over the same', () => {
  expect(handed.length).toBeGreaterThan(300)
  expect(handAll()).toEqual(handed)
})

test('what was offered was due that day, to a team of the right kind that works there', () => {
  for (const { person, record, made } of handed) {
    const action = dueOn(record, made.stands.offeredOn).find(({ milestone }) => milestone === made.milestone)
    expect(action && receiverOf(action)).toBe(made.toTeam.kind)
    expect(made.toTeam.lo).toBeLessThanOrEqual(person.hamletId)
    expect(made.toTeam.hi).toBeGreaterThanOrEqual(person.hamletId)
    expect(made.needsConsent).toBe(made.toTeam.kind === 'carrier_team')
    expect(made.events.every(({ on }) => on < today)).toBe(true)
  }
})

test('what is still open is still due, and some of it is overdue', () => {
  const open = handed.filter(({ made }) => isOpen(made.stands.state))
  for (const { record, made } of open)
    expect(dueOn(record, today).map(({ milestone }) => milestone)).toContain(made.milestone)
  const late = open.filter(({ made }) => (made.dueOn ?? today) < today)
  expect(late.length).toBeGreaterThan(open.length / 20)
  expect(late.length).toBeLessThan(open.length * 0.8)
})
