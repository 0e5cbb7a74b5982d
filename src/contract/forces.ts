// Forces: teams of several organisations and who is in them. What they are given stands in assignments.ts.
import * as z from 'zod/mini'
import { ROLES, rolesWith } from '#domain/access'
import { holdsNumber, ORGANISATIONS, TEAM_KINDS } from '#domain/teams'
import { isoDay, unitBrief, unitId } from './coverage.ts'
import { endpoint } from './endpoint.ts'

const reads = rolesWith('read-forces')
const manages = rolesWith('manage-forces')

export const teamId = z.uuid()
export const memberId = z.uuid()
export const teamKind = z.enum(TEAM_KINDS)
export const organisation = z.enum(ORGANISATIONS)

const withoutNumber = z.refine<string>((text) => !holdsNumber(text) && !text.includes('\0'))
const named = (longest: number) =>
  z.string().check(z.trim(), z.minLength(1), z.maxLength(longest), withoutNumber)

export const FORCE_REASON_SHORTEST = 5
/** Why something is ended, returned or given to another: read by whoever lost it. */
export const forceReason = z
  .string()
  .check(z.trim(), z.minLength(FORCE_REASON_SHORTEST), z.maxLength(300), withoutNumber)

export const teamBrief = z.object({
  teamId: z.string(),
  name: z.string(),
  kind: teamKind,
  unit: unitBrief,
})

const memberOut = z.object({
  memberId: z.string(),
  name: z.string(),
  organisation,
  isLead: z.boolean(),
  /** The account they sign in with; null: walks with paper only, or the asker may not know it. */
  username: z.nullable(z.string()),
  hasAccount: z.boolean(),
  from: isoDay,
  /** People they look after themselves. */
  people: z.number(),
})

export const listTeams = endpoint({
  name: 'listTeams',
  method: 'get',
  path: '/api/teams',
  summary:
    'The teams that work in a unit: who leads them, of which organisations they are, how many people they look after',
  roles: reads,
  input: z.object({ unit: unitId }),
  output: z.object({
    unit: unitBrief,
    teams: z.array(
      z.extend(teamBrief, {
        leads: z.array(z.string()),
        organisations: z.array(z.object({ organisation, members: z.number() })),
        members: z.number(),
        hamlets: z.number(),
        /** They are accountable for; and help with. */
        people: z.number(),
        helps: z.number(),
      }),
    ),
  }),
  problems: ['not-found'],
})

export const readTeam = endpoint({
  name: 'readTeam',
  method: 'get',
  path: '/api/teams/:teamId',
  summary:
    'One team: its members by organisation, and the hamlets, groups, households and people it is given',
  roles: reads,
  input: z.object({ teamId }),
  output: z.object({
    team: z.extend(teamBrief, { from: isoDay, to: z.nullable(isoDay) }),
    /** Whether the asker may change it. */
    mine: z.boolean(),
    members: z.array(memberOut),
    areas: z.array(
      z.object({
        areaId: z.string(),
        hamletId: z.number(),
        hamletName: z.string(),
        communeId: z.number(),
        communeName: z.string(),
        residentialGroup: z.nullable(z.string()),
        householdNo: z.nullable(z.string()),
        /** Of one person: their name. */
        person: z.nullable(z.object({ personId: z.string(), name: z.string() })),
        memberId: z.nullable(z.string()),
        part: z.enum(['owner', 'helper']),
        from: isoDay,
        reason: z.nullable(z.string()),
        /** Who follows from this area, smaller areas of others left out. */
        people: z.number(),
        mayReturn: z.boolean(),
      }),
    ),
  }),
  problems: ['not-found'],
})

const newMember = {
  name: named(100),
  organisation,
  isLead: z.boolean(),
  /** Null: walks with paper only. */
  accountId: z.nullable(z.uuid()),
}

export const createTeam = endpoint({
  name: 'createTeam',
  method: 'post',
  path: '/api/teams',
  summary: 'Make a team of a unit, with its first members',
  roles: manages,
  input: z.object({
    unit: unitId,
    name: named(120),
    kind: teamKind,
    members: z.array(z.object(newMember)).check(z.maxLength(60)),
  }),
  output: z.object({ teamId: z.string() }),
  problems: ['not-found', 'team-name-taken', 'account-not-for-team', 'already-member'],
})

export const endTeam = endpoint({
  name: 'endTeam',
  method: 'post',
  path: '/api/teams/:teamId/end',
  summary: 'End a team; what it was given is returned, its members belong to it no more',
  roles: manages,
  input: z.object({ teamId, reason: forceReason }),
  output: z.object({ people: z.number() }),
  problems: ['not-found', 'team-ended'],
})

export const addMember = endpoint({
  name: 'addMember',
  method: 'post',
  path: '/api/teams/:teamId/members',
  summary: 'Add a member to a team, with or without an account',
  roles: manages,
  input: z.object({ teamId, ...newMember }),
  output: z.object({ memberId: z.string() }),
  problems: ['not-found', 'team-ended', 'account-not-for-team', 'already-member'],
})

export const changeMember = endpoint({
  name: 'changeMember',
  method: 'post',
  path: '/api/members/:memberId',
  summary: 'Say whether a member leads the team: a lead sees what every member is given',
  roles: manages,
  input: z.object({ memberId, isLead: z.boolean() }),
  output: z.object({}),
  problems: ['not-found', 'team-ended'],
})

export const endMember = endpoint({
  name: 'endMember',
  method: 'post',
  path: '/api/members/:memberId/end',
  summary: 'End a membership; what the member was given themselves is returned to whoever has the wider area',
  roles: manages,
  input: z.object({ memberId, reason: forceReason }),
  output: z.object({ people: z.number() }),
  problems: ['not-found', 'team-ended'],
})

export const findTeamAccounts = endpoint({
  name: 'findTeamAccounts',
  method: 'post',
  path: '/api/teams/accounts',
  summary:
    'Accounts that may belong to a team of a unit, by the beginnings of the words of their names; 20 at most',
  roles: manages,
  input: z.object({ unit: unitId, q: z.string().check(z.maxLength(100)) }),
  output: z.object({
    accounts: z.array(
      z.object({
        accountId: z.string(),
        username: z.string(),
        name: z.string(),
        role: z.enum(ROLES),
        units: z.array(z.string()),
      }),
    ),
  }),
  problems: ['not-found'],
})
