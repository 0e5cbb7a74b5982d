// The board of phones of a unit: who walks, with which phones, what each last said of itself. Whoever has to be looked for comes
// first; the totals are of the whole unit, however many accounts are sent.
import type { listDevices as contract } from '#contract/devices'
import type { OutputOf } from '#contract/endpoint'
import { type Problem, problem } from '#contract/problems'
import { covers, may } from '#domain/access'
import { isWithinReach, mayCarryPhone, touchesReach } from '#domain/device-holder'
import { type DeviceState, isDark, isInUse, stillToCome } from '#domain/device-state'
import { ok, type Result } from '#domain/result'
import { compareVietnamese } from '#domain/text'
import { communeOfHamlet } from '#domain/units'
import { realNow } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/database.ts'
import { nameIn, nameUnits } from '../platform/person-brief.ts'
import type { Session } from '../platform/session.ts'
import {
  type AccountRow,
  countGiven,
  countQuarantined,
  type DeviceRow,
  findUnit,
  listAccountRows,
  listDeviceRows,
  listWalkers,
  type UnitRow,
  type WalkerRow,
} from './queries-list.ts'

type Board = OutputOf<typeof contract>
type AccountOut = Board['accounts'][number]
type DeviceOut = AccountOut['devices'][number]

const MOST_ACCOUNTS = 300

export const readDevices = async (
  database: Database,
  session: Session,
  unitId: number,
): Promise<Result<Board, Problem<'not-found'>>> => {
  const seen = await database.asUnit(session, async (tx) => {
    const unit = await findUnit(tx, unitId)
    if (unit === undefined || !covers(session.scope, unit)) return null
    const [walkers, devices] = [await listWalkers(tx, unit), await listDeviceRows(tx, unit)]
    const teams = await teamsOf(tx, unit, walkers)
    return { unit, teams, devices, quarantined: await countQuarantined(tx, unit) }
  })
  if (seen === null) return problem('not-found')
  const { teams } = seen
  const devices = Map.groupBy(seen.devices, ({ accountId }) => accountId)
  const now = realNow()
  return database.asSystem('name who walks with which phone', async (tx) => {
    const accounts = await listAccountRows(tx, [...new Set([...teams.keys(), ...devices.keys()])])
    const here = { kind: 'unit', ranges: [seen.unit] } as const
    const all = accounts
      .filter((account) => teams.has(account.accountId) || touchesReach(here, account))
      .map((account) => {
        const own = (devices.get(account.accountId) ?? []).map((row) => deviceOut(row, now))
        return accountOut(session, account, teams.get(account.accountId) ?? [], own)
      })
      .filter((one) => one.devices.length > 0 || lacksDevice(one))
    const sent = all.toSorted(mostUrgentFirst).slice(0, MOST_ACCOUNTS)
    const given = await countGiven(
      tx,
      sent.map(({ accountId }) => accountId),
    )
    return ok({
      unit: unitOut(seen.unit),
      now: new Date(now).toISOString(),
      totals: { ...totalsOf(all), quarantined: seen.quarantined },
      accounts: sent.map((one) => ({ ...one, given: given.get(one.accountId) ?? 0 })),
      isCut: sent.length < all.length,
    })
  })
}

/** By account. A hamlet's name says little in a province: there the commune stands beside it. */
const teamsOf = async (
  tx: Tx,
  { level }: UnitRow,
  walkers: readonly WalkerRow[],
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const isWide = level === 'province' || level === 'district'
  const names = await nameUnits(tx, isWide ? walkers.map(({ lo }) => communeOfHamlet(lo)) : [])
  const labelOf = ({ team, lo, hi }: WalkerRow) => {
    const commune = nameIn(names, communeOfHamlet(lo))
    const isSaid = communeOfHamlet(lo) !== communeOfHamlet(hi) || team.includes(commune)
    return isWide && !isSaid ? `${team}, ${commune}` : team
  }
  const byAccount = Map.groupBy(walkers, ({ accountId }) => accountId)
  return new Map([...byAccount].map(([accountId, its]) => [accountId, [...new Set(its.map(labelOf))]]))
}

export const unitOut = ({ unitId, code, name, fullName, level }: UnitRow) => ({
  ...{ unitId, code, name, fullName, level },
})

const stateOf = (one: DeviceOut): DeviceState => ({
  seenAt: Date.parse(one.seenAt),
  isRevoked: one.revokedAt !== null,
  isWiped: one.wipedAt !== null,
  waiting: one.waiting,
  sealedLeft: one.sealedLeft,
})

const timeOut = (time: Date | null): string | null => time?.toISOString() ?? null

const deviceOut = (row: DeviceRow, now: number): DeviceOut => {
  const { accountId: _, ...rest } = row
  const out = {
    ...rest,
    isDark: false,
    joinedAt: row.joinedAt.toISOString(),
    seenAt: row.seenAt.toISOString(),
    pulledAt: timeOut(row.pulledAt),
    pushedAt: timeOut(row.pushedAt),
    oldestWaiting: timeOut(row.oldestWaiting),
    revokedAt: timeOut(row.revokedAt),
    wipedAt: timeOut(row.wipedAt),
  }
  return { ...out, isDark: isDark(stateOf(out), now) }
}

const accountOut = (
  session: Session,
  account: AccountRow,
  teams: readonly string[],
  devices: readonly DeviceOut[],
): AccountOut & { readonly mayWalk: boolean } => {
  const { accountId, username, displayName, role, isEnded, unitIds, invitedUntil } = account
  const holder = { role, unitIds, isEnded, walks: teams.length > 0 }
  const mayWalk = mayCarryPhone(holder)
  return {
    ...{ accountId, username, displayName, role, isEnded, mayWalk, given: 0 },
    teams: [...teams],
    devices: [...devices],
    invitedUntil: timeOut(invitedUntil),
    mayInvite: may(session.role, 'manage-devices') && mayWalk && isWithinReach(session.scope, holder),
  }
}

type Listed = ReturnType<typeof accountOut>

const lacksDevice = ({ mayWalk, devices }: Listed): boolean =>
  mayWalk && !devices.some((one) => isInUse(stateOf(one)))

/** Dark first, then what waits or was refused, then who has no phone; what has ended comes last. */
const urgencyOf = (one: Listed): number => {
  if (one.devices.some((device) => device.isDark)) return 0
  const open = one.devices.filter(({ revokedAt }) => revokedAt === null)
  if (open.some((device) => stillToCome(stateOf(device)) > 0 || (device.refused ?? 0) > 0)) return 1
  if (lacksDevice(one)) return 2
  return open.length > 0 && !one.isEnded ? 3 : 4
}

const mostUrgentFirst = (a: Listed, b: Listed): number =>
  urgencyOf(a) - urgencyOf(b) || compareVietnamese(a.displayName, b.displayName)

const totalsOf = (all: readonly Listed[]): Omit<Board['totals'], 'quarantined'> => {
  const open = all.flatMap(({ devices }) => devices.filter(({ revokedAt }) => revokedAt === null))
  const sum = (of: (one: DeviceOut) => number) => open.reduce((total, one) => total + of(one), 0)
  return {
    accounts: all.filter(({ mayWalk }) => mayWalk).length,
    withoutDevice: all.filter(lacksDevice).length,
    devices: open.filter((one) => isInUse(stateOf(one))).length,
    dark: open.filter((one) => one.isDark).length,
    waiting: sum((one) => stillToCome(stateOf(one))),
    refused: sum(({ refused }) => refused ?? 0),
  }
}
