// Every night: sessions that have ended, set-up links that have expired and counts of attempts that are over are deleted.

import * as z from 'zod/mini'
import { task } from '../platform/jobs.ts'
import { deleteEnded } from './queries-credentials.ts'

export const removeEnded = task({
  name: 'remove-ended-sessions',
  payload: z.object({}),
  every: '47 18 * * *', // 01:47 in Việt Nam
  run: (_, { database }) => database.asSystem('remove ended sessions', deleteEnded),
})
