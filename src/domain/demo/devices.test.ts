import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { communeOfHamlet } from '../units.ts'
import { isUsername } from '../usernames.ts'
import { CONDITIONS, demoWalkers } from './devices.ts'
import { demoForces } from './forces.ts'
import { demoPlaces } from './hamlets.ts'
import { silentCommunes } from './history-calendar.ts'

const seed = 2024
const hamlets = demoPlaces()
const seat = hamlets[40]?.hamletId ?? 0
const silent = silentCommunes(seed, [...new Set(hamlets.map(({ communeId }) => communeId))])
const forces = demoForces({ seed, hamlets, silent, seat })
const walkers = demoWalkers(seed, forces, seat)
const devices = walkers.flatMap(({ device }) => device ?? [])
const nearBy = walkers.filter(({ team }) => communeOfHamlet(team.lo) === communeOfHamlet(seat))

test('the same seed gives the same phones to the same people, another seed others', () => {
  expect(demoWalkers(seed, demoForces({ seed, hamlets, silent, seat }), seat)).toEqual(walkers)
  expect(demoWalkers(1, forces, seat)).not.toEqual(walkers)
})

test('the commune of the log-ins has a phone in every condition, somebody without one, and one code that is out', () => {
  const seen = new Set(nearBy.flatMap(({ device }) => device?.condition ?? []))
  expect([...seen].sort()).toEqual([...CONDITIONS].sort())
  expect(nearBy.filter(({ device }) => device === null).length).toBeGreaterThan(0)
  expect(walkers.filter(({ isInvited }) => isInvited)).toHaveLength(1)
  expect(walkers.find(({ isInvited }) => isInvited)?.device).toBeNull()
})

test('what a phone says fits its condition', () => {
  const day = 24 * 60
  for (const device of devices) {
    const { condition, seenAge, waiting, oldestAge, revokedAge, wiped } = device
    expect(device.joinedAge).toBeGreaterThan(Math.max(seenAge, revokedAge ?? 0, oldestAge ?? 0))
    expect(device.pushedAge).toBeGreaterThanOrEqual(seenAge)
    expect(waiting > 0).toBe(oldestAge !== null)
    if (oldestAge !== null) expect(oldestAge).toBeGreaterThan(device.pushedAge)
    const isIn = revokedAge === null && wiped === null
    expect(isIn && seenAge > day).toBe(condition === 'dark-for-a-day' || condition === 'dark-for-days')
    expect(device.refused > 0).toBe(condition === 'refused')
    expect(Math.abs(device.clockAheadMs) > 3_600_000).toBe(condition === 'clock-wrong')
    expect(device.storageKept).toBe(condition !== 'storage-not-kept')
    expect(revokedAge !== null).toBe(condition === 'revoked' || condition === 'wiped')
    expect(wiped !== null).toBe(condition === 'pins-wrong' || condition === 'wiped')
  }
})

test('all but the old ones have the app of today', () => {
  const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'))
  for (const { app, condition } of devices) expect(app === version).toBe(condition !== 'old-app')
})

test('phones are in proportion: most are well, every district has some, and nobody has two accounts or names', () => {
  expect(devices.filter(({ condition }) => condition === 'fine').length / devices.length).toBeGreaterThan(0.6)
  const districts = (teams: readonly { readonly lo: number }[]) =>
    new Set(teams.map(({ lo }) => Math.floor(communeOfHamlet(lo) / 100))).size
  expect(districts(walkers.map(({ team }) => team))).toBe(districts([...forces.ofHamlet.values()]))
  expect(new Set(walkers.map(({ member }) => member.memberId)).size).toBe(walkers.length)
  expect(new Set(walkers.map(({ username }) => username)).size).toBe(walkers.length)
  expect(new Set(devices.map(({ deviceId }) => deviceId)).size).toBe(devices.length)
  for (const { username } of walkers) expect(isUsername(username)).toBe(true)
  expect(walkers.length).toBeLessThan(900)
})

test('the first three of the team of the log-ins are the log-ins, and one of a neighbouring team has lost a phone', () => {
  const team = forces.ofHamlet.get(seat)
  const own = walkers.filter((one) => one.team === team)
  expect(own.map(({ member }) => member)).toEqual(team?.members.slice(3))
  const [lost] = nearBy.filter(({ device }) => device?.condition === 'wiped')
  expect(lost?.member).toBe(lost?.team.members[1])
  expect(lost?.team).not.toBe(team)
})
