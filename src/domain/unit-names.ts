// Finds units by what lists say of them: a code, or a name with its parent. Never chooses where two units fit: names
// repeat inside a province (Tân Phú, Tân Lợi …) and between levels (Lộc Ninh), and codes are reused after a reform.

import type { Day } from './dates.ts'
import { findHamlet, type HamletProblem, type HamletRegister, hamletRegister } from './hamlet-names.ts'
import { err, ok, type Result } from './result.ts'
import { squeeze } from './text.ts'
import { bestFits, type NameKey, nameKey, nearest } from './unit-name-keys.ts'
import { isKindWordOnly, LEVEL_OF_KIND, partsOf, readHamletWord, readKind } from './unit-words.ts'
import { contains, isValidOn, type Level, type Unit } from './units.ts'

export type UnitQuery = {
  /** Official code. Where a name stands beside it, both must mean the same unit. */
  readonly code?: string
  /** "Xã Tân Lợi, huyện Hớn Quản", "P.T.Phú", "BGM": with or without the word for its kind and its parents. */
  readonly name?: string
  /** Name or code of a unit above. */
  readonly parent?: string
  readonly level?: Level
  /** The day for which the list speaks. */
  readonly on: Day
}

export type UnitProblem = {
  readonly code: 'unit-unknown' | 'unit-ambiguous' | 'unit-not-valid-then'
  /** To ask a person about: what fits, what fits on other days, or what comes near. */
  readonly candidates: readonly Unit[]
}

type Entry = { readonly unit: Unit; readonly key: NameKey }
type Remembered<T> = Map<string, T>

/** Units by code and name, hamlets by commune, and the answers already given: build it once for many rows. */
export type UnitIndex = {
  readonly entries: readonly Entry[]
  readonly byCode: ReadonlyMap<string, readonly Unit[]>
  readonly registers: ReadonlyMap<number, HamletRegister>
  readonly unitAnswers: Remembered<Result<Unit, UnitProblem>>
  readonly hamletAnswers: Map<number, Remembered<Result<Unit, HamletProblem>>>
}

const SUGGESTIONS = 5
const ANSWERS_KEPT = 4_000 // a bound for columns in which every cell differs

export function indexUnits(units: readonly Unit[]): UnitIndex {
  const upper = units.filter(({ level }) => level !== 'hamlet')
  const entries = upper.map((unit) => ({ unit, key: nameKey(unit.name) }))
  const byCode = new Map<string, Unit[]>()
  for (const unit of upper) if (unit.code !== null) append(byCode, unit.code, unit)
  const hamlets = new Map<number, Unit[]>()
  for (const unit of units)
    if (unit.level === 'hamlet' && unit.parentId !== null) append(hamlets, unit.parentId, unit)
  const registers = new Map<number, HamletRegister>()
  for (const [communeId, own] of hamlets) {
    const around = entries.filter(({ unit }) => contains(unit.unitId, communeId))
    registers.set(communeId, hamletRegister(own, around))
  }
  return { entries, byCode, registers, unitAnswers: new Map(), hamletAnswers: new Map() }
}

function append<K>(lists: Map<K, Unit[]>, key: K, unit: Unit): void {
  const list = lists.get(key)
  if (list) list.push(unit)
  else lists.set(key, [unit])
}

function remember<T>(answers: Remembered<T>, question: string, answer: () => T): T {
  const known = answers.get(question)
  if (known !== undefined) return known
  if (answers.size >= ANSWERS_KEPT) answers.clear()
  const given = answer()
  answers.set(question, given)
  return given
}

/** The hamlet of a commune that a cell means. Asked for every row of a list: the same cell is read once. */
export function resolveHamlet(
  index: UnitIndex,
  communeId: number,
  text: string,
): Result<Unit, HamletProblem> {
  let answers = index.hamletAnswers.get(communeId)
  if (!answers) {
    answers = new Map()
    index.hamletAnswers.set(communeId, answers)
  }
  const register = index.registers.get(communeId)
  return remember(answers, text, () =>
    register ? findHamlet(register, text) : err({ code: 'hamlet-unknown', candidates: [] }),
  )
}

