// SQL of what a phone holds beside people: which versions stand, the memberships of its account, and what it last did. Writer of
// when a phone pulled, in devices.
import { type RawBuilder, sql } from 'kysely'
import type { GuideCard, GuideProblem } from '#domain/guide-cards'
import { planKept, type Tx } from '../platform/database.ts'

export type OwnMember = {
  readonly memberId: string
  readonly teamId: string
  readonly name: string
  readonly teamName: string
  readonly isLead: boolean
}

export type Standing = {
  /** Milliseconds that campaign time is ahead of real time. */
  readonly offsetMs: number
  /** Changes with the stored document; null where none was installed. */
  readonly campaign: string | null
  /** Changes with any edit of a card. */
  readonly guides: string
  /** The last day of use as ISO; null: not tied to the campaign. */
  readonly expiresOn: string | null
  /** The memberships of the account that stand today. */
  readonly members: readonly OwnMember[]
  /** The single communes in which the account leads a team today. */
  readonly led: readonly number[]
  /** It was noted more than a minute ago, or of another app, that the phone pulled. */
  readonly isToNote: boolean
}

/** As the system. One row: everything but people by which a phone is told that nothing is new. */
export const standingOf = (
  accountId: string,
  deviceId: string,
  app: string,
): RawBuilder<Standing> => sql`${planKept}
    with own as materialized (
      select m.member_id, m.team_id, m.display_name, m.is_lead, t.name, t.lo, t.hi
      from team_members m join teams t using (team_id) where m.account_id = ${accountId} and m.to_day is null)
    select (select offset_ms from campaign_clock) as "offsetMs",
      (select left(md5(body::text), 16) from campaigns limit 1) as campaign,
      (select coalesce(string_agg(problem || version, ' ' order by problem, version), '') from guide_cards) as guides,
      (select expires_on from accounts where account_id = ${accountId}) as "expiresOn",
      (select coalesce(json_agg(json_build_object('memberId', member_id, 'teamId', team_id, 'name', display_name,
        'teamName', name, 'isLead', is_lead) order by name, member_id), '[]') from own) as members,
      array(select distinct lo / 1000 from own where is_lead and lo / 1000 = hi / 1000 order by 1) as led,
      exists (select from devices where device_id = ${deviceId} and (pulled_at is null
        or pulled_at < now() - interval '1 minute' or app is distinct from ${app})) as "isToNote"`

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

/**
 * Needs asSystem. When it pulled is told to the minute: a phone that asks often is not written down each time. Nothing else
 * hangs on it, so that nobody waits for the disk.
 */
export const notePulled = async (tx: Tx, deviceId: string, app: string): Promise<void> => {
  await sql`set local synchronous_commit = off`.execute(tx)
  await sql`
    update devices set pulled_at = now(), seen_at = now(), app = ${app} where device_id = ${deviceId}`.execute(
    tx,
  )
}
