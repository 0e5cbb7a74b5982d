// Finds a hamlet of one commune by what a list says: "Ấp 3", "ấp 03", "A.3", "KP Tân Trà 2", "Sóc Bù Nho", also with a
// group of households before it and commune and district behind. Never chooses where two fit.

import { err, ok, type Result } from './result.ts'
import { bestFits, isNumbered, type NameKey, nameKey, nearest } from './unit-name-keys.ts'
import { type HamletReading, type HamletWord, partsOf, readHamletWord, readKind } from './unit-words.ts'
import type { Unit } from './units.ts'

export type HamletProblem = {
  readonly code: 'hamlet-unknown' | 'hamlet-ambiguous'
  /** To ask a person about: what fits, or what comes near. */
  readonly candidates: readonly Unit[]
}

type Entry = { readonly unit: Unit; readonly key: NameKey; readonly word: HamletWord }

/** The hamlets of a commune by every name they go by, and the units around it. */
export type HamletRegister = {
  readonly entries: readonly Entry[]
  readonly around: readonly { readonly key: NameKey }[]
}

const SUGGESTIONS = 5

function entriesOf(unit: Unit): Entry[] {
  const own: HamletWord = unit.kind === 'to' ? 'to' : 'hamlet'
  return [unit.name, ...unit.aliases].map((name) => {
    const reading = readHamletWord(name)
    return { unit, key: nameKey(reading?.name ?? name), word: reading?.word ?? own }
  })
}

export function hamletRegister(
  hamlets: readonly Unit[],
  around: readonly { readonly key: NameKey }[],
): HamletRegister {
  return { entries: hamlets.flatMap(entriesOf), around }
}

export function findHamlet(register: HamletRegister, text: string): Result<Unit, HamletProblem> {
  const parts = partsOf(text)
  const at = hamletPart(parts)
  const part = parts[at] ?? ''
  const reading = readHamletWord(part)
  const name = reading?.name ?? part
  const isNumber = isNumbered(nameKey(name))
  const pool = register.entries.filter(({ word }) => mayMean(reading, word, isNumber))
  const fitting = unitsOf(bestFits(pool, name).entries)
  const ofKind = fitting.filter(({ kind }) => kind === reading?.kind)
  const found = fitting.length > 1 && ofKind.length === 1 ? ofKind : fitting
  const [unit] = found
  if (unit === undefined) return notFound(register, pool, name)
  if (found.length > 1) return err({ code: 'hamlet-ambiguous', candidates: found })
  const isElsewhere = parts.slice(at + 1).some((behind) => contradicts(register, behind))
  return isElsewhere ? err({ code: 'hamlet-unknown', candidates: found }) : ok(unit)
}

/** The part that names the hamlet: an ấp before a sóc inside it, both before a group of households. */
function hamletPart(parts: readonly string[]): number {
  const words = parts.map((part) => readHamletWord(part)?.word)
  for (const word of ['hamlet', 'soc'] as const) {
    const at = words.indexOf(word)
    if (at >= 0) return at
  }
  const bare = parts.findIndex((part, i) => words[i] === undefined && readKind(part) === null)
  return Math.max(bare, 0)
}

/** People interchange ấp, thôn and khu phố; a sóc and its ấp only where they have a name and not a number. */
function mayMean(reading: HamletReading | null, word: HamletWord, isNumber: boolean): boolean {
  if (!reading || reading.word === word) return true
  return reading.word !== 'to' && word !== 'to' && !isNumber
}

function notFound(
  register: HamletRegister,
  pool: readonly Entry[],
  name: string,
): Result<Unit, HamletProblem> {
  const { plain } = nameKey(name)
  // "Tân Trà" where there are Tân Trà 1 and Tân Trà 2.
  const longer = unitsOf(plain === '' ? [] : pool.filter(({ key }) => key.plain.startsWith(`${plain} `)))
  if (longer.length > 1) return err({ code: 'hamlet-ambiguous', candidates: longer })
  const near = unitsOf(nearest(register.entries, name, SUGGESTIONS))
  return err({ code: 'hamlet-unknown', candidates: longer.length > 0 ? longer : near })
}

/** "Ấp 3, xã Tân Hưng" in a list of xã Tân Lợi. */
function contradicts(register: HamletRegister, part: string): boolean {
  const reading = readKind(part)
  return reading !== null && bestFits(register.around, reading.name).entries.length === 0
}

/** Each hamlet once, in its latest row. */
function unitsOf(entries: readonly Entry[]): readonly Unit[] {
  const latest = new Map<number, Unit>()
  for (const { unit } of entries) {
    const known = latest.get(unit.unitId)
    if (!known || known.validFrom < unit.validFrom) latest.set(unit.unitId, unit)
  }
  return [...latest.values()]
}
