// The campaign of this database and today's day in campaign time. One database runs one campaign.
import { type RawBuilder, sql } from 'kysely'
import { readCampaignDocument, writeCampaign } from '#contract/campaign'
import type { Campaign } from '#domain/campaign'
import { planKept, type Tx } from './database.ts'

/** Throws when no campaign was installed: set-up does it before anything else runs. */
export const getCampaign = async (tx: Tx): Promise<Campaign> => {
  const { rows } = await sql<{ body: unknown }>`select body from campaigns limit 1`.execute(tx)
  if (!rows[0]) throw new Error('no campaign in this database')
  return readCampaignDocument(rows[0].body)
}

/** `offsetMs`: of campaign time before real time. */
export type CampaignRow = { readonly body: string; readonly offsetMs: number }

/** For queryTogether, together with what is asked of people: the campaign as text, and its clock. */
export const campaignRow: RawBuilder<CampaignRow> = sql<CampaignRow>`${planKept}
  select body::text as body, offset_ms as "offsetMs" from campaigns, campaign_clock limit 1`

let last: { readonly body: string; readonly campaign: Campaign } | null = null

/** Read once as long as the text stays the same. Throws as getCampaign does. */
export const campaignOf = ([row]: readonly CampaignRow[]): Campaign => {
  if (row === undefined) throw new Error('no campaign in this database')
  if (last?.body !== row.body) last = { body: row.body, campaign: readCampaignDocument(JSON.parse(row.body)) }
  return last.campaign
}

/** Puts a campaign in, or leaves the one that stands. */
export const installCampaign = async (tx: Tx, campaign: Campaign): Promise<void> => {
  await sql`
    insert into campaigns (campaign_id, body) values (${campaign.id}, ${JSON.stringify(writeCampaign(campaign))})
    on conflict (campaign_id) do nothing`.execute(tx)
}