/** The one unit of that day which the query means, or why there is not exactly one. */
export function resolveUnit(index: UnitIndex, query: UnitQuery): Result<Unit, UnitProblem> {
  const { code = '', name = '', parent = '', level = '', on } = query
  const question = JSON.stringify([code, name, parent, level, on])
  return remember(index.unitAnswers, question, () => {
    if (query.level === 'hamlet') return resolveHamletQuery(index, query)
    return squeeze(code) === '' ? resolveName(index, query) : resolveCode(index, squeeze(code), query)
  })
}

function resolveCode(index: UnitIndex, code: string, query: UnitQuery): Result<Unit, UnitProblem> {
  const rows = (index.byCode.get(code) ?? []).filter(({ level }) => !query.level || level === query.level)
  const then = rows.filter((unit) => isValidOn(unit, query.on))
  if (then.length === 0)
    return err({ code: rows.length === 0 ? 'unit-unknown' : 'unit-not-valid-then', candidates: rows })
  const agreeing = agreeingWith(then, entriesOn(index, query.on), query)
  if (agreeing.length > 0) return single(agreeing)
  const onOtherDays = agreeingWith(rows, index.entries, query)
  if (onOtherDays.length > 0) return err({ code: 'unit-not-valid-then', candidates: onOtherDays })
  const named = namesakes(entriesOn(index, query.on), descriptionOf(query).own, query.level).units
  return err({ code: 'unit-ambiguous', candidates: [...then, ...named] })
}

/** The rows of a code which the name and the parent beside it, if any, also fit. */
function agreeingWith(rows: readonly Unit[], entries: readonly Entry[], query: UnitQuery): readonly Unit[] {
  const { own, above } = descriptionOf(query)
  const { units, doubtful } = namesakes(entries, own, query.level)
  const bearers = own === '' ? rows : [...units, ...doubtful]
  return rows.filter((unit) => bearers.includes(unit) && isInside(entries, unit, above))
}

function resolveName(index: UnitIndex, query: UnitQuery): Result<Unit, UnitProblem> {
  const { own, above } = descriptionOf(query)
  const then = entriesOn(index, query.on)
  const found = described(then, own, above, query.level)
  const ever = described(index.entries, own, above, query.level)
  if (found.length > 0) return single([...found, ...higherNamesakes(found, ever, own, query.level)])
  if (ever.length > 0) return err({ code: 'unit-not-valid-then', candidates: ever })
  const elsewhere = namesakes(then, own, query.level).units
  const near = nearest(atLevel(then, query.level), readKind(own)?.name ?? own, SUGGESTIONS)
  const candidates = elsewhere.length > 0 ? elsewhere : near.map(({ unit }) => unit)
  return err({ code: 'unit-unknown', candidates })
}

/** A bare "Đồng Nai" in 2024 need not be the xã, nor a bare "Bình Phước" in 2026 the phường. */
function higherNamesakes(
  found: readonly Unit[],
  ever: readonly Unit[],
  own: string,
  level: Level | undefined,
): readonly Unit[] {
  if (level || readKind(own)) return []
  return ever.filter((unit) => found.every((one) => DEPTHS[unit.level] < DEPTHS[one.level]))
}

function resolveHamletQuery(index: UnitIndex, query: UnitQuery): Result<Unit, UnitProblem> {
  const parts = partsOf(query.name ?? '')
  const last = Math.max(0, ...parts.map((part, i) => (readHamletWord(part) ? i : 0)))
  const communeText = [...parts.slice(last + 1), query.parent ?? ''].join(', ')
  const commune = resolveUnit(index, { name: communeText, level: 'commune', on: query.on })
  if (!commune.ok) return commune
  const hamlet = resolveHamlet(index, commune.value.unitId, parts.slice(0, last + 1).join(', '))
  if (hamlet.ok) {
    const unit = hamlet.value
    return isValidOn(unit, query.on) ? hamlet : err({ code: 'unit-not-valid-then', candidates: [unit] })
  }
  const { code, candidates } = hamlet.error
  return err({ code: code === 'hamlet-unknown' ? 'unit-unknown' : 'unit-ambiguous', candidates })
}

