// SQL of an import's own record: its state, progress and preview, and the reading of its units and rows. Writer of imports;
// what is staged is only cleared here.
import { sql } from 'kysely'
import { type Day, isoDay, parseIsoDay } from '#domain/dates'
import type { Mapping } from '#domain/understand-sheet'
import type { Unit, UnitKind } from '#domain/units'
import type { Tx } from '../platform/database.ts'
import type { Import, ImportPreview, ImportRefusal, ImportState, WithdrawCounts } from './import-record.ts'
import { clearUnchanged } from './queries-unchanged.ts'

export const insertImport = async (tx: Tx, made: Import): Promise<void> => {
  await sql`
    insert into imports (import_id, unit_id, lo, hi, kind, as_of, file_name, file_sha256, file_id, sender, mapping, state,
      started_by)
    values (${made.importId}, ${made.unit.unitId}, ${made.unit.lo}, ${made.unit.hi}, ${made.kind},
      ${isoDay(made.asOf)}, ${made.fileName}, ${made.sha256}, ${made.fileId},
      ${made.sender}, '{}', 'reading', ${made.startedBy})
  `.execute(tx)
}

export type StateChange =
  | { readonly state: 'refused'; readonly refusal: ImportRefusal }
  | { readonly state: 'previewed'; readonly preview: ImportPreview }
  | { readonly state: 'committed'; readonly outcome: ImportPreview }

const ENDED = new Set<ImportState>(['committed', 'refused'])

export const setImportState = async (tx: Tx, importId: string, change: StateChange): Promise<void> => {
  const preview =
    change.state === 'previewed'
      ? JSON.stringify(change.preview)
      : change.state === 'committed'
        ? JSON.stringify(change.outcome)
        : null
  const refusal = change.state === 'refused' ? JSON.stringify(change.refusal) : null
  await sql`
    update imports set state = ${change.state}, summary = coalesce(${preview}::jsonb, summary), refusal = ${refusal},
      ended_at = case when ${ENDED.has(change.state)} then now() end
    where import_id = ${importId}`.execute(tx)
}

export const setProgress = async (
  tx: Tx,
  importId: string,
  phase: string,
  done: number,
  total: number,
): Promise<void> => {
  await sql`
    update imports set progress = ${JSON.stringify({ phase, done, total })} where import_id = ${importId}`.execute(
    tx,
  )
}

/** Null: nobody has said anything of the columns, so the sender's last list tells. */
export type ImportMapping = {
  readonly said: (Mapping & { readonly layoutKey: string | null }) | null
  readonly leftOut: readonly number[]
  readonly pasted: boolean
}

/** What the clerk decided about the columns; the list is read again with it. Needs a claimed import. */
export const keepMapping = async (tx: Tx, importId: string, mapping: ImportMapping): Promise<void> => {
  await sql`
    update imports set mapping = ${JSON.stringify(mapping)}, refusal = null, summary = null
    where import_id = ${importId}`.execute(tx)
}

