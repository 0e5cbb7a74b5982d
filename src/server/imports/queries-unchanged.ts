// SQL of rows that say of a person exactly what the register says already: they are staged by person and fingerprint alone.
// Writer of import_unchanged. Writes a temporary table beside it, list_unchanged, which the commit reads.
import { sql } from 'kysely'
import { type Day, isoDay } from '#domain/dates'
import { copyInto, copyOut } from '../platform/copy.ts'
import type { Tx } from '../platform/database.ts'
import { makeToldIndex, type ToldIndex } from './told-index.ts'

/** Of the binary form: a row is its number of fields (2 bytes), then each field's length (4) and bytes. */
const HEAD = 19
const ROW = 2 + 4 + 8 + 4 + 4 + 4 + 16

/** Whom the register told no later than that day of the people present or registered in the unit. */
export const loadTold = async (
  tx: Tx,
  unit: { readonly lo: number; readonly hi: number },
  asOf: Day,
): Promise<ToldIndex> => {
  const within = (column: string) => `${column} between ${Math.trunc(unit.lo)} and ${Math.trunc(unit.hi)}`
  const rows = copyOut(
    tx,
    `select register_hash, commune_id, person_id from people
     where register_hash is not null and register_as_of <= '${isoDay(asOf)}' and (${within('hamlet_id')} or ${within('registered_hamlet_id')})`,
  )
  const told = makeToldIndex(0)
  let held: Buffer = Buffer.alloc(0)
  let head = HEAD
  for await (const chunk of rows) {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk])
    let at = head
    for (; at + ROW <= held.length; at += ROW) {
      told.add(
        held.readUInt32BE(at + 6),
        held.readUInt32BE(at + 10),
        held.readInt32BE(at + 18),
        held.subarray(at + 26, at + 42),
      )
    }
    if (at <= held.length) {
      held = held.subarray(at)
      head = 0
    }
  }
  return told
}

export type UnchangedRow = {
  readonly rowNo: number
  readonly communeId: number
  readonly personId: string
  readonly hash: string
}

export const stageUnchanged = async (
  tx: Tx,
  importId: string,
  rows: Iterable<UnchangedRow>,
): Promise<void> => {
  const copy = copyInto(tx, 'import_unchanged (import_id, row_no, commune_id, person_id, row_hash)')
  for (const { rowNo, communeId, personId, hash } of rows) {
    const full = copy.row([importId, rowNo, communeId, personId, hash])
    if (full) await full
  }
  await copy.end()
}

/**
 * Leaves list_unchanged (row_no, person_id, hamlet_id): rows that still say what stands. False if somebody of them was told
 * otherwise, moved or merged since the list was read: it must be read again then.
 */
export const holdUnchanged = async (tx: Tx, importId: string, asOf: Day): Promise<boolean> => {
  await sql`select app.analyze_staged()`.execute(tx)
  await sql`
    create temp table list_unchanged on commit drop as
    select u.row_no, p.person_id, p.hamlet_id
    from import_unchanged u join people p on p.commune_id = u.commune_id and p.person_id = u.person_id
    where u.import_id = ${importId} and p.register_hash = u.row_hash and p.register_as_of <= ${isoDay(asOf)}`.execute(
    tx,
  )
  const { rows } = await sql<{ lost: boolean }>`
    select (select count(*) from import_unchanged where import_id = ${importId})
      <> (select count(*) from list_unchanged) as lost`.execute(tx)
  return rows[0]?.lost === false
}

export const clearUnchanged = async (tx: Tx, importId: string): Promise<void> => {
  await sql`delete from import_unchanged where import_id = ${importId}`.execute(tx)
}
