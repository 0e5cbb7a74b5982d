// SQL of the revisions of hamlets: mutex and cursor in one. Writer of hamlet_revisions, and of the revision of a person.
import { sql } from 'kysely'
import type { Tx } from '../platform/database.ts'

/** Before anything of a list is compared with people: who changes from here on is found by hasMoved. */
export const noteRevisions = async (tx: Tx): Promise<void> => {
  await sql`
    create temp table list_revisions on commit drop as
    select commune_id, hamlet_id, revision from hamlet_revisions`.execute(tx)
}

/**
 * Under the lock: whether somebody who stands on the list has been told otherwise, has moved or was found to be somebody else
 * since noteRevisions, so that what was found of them no longer holds. Looks only into hamlets that changed.
 */
export const hasMoved = async (tx: Tx): Promise<boolean> => {
  const { rows } = await sql<{ moved: boolean }>`
    with touched as (
      select p.commune_id, p.person_id, p.register_hash
      from hamlet_revisions h left join list_revisions r using (commune_id, hamlet_id)
        join people p on p.commune_id = h.commune_id and p.hamlet_id = h.hamlet_id
          and p.revision > coalesce(r.revision, 0)
      where h.revision > coalesce(r.revision, 0))
    select exists (select from touched t join list_unchanged u using (person_id) where t.register_hash is null)
      or exists (select from touched t join list_matches m on m.person_id = t.person_id
        where m.commune_id <> t.commune_id)
      or exists (select from person_merges g where g.from_id in (
        select person_id from list_matches union all select person_id from list_unchanged)) as moved`.execute(
    tx,
  )
  return rows[0]?.moved === true
}

/**
 * Takes the revisions of hamlets in id order: nobody else changes their people until the transaction ends. Also those where
 * people of the list once lived: what it says may bring them back, and a lock that is taken later is a deadlock.
 */
export const lockHamlets = async (tx: Tx, importId: string): Promise<void> => {
  await sql`
    insert into hamlet_revisions (commune_id, hamlet_id)
    select distinct r.commune_id, r.hamlet_id from import_rows r
    where r.import_id = ${importId} and r.hamlet_id is not null
      and not exists (select from hamlet_revisions h where h.commune_id = r.commune_id and h.hamlet_id = r.hamlet_id)
    order by 1, 2 on conflict do nothing`.execute(tx)
  await sql`
    select revision from hamlet_revisions h where hamlet_id in (
      select hamlet_id from import_rows where import_id = ${importId}
      union
      select p.hamlet_id from list_matches m join people p using (commune_id, person_id)
      union
      select p.registered_hamlet_id from list_matches m join people p using (commune_id, person_id)
      union
      select s.hamlet_id from list_matches m join residences s using (person_id)
      union
      select hamlet_id from list_unchanged)
    order by commune_id, hamlet_id for update`.execute(tx)
}

export const bumpRevisions = async (tx: Tx, hamletIds: readonly number[]): Promise<void> => {
  await sql`
    insert into hamlet_revisions as h (commune_id, hamlet_id, revision)
    select id / 1000, id, 1 from unnest(${[...hamletIds].sort((a, b) => a - b)}::int[]) id
    on conflict (commune_id, hamlet_id) do update set revision = h.revision + 1`.execute(tx)
}

/** Marks people as changed with the revision their hamlet is about to get (see bumpRevisions). */
export const stampRevisions = async (
  tx: Tx,
  people: readonly { readonly communeId: number; readonly personId: string }[],
): Promise<void> => {
  await sql`
    update people p set revision = coalesce((
      select h.revision from hamlet_revisions h
      where h.commune_id = p.commune_id and h.hamlet_id = p.hamlet_id), 0) + 1
    from unnest(${people.map((one) => one.communeId)}::int[], ${people.map((one) => one.personId)}::uuid[])
      a (commune_id, person_id)
    where p.commune_id = a.commune_id and p.person_id = a.person_id`.execute(tx)
}
