// How every list shows a person: name, birth, place, numbers masked. Any feature that lists people reads rows in this shape
// and shows them through here, so that no list can show more. Reads only names of units, which are public.

import { sql } from 'kysely'
import type { z } from 'zod/mini'
import type { personBrief } from '#contract/coverage'
import { covers, type Scope } from '#domain/access'
import { encodePartialDate } from '#domain/dates'
import { maskedIdentity, maskedPhone } from '#domain/masked'
import { planKept, type Tx } from './database.ts'

export type PersonBrief = z.infer<typeof personBrief>

export type BriefRow = {
  readonly personId: string
  readonly communeId: number
  readonly hamletId: number
  readonly name: string
  readonly birth: string
  readonly sex: 'male' | 'female' | null
  readonly householdNo: string | null
  readonly identityLast2: string | null
  readonly phoneLast2: string | null
}

/** `names`: of nameUnits, asked for the hamlets of these people. */
export const briefOf = (row: BriefRow, names: UnitNames, scope: Scope): PersonBrief => ({
  personId: row.personId,
  communeId: row.communeId,
  hamletId: row.hamletId,
  hamletName: nameIn(names, row.hamletId),
  name: row.name,
  birth: row.birth,
  sex: row.sex,
  householdNo: row.householdNo,
  identity: maskedIdentity(row.identityLast2),
  phone: maskedPhone(row.phoneLast2),
  elsewhere: isElsewhere(scope, row.hamletId),
})

/** Whom a scope of units sees only because they are registered there; the other kinds see whom they work with. */
export const isElsewhere = (scope: Scope, hamletId: number): boolean =>
  scope.kind === 'unit' && !covers(scope, { lo: hamletId, hi: hamletId })

export type UnitNames = ReadonlyMap<number, string>

/** Full names, as they are or were last called. */
export const nameUnits = async (tx: Tx, unitIds: Iterable<number>): Promise<UnitNames> => {
  const { rows } = await sql<{ unitId: number; fullName: string }>`${planKept}
    select distinct on (unit_id) unit_id, full_name from units
    where unit_id = any(${[...new Set(unitIds)]}::int[]) order by unit_id, valid_from desc`.execute(tx)
  return new Map(rows.map(({ unitId, fullName }) => [unitId, fullName]))
}

/** A hamlet that stands in no registry is shown by its number. */
export const nameIn = (names: UnitNames, unitId: number): string => names.get(unitId) ?? String(unitId)

/** As the three columns of people hold it: 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD'. */
export const birthText = (y: number, m: number | null, d: number | null): string =>
  encodePartialDate({ y, ...(m === null ? {} : { m }), ...(d === null ? {} : { d }) })
