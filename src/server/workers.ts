// The tasks that run after the answer or by the clock: one line each. What they do stands in the features' *.job.ts.

import { removeEnded } from './auth/remove-ended.job.ts'
import { foldTallies } from './coverage/fold-tallies.job.ts'
import { removeOldFiles } from './platform/files.ts'
import type { Task } from './platform/jobs.ts'

export const TASKS: readonly Task[] = [removeOldFiles, removeEnded, foldTallies]
