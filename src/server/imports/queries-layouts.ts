// SQL of who sends lists: how the columns of their layout were read last time, and how many of their rows went back. Writer of
// list_layouts.
import { sql } from 'kysely'
import type { Mapping } from '#domain/understand-sheet'
import type { Tx } from '../platform/database.ts'

export type LayoutOf = {
  readonly unitId: number
  readonly sender: string | null
  readonly kind: string
}

export type KnownLayout = { readonly importId: string; readonly mapping: Mapping; readonly usedAt: Date }

/** How the same sender's list of this kind and layout was read when it last went in. */
export const findLayout = async (tx: Tx, of: LayoutOf, layoutKey: string): Promise<KnownLayout | null> => {
  const { rows } = await sql<KnownLayout>`
    select import_id, mapping, used_at from list_layouts
    where unit_id = ${of.unitId} and sender = ${of.sender ?? ''} and kind = ${of.kind} and layout_key = ${layoutKey}`.execute(
    tx,
  )
  return rows[0] ?? null
}

/** A list went in: its columns are read so next time. */
export const keepLayout = async (
  tx: Tx,
  of: LayoutOf,
  layoutKey: string,
  mapping: Mapping,
  importId: string,
): Promise<void> => {
  await sql`
    insert into list_layouts (unit_id, sender, kind, layout_key, mapping, import_id)
    values (${of.unitId}, ${of.sender ?? ''}, ${of.kind}, ${layoutKey}, ${JSON.stringify(mapping)}::jsonb, ${importId})
    on conflict (unit_id, sender, kind, layout_key) do update set mapping = excluded.mapping,
      import_id = excluded.import_id, used_at = now()`.execute(tx)
  await sql`update imports set layout_key = ${layoutKey} where import_id = ${importId}`.execute(tx)
}

/** The headings of the sender's last list of this kind that went in; null where there is none. */
export const lastHeadings = async (tx: Tx, of: LayoutOf): Promise<readonly string[] | null> => {
  const { rows } = await sql<{ headings: readonly string[] }>`
    select summary -> 'headings' as headings from imports
    where unit_id = ${of.unitId} and coalesce(sender, '') = ${of.sender ?? ''} and kind = ${of.kind}
      and state = 'committed' and summary is not null
    order by ended_at desc limit 1`.execute(tx)
  return rows[0]?.headings ?? null
}

export type SenderRow = {
  readonly sender: string | null
  readonly unitId: number
  readonly lists: number
  readonly refused: number
  readonly rows: number
  readonly rejected: number
  readonly lastAsOf: string
}

/** Everybody who sent a list of the unit or of what lies in it that went in or was refused; most rows returned first. */
export const listSenders = async (
  tx: Tx,
  unit: { readonly lo: number; readonly hi: number },
): Promise<SenderRow[]> => {
  const { rows } = await sql<SenderRow>`
    select sender, unit_id, count(*) filter (where state <> 'refused')::int as lists,
      count(*) filter (where state = 'refused')::int as refused,
      coalesce(sum((summary -> 'summary' ->> 'rows')::int) filter (where state <> 'refused'), 0)::int as rows,
      coalesce(sum((summary -> 'summary' ->> 'rejected')::int) filter (where state <> 'refused'), 0)::int as rejected,
      max(as_of) as last_as_of
    from imports
    where lo >= ${unit.lo} and hi <= ${unit.hi} and state in ('committed', 'withdrawn', 'refused')
    group by sender, unit_id
    order by 6 desc, 5 desc, 2 limit 500`.execute(tx)
  return rows
}
