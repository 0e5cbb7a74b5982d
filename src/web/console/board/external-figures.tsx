// Figures that somebody else published, each with its unit. They stand apart, under their unit, and cannot be pressed like a
// count of people: a subscription is nobody.

import type { ExternalFigure } from '#domain/campaign'
import { parseIsoDay } from '#domain/dates'
import { boardWords } from '#words/board'
import { externalName, targetWords } from '#words/targets'
import { useFormats, useLanguage, useWords } from '../../language.tsx'
import { BoardSection } from './board-section.tsx'
import { useHere } from './here.tsx'
import type { BoardOut } from './wire.ts'

type External = BoardOut['external'][number]
const UNITS: readonly ExternalFigure['unit'][] = ['subscription', 'certificate', 'person']

export function ExternalFigures({ external }: { external: readonly External[] }) {
  const words = useWords(boardWords).external
  return (
    <BoardSection id="external" title={words.title} note={words.about}>
      <div className="external">
        {UNITS.map((unit) => (
          <OfOneUnit key={unit} unit={unit} figures={external.filter((figure) => figure.unit === unit)} />
        ))}
      </div>
      <Sources external={external} />
    </BoardSection>
  )
}

function OfOneUnit({ unit, figures }: { unit: ExternalFigure['unit']; figures: readonly External[] }) {
  const { language } = useLanguage()
  const { externalUnits } = useWords(targetWords)
  const format = useFormats()
  if (figures.length === 0) return null
  return (
    <div className="external-unit">
      <h3>{externalUnits[unit]}</h3>
      <dl>
        {figures.map(({ id, value }) => (
          <div key={id} className="external-figure">
            <dt>{externalName(id, language)}</dt>
            <dd className="figures">
              {format.count(value)} <span className="external-word">{externalUnits[unit]}</span>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

/** Mostly one source for all: it is said once. */
function Sources({ external }: { external: readonly External[] }) {
  const { campaign } = useHere()
  const words = useWords(boardWords).external
  const format = useFormats()
  const told = new Set(
    external.map(
      ({ source, asOf }) =>
        `${words.source}: ${source}. ${words.asOf}: ${format.day(parseIsoDay(asOf) ?? campaign.baselineOn)}.`,
    ),
  )
  return [...told].map((line) => (
    <p key={line} className="board-note">
      {line}
    </p>
  ))
}
