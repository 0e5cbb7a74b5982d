// How a list compares with the one before it of the same unit and kind: who came, stayed and went, and the way to both.

import { Link } from 'wouter'
import { parseIsoDay } from '#domain/dates'
import { importScreenWords } from '#words/import-screens'
import { vanishedWords } from '#words/import-vanished'
import { useFormats, useWords } from '../../language.tsx'
import { type ImportView, importPath, vanishedPath } from './wire.ts'

export function Comparison({ view }: { view: ImportView }) {
  const words = useWords(importScreenWords)
  const vanished = useWords(vanishedWords)
  const format = useFormats()
  const { comparison } = view
  if (comparison === null)
    return (
      <section className="import-part">
        <h2>{words.comparedTitle}</h2>
        <p className="import-aside">{words.comparedNone}</p>
      </section>
    )
  const counts = [
    [words.appeared, comparison.appeared],
    [words.stayed, comparison.stayed],
    [words.gone, comparison.vanished],
  ] as const
  return (
    <section className="import-part">
      <h2>{words.comparedWith(format.day(parseIsoDay(comparison.asOf) ?? 0))}</h2>
      <dl className="count-strip import-strip">
        {counts.map(([name, count]) => (
          <div key={name} data-none={count === 0 || undefined}>
            <dt>{name}</dt>
            <dd className="figures">{format.count(count)}</dd>
          </div>
        ))}
      </dl>
      <div className="import-decide">
        {comparison.vanished > 0 && (
          <Link className="button button-secondary" href={vanishedPath(view.importId)}>
            {vanished.open(format.count(comparison.vanished))}
          </Link>
        )}
        <Link className="button button-quiet" href={importPath(comparison.importId)}>
          {words.openBefore}
        </Link>
      </div>
    </section>
  )
}