function single(found: readonly Unit[]): Result<Unit, UnitProblem> {
  const [unit] = found
  return unit && found.length === 1 ? ok(unit) : err({ code: 'unit-ambiguous', candidates: found })
}

const entriesOn = (index: UnitIndex, day: Day) => index.entries.filter(({ unit }) => isValidOn(unit, day))
const atLevel = (entries: readonly Entry[], level: Level | undefined) =>
  level ? entries.filter(({ unit }) => unit.level === level) : entries

/** The part that names the unit itself, and the parts that name what it lies in. */
function descriptionOf(query: UnitQuery): { readonly own: string; readonly above: readonly string[] } {
  const parts = partsOf(query.name ?? '')
  const depths = parts.map(depthOf)
  // "huyện Hớn Quản, xã Tân Lợi": only where every part says its kind.
  const inOrder = depths.includes(0) ? parts : [...parts].sort((a, b) => depthOf(b) - depthOf(a))
  const [own = '', ...above] = inOrder
  return { own, above: [...above, ...partsOf(query.parent ?? '')] }
}

const DEPTHS: Readonly<Record<Level, number>> = { province: 1, district: 2, commune: 3, hamlet: 4 }
const depthOf = (part: string): number =>
  Math.max(0, ...(readKind(part)?.kinds ?? []).map((kind) => DEPTHS[LEVEL_OF_KIND[kind]]))

/** Units among the entries that fit the whole description; more than one where it contradicts itself. */
function described(
  entries: readonly Entry[],
  own: string,
  above: readonly string[],
  level: Level | undefined,
): readonly Unit[] {
  const { units, doubtful } = namesakes(entries, own, level)
  const inside = units.filter((unit) => isInside(entries, unit, above))
  if (inside.length > 0) return inside
  const other = doubtful.filter((unit) => isInside(entries, unit, above))
  return other.length > 0 ? [...units, ...other] : []
}

type Namesakes = { readonly units: readonly Unit[]; readonly doubtful: readonly Unit[] }

/**
 * Units that bear the name. The word for the kind tells namesakes apart; they are `doubtful` then, for the case that
 * only one of them lies in the parent. Where no namesake is of that kind the word is believed to be outdated (lists go
 * on writing "huyện Chơn Thành"), but only behind a full name.
 */
function namesakes(entries: readonly Entry[], part: string, level: Level | undefined): Namesakes {
  if (isKindWordOnly(part)) return { units: [], doubtful: [] }
  const pool = atLevel(entries, level)
  const reading = readKind(part)
  if (reading) {
    const levels = reading.kinds.map((kind) => LEVEL_OF_KIND[kind])
    const peers = pool.filter(({ unit }) => levels.includes(unit.level))
    const fits = bestFits(peers, reading.name)
    const units = fits.entries.map(({ unit }) => unit)
    const ofKind = units.filter(({ kind }) => reading.kinds.includes(kind))
    if (ofKind.length > 0) return { units: ofKind, doubtful: units.filter((unit) => !ofKind.includes(unit)) }
    if (units.length > 0 && !fits.isShortened) return { units, doubtful: [] }
  }
  const { exact } = nameKey(part)
  const byAlias = pool.filter(({ unit }) => unit.aliases.some((alias) => nameKey(alias).exact === exact))
  const found = byAlias.length > 0 ? byAlias : bestFits(pool, part).entries
  return { units: found.map(({ unit }) => unit), doubtful: [] }
}

/** Strictly inside one unit of every part. */
function isInside(entries: readonly Entry[], unit: Unit, above: readonly string[]): boolean {
  return above.every((part) => {
    const byCode = entries.filter((entry) => entry.unit.code === part)
    const { units, doubtful } =
      byCode.length > 0
        ? { units: byCode.map((entry) => entry.unit), doubtful: [] }
        : namesakes(entries, part, undefined)
    return [...units, ...doubtful].some(
      (parent) => parent.level !== unit.level && contains(parent.unitId, unit.unitId),
    )
  })
}
