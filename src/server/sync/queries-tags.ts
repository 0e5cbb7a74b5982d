// SQL of what a phone holds beside people: which versions stand, the memberships of its account, and what it last did. Writer of
// when a phone pulled, in devices.
import { sql } from 'kysely'
import type { GuideCard, GuideProblem } from '#domain/guide-cards'
import { planKept, type Tx } from '../platform/database.ts'

/** `campaign`: changes with the stored document. `guides`: with any edit of a card. */
export const readVersions = async (
  tx: Tx,
): Promise<{ readonly campaign: string; readonly guides: string }> => {
  const { rows } = await sql<{ campaign: string; guides: string }>`${planKept}
    select left(md5(body::text), 16) as campaign,
      (select coalesce(string_agg(problem || version, ' ' order by problem, version), '') from guide_cards) as guides
    from campaigns limit 1`.execute(tx)
  if (!rows[0]) throw new Error('no campaign in this database')
  return rows[0]
}

/** The newest version of every card that somebody edited. */
export const listNewestCards = async (
  tx: Tx,
): Promise<{ readonly problem: GuideProblem; readonly version: number; readonly body: GuideCard }[]> => {
  const { rows } = await sql<{ problem: GuideProblem; version: number; body: GuideCard }>`
    select distinct on (problem) problem, version, body from guide_cards order by problem, version desc`.execute(
    tx,
  )
  return rows
}

export type OwnMember = {
  readonly memberId: string
  readonly teamId: string
  readonly name: string
  readonly teamName: string
  readonly isLead: boolean
}

/** The memberships of the account that stand today. */
export const listOwnMembers = async (tx: Tx, accountId: string): Promise<OwnMember[]> => {
  const { rows } = await sql<OwnMember>`${planKept}
    select m.member_id, m.team_id, m.display_name as name, t.name as team_name, m.is_lead
    from team_members m join teams t using (team_id)
    where m.account_id = ${accountId} and m.to_day is null
    order by t.name, m.member_id`.execute(tx)
  return rows
}

/** Needs asSystem. In which single communes the account leads a team today. */
export const listLedCommunes = async (tx: Tx, teamIds: readonly string[]): Promise<number[]> => {
  const { rows } = await sql<{ communeId: number }>`${planKept}
    select distinct lo / 1000 as commune_id from teams
    where team_id = any(${[...teamIds]}::uuid[]) and lo / 1000 = hi / 1000 order by 1`.execute(tx)
  return rows.map(({ communeId }) => communeId)
}

/** Needs asSystem. The last day of use as ISO; null: not tied to the campaign. */
export const findExpiry = async (tx: Tx, accountId: string): Promise<string | null> => {
  const { rows } = await sql<{ expiresOn: string | null }>`${planKept}
    select expires_on from accounts where account_id = ${accountId}`.execute(tx)
  return rows[0]?.expiresOn ?? null
}

/**
 * Needs asSystem. When it pulled is told to the minute: a phone that asks often is not written down each time. Nothing else
 * hangs on it, so that nobody waits for the disk.
 */
export const notePulled = async (tx: Tx, deviceId: string, app: string): Promise<void> => {
  const { rows } = await sql`${planKept}
    select from devices where device_id = ${deviceId}
      and (pulled_at is null or pulled_at < now() - interval '1 minute' or app is distinct from ${app})`.execute(
    tx,
  )
  if (rows.length === 0) return
  await sql`set local synchronous_commit = off`.execute(tx)
  await sql`
    update devices set pulled_at = now(), seen_at = now(), app = ${app} where device_id = ${deviceId}`.execute(
    tx,
  )
}
