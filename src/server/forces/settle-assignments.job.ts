// After people came, moved or left: who looks after them follows. Handed in by name by whoever changed the people
// (platform/forces-signal.ts). One transaction for each hamlet, so that a list of a province holds none for long.
import * as z from 'zod/mini'
import { listInHands } from '../platform/forces/queries-settled.ts'
import { settleAssignments } from '../platform/forces/settle-assignments.ts'
import { SETTLE_ASSIGNMENTS } from '../platform/forces-signal.ts'
import { task } from '../platform/jobs.ts'

export const settleForces = task({
  name: SETTLE_ASSIGNMENTS,
  payload: z.object({ hamletIds: z.array(z.number()) }),
  async run({ hamletIds }, { database }) {
    const inHands = await database.asSystem('hamlets in hands', (tx) => listInHands(tx, hamletIds))
    for (const hamletId of inHands)
      await database.asSystem('settle assignments', (tx) => settleAssignments(tx, [hamletId]))
  },
})
