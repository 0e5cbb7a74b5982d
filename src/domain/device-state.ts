// How a phone that was let in stands: whether it is still of use, whether it has fallen silent, what it still has to hand in. Times
// are real time in milliseconds.

/** A volunteer is out for a day without signal; whoever was not heard of for longer is looked for. */
export const DARK_AFTER_HOURS = 24

export type DeviceState = {
  readonly seenAt: number
  readonly isRevoked: boolean
  /** It has said that it holds nobody any more. */
  readonly isWiped: boolean
  /** Visits that it has not sent, as it last said; null: it never said. */
  readonly waiting: number | null
  /** Sealed visits that a wiped one still has. */
  readonly sealedLeft: number | null
}

/** Somebody works with it. */
export const isInUse = ({ isRevoked, isWiped }: Pick<DeviceState, 'isRevoked' | 'isWiped'>): boolean =>
  !isRevoked && !isWiped

/** Visits that this server may still get from it: what is sealed outlasts the people it held. */
export const stillToCome = ({ isWiped, waiting, sealedLeft }: DeviceState): number =>
  (isWiped ? sealedLeft : waiting) ?? 0

/** Nobody looks for one that was shut out, or that forgot everybody and has nothing left. */
export const isDark = (device: DeviceState, now: number): boolean =>
  now - device.seenAt > DARK_AFTER_HOURS * 3_600_000 &&
  !device.isRevoked &&
  (!device.isWiped || stillToCome(device) > 0)
