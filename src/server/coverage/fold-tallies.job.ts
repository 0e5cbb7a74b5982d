// Folds the queue of signed changes. Handed in by whoever queues some; once a night in case a hand-in was lost.
import * as z from 'zod/mini'
import { task } from '../platform/jobs.ts'
import { FOLD_TALLIES } from '../platform/tally-queue.ts'
import { foldQueue } from './queries.ts'

export const foldTallies = task({
  name: FOLD_TALLIES,
  payload: z.object({}),
  every: '41 18 * * *', // 01:41 in Việt Nam
  run: (_, { database }) => database.asSystem('fold tallies', foldQueue),
})
