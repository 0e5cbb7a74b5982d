// Finds people within a scope: by the beginnings of their names, or by a whole number. Every hit is masked.
import type { z } from 'zod/mini'
import type { personHit } from '#contract/people'
import { mergeRanges, type Scope, type UnitRange } from '#domain/access'
import { checkOldIdentityNumber } from '#domain/old-identity-number'
import { parsePhones } from '#domain/phones'
import { compareVietnamese, wordsOf } from '#domain/text'
import { communeOfHamlet, rangeOf } from '#domain/units'
import type { Tx } from '../platform/database.ts'
import { type BriefRow, briefOf, nameIn, nameUnits } from '../platform/person-brief.ts'
import type { NumberKind, Protect } from '../platform/protect.ts'
import { beginning } from './beginning.ts'
import { findByIdentityBlock, findByOldBlock, findByPhoneBlock, searchByWords } from './queries.ts'

export type Hit = z.infer<typeof personHit>

export const MOST_HITS = 50
/** Nobody types more, and each is one scan of the index. */
const MOST_WORDS = 6

/** `unitId` null: the whole scope. Sorted as a Vietnamese list of names. */
export async function searchByName(
  tx: Tx,
  scope: Scope,
  typed: string,
  unitId: number | null,
): Promise<{ people: Hit[]; more: boolean }> {
  const words = wordsOf(typed)
    .toSorted((a, b) => b.length - a.length)
    .slice(0, MOST_WORDS)
    .map(beginning)
  const ranges = unitId === null ? scope.ranges : overlaps(scope.ranges, rangeOf(unitId))
  if (words.length === 0 || ranges.length === 0) return { people: [], more: false }
  const rows = await searchByWords(tx, words, ranges, MOST_HITS + 1)
  const people = await hitsOf(tx, scope, rows)
  return { people: people.slice(0, MOST_HITS), more: people.length > MOST_HITS }
}

const overlaps = (ranges: readonly UnitRange[], { lo, hi }: UnitRange): UnitRange[] =>
  mergeRanges(
    ranges
      .map((range) => ({ lo: Math.max(lo, range.lo), hi: Math.min(hi, range.hi) }))
      .filter((range) => range.lo <= range.hi),
  )

/** Hits with the names of their places, in the order of names. */
export async function hitsOf(tx: Tx, scope: Scope, rows: readonly BriefRow[]): Promise<Hit[]> {
  const names = await nameUnits(
    tx,
    rows.flatMap(({ hamletId }) => [hamletId, communeOfHamlet(hamletId)]),
  )
  return rows
    .toSorted((a, b) => compareVietnamese(a.name, b.name) || a.hamletId - b.hamletId)
    .map((row) => ({
      ...briefOf(row, names, scope),
      communeName: nameIn(names, communeOfHamlet(row.hamletId)),
    }))
}

/** What a typed number can be; null when it is no whole number. */
export type TypedNumber = { readonly kind: NumberKind; readonly digits: string }

/**
 * Twelve digits are an identity number, nine an old one; telephones are stored as digits with the country's code. A number
 * is not judged here beyond its length: what is not stored is simply not found.
 */
export function readTypedNumber(typed: string): TypedNumber | null {
  const old = checkOldIdentityNumber(typed)
  if (old.ok) return { kind: old.value.form === 'nine' ? 'cmnd' : 'identity', digits: old.value.number }
  const [phone, ...others] = parsePhones(typed).phones
  return phone && others.length === 0 ? { kind: 'phone', digits: phone.e164.slice(1) } : null
}

export function findByTypedNumber(
  tx: Tx,
  protect: Protect,
  { kind, digits }: TypedNumber,
): Promise<BriefRow[]> {
  if (kind === 'identity') return findByIdentityBlock(tx, protect.identityBlock(digits))
  if (kind === 'cmnd') return findByOldBlock(tx, protect.oldIdentityBlock(digits))
  return findByPhoneBlock(tx, protect.phoneBlock(digits))
}
