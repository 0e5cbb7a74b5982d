// Which measure a named list is about, and what it is called: any measure of the campaign, also one that is only a stage of
// the funnel or a group.

import { baseName } from '#words/bases'
import { cohortName, measureName, targetName } from '#words/targets'
import type { Language } from '#words/words'
import type { Here } from './here.tsx'
import { boardMeasures } from './measures.ts'

type Where = Pick<Here, 'campaign' | 'place'>

export function listedMeasure({ campaign, place }: Where): number {
  const known = campaign.measures.find(({ no }) => no === place.measure)
  return known?.no ?? boardMeasures(campaign)[0]?.measure ?? 0
}

/** Targets first, then the stages and groups that are none. */
export function listedMeasures({ campaign }: Where): number[] {
  const targets = boardMeasures(campaign).map(({ measure }) => measure)
  const others = [...campaign.funnel, ...campaign.cohorts.map(({ measure }) => measure)]
  return [...new Set([...targets, ...others])]
}

export function listedName({ campaign }: Where, measure: number, language: Language): string {
  const base = campaign.measures.find(({ no }) => no === measure)?.base ?? ''
  const target = campaign.targets.find((one) => one.measure === measure)
  const cohort = campaign.cohorts.find((one) => one.measure === measure)
  if (target === undefined && cohort !== undefined) return cohortName(cohort.id, language)
  const name =
    target === undefined
      ? measureName(campaign, measure, language)
      : targetName(campaign, target.id, measure, language)
  return `${name}, ${baseName(campaign, base, language)}`
}
