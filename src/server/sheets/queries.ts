// SQL of sheets: the sheets themselves and what was keyed of them. What is read of people stands in queries-people.ts. Row
// security decides which sheets are seen; whoever writes has found the sheet as the asker before.
import { sql } from 'kysely'
import type { UnitRange } from '#domain/access'
import type { KeyedContent, SheetHousehold } from '#domain/sheets'
import type { Tx } from '../platform/database.ts'

export type SheetRow = {
  readonly sheetId: string
  readonly sheetNo: number
  readonly communeId: number
  readonly hamletId: number
  readonly teamId: string | null
  readonly memberId: string | null
  readonly walker: string | null
  readonly printedOn: string
  readonly households: readonly SheetHousehold[]
  readonly state: 'out' | 'keyed' | 'void'
  readonly keyedOn: string | null
  readonly voidReason: string | null
  /** Of how many people something was keyed. */
  readonly keyedPeople: number
}

const sheetColumns =
  sql.raw(`s.sheet_id, s.sheet_no, s.commune_id, s.hamlet_id, s.team_id, s.member_id, s.walker, s.printed_on,
  s.households, s.state, s.keyed_on, s.void_reason,
  (select count(*) from sheet_entries e
    where e.commune_id = s.commune_id and e.sheet_id = s.sheet_id and not e.superseded)::int as keyed_people`)

export const findSheet = async (tx: Tx, sheetId: string): Promise<SheetRow | null> => {
  const { rows } =
    await sql<SheetRow>`select ${sheetColumns} from sheets s where s.sheet_id = ${sheetId}`.execute(tx)
  return rows[0] ?? null
}

export const findSheetByNo = async (tx: Tx, sheetNo: number): Promise<string | null> => {
  const { rows } = await sql<{ sheetId: string }>`
    select sheet_id from sheets where sheet_no = ${sheetNo}`.execute(tx)
  return rows[0]?.sheetId ?? null
}

/** Those that are out first, the oldest first; then the others, newest first. One more than `limit` tells that there are more. */
export const listSheets = async (tx: Tx, { lo, hi }: UnitRange, limit: number): Promise<SheetRow[]> => {
  const { rows } = await sql<SheetRow>`
    select ${sheetColumns} from sheets s
    where s.commune_id between ${Math.floor(lo / 1000)} and ${Math.floor(hi / 1000)} and s.hamlet_id between ${lo} and ${hi}
    order by s.state <> 'out', case when s.state = 'out' then s.sheet_no else -s.sheet_no end
    limit ${limit + 1}`.execute(tx)
  return rows
}

export type NewSheet = Pick<
  SheetRow,
  'sheetId' | 'communeId' | 'hamletId' | 'teamId' | 'memberId' | 'walker' | 'printedOn' | 'households'
> & { readonly printedBy: string }

export const insertSheet = async (tx: Tx, sheet: NewSheet): Promise<void> => {
  await sql`
    insert into sheets (sheet_id, commune_id, hamlet_id, team_id, member_id, walker, printed_on, printed_by, households)
    values (${sheet.sheetId}, ${sheet.communeId}, ${sheet.hamletId}, ${sheet.teamId}, ${sheet.memberId}, ${sheet.walker},
      ${sheet.printedOn}, ${sheet.printedBy}, ${JSON.stringify(sheet.households)})`.execute(tx)
}

/** Whoever keys a sheet has it alone until the transaction ends. */
export const lockSheet = async (
  tx: Tx,
  { communeId, sheetId }: SheetRow,
): Promise<SheetRow['state'] | null> => {
  const { rows } = await sql<{ state: SheetRow['state'] }>`
    select state from sheets where commune_id = ${communeId} and sheet_id = ${sheetId} for update`.execute(tx)
  return rows[0]?.state ?? null
}

export const nameWalker = async (tx: Tx, sheetId: string, walker: string): Promise<void> => {
  await sql`
    update sheets set walker = ${walker}
    where sheet_id = ${sheetId} and walker is null and member_id is null`.execute(tx)
}

/** `from`: only then does it change. False: it stands elsewhere by now. */
export const moveSheet = async (
  tx: Tx,
  sheetId: string,
  from: readonly SheetRow['state'][],
  to: {
    readonly state: SheetRow['state']
    readonly keyedOn: string | null
    readonly voidReason: string | null
  },
): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    update sheets set state = ${to.state}, keyed_on = ${to.keyedOn}, void_reason = ${to.voidReason}
    where sheet_id = ${sheetId} and state = any(${[...from]}::text[])`.execute(tx)
  return (numAffectedRows ?? 0n) > 0n
}

export type EntryRow = {
  readonly personId: string
  readonly factId: string
  readonly turn: number
  readonly keyedBy: string
  readonly keyedOn: string
  readonly content: KeyedContent
}

/** What holds of each person on a sheet. */
export const listEntries = async (tx: Tx, communeId: number, sheetId: string): Promise<EntryRow[]> => {
  const { rows } = await sql<EntryRow>`
    select person_id, fact_id, turn, keyed_by, keyed_on, content from sheet_entries
    where commune_id = ${communeId} and sheet_id = ${sheetId} and not superseded`.execute(tx)
  return rows
}

export const supersedeEntry = async (
  tx: Tx,
  communeId: number,
  sheetId: string,
  factId: string,
): Promise<void> => {
  await sql`
    update sheet_entries set superseded = true
    where commune_id = ${communeId} and sheet_id = ${sheetId} and fact_id = ${factId}`.execute(tx)
}

export const insertEntry = async (
  tx: Tx,
  { communeId, sheetId }: SheetRow,
  { personId, factId, turn, keyedBy, keyedOn, content }: EntryRow,
): Promise<void> => {
  await sql`
    insert into sheet_entries (commune_id, sheet_id, person_id, fact_id, turn, keyed_by, keyed_on, content)
    values (${communeId}, ${sheetId}, ${personId}, ${factId}, ${turn}, ${keyedBy}, ${keyedOn},
      ${JSON.stringify(content)})`.execute(tx)
}
