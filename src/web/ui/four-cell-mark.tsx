// The four-cell mark in a page: the shapes of domain/mark.ts painted by the tokens, with the sentence of words/mark.ts.

import { type Mark, markShapes } from '#domain/mark'
import { describeMark } from '#words/mark'
import { useLanguage } from '../language.tsx'
import './four-cell-mark.css'

export type FourCellMarkProps = {
  readonly mark: Mark
  /** Whole px, 12 to 240. */
  readonly size: number
  /** `ink` paints all four cells alike: the logo, print, and where colour would say nothing. */
  readonly tone?: 'coverage' | 'ink'
  /** True where the same is said beside it in words. */
  readonly isDecoration?: boolean
}

export function FourCellMark({ mark, size, tone = 'coverage', isDecoration = false }: FourCellMarkProps) {
  const { language } = useLanguage()
  return (
    <svg
      className={`mark mark-${tone}`}
      width={size}
      height={size}
      viewBox={`0 0 ${size} ${size}`}
      focusable="false"
      role={isDecoration ? undefined : 'img'}
      aria-label={isDecoration ? undefined : describeMark(mark, language)}
      aria-hidden={isDecoration || undefined}
    >
      {markShapes(mark, size).map(({ cell, role, d }) => (
        <path key={`${cell} ${role}`} className={`mark-${cell} mark-${role}`} d={d} fillRule="evenodd" />
      ))}
    </svg>
  )
}
