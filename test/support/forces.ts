// A team with members in a test database, and who is given to whom, as settled: for tests that need to know exactly who may
// see and record what. How leaders assign is tested where they do.

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Role } from '#domain/access'
import { isoDay } from '#domain/dates'
import type { Tx } from '../../src/server/platform/database.ts'
import { REGISTERED_ON } from './people.ts'

export type TeamMember = { readonly name: string; readonly role?: Role; readonly isLead?: boolean }

/** Needs asSystem. A member with a role walks under the test's account of that role. Returns ids by name. */
export async function addTeam(
  tx: Tx,
  unitId: number,
  name: string,
  members: readonly TeamMember[],
): Promise<{ readonly teamId: string; readonly members: ReadonlyMap<string, string> }> {
  const teamId = randomUUID()
  const from = isoDay(REGISTERED_ON)
  await sql`
    insert into teams (team_id, unit_id, lo, hi, name, kind, from_day)
    values (${teamId}, ${unitId}, ${unitId}, ${unitId}, ${name}, 'hamlet_team', ${from})`.execute(tx)
  const ids = new Map<string, string>()
  for (const { name: member, role, isLead = false } of members) {
    const memberId = randomUUID()
    const username = role?.replace('_', '-') ?? null
    await sql`
      insert into team_members (member_id, team_id, lo, hi, display_name, organisation, account_id, is_lead, from_day)
      values (${memberId}, ${teamId}, ${unitId}, ${unitId}, ${member}, 'youth_union',
        (select account_id from accounts where username = ${username}), ${isLead}, ${from})`.execute(tx)
    ids.set(member, memberId)
  }
  return { teamId, members: ids }
}

/** Needs asSystem. Gives people to a team, or to one member of it. */
export async function assign(
  tx: Tx,
  personIds: readonly string[],
  teamId: string,
  memberId: string | null = null,
): Promise<void> {
  await sql`
    insert into assignments (commune_id, person_id, hamlet_id, area_id, team_id, member_id, part, from_day)
    select commune_id, person_id, hamlet_id, ${randomUUID()}, ${teamId}, ${memberId}, 'owner', ${isoDay(REGISTERED_ON)}
    from people where person_id = any(${[...personIds]}::uuid[])`.execute(tx)
}
