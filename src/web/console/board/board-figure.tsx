// A figure of the board: it knows the view it stands in, so that pressing it explains base, day, known-at and source, and
// leads to the names behind it, or, above the commune, to the parts.

import type { ReactNode } from 'react'
import { parseIsoDay } from '#domain/dates'
import { levelOf } from '#domain/units'
import { baseInWords } from '#words/bases'
import { boardWords } from '#words/board'
import { sourceName, targetWords } from '#words/targets'
import { useFormats, useLanguage, useWords } from '../../language.tsx'
import { Figure } from '../../ui/figure.tsx'
import { type Here, useHere } from './here.tsx'
import type { Shown } from './place.ts'

export type BoardFigureProps = {
  readonly name: string
  readonly numerator: number | null
  readonly denominator: number
  readonly base: string
  readonly measure: number
  readonly source?: string | null
  readonly sourceAsOf?: string | null
  /** The unit it speaks of, where that is not the unit of the page. */
  readonly unit?: number
  /** Which people stand behind it; null: all of the base. */
  readonly people?: Shown | null
  readonly show?: 'share' | 'count'
  readonly shown?: string
  readonly more?: ReactNode
  readonly isLarge?: boolean
}

export function BoardFigure({
  base,
  measure,
  source = null,
  sourceAsOf = null,
  unit,
  people = null,
  ...figure
}: BoardFigureProps) {
  const here = useHere()
  const { language } = useLanguage()
  const words = useWords(boardWords)
  const residence = useWords(targetWords).residence
  const format = useFormats()
  const spoken = source === null ? null : sourceName(source, language)
  const day = sourceAsOf === null ? null : parseIsoDay(sourceAsOf)
  const behind = behindFigure(here, unit ?? here.unit, measure, people)
  return (
    <Figure
      {...figure}
      base={`${baseInWords(here.campaign, base, language)}, ${residence[here.place.base]}`}
      asOf={here.asOf}
      knownAt={here.knownAt ?? here.today}
      source={spoken === null || day === null ? spoken : `${spoken}, ${format.day(day)}`}
      {...(behind === null ? {} : { listHref: behind.href, listLabel: words.explain[behind.label] })}
    />
  )
}

type Behind = {
  readonly href: string
  readonly label: 'toList' | 'toDistricts' | 'toCommunes' | 'toHamlets'
}

/** Names where a list can be opened, else the parts of the unit, in detail for this measure if they are told of it. */
function behindFigure(here: Here, unit: number, measure: number, people: Shown | null): Behind | null {
  const level = levelOf(unit)
  const hasNames = level === 'commune' || level === 'hamlet'
  if (hasNames && here.canSeeNames)
    return {
      href: here.to({ unit, measure, view: 'people', show: people, page: 1, household: '' }),
      label: 'toList',
    }
  const label = PARTS_OF[level]
  if (label === null) return null
  const isTold = here.campaign.targets.some((target) => target.measure === measure)
  const href = here.to({ unit, view: 'board', level: null, ...(isTold ? { measure, columns: 'one' } : {}) })
  return { href: `${href}#${PARTS_ID}`, label }
}

const PARTS_OF = {
  province: 'toDistricts',
  district: 'toCommunes',
  commune: 'toHamlets',
  hamlet: null,
} as const

/** Where on the page the parts stand. */
export const PARTS_ID = 'parts'
