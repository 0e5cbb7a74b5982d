// What a stage of the funnel is called and which of the four colours it has.

import type { Campaign } from '#domain/campaign'
import type { MarkCell } from '#domain/mark'
import type { Milestone } from '#domain/milestones'
import { measureName } from '#words/targets'
import type { Language } from '#words/words'

export const stageName = (campaign: Campaign, measure: number, language: Language): string =>
  measureName(campaign, measure, language)

const TONES: Readonly<Record<Milestone, MarkCell>> = {
  card_collected: 'card',
  card: 'card',
  eid_collected: 'eid',
  eid_approved: 'eid',
  eid_activated: 'eid',
  eid_used: 'eid',
  sim_own_name: 'sim',
  signature: 'sim',
  smartphone_4g: 'phone',
}

export function stageTone(campaign: Campaign, measure: number): MarkCell | 'ink' {
  const milestone = campaign.measures.find(({ no }) => no === measure)?.of[0]
  return milestone === undefined ? 'ink' : TONES[milestone]
}
