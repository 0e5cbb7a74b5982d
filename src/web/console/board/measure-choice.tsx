// Which target the details are about: kept in the address bar.

import { baseName } from '#words/bases'
import { boardWords } from '#words/board'
import { targetName } from '#words/targets'
import { useLanguage, useWords } from '../../language.tsx'
import { Select } from '../../ui/field.tsx'
import { type Here, useHere } from './here.tsx'
import { boardMeasures } from './measures.ts'

/** The chosen measure if the campaign has a target of it, else the first. */
export function chosenMeasure({ campaign, place }: Pick<Here, 'campaign' | 'place'>): number {
  const measures = boardMeasures(campaign)
  return (measures.find(({ measure }) => measure === place.measure) ?? measures[0])?.measure ?? 0
}

export function useMeasureName(): (measure: number) => string {
  const { campaign } = useHere()
  const { language } = useLanguage()
  return (measure) => {
    const target = campaign.targets.find((one) => one.measure === measure)
    const base = campaign.measures.find(({ no }) => no === measure)?.base ?? ''
    return `${targetName(campaign, target?.id ?? '', measure, language)}, ${baseName(campaign, base, language)}`
  }
}

export function MeasureChoice() {
  const here = useHere()
  const words = useWords(boardWords).series
  const nameOf = useMeasureName()
  return (
    <div className="measure-choice">
      <Select
        label={words.choose}
        value={String(chosenMeasure(here))}
        options={boardMeasures(here.campaign).map(({ measure }) => ({
          value: String(measure),
          label: nameOf(measure),
        }))}
        onChange={(value) => here.go({ measure: Number(value), page: 1 })}
      />
    </div>
  )
}
