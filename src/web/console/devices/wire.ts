// Where the screens of phones stand, what they ask the server under which key, and one row for each phone.

import type { listDevices, listQuarantine } from '#contract/devices'
import type { OutputOf } from '#contract/endpoint'
import { type Day, parseIsoDay } from '#domain/dates'

export type DeviceBoard = OutputOf<typeof listDevices>
export type Walker = DeviceBoard['accounts'][number]
export type Phone = Walker['devices'][number]
export type HeldVisit = OutputOf<typeof listQuarantine>['visits'][number]

/** Everything that a decision about a phone may change. */
export const DEVICES = ['devices']
export const boardKey = (unit: number) => [...DEVICES, 'board', unit]
export const quarantineKey = (unit: number, state: 'waiting' | 'decided') => [
  ...DEVICES,
  'quarantine',
  unit,
  state,
]

export const DEVICES_PATH = '/devices'
export const QUARANTINE_PATH = `${DEVICES_PATH}/quarantine`

/** Days of answers are checked by the contract to be written as YYYY-MM-DD. */
export const dayOf = (iso: string): Day => parseIsoDay(iso) ?? 0
