// The commune's figures on the phone of whoever leads a team: numerator, denominator and day, hamlet by hamlet; no names.

import { useState } from 'react'
import { parseIsoDay } from '#domain/dates'
import { MILESTONES, type Milestone } from '#domain/milestones'
import { fieldMoreWords } from '#words/field-more'
import { targetWords } from '#words/targets'
import { useFormats, useWords } from '../../language.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Screen } from '../frame.tsx'
import { Empty } from '../note.tsx'
import { useOpenPhone } from '../phone-context.tsx'
import { type CommuneTallies, figureOf, sumOf } from './tallies.ts'

export function TalliesScreen() {
  const words = useWords(fieldMoreWords).tallies
  const { milestones } = useWords(targetWords)
  const { tallies } = useOpenPhone()
  const known = MILESTONES.filter((milestone) =>
    tallies.some((commune) => sumOf(commune, milestone) !== null),
  )
  const [chosen, choose] = useState<Milestone>('eid_activated')
  const milestone = known.includes(chosen) ? chosen : (known[0] ?? chosen)
  return (
    <Screen title={words.title} lead={words.lead} tab={null}>
      {known.length === 0 ? (
        <Empty title={words.none}>{words.noneNext}</Empty>
      ) : (
        <>
          <span className="pick">
            <select
              aria-label={words.measure}
              value={milestone}
              onChange={(event) => choose(known.find((one) => one === event.target.value) ?? chosen)}
            >
              {known.map((one) => (
                <option key={one} value={one}>
                  {milestones[one]}
                </option>
              ))}
            </select>
            <Icon name="down" size={20} />
          </span>
          {tallies.map((commune) => (
            <Commune key={commune.communeId} commune={commune} milestone={milestone} />
          ))}
          <p className="tally-note">{words.zero}</p>
        </>
      )}
    </Screen>
  )
}

function Commune({ commune, milestone }: { commune: CommuneTallies; milestone: Milestone }) {
  const words = useWords(fieldMoreWords).tallies
  const format = useFormats()
  const sum = sumOf(commune, milestone)
  return (
    <section className="tally" aria-labelledby={`tally-${commune.communeId}`}>
      <h2 id={`tally-${commune.communeId}`}>{commune.name}</h2>
      <p className="tally-note">{words.asOf(format.day(parseIsoDay(commune.asOf) ?? 0))}</p>
      <ul>
        <Row name={words.whole} isWhole figure={sum}>
          {sum !== null && sum.known < sum.hamlets
            ? words.partly(format.count(sum.known), format.count(sum.hamlets))
            : null}
        </Row>
        {commune.hamlets.map((hamlet) => {
          const figure = figureOf(hamlet, milestone)
          const isKnown = figure !== null && (figure.confirmed !== null || figure.reported !== null)
          return (
            <Row
              key={hamlet.hamletId}
              name={hamlet.name}
              figure={
                isKnown
                  ? {
                      base: figure.base,
                      confirmed: figure.confirmed ?? 0,
                      reported: figure.reported ?? 0,
                    }
                  : null
              }
            />
          )
        })}
      </ul>
    </section>
  )
}

type RowProps = {
  readonly name: string
  readonly isWhole?: boolean
  readonly figure: { readonly base: number; readonly confirmed: number; readonly reported: number } | null
  readonly children?: string | null
}

function Row({ name, isWhole = false, figure, children = null }: RowProps) {
  const words = useWords(fieldMoreWords).tallies
  const format = useFormats()
  return (
    <li className="tally-row" data-whole={isWhole || undefined}>
      <span className="tally-name">{name}</span>
      {figure === null ? (
        <span className="tally-none">{words.notReported}</span>
      ) : (
        <>
          <span className="tally-share figures">{format.share(figure.confirmed, figure.base)}</span>
          <svg className="tally-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
            <rect width="100" height="6" className="tally-base" />
            <rect
              width={percent(figure.confirmed + figure.reported, figure.base)}
              height="6"
              className="tally-reported"
            />
            <rect width={percent(figure.confirmed, figure.base)} height="6" className="tally-confirmed" />
          </svg>
          <span className="tally-said figures">
            {[
              words.confirmed(format.count(figure.confirmed), format.count(figure.base)),
              ...(figure.reported > 0 ? [words.reported(format.count(figure.reported))] : []),
              ...(children === null ? [] : [children]),
            ].join(' · ')}
          </span>
        </>
      )}
    </li>
  )
}

const percent = (of: number, base: number): number => (base <= 0 ? 0 : Math.min(100, (100 * of) / base))