/** Takes an import from one of these states to the next; false if it is in none of them any more. */
export const claimImport = async (
  tx: Tx,
  importId: string,
  from: readonly ImportState[],
  to: 'reading' | 'committing' | 'cancelled' | 'withdrawing',
): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    update imports set state = ${to}, progress = '{}', ended_at = case when ${to} = 'cancelled' then now() end
    where import_id = ${importId} and state = any(${[...from]}::text[])`.execute(tx)
  return numAffectedRows === 1n
}

/** Needs a claimed import. */
export const beginWithdrawal = async (
  tx: Tx,
  importId: string,
  why: string,
  by: string | null,
): Promise<void> => {
  await sql`
    update imports set withdrawn_why = ${why}, withdrawn_by = ${by} where import_id = ${importId}`.execute(tx)
}

/** It is taken back, or, with null, it stands as before. */
export const endWithdrawal = async (
  tx: Tx,
  importId: string,
  counts: WithdrawCounts | null,
): Promise<void> => {
  await sql`
    update imports set state = ${counts === null ? 'committed' : 'withdrawn'},
      withdrawal = ${counts === null ? null : JSON.stringify(counts)}::jsonb, progress = '{}'
    where import_id = ${importId} and state = 'withdrawing'`.execute(tx)
}

/** Leaves of a list that was given up what it was and by whom it was sent, and nothing of what stood in it. */
export const forgetRows = async (tx: Tx, importId: string): Promise<void> => {
  await clearStaged(tx, importId)
  await sql`
    update imports set summary = jsonb_set(summary, '{sample}', '[]') where import_id = ${importId}`.execute(
    tx,
  )
}

/** Staged rows do not outlive a crash of the database. */
export const countStaged = async (tx: Tx, importId: string): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    select (select count(*) from import_rows where import_id = ${importId})::int
      + (select count(*) from import_unchanged where import_id = ${importId})::int as n`.execute(tx)
  return rows[0]?.n ?? 0
}

/** Forgets staged rows; unless said, the notes of refused rows too. */
export const clearStaged = async (
  tx: Tx,
  importId: string,
  { keepRejects = false }: { keepRejects?: boolean } = {},
): Promise<void> => {
  await sql`delete from import_rows where import_id = ${importId}`.execute(tx)
  await clearUnchanged(tx, importId)
  if (!keepRejects) await sql`delete from import_rejects where import_id = ${importId}`.execute(tx)
}

const KEPT_DAYS = 30

/**
 * What is known of people only because a list was read: staged rows go when the list has ended, at the latest with its sealed
 * file after 30 days, and then the notes of rows that went back and the first rows of the preview go too. A list foretold on
 * the command line and left is given up after a day: it has no file and nobody can come back to it.
 */
export const forgetOld = async (tx: Tx): Promise<void> => {
  const isOld = sql`started_at < now() - ${KEPT_DAYS} * interval '1 day'`
  await sql`
    update imports set state = 'cancelled', ended_at = now()
    where state = 'previewed' and ${isOld}
      or state in ('reading', 'previewed') and file_id is null and started_at < now() - interval '1 day'`.execute(
    tx,
  )
  for (const staged of [sql.table('import_rows'), sql.table('import_unchanged')]) {
    await sql`
      delete from ${staged} r where not exists (
        select from imports i where i.import_id = r.import_id and i.state in ('reading', 'previewed', 'committing'))
    `.execute(tx)
  }
  await sql`delete from import_rejects where import_id in (select import_id from imports where ${isOld})`.execute(
    tx,
  )
  await sql`
    update imports set summary = jsonb_set(summary, '{sample}', '[]')
    where ${isOld} and jsonb_array_length(summary -> 'sample') > 0`.execute(tx)
}

/**
 * One list at a time in a unit: two may speak of the same people. Lists of other units go in beside it, for every commune is
 * taken by itself, in id order.
 */
export const lockUnit = async (tx: Tx, unit: { readonly lo: number; readonly hi: number }): Promise<void> => {
  await sql`
    select pg_advisory_xact_lock(hashtext('phukin.imports'), unit_id) from (
      select distinct unit_id from units where level = 'commune' and lo <= ${unit.hi} and hi >= ${unit.lo} order by 1
    ) communes`.execute(tx)
}

type UnitRecord = Omit<Unit, 'validFrom' | 'validTo' | 'kind'> & {
  readonly kind: UnitKind
  readonly validFrom: string
  readonly validTo: string | null
}

