// A list that was taken back: why, what that did, and what the list had done before.

import { importScreenWords } from '#words/import-screens'
import { withdrawalWords } from '#words/import-withdrawal'
import { useFormats, useWords } from '../../language.tsx'
import { BoardLink } from './board-link.tsx'
import { Custody } from './custody.tsx'
import { Problems, Summary } from './summary.tsx'
import type { ImportView } from './wire.ts'

export function Withdrawn({ view }: { view: ImportView }) {
  const words = useWords(importScreenWords)
  const withdrawal = useWords(withdrawalWords)
  const format = useFormats()
  const { preview, withdrawal: done } = view
  const counts =
    done === null
      ? []
      : ([
          [withdrawal.changed, done.changed],
          [withdrawal.gone, done.gone],
          [withdrawal.kept, done.kept],
        ] as const)
  return (
    <div className="import-page">
      <section className="import-part">
        <h2>{withdrawal.done}</h2>
        {done !== null && done.why !== '' && <p>{withdrawal.doneWhy(done.why)}</p>}
        {counts.length > 0 && (
          <section className="import-part" aria-label={words.peopleOfUnit}>
            <h3>{words.peopleOfUnit}</h3>
            <dl className="count-strip import-strip">
              {counts.map(([name, count]) => (
                <div key={name} data-none={count === 0 || undefined}>
                  <dt>{name}</dt>
                  <dd className="figures">{format.count(count)}</dd>
                </div>
              ))}
            </dl>
          </section>
        )}
        <BoardLink view={view} />
      </section>
      {preview !== null && (
        <>
          <section className="import-part">
            <h2>{withdrawal.had}</h2>
            <Summary counts={preview.summary} />
          </section>
          <Problems problems={preview.summary.problems} />
        </>
      )}
      <Custody view={view} />
    </div>
  )
}
