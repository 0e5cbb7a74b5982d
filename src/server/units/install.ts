// Puts a tree of units into the registry: the units given, their successions, and in each commune the place of people whose
// hamlet is not known. Safe to repeat; a row that stands is left as it is.

import { type Succession, type Unit, unknownHamletOf } from '#domain/units'
import { unitWords } from '#words/units'
import type { Tx } from '../platform/database.ts'
import { insertSuccessions, insertUnits } from '../platform/unit-registry.ts'

/** Needs asSystem. `units` may also be hamlets alone. */
export async function installUnits(
  tx: Tx,
  units: readonly Unit[],
  successions: readonly Succession[],
): Promise<void> {
  await insertUnits(tx, [...units, ...unknownHamlets(units)])
  await insertSuccessions(tx, successions)
}

/** One for each commune among the units, valid as long as the commune, whatever that was called meanwhile. */
export function unknownHamlets(units: readonly Unit[]): Unit[] {
  const communes = Map.groupBy(
    units.filter(({ level }) => level === 'commune'),
    ({ unitId }) => unitId,
  )
  const name = unitWords.vi.unknownHamlet
  return [...communes].map(([communeId, rows]) => {
    const ends = rows.map(({ validTo }) => validTo)
    return {
      unitId: unknownHamletOf(communeId),
      code: null,
      name,
      fullName: name,
      kind: 'ap',
      level: 'hamlet',
      parentId: communeId,
      validFrom: Math.min(...rows.map(({ validFrom }) => validFrom)),
      validTo: ends.includes(null) ? null : Math.max(...ends.filter((end) => end !== null)),
      aliases: [],
    }
  })
}
