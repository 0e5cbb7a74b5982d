// The invented phones as lines of COPY text: what each last said of itself and how many people it holds. Their secrets are known to
// nobody: no such phone can ever speak.
import { createHash } from 'node:crypto'
import { type DemoDevice, type DemoWalker, STORAGE_QUOTA } from '#domain/demo/devices'
import type { SettledTime } from '#domain/demo/given-areas'
import { copyLine } from '../platform/copy.ts'
import type { AccountRow } from './queries.ts'
import type { Seat, Staff } from './staff.ts'

export const accountRows = (walkers: readonly DemoWalker[], { accounts }: Seat): AccountRow[] =>
  walkers.map(({ team, member, username, role, isInvited }) => ({
    ...{ accountId: member.memberId, username, displayName: member.name, role, unitId: team.unitId },
    invitedBy: isInvited ? (accounts.get('lanhdao.xa') ?? null) : null,
  }))

export type DeviceBook = {
  readonly note: (times: readonly SettledTime[]) => void
  readonly lines: () => string
}

type Options = {
  /** Real time, milliseconds: ages are counted from here. */
  readonly now: number
  readonly walkers: readonly DemoWalker[]
  readonly staff: Staff
}

const MINUTE = 60_000

export const createDeviceBook = ({ now, walkers, staff }: Options): DeviceBook => {
  const counts = new Map<string, number>()
  return {
    note: (times) => {
      for (const { area, to } of times) {
        if (to !== null) continue
        const holder = holderKey(area.teamId, area.memberId)
        counts.set(holder, (counts.get(holder) ?? 0) + 1)
      }
    },
    lines: () => walkers.map((walker) => deviceLine(walker, givenTo(counts, walker), now, staff)).join(''),
  }
}

const holderKey = (teamId: string, memberId: string | null): string => `${teamId} ${memberId ?? ''}`

/** A lead has what the whole team has. */
const givenTo = (counts: ReadonlyMap<string, number>, { team, member }: DemoWalker): number => {
  const members = member.isLead ? team.members : [member]
  return [null, ...members.map(({ memberId }) => memberId)].reduce(
    (sum, memberId) => sum + (counts.get(holderKey(team.teamId, memberId)) ?? 0),
    0,
  )
}

const ago = (now: number, minutes: number | null): string | null =>
  minutes === null ? null : new Date(now - minutes * MINUTE).toISOString()

const deviceLine = (
  { team, member, device }: DemoWalker,
  given: number,
  now: number,
  staff: Staff,
): string => {
  if (device === null) return ''
  const { deviceId, name, app, seenAge, pushedAge, waiting, oldestAge, refused, wiped } = device
  const officer = staff.leaderOf(Math.floor(team.lo / 1000))
  const isOut = device.revokedAge !== null
  // In a small province some teams have nobody to visit.
  const left = given === 0 ? { waiting: 0, oldestAge: null, refused: 0 } : { waiting, oldestAge, refused }
  return copyLine([
    ...[deviceId, staff.accountOf(member.memberId), team.lo, team.hi, secretOf(device), name],
    ...[ago(now, device.joinedAge), officer, ago(now, seenAge), ago(now, seenAge), ago(now, pushedAge), app],
    ...[
      wiped === null ? given : 0,
      left.waiting,
      ago(now, left.oldestAge),
      left.refused,
      device.clockAheadMs,
    ],
    ...[device.storageKept, device.storageUsed, STORAGE_QUOTA],
    ...[ago(now, device.revokedAge), isOut ? officer : null, device.revokedBecause],
    ...[ago(now, wiped?.age ?? null), wiped?.why ?? null, wiped?.sealedLeft ?? null],
  ])
}

/** A hash of nothing that could be a secret. */
const secretOf = ({ deviceId }: DemoDevice): string =>
  `\\x${createHash('sha256').update(`invented ${deviceId}`).digest('hex')}`
