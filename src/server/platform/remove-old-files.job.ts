// Deletes uploads that are older than files are kept, once a night.
import * as z from 'zod/mini'
import { realNow } from './clock.ts'
import { task } from './jobs.ts'

export const removeOldFiles = task({
  name: 'remove-old-files',
  payload: z.object({}),
  every: '17 19 * * *', // 02:17 in Việt Nam
  run: async (_, { files, log }) => {
    const removed = await files.removeOld(realNow())
    if (removed > 0) log.info('old files removed', { removed })
  },
})
