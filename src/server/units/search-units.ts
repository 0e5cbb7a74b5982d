// Finds units by what somebody types into a search: a code, or the beginnings of words of a name, with or without diacritics,
// with or without the names of the units around it. Suggests, never chooses. Knows no database.

import { compareVietnamese, fold, nfc, squeeze, toneKey, wordsOf } from '#domain/text'
import { type Level, levelOf } from '#domain/units'
import type { UnitRow } from './queries.ts'

export type FoundUnit = { readonly unit: UnitRow; readonly path: readonly UnitRow[] }

const DEPTH: Readonly<Record<Level, number>> = { province: 0, district: 1, commune: 2, hamlet: 3 }

/** `units`: all of one day. Best first: code, whole name, name with its place, beginnings of words. */
export function searchUnits(units: readonly UnitRow[], typed: string, limit: number): FoundUnit[] {
  const words = wordsOf(typed)
  if (words.length === 0) return []
  const byId = new Map(units.map((unit) => [unit.unitId, unit]))
  return units
    .filter((unit) => !isUnknownHamlet(unit))
    .flatMap((unit) => {
      const path = pathOf(unit, byId)
      const rank = rankOf(unit, path, typed, words)
      return rank === null ? [] : [{ unit, path, rank }]
    })
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        DEPTH[a.unit.level] - DEPTH[b.unit.level] ||
        compareVietnamese(a.unit.name, b.unit.name) ||
        a.unit.unitId - b.unit.unitId,
    )
    .slice(0, limit)
    .map(({ unit, path }) => ({ unit, path }))
}

export const isUnknownHamlet = ({ unitId }: Pick<UnitRow, 'unitId'>): boolean =>
  levelOf(unitId) === 'hamlet' && unitId % 1000 === 0

/** From the province to the unit itself. */
function pathOf(unit: UnitRow, byId: ReadonlyMap<number, UnitRow>): UnitRow[] {
  const above = unit.parentId === null ? undefined : byId.get(unit.parentId)
  return above ? [...pathOf(above, byId), unit] : [unit]
}

function rankOf(
  unit: UnitRow,
  path: readonly UnitRow[],
  typed: string,
  words: readonly string[],
): number | null {
  const text = squeeze(nfc(typed))
  if (unit.code === text) return 0
  const own = [unit.fullName, ...unit.aliases]
  const beginsOneOf = (names: readonly string[]) => {
    const beginnings = names.flatMap(wordsOf)
    return (word: string) => beginnings.some((name) => name.startsWith(word))
  }
  const inOwn = words.filter(beginsOneOf(own))
  if (inOwn.length === 0) return null
  const isOwn = inOwn.length === words.length
  const names = [unit.name, ...own]
  if (isOwn && names.some((name) => toneKey(name) === toneKey(text))) return 1
  if (isOwn && names.some((name) => fold(name) === fold(text))) return 2
  if (isNameThenPlace(unit, path.slice(0, -1), text)) return 3
  if (isOwn) return own.some((name) => containsWritten(name, text)) ? 4 : 5
  return words.every(beginsOneOf(path.flatMap(({ fullName, aliases }) => [fullName, ...aliases]))) ? 6 : null
}

/** "tan phu, dong phu": a name, and behind it the beginning of a name of what it lies in. */
function isNameThenPlace(unit: UnitRow, above: readonly UnitRow[], text: string): boolean {
  const typed = fold(text).replace(/[^\p{L}\p{N}]+/gu, ' ')
  const own = [unit.fullName, unit.name].map(fold).find((name) => typed.startsWith(`${name} `))
  if (own === undefined) return false
  const place = typed.slice(own.length + 1)
  return above.some(({ fullName, name }) => [fullName, name].map(fold).some((one) => one.startsWith(place)))
}

/** Every word as it was written, diacritics too, begins a word of the name. */
function containsWritten(name: string, text: string): boolean {
  const names = squeeze(nfc(name)).toLowerCase().split(' ')
  return text
    .toLowerCase()
    .split(' ')
    .every((word) => names.some((one) => one.startsWith(word)))
}
