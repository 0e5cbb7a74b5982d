// What lies in a box, each figure with what it is a part of: waiting, in work and overdue of all that are open; done and given back of
// all that have ended.

import { handOverWords } from '#words/hand-overs'
import { useFormats, useWords } from '../../language.tsx'
import { Figure } from '../../ui/figure.tsx'
import { type Counts, dayOf } from './wire.ts'

export function BoxCounts({ counts, asOf }: { counts: Counts; asOf: string }) {
  const words = useWords(handOverWords).counts
  const format = useFormats()
  const { open, ended } = counts
  const figures = [
    { id: 'offered', name: words.offered, n: counts.offered, of: open, base: words.ofOpen },
    { id: 'accepted', name: words.accepted, n: counts.accepted, of: open, base: words.ofOpen },
    { id: 'overdue', name: words.overdue, n: counts.overdue, of: open, base: words.ofOpen },
    { id: 'done', name: words.done, n: counts.done, of: ended, base: words.ofEnded },
    { id: 'bounced', name: words.bounced, n: counts.bounced, of: ended, base: words.ofEnded },
  ]
  return (
    <dl className="hand-over-counts">
      {figures.map(({ id, name, n, of, base }) => (
        <div key={id} data-late={(id === 'overdue' && n > 0) || undefined}>
          <dt>{name}</dt>
          <dd>
            {of === 0 ? (
              <span className="hand-over-none">{words.none}</span>
            ) : (
              <Figure
                name={name}
                numerator={n}
                denominator={of}
                base={base}
                asOf={dayOf(asOf)}
                source={words.source}
                show="count"
                shown={`${format.count(n)}/${format.count(of)}`}
              />
            )}
          </dd>
          <dd className="hand-over-more">{base}</dd>
        </div>
      ))}
    </dl>
  )
}
