// One hamlet: where it stands and since when, how far its people are, what the next step lacks, and what may be decided.

import type { ReactNode } from 'react'
import { waveWords } from '#words/waves'
import { useFormats, useWords } from '../../language.tsx'
import { CameAfter, Lacks } from './lacks.tsx'
import { StepStrip } from './step-strip.tsx'
import { TakeStep } from './take-step.tsx'
import { dayOf, type HamletWave } from './wire.ts'

/** `name`: the heading, at the level that the page needs; none where the page itself is the hamlet's. */
export function HamletCard({ wave, name }: { wave: HamletWave; name?: ReactNode }) {
  const words = useWords(waveWords)
  const format = useFormats()
  const { step, stepNo, since, reason, unknown } = wave
  const stepName = stepNo === 0 ? words.notBegun : words.steps[step]
  return (
    <article className="wave" data-came={wave.cameAfter.length > 0 || undefined}>
      <div className="wave-head">
        {name}
        {!unknown && (
          <p className="wave-step">
            <StepStrip step={step} />
            <strong>{stepName}</strong>
            {since !== null && <span className="wave-since">{words.since(format.day(dayOf(since)))}</span>}
          </p>
        )}
        <Progress wave={wave} />
        {reason !== null && (
          <p className="wave-note">{step === 'open' ? words.haltedWhy(reason) : words.reopenedWhy(reason)}</p>
        )}
      </div>
      <div className="wave-next">
        <CameAfter wave={wave} />
        <Lacks wave={wave} />
      </div>
      <TakeStep wave={wave} />
    </article>
  )
}

/** "320 trên 430 người đã đến nhà · 45 người còn việc · lượt gần nhất 03/4/2024". No visit recorded is not 0 visited. */
function Progress({ wave: { figures, lastVisit } }: { wave: HamletWave }) {
  const words = useWords(waveWords)
  const format = useFormats()
  const { people, visited, missing } = figures
  if (people === 0) return null
  const said = [
    lastVisit === null
      ? words.noVisit(format.count(people))
      : words.visitedOf(format.count(visited), format.count(people)),
    words.missingOf(format.count(missing)),
    ...(lastVisit === null ? [] : [words.lastVisit(format.day(dayOf(lastVisit)))]),
  ]
  return <p className="wave-progress figures">{said.join(' · ')}</p>
}
