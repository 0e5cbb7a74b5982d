// A figure that can be pressed: it opens its numerator, denominator, base, as-of day, source, and the way to the named
// list behind it. The share is computed here, never passed in.

import { Button as AriaButton } from 'react-aria-components'
import type { Day } from '#domain/dates'
import { uiWords } from '#words/ui'
import { useFormats, useWords } from '../language.tsx'
import './figure.css'
import { Icon } from './icon.tsx'
import { Popover } from './overlay.tsx'

export type FigureProps = {
  /** What is counted: "Đã cấp thẻ căn cước". */
  readonly name: string
  /** null: not reported, which is not zero. */
  readonly numerator: number | null
  readonly denominator: number
  /** In words: "công dân sinh đến 31/12/2010". */
  readonly base: string
  readonly asOf: Day | null
  readonly source: string | null
  /** Where the named list stands, if this person may see it. */
  readonly listHref?: string
  readonly show?: 'share' | 'count'
  readonly isLarge?: boolean
}

export function Figure({ show = 'share', isLarge = false, ...figure }: FigureProps) {
  const words = useWords(uiWords).figure
  const format = useFormats()
  const { name, numerator, denominator } = figure
  const shown = show === 'share' ? format.share(numerator, denominator) : format.count(numerator)
  return (
    <Popover
      label={name}
      trigger={
        <AriaButton
          className={`figure figures${isLarge ? ' figure-large' : ''}`}
          aria-label={words.explain(shown, name)}
        >
          {shown}
        </AriaButton>
      }
    >
      <FigureExplained {...figure} />
    </Popover>
  )
}

function FigureExplained({ name, numerator, denominator, base, asOf, source, listHref }: FigureProps) {
  const words = useWords(uiWords).figure
  const format = useFormats()
  return (
    <div className="figure-explained">
      <p className="figure-name">{name}</p>
      {numerator === null ? (
        <p>{words.notReported}</p>
      ) : (
        <p className="figure-sum figures">
          {format.count(numerator)} / {format.count(denominator)} = {format.share(numerator, denominator)}
        </p>
      )}
      <dl>
        <dt>{words.base}</dt>
        <dd>
          {base} ({format.count(denominator)})
        </dd>
        {asOf !== null && (
          <>
            <dt>{words.asOf}</dt>
            <dd>{format.day(asOf)}</dd>
          </>
        )}
        {source !== null && (
          <>
            <dt>{words.source}</dt>
            <dd>{source}</dd>
          </>
        )}
      </dl>
      {numerator !== null && <p className="figure-rounding">{words.rounding}</p>}
      {listHref !== undefined && (
        <a className="figure-list" href={listHref}>
          {words.list}
          <Icon name="right" size={14} />
        </a>
      )}
    </div>
  )
}
