// What an address says of a unit, and numbers in it at all. Whatever it says that is no such thing is left out; it never fails.

import { contains, levelOf } from '#domain/units'

/** From 1 up; null otherwise. */
export const wholeIn = (text: string): number | null => (/^[1-9]\d{0,9}$/.test(text) ? Number(text) : null)

/** A number that a unit can have. */
export function unitIn(text: string): number | null {
  const unit = wholeIn(text)
  if (unit === null) return null
  try {
    levelOf(unit)
    return unit
  } catch {
    return null
  }
}

/** The unit of ?unit=13 if it lies within the account's scope. */
export function ownUnitIn(search: string, own: readonly { readonly unitId: number }[]): number | null {
  const unit = unitIn(new URLSearchParams(search).get('unit') ?? '')
  return unit !== null && own.some(({ unitId }) => contains(unitId, unit)) ? unit : null
}
