// What paper must say that the screen says elsewhere: day, known-at, base, rounding.

import { parseIsoDay } from '#domain/dates'
import { boardWords } from '#words/board'
import { sourceName, targetWords } from '#words/targets'
import { useFormats, useLanguage, useWords } from '../../language.tsx'
import { useHere } from './here.tsx'
import type { TargetOut } from './wire.ts'

export function PrintedHead() {
  const { campaign, asOf, knownAt, today, place } = useHere()
  const words = useWords(boardWords).printed
  const { residence } = useWords(targetWords)
  const format = useFormats()
  return (
    <p className="printed-head">
      {campaign.name}. {words.asOf(format.day(asOf))}, {words.known(format.day(knownAt ?? today))},{' '}
      {words.base(residence[place.base])}. {words.share}
    </p>
  )
}

/** The source line at the foot of the paper: every source that a target stands on, with its newest day. */
export function PrintedSources({ targets }: { targets: readonly TargetOut[] }) {
  const words = useWords(boardWords).printed
  const { language } = useLanguage()
  const format = useFormats()
  const newest = new Map<string, string>()
  for (const { source, sourceAsOf } of targets) {
    if (source === null || sourceAsOf === null) continue
    const known = newest.get(source)
    if (known === undefined || known < sourceAsOf) newest.set(source, sourceAsOf)
  }
  if (newest.size === 0) return null
  const told = [...newest].map(([source, day]) => {
    const on = parseIsoDay(day)
    return on === null ? sourceName(source, language) : `${sourceName(source, language)}, ${format.day(on)}`
  })
  return <p className="printed-head">{words.sources(told.join('; '))}</p>
}
