// One row for each phone, and one for whoever has none; which of them a choice shows.

import type { Phone, Walker } from './wire.ts'

export type PhoneRow = { readonly walker: Walker; readonly phone: Phone | null }

export const SHOWN = ['all', 'urgent', 'none', 'revoked'] as const
export type Shown = (typeof SHOWN)[number]

/** In the order of the walkers: whoever has to be looked for stands first. */
export function phoneRows(walkers: readonly Walker[], shown: Shown): PhoneRow[] {
  return walkers.flatMap((walker) => rowsOf(walker).filter((row) => fits(row, shown)))
}

const rowsOf = (walker: Walker): PhoneRow[] => {
  const rows = walker.devices.map((phone) => ({ walker, phone }))
  return isWithoutPhone(walker) ? [{ walker, phone: null }, ...rows] : rows
}

/** Neither shut out nor wiped. */
export const isInUse = ({ revokedAt, wipedAt }: Phone): boolean => revokedAt === null && wipedAt === null

export const isWithoutPhone = ({ devices, isEnded, teams }: Walker): boolean =>
  !isEnded && teams.length > 0 && !devices.some(isInUse)

export const waitingOn = ({ wipedAt, waiting, sealedLeft }: Phone): number =>
  (wipedAt === null ? waiting : sealedLeft) ?? 0

const isUrgent = (phone: Phone): boolean =>
  phone.revokedAt === null && (phone.isDark || waitingOn(phone) > 0 || (phone.refused ?? 0) > 0)

const fits = ({ phone }: PhoneRow, shown: Shown): boolean => {
  if (shown === 'none') return phone === null
  if (shown === 'revoked') return phone !== null && !isInUse(phone)
  if (shown === 'urgent') return phone !== null && isUrgent(phone)
  // One that forgot everybody is of no use to anybody, unless something is still to come from it.
  return phone === null || isInUse(phone) || isUrgent(phone)
}
