// The campaign of this database and today's day in campaign time. One database runs one campaign.
import { sql } from 'kysely'
import { readCampaignDocument, writeCampaign } from '#contract/campaign'
import type { Campaign } from '#domain/campaign'
import type { Tx } from './database.ts'

/** Throws when no campaign was installed: set-up does it before anything else runs. */
export const getCampaign = async (tx: Tx): Promise<Campaign> => {
  const { rows } = await sql<{ body: unknown }>`select body from campaigns limit 1`.execute(tx)
  if (!rows[0]) throw new Error('no campaign in this database')
  return readCampaignDocument(rows[0].body)
}

/** Puts a campaign in, or leaves the one that stands. */
export const installCampaign = async (tx: Tx, campaign: Campaign): Promise<void> => {
  await sql`
    insert into campaigns (campaign_id, body) values (${campaign.id}, ${JSON.stringify(writeCampaign(campaign))})
    on conflict (campaign_id) do nothing`.execute(tx)
}
