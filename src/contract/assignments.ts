// Who looks after whom: what of a commune is given to which team or member and what is not, deciding it, and undoing the
// last decision. The answer per person is settled with the decision.
import * as z from 'zod/mini'
import { rolesWith } from '#domain/access'
import { AREA_LEVELS, PARTS } from '#domain/assignment'
import { isoDay, unitBrief, unitId } from './coverage.ts'
import { endpoint } from './endpoint.ts'
import { forceReason, memberId, teamId, teamKind } from './forces.ts'

const reads = rolesWith('read-forces').filter((role) => rolesWith('search-people').includes(role))
const assigns = rolesWith('assign-work')
/** Also whoever has something of their own, or leads the team that has it. */
const returns = rolesWith('return-work')

/** Who has something: `member` null: the whole team. */
export const holder = z.object({
  teamId: z.string(),
  teamName: z.string(),
  member: z.nullable(z.object({ memberId: z.string(), name: z.string() })),
})

/** An area that stands for the place itself. */
const areaOut = z.extend(holder, { areaId: z.string(), part: z.enum(PARTS), from: isoDay })

/** People of a place: with an accountable owner, and without. */
const counts = { people: z.number(), assigned: z.number(), unassigned: z.number() }
/** By whom, most people first. */
const owners = z.array(z.extend(holder, { people: z.number() }))

export const readAssignments = endpoint({
  name: 'readAssignments',
  method: 'get',
  path: '/api/units/:unit/assignments',
  summary:
    'Of a commune, hamlet by hamlet and group by group: who has how many people, and how many nobody has',
  roles: reads,
  input: z.object({ unit: unitId }),
  output: z.object({
    unit: unitBrief,
    /** Whether the asker may decide here. */
    mayAssign: z.boolean(),
    ...counts,
    hamlets: z.array(
      z.object({
        hamletId: z.number(),
        name: z.string(),
        /** Where people stand whose hamlet is not known. */
        unknown: z.boolean(),
        ...counts,
        owners,
        areas: z.array(areaOut),
        groups: z.array(
          z.object({ residentialGroup: z.string(), ...counts, owners, areas: z.array(areaOut) }),
        ),
      }),
    ),
    /** Teams that work here, to give to. */
    teams: z.array(
      z.object({
        teamId: z.string(),
        name: z.string(),
        kind: teamKind,
        people: z.number(),
        members: z.array(z.object({ memberId: z.string(), name: z.string(), people: z.number() })),
      }),
    ),
    /** Newest first; the first that is not undone may be undone. */
    decisions: z.array(
      z.object({
        decisionId: z.string(),
        kind: z.enum(['assigned', 'reassigned', 'returned', 'balanced']),
        by: z.nullable(z.string()),
        onDay: isoDay,
        reason: z.nullable(z.string()),
        undone: z.boolean(),
        opened: z.number(),
        ended: z.number(),
        /** What it was about, if it was about one team: its name. */
        teamName: z.nullable(z.string()),
      }),
    ),
  }),
  problems: ['not-found', 'unit-too-large'],
})

export const readHamletAssignments = endpoint({
  name: 'readHamletAssignments',
  method: 'get',
  path: '/api/hamlets/:hamlet/assignments',
  summary:
    'The households of a hamlet, by group: who looks after each, and people who belong to no household',
  roles: reads,
  input: z.object({ hamlet: unitId }),
  output: z.object({
    hamlet: unitBrief,
    commune: unitBrief,
    mayAssign: z.boolean(),
    households: z.array(
      z.object({
        /** Null: one person without a household number. */
        householdNo: z.nullable(z.string()),
        personId: z.nullable(z.string()),
        residentialGroup: z.nullable(z.string()),
        /** Of the head, else of the eldest. */
        name: z.string(),
        people: z.number(),
        owner: z.nullable(z.extend(holder, { level: z.enum(AREA_LEVELS) })),
        helpers: z.array(holder),
        /** More than one team has people of it. */
        mixed: z.boolean(),
        areas: z.array(areaOut),
      }),
    ),
  }),
  problems: ['not-found'],
})

const text = z.string().check(z.minLength(1), z.maxLength(60))
/** A hamlet; with one of the three, a part of it. */
const place = z
  .object({
    hamletId: unitId,
    residentialGroup: z.optional(text),
    householdNo: z.optional(text),
    personId: z.optional(z.uuid()),
  })
  .check(
    z.refine(
      (given) =>
        [given.residentialGroup, given.householdNo, given.personId].filter((part) => part !== undefined)
          .length <= 1,
    ),
  )

const given = {
  /** All of one commune. */
  places: z.array(place).check(z.minLength(1), z.maxLength(500)),
  teamId,
  /** Unless said: the whole team. */
  memberId: z.optional(memberId),
}
const decision = z.object({ decisionId: z.string(), communeId: z.number(), people: z.number() })

export const assignWork = endpoint({
  name: 'assignWork',
  method: 'post',
  path: '/api/assignments',
  summary: 'Give places that nobody has to a team or a member, as accountable owner or as helper',
  roles: assigns,
  input: z.object({ ...given, part: z.enum(PARTS) }),
  output: decision,
  problems: [
    'not-found',
    'team-ended',
    'team-elsewhere',
    'already-owned',
    'already-theirs',
    'place-empty',
    'place-twice',
    'places-of-one-commune',
  ],
})

export const reassignWork = endpoint({
  name: 'reassignWork',
  method: 'post',
  path: '/api/assignments/reassign',
  summary: 'Take places from whoever has them and give them to another, with a reason',
  roles: assigns,
  input: z.object({ ...given, reason: forceReason }),
  output: decision,
  problems: [
    'not-found',
    'team-ended',
    'team-elsewhere',
    'already-theirs',
    'nothing-to-reassign',
    'place-empty',
    'place-twice',
    'places-of-one-commune',
  ],
})

export const returnWork = endpoint({
  name: 'returnWork',
  method: 'post',
  path: '/api/assignments/return',
  summary:
    'Return what was given, with a reason: people fall back to whoever has the wider area, or to nobody',
  roles: returns,
  input: z.object({
    commune: unitId,
    areaIds: z.array(z.uuid()).check(z.minLength(1), z.maxLength(500)),
    reason: forceReason,
  }),
  output: decision,
  problems: ['not-found', 'area-not-open'],
})

export const undoWork = endpoint({
  name: 'undoWork',
  method: 'post',
  path: '/api/assignments/undo',
  summary: 'Undo the last decision of a commune that stands, as a whole',
  roles: assigns,
  input: z.object({ commune: unitId, decisionId: z.uuid() }),
  output: decision,
  problems: ['not-found', 'not-the-last-decision', 'holder-ended'],
})
