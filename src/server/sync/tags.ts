// What a phone has of the campaign, its account and the guide cards, told apart by a tag: sent again only where it differs.
import { hash } from 'node:crypto'
import { writeCampaign } from '#contract/campaign'
import type { OutputOf } from '#contract/endpoint'
import type { pull } from '#contract/sync'
import { GUIDE_PROBLEMS } from '#domain/guide-cards'
import { defaultCard } from '#words/guide-cards'
import { getCampaign } from '../platform/campaign.ts'
import type { Database, Tx } from '../platform/database.ts'
import type { Session } from '../platform/session.ts'
import { listNewestCards, type Standing } from './queries-tags.ts'

type Answer = OutputOf<typeof pull>

export const tagOf = (value: unknown): string => hash('sha1', JSON.stringify(value)).slice(0, 16)

/** Of the cards as they are delivered with this server. */
const DELIVERED = tagOf(GUIDE_PROBLEMS.map(defaultCard))

export type Told = { readonly campaign?: string | undefined; readonly guides?: string | undefined }

/** Campaign and guides only where the phone's tag is another: as a rule it is not, and nothing is asked. */
export const readTagged = async (
  database: Database,
  session: Session,
  { campaign, guides }: Standing,
  told: Told,
): Promise<Pick<Answer, 'campaign' | 'guides'>> => {
  if (campaign === null) throw new Error('no campaign in this database')
  const guidesTag = tagOf([DELIVERED, guides])
  if (told.campaign === campaign && told.guides === guidesTag) return {}
  return database.asUnit(session, async (tx) => ({
    ...(told.campaign === campaign
      ? {}
      : { campaign: { tag: campaign, document: writeCampaign(await getCampaign(tx)) } }),
    ...(told.guides === guidesTag ? {} : { guides: { tag: guidesTag, cards: await readCards(tx) } }),
  }))
}

const readCards = async (tx: Tx): Promise<NonNullable<Answer['guides']>['cards']> => {
  const newest = new Map((await listNewestCards(tx)).map((row) => [row.problem, row]))
  return GUIDE_PROBLEMS.map((problem) => {
    const { version, body } = newest.get(problem) ?? { version: 0, body: defaultCard(problem) }
    const { title, lead, steps, never, sources } = body
    return {
      ...{ problem, version },
      card: { title, lead, steps: [...steps], never: [...never], sources: [...sources] },
    }
  })
}
