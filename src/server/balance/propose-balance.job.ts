// Every night, one job for each commune in which somebody looks after somebody: each its own transaction, so that a stopped server
// loses no more than the commune it was at, and takes up the rest when it starts again.
import * as z from 'zod/mini'
import { getCampaign } from '../platform/campaign.ts'
import { campaignToday } from '../platform/clock.ts'
import { enqueue, task } from '../platform/jobs.ts'
import { proposeForCommune } from './propose.ts'
import { listWorkedCommunes } from './queries.ts'

export const proposeBalanceIn = task({
  name: 'propose-balance-in',
  payload: z.object({ communeId: z.number() }),
  run: ({ communeId }, { database }) =>
    database.asSystem('propose balance', async (tx) => {
      await proposeForCommune(tx, await getCampaign(tx), communeId, await campaignToday(tx))
    }),
})

/** At 1:20 in Việt Nam. */
export const proposeBalance = task({
  name: 'propose-balance',
  payload: z.object({}),
  every: '20 18 * * *',
  run: (_, { database }) =>
    database.asSystem('propose balance', async (tx) => {
      for (const communeId of await listWorkedCommunes(tx))
        await enqueue(tx, proposeBalanceIn, { communeId }, { uniqueKey: `propose-balance ${communeId}` })
    }),
})
