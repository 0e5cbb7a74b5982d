// Evening out the work of a team ("cân việc"): what the night proposes, and people's decisions about it. Nothing changes hands
// until somebody accepts; what was accepted can be undone as long as it is the commune's last decision.
import * as z from 'zod/mini'
import { rolesWith } from '#domain/access'
import { isoDay, unitBrief, unitId } from './coverage.ts'
import { endpoint } from './endpoint.ts'
import { organisation } from './forces.ts'

const reads = rolesWith('read-forces').filter((role) => rolesWith('search-people').includes(role))
const assigns = rolesWith('assign-work')

/** Minutes are a rule of thumb (domain/effort.ts): they compare shares and measure nobody. */
const effort = z.object({
  minutes: z.number(),
  people: z.number(),
  actions: z.number(),
  missed: z.number(),
  hard: z.number(),
})
const share = z.extend(effort, { doors: z.number() })

export const PROPOSAL_STATES = ['open', 'accepted', 'rejected', 'undone'] as const

const proposal = z.object({
  proposalId: z.string(),
  commune: z.object({ unitId: z.number(), name: z.string() }),
  team: z.object({ teamId: z.string(), name: z.string() }),
  madeOn: isoDay,
  state: z.enum(PROPOSAL_STATES),
  members: z.array(
    z.object({
      memberId: z.string(),
      name: z.string(),
      organisation,
      before: share,
      after: share,
    }),
  ),
  /** Before: what no member has alone. */
  unshared: z.object({ doors: z.number(), minutes: z.number() }),
  moves: z.array(
    z.object({
      /** Its place among all moves: what `acceptBalance` names it by. */
      no: z.number(),
      hamletId: z.number(),
      hamletName: z.string(),
      residentialGroup: z.nullable(z.string()),
      /** Null: nobody had them alone. */
      from: z.nullable(z.string()),
      to: z.string(),
      effort,
      doors: z.number(),
      /** Numbers of the households; of whom none is known is counted in `doors` alone. */
      households: z.array(z.string()),
    }),
  ),
  decided: z.nullable(
    z.object({
      by: z.nullable(z.string()),
      on: isoDay,
      /** Of an accepted one: places of the moves that were taken, and doors of them that had changed hands since. */
      taken: z.array(z.number()),
      leftOut: z.number(),
      mayUndo: z.boolean(),
    }),
  ),
})

export const readBalance = endpoint({
  name: 'readBalance',
  method: 'get',
  path: '/api/units/:unit/balance',
  summary: 'What is proposed to even out the work of teams in a unit, and what was decided last',
  roles: reads,
  input: z.object({ unit: unitId }),
  output: z.object({
    unit: unitBrief,
    /** Whether the asker may decide here. */
    mayDecide: z.boolean(),
    /** Of a commune or hamlet; above, how many wait in which commune. */
    proposals: z.array(proposal),
    communes: z.array(z.object({ unitId: z.number(), name: z.string(), open: z.number() })),
  }),
  problems: ['not-found'],
})

export const proposeBalance = endpoint({
  name: 'proposeBalance',
  method: 'post',
  path: '/api/units/:unit/balance',
  summary: 'Reckon a commune anew, without waiting for the night; assigns nothing',
  roles: assigns,
  input: z.object({ unit: unitId }),
  /** How many proposals are new. */
  output: z.object({ made: z.number() }),
  problems: ['not-found', 'unit-too-large', 'unit-too-small'],
})

const proposalId = z.uuid()

export const acceptBalance = endpoint({
  name: 'acceptBalance',
  method: 'post',
  path: '/api/balance/:proposalId/accept',
  summary: 'Accept a proposal or some of its moves: one decision, which can be undone as one',
  roles: assigns,
  input: z.object({
    proposalId,
    /** Unless said, all. */
    moves: z.optional(z.array(z.number().check(z.int(), z.nonnegative())).check(z.minLength(1))),
  }),
  /** People who have somebody else now; doors that had changed hands since and were left. */
  output: z.object({ people: z.number(), leftOut: z.number() }),
  problems: ['not-found', 'balance-decided', 'balance-outdated'],
})

export const rejectBalance = endpoint({
  name: 'rejectBalance',
  method: 'post',
  path: '/api/balance/:proposalId/reject',
  summary: 'Leave things as they are; the same is not proposed again',
  roles: assigns,
  input: z.object({ proposalId }),
  output: z.object({}),
  problems: ['not-found', 'balance-decided'],
})

export const undoBalance = endpoint({
  name: 'undoBalance',
  method: 'post',
  path: '/api/balance/:proposalId/undo',
  summary: 'Undo an accepted proposal, as long as nothing was decided in the commune since',
  roles: assigns,
  input: z.object({ proposalId }),
  output: z.object({ people: z.number() }),
  problems: ['not-found', 'not-the-last-decision', 'holder-ended'],
})
