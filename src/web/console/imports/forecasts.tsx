// What is foreseen of a list as a whole, before anything else on its page: each a numerator and a denominator in a sentence. It
// advises; the clerk decides.

import { importFindingWords } from '#words/import-findings'
import { useFormats, useWords } from '../../language.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { Preview } from './wire.ts'

export function Forecasts({ forecasts }: { forecasts: Preview['forecasts'] }) {
  const words = useWords(importFindingWords)
  const format = useFormats()
  if (forecasts.length === 0)
    return (
      <p className="import-clear">
        <Icon name="check" />
        <span>{words.verdictNone}</span>
      </p>
    )
  return (
    <section className="import-verdict" aria-labelledby="import-verdict">
      <h3 id="import-verdict">
        <Icon name="alert" size={18} />
        <span>{words.verdictCount(format.count(forecasts.length))}</span>
      </h3>
      <ul>
        {forecasts.map(({ code, count, of }) => (
          <li key={code}>
            {words.forecasts[code](format.count(count), format.count(of), format.share(count, of))}
          </li>
        ))}
      </ul>
    </section>
  )
}
