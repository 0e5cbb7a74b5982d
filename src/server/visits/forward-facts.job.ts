// Applies what was recorded of people who live in another commune by now. Handed in with the receipts that say so; every ten
// minutes in case a process was killed. What has arrived is not on its way any more, so it may run twice.
import * as z from 'zod/mini'
import { getCampaign } from '../platform/campaign.ts'
import { campaignToday } from '../platform/clock.ts'
import { task } from '../platform/jobs.ts'
import { FORWARD_FACTS, forwardFacts } from '../platform/ledger/forward-facts.ts'

export const forwardFactsTask = task({
  name: FORWARD_FACTS,
  payload: z.object({}),
  every: '*/10 * * * *',
  run: async (_, { database }) => {
    const forwardSome = () =>
      database.asSystem('forward facts', async (tx) =>
        forwardFacts(tx, await getCampaign(tx), await campaignToday(tx)),
      )
    while (await forwardSome());
  },
})
