// Figures that somebody else published, each with its unit. They stand apart, under their unit, and cannot be pressed like a
// count of people: a subscription is nobody.

import type { ExternalFigure } from '#domain/campaign'
import { parseIsoDay } from '#domain/dates'
import { boardWords } from '#words/board'
import { externalName, targetWords } from '#words/targets'
import { useFormats, useLanguage, useWords } from '../../language.tsx'
import { BoardSection } from './board-section.tsx'
import './external-figures.css'
import { useHere } from './here.tsx'
import type { BoardOut } from './wire.ts'

type External = BoardOut['external'][number]
const UNITS: readonly ExternalFigure['unit'][] = ['subscription', 'certificate', 'person']

export function ExternalFigures({ external }: { external: readonly External[] }) {
  const words = useWords(boardWords).external
  const sayOrigin = useOrigin()
  const common = external[0]
  if (common === undefined) return null
  const usual = sayOrigin(common)
  return (
    <BoardSection id="external" title={words.title} note={words.about}>
      <div className="external">
        {UNITS.map((unit) => (
          <OfOneUnit
            key={unit}
            unit={unit}
            figures={external.filter((figure) => figure.unit === unit)}
            usual={usual}
          />
        ))}
      </div>
      <p className="board-note">{usual}</p>
    </BoardSection>
  )
}

/** Source and day, as most of the figures share them; a figure from elsewhere says its own. */
function useOrigin(): (figure: External) => string {
  const { campaign } = useHere()
  const words = useWords(boardWords).external
  const format = useFormats()
  return ({ source, asOf }) =>
    `${words.source}: ${source}. ${words.asOf}: ${format.day(parseIsoDay(asOf) ?? campaign.baselineOn)}.`
}

function OfOneUnit({
  unit,
  figures,
  usual,
}: {
  unit: ExternalFigure['unit']
  figures: readonly External[]
  usual: string
}) {
  const { language } = useLanguage()
  const { externalUnits } = useWords(targetWords)
  const format = useFormats()
  const sayOrigin = useOrigin()
  if (figures.length === 0) return null
  return (
    <div className="external-unit">
      <h3>{externalUnits[unit]}</h3>
      <dl>
        {figures.map((figure) => (
          <div key={figure.id} className="external-figure">
            <dt>
              {externalName(figure.id, language)}
              {sayOrigin(figure) !== usual && <span className="external-own">{sayOrigin(figure)}</span>}
            </dt>
            <dd className="figures">
              {format.count(figure.value)} <span className="external-word">{externalUnits[unit]}</span>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
