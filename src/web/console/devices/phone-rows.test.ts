import { expect, it } from 'vitest'
import { phoneRows, SHOWN } from './phone-rows.ts'
import type { Phone, Walker } from './wire.ts'

const phone = (deviceId: string, change: Partial<Phone> = {}): Phone => ({
  ...{
    deviceId,
    name: 'máy',
    app: '1',
    joinedAt: '',
    seenAt: '',
    pulledAt: null,
    pushedAt: null,
    isDark: false,
  },
  ...{
    holds: 0,
    waiting: 0,
    oldestWaiting: null,
    refused: 0,
    clockAheadMs: 0,
    storageKept: true,
    storageUsed: 0,
  },
  ...{
    storageQuota: 0,
    revokedAt: null,
    revokeReason: null,
    wipedAt: null,
    wipedWhy: null,
    sealedLeft: null,
  },
  ...change,
})
const walker = (username: string, devices: readonly Phone[], change: Partial<Walker> = {}): Walker => ({
  ...{
    accountId: username,
    username,
    displayName: username,
    role: 'volunteer',
    teams: ['Tổ'],
    isEnded: false,
  },
  ...{ given: 0, devices: [...devices], invitedUntil: null, mayInvite: true, ...change },
})

const WALKERS = [
  walker('fine', [phone('fine')]),
  walker('dark', [phone('dark', { isDark: true })]),
  walker('waits', [phone('waits', { waiting: 2 }), phone('lost', { revokedAt: '2024-05-01', waiting: 9 })]),
  walker('wiped', [phone('wiped', { wipedAt: '2024-05-01', sealedLeft: 1 })]),
  walker('empty', [phone('empty', { wipedAt: '2024-05-01', sealedLeft: 0 })]),
  walker('none', []),
  walker('gone', [phone('gone', { revokedAt: '2024-05-01' })], { isEnded: true }),
]
const shown = (which: (typeof SHOWN)[number]) =>
  phoneRows(WALKERS, which).map((row) => row.phone?.deviceId ?? `no phone: ${row.walker.username}`)

it('what is in use is shown with whoever has none, and what forgot everybody as long as visits are missing', () => {
  expect(shown('all')).toEqual([
    ...['fine', 'dark', 'waits', 'no phone: wiped', 'wiped', 'no phone: empty', 'no phone: none'],
  ])
})

it('to be looked at is what is dark, waits or was refused, and was not shut out', () => {
  expect(shown('urgent')).toEqual(['dark', 'waits', 'wiped'])
})

it('without a phone is who walks and has none in use', () => {
  expect(shown('none')).toEqual(['no phone: wiped', 'no phone: empty', 'no phone: none'])
})

it('shut out is every phone that is of no use any more: none ever disappears', () => {
  expect(shown('revoked')).toEqual(['lost', 'wiped', 'empty', 'gone'])
  const everywhere = new Set(SHOWN.flatMap(shown))
  for (const { devices } of WALKERS)
    for (const { deviceId } of devices) expect(everywhere).toContain(deviceId)
})
