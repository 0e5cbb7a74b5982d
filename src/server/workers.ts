// The tasks that run after the answer or by the clock: one line each. What they do stands in the features' *.job.ts.

import { removeEnded } from './auth/remove-ended.job.ts'
import { proposeBalance, proposeBalanceIn } from './balance/propose-balance.job.ts'
import { foldTallies } from './coverage/fold-tallies.job.ts'
import { settleForces } from './forces/settle-assignments.job.ts'
import { forgetLists } from './imports/forget-lists.job.ts'
import type { Task } from './platform/jobs.ts'
import { removeOldFiles } from './platform/remove-old-files.job.ts'
import { foldWork } from './visits/fold-work.job.ts'
import { forwardFactsTask } from './visits/forward-facts.job.ts'

export const TASKS: readonly Task[] = [
  removeOldFiles,
  removeEnded,
  foldTallies,
  forgetLists,
  forwardFactsTask,
  settleForces,
  proposeBalance,
  proposeBalanceIn,
  foldWork,
]
