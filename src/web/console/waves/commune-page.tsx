// The board of waves of a commune: its hamlets by step, each with what it lacks and what may be decided, and all figures of all
// hamlets as one table.

import { Link } from 'wouter'
import { WAVE_STEPS } from '#domain/waves'
import { waveWords } from '#words/waves'
import { useFormats, useWords } from '../../language.tsx'
import { EmptyState } from '../../ui/notes.tsx'
import { PageHead } from '../page-head.tsx'
import { Answered } from './answered.tsx'
import { FiguresTable } from './figures-table.tsx'
import { HamletCard } from './hamlet-card.tsx'
import { useHere } from './here.tsx'
import { dayOf, type HamletWave, useWaves } from './wire.ts'

export function CommunePage({ unitName }: { unitName: string | null }) {
  const words = useWords(waveWords)
  const format = useFormats()
  const { unit, today } = useHere()
  const waves = useWaves(unit)
  const asOf = waves.data?.ok === true ? dayOf(waves.data.value.asOf) : today
  return (
    <>
      <PageHead
        title={unitName === null ? words.title : words.titleOf(unitName)}
        lead={words.lead(format.day(asOf))}
      />
      <Answered answer={waves} rows={12}>
        {({ hamlets }) =>
          hamlets.length === 0 ? (
            <EmptyState title={words.noHamlets}>{words.nobodyListed}</EmptyState>
          ) : (
            <div className="waves">
              <Summary hamlets={hamlets.filter(({ unknown }) => !unknown)} />
              <section className="waves-part" aria-labelledby="waves-hamlets">
                <h2 id="waves-hamlets">{words.hamlets}</h2>
                {hamlets.map((wave) => (
                  <HamletCard key={wave.unit.unitId} wave={wave} name={<HamletName wave={wave} />} />
                ))}
              </section>
              <FiguresTable hamlets={hamlets} />
            </div>
          )
        }
      </Answered>
    </>
  )
}

function HamletName({ wave: { unit, unknown } }: { wave: HamletWave }) {
  const words = useWords(waveWords)
  const { toUnit } = useHere()
  return <h3>{unknown ? words.unknownHamlet : <Link href={toUnit(unit.unitId)}>{unit.fullName}</Link>}</h3>
}

/** How many of the hamlets stand at which step. */
function Summary({ hamlets }: { hamlets: readonly HamletWave[] }) {
  const words = useWords(waveWords)
  const format = useFormats()
  const proposed = hamlets.filter(({ cameAfter }) => cameAfter.length > 0).length
  return (
    <section className="waves-part" aria-labelledby="waves-summary">
      <h2 id="waves-summary">
        {words.summary}
        <span className="waves-of figures">{words.summaryOf(format.count(hamlets.length))}</span>
        {proposed > 0 && (
          <span className="waves-of waves-alarm">{words.proposed(format.count(proposed))}</span>
        )}
      </h2>
      <dl className="count-strip waves-steps">
        {WAVE_STEPS.map((step) => {
          const count = hamlets.filter((wave) => wave.step === step).length
          return (
            <div key={step} data-none={count === 0 || undefined}>
              <dt>{words.steps[step]}</dt>
              <dd className="figures">{format.count(count)}</dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}