/** A unit, everything below it and above it, as valid on that day. */
export const listUnitsAround = async (
  tx: Tx,
  unit: { readonly lo: number; readonly hi: number },
  day: Day,
): Promise<Unit[]> => {
  const { rows } = await sql<UnitRecord>`
    select unit_id, code, name, full_name, kind, level, parent_id, valid_from, valid_to, aliases from units
    where (lo <= ${unit.lo} and hi >= ${unit.hi} or lo >= ${unit.lo} and hi <= ${unit.hi})
      and valid_from <= ${isoDay(day)} and coalesce(valid_to, 'infinity') >= ${isoDay(day)}
    order by unit_id`.execute(tx)
  return rows.map((row) => ({
    ...row,
    validFrom: parseIsoDay(row.validFrom) ?? 0,
    validTo: row.validTo === null ? null : parseIsoDay(row.validTo),
  }))
}

export type ImportRow = {
  readonly importId: string
  readonly unitId: number
  readonly lo: number
  readonly hi: number
  readonly kind: string
  readonly asOf: string
  readonly fileName: string
  readonly fingerprint: string
  readonly fileId: string | null
  readonly sender: string | null
  readonly mapping: Partial<ImportMapping>
  readonly state: ImportState
  readonly progress: { readonly phase?: string; readonly done?: number; readonly total?: number }
  readonly summary: ImportPreview | null
  readonly refusal: ImportRefusal | null
  readonly withdrawnBy: string | null
  readonly withdrawnWhy: string | null
  readonly withdrawal: WithdrawCounts | null
  readonly startedBy: string | null
  readonly startedAt: Date
  readonly endedAt: Date | null
}

const importColumns = sql.raw(
  `import_id, unit_id, lo, hi, kind, as_of, file_name, encode(file_sha256, 'hex') as fingerprint, file_id, sender, mapping,
  state, progress, summary, refusal, withdrawn_by, withdrawn_why, withdrawal, started_by, started_at, ended_at`,
)

export const findImport = async (tx: Tx, importId: string): Promise<ImportRow | null> => {
  const { rows } =
    await sql<ImportRow>`select ${importColumns} from imports where import_id = ${importId}`.execute(tx)
  return rows[0] ?? null
}

export const listImports = async (
  tx: Tx,
  unit: { readonly lo: number; readonly hi: number },
): Promise<ImportRow[]> => {
  const { rows } = await sql<ImportRow>`
    select ${importColumns} from imports where lo >= ${unit.lo} and hi <= ${unit.hi}
    order by started_at desc limit 100`.execute(tx)
  return rows
}

/**
 * Imports that were being read or committed when the server died. One without a file is the command line's: it may well be
 * running there, and what was interrupted there is begun anew.
 */
export const listInterrupted = async (tx: Tx): Promise<ImportRow[]> => {
  const { rows } = await sql<ImportRow>`
    select ${importColumns} from imports
    where (state in ('reading', 'committing') and file_id is not null) or state = 'withdrawing' order by started_at`.execute(
    tx,
  )
  return rows
}

/** The unit of a code on that day; a code that names units of two levels means the higher. */
export const findListUnitByCode = async (tx: Tx, code: string, day: Day): Promise<ListUnit | null> => {
  const { rows } = await sql<ListUnit>`
    select unit_id, code, name, full_name, level, lo, hi from units
    where code = ${code} and valid_from <= ${isoDay(day)} and coalesce(valid_to, 'infinity') >= ${isoDay(day)}
    order by hi - lo desc limit 1`.execute(tx)
  return rows[0] ?? null
}

export type ListUnit = {
  readonly unitId: number
  readonly code: string | null
  readonly name: string
  readonly fullName: string
  readonly level: 'province' | 'district' | 'commune' | 'hamlet'
  readonly lo: number
  readonly hi: number
}

/** The unit of a list, as valid on its day; without a day, as it is named last. */
export const findListUnit = async (tx: Tx, unitId: number, day: string | null): Promise<ListUnit | null> => {
  const { rows } = await sql<ListUnit>`
    select unit_id, code, name, full_name, level, lo, hi from units
    where unit_id = ${unitId}
      and (${day}::date is null or valid_from <= ${day} and coalesce(valid_to, 'infinity') >= ${day})
    order by valid_from desc limit 1`.execute(tx)
  return rows[0] ?? null
}
