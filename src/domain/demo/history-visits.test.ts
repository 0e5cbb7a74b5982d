import { beforeAll, expect, test } from 'vitest'
import { dayOfInstant } from '../dates.ts'
import type { VisitRecorded } from '../facts.ts'
import { visitsOn } from '../visits.ts'
import type { DemoPerson } from './demo-person.ts'
import { demoPlaces } from './hamlets.ts'
import { demoHistory, demoToday } from './history.ts'
import type { DemoFact } from './history-fact.ts'
import { demoPeople } from './people.ts'

type Seen = {
  readonly person: DemoPerson
  readonly facts: readonly DemoFact[]
  readonly noted: DemoFact
  readonly body: VisitRecorded
}

const options = { seed: 2024, people: 20_000, hamlets: demoPlaces() }
let seen: Seen[] = []
let members = new Map<string, string>()
beforeAll(() => {
  const history = demoHistory({ ...options, today: demoToday(45) })
  members = new Map(
    history.forces.teams.flatMap(({ teamId, members: all }) =>
      all.map(({ memberId }): [string, string] => [memberId, teamId]),
    ),
  )
  seen = [...demoPeople(options)].flatMap((person) => {
    const { facts } = history.recordOf(person)
    return facts.flatMap((noted): Seen[] => {
      const { body } = noted.fact
      return body.type === 'visit-recorded/1' && noted.walker !== null ? [{ person, facts, noted, body }] : []
    })
  })
})

test('whoever stood at a door is a member of the team that is named, and says all of the visit', () => {
  expect(seen.length).toBeGreaterThan(options.people / 5)
  for (const { noted, body } of seen) {
    expect(members.get(noted.walker?.memberId ?? '')).toBe(noted.walker?.teamId)
    expect(dayOfInstant(body.visit?.startedAt ?? 0)).toBe(noted.fact.effective)
    expect(dayOfInstant(body.visit?.endedAt ?? 0)).toBe(noted.fact.effective)
    expect(body.visit?.device).not.toBe('')
  }
})

test('attempts are counted as the product counts them', () => {
  for (const { facts, noted, body } of seen) {
    const earlier = facts.filter(({ fact }) => fact.factId !== noted.fact.factId)
    const before = visitsOn(
      earlier.map(({ fact }) => fact),
      noted.fact.effective,
    )
    expect(body.visit?.attempt).toBe(before.attempts + 1)
  }
})

test('of a household everybody is spoken of in one call, and no two calls of a team member begin at the same moment', () => {
  const doors = new Map<string, string>()
  for (const { person, noted, body } of seen) {
    if (body.visit?.sheet !== undefined) continue
    const door = `${person.hamletId} ${person.household}`
    const moment = `${noted.walker?.memberId} ${body.visit?.startedAt}`
    expect(doors.get(moment) ?? door).toBe(door)
    doors.set(moment, door)
  }
  expect(doors.size).toBeLessThan(seen.length)
})

test('some doors were closed, some asked for another day, some were done on a sheet; reasons fit what is in hand', () => {
  const share = (is: (one: Seen) => boolean) => seen.filter(is).length / seen.length
  expect(share(({ body }) => body.visit?.met === 'nobody')).toBeGreaterThan(0.04)
  expect(share(({ body }) => body.visit?.promise !== undefined)).toBeGreaterThan(0.02)
  expect(share(({ body }) => body.visit?.sheet !== undefined)).toBeGreaterThan(0.005)
  expect(share(({ body }) => Object.keys(body.visit?.outcomes ?? {}).length > 0)).toBeGreaterThan(0.3)
  for (const { person, body } of seen) {
    const { outcomes = {} } = body.visit ?? {}
    if (outcomes.sim_own_name === 'no_phone') expect(person.phone).toBeNull()
    if (body.attributes?.device === '2g' && outcomes.smartphone_4g !== undefined)
      expect(outcomes.smartphone_4g).toBe('phone_2g')
    if (body.claims.eid_activated !== undefined) expect(body.visit?.ownDevice).toBeDefined()
  }
})

test('a sheet names who walked and who keyed it, and is keyed after the evening', () => {
  const onPaper = seen.filter(({ body }) => body.visit?.sheet !== undefined)
  for (const { noted, body } of onPaper) {
    expect(body.visit?.walker).toBe(noted.walker?.memberId)
    expect(body.visit?.clerk).toBeDefined()
    expect(noted.fact).toMatchObject({ source: 'office', known: noted.fact.effective + 2 })
  }
})
