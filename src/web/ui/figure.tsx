// A figure that can be pressed: it opens its numerator, denominator, base, as-of and known-at day, source, and the way to
// what lies behind it. The share is computed here, never passed in. Not reported is written out, never zero.

import { type ReactNode, useRef, useState } from 'react'
import { Link } from 'wouter'
import type { Day } from '#domain/dates'
import { markWords } from '#words/mark'
import { uiWords } from '#words/ui'
import { useFormats, useWords } from '../language.tsx'
import './figure.css'
import { Icon } from './icon.tsx'
import { PopoverAt } from './overlay.tsx'

export type FigureProps = {
  /** What is counted: "Đã cấp thẻ căn cước". */
  readonly name: string
  /** null: not reported, which is not zero. */
  readonly numerator: number | null
  readonly denominator: number
  /** In words: "công dân sinh đến 31/12/2010". */
  readonly base: string
  readonly asOf: Day | null
  /** The day by which it was known, if that matters here. */
  readonly knownAt?: Day
  readonly source: string | null
  /** Where the named list (or what else lies behind it) stands, if this person may see it. */
  readonly listHref?: string
  /** What the link to it says; unless said, that it is the named list. */
  readonly listLabel?: string
  /** More lines of the explanation: <dt>, <dd>. */
  readonly more?: ReactNode
  readonly show?: 'share' | 'count'
  /** Shown instead of the share or count, where the figure is another form of it. */
  readonly shown?: string
  readonly isLarge?: boolean
}

export function Figure({ show = 'share', shown, isLarge = false, ...figure }: FigureProps) {
  const words = useWords(uiWords).figure
  const mark = useWords(markWords)
  const format = useFormats()
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  const { name, numerator, denominator } = figure
  const isMissing = numerator === null
  const text =
    shown ??
    (isMissing
      ? isLarge
        ? mark.notReportedTitle
        : mark.notReported
      : show === 'share'
        ? format.share(numerator, denominator)
        : format.count(numerator))
  return (
    <>
      <button
        ref={button}
        type="button"
        className={`figure figures${isLarge ? ' figure-large' : ''}`}
        data-missing={isMissing || undefined}
        aria-label={words.explain(text, name)}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen(true)}
      >
        {text}
        {isOver(figure) && <Icon name="alert" size={isLarge ? 20 : 12} />}
      </button>
      {isOpen && (
        <PopoverAt anchor={button} label={name} onClose={() => setOpen(false)}>
          <FigureExplained {...figure} onLeave={() => setOpen(false)} />
        </PopoverAt>
      )}
    </>
  )
}

const isOver = ({ numerator, denominator }: Pick<FigureProps, 'numerator' | 'denominator'>) =>
  numerator !== null && numerator > denominator

function FigureExplained({ onLeave, ...figure }: FigureProps & { readonly onLeave: () => void }) {
  const words = useWords(uiWords).figure
  const mark = useWords(markWords)
  const format = useFormats()
  const { name, numerator, denominator, base, asOf, knownAt, source, listHref, listLabel, more } = figure
  return (
    <div className="figure-explained">
      <p className="figure-name">{name}</p>
      {numerator === null ? (
        <p>{words.notReported}</p>
      ) : denominator === 0 ? (
        <p>{words.nobody}</p>
      ) : (
        <p className="figure-sum figures">
          {format.count(numerator)} / {format.count(denominator)} = {format.share(numerator, denominator)}
        </p>
      )}
      {isOver(figure) && (
        <p className="figure-over">
          <Icon name="alert" size={14} />
          {mark.over}
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
        {knownAt !== undefined && (
          <>
            <dt>{words.knownAt}</dt>
            <dd>{format.day(knownAt)}</dd>
          </>
        )}
        {source !== null && (
          <>
            <dt>{words.source}</dt>
            <dd>{source}</dd>
          </>
        )}
        {more}
      </dl>
      {numerator !== null && <p className="figure-rounding">{words.rounding}</p>}
      {listHref !== undefined && (
        <Link className="figure-list" href={listHref} onClick={onLeave}>
          {listLabel ?? words.list}
          <Icon name="right" size={14} />
        </Link>
      )}
    </div>
  )
}
