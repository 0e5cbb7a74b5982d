// Every step of a hamlet, newest first: when, who decided, why it was reopened, and the figures it stood on.

import { waveWords } from '#words/waves'
import { useFormats, useWords } from '../../language.tsx'
import { EmptyState } from '../../ui/notes.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { Answered } from './answered.tsx'
import { dayOf, type TakenStep, useWaveSteps } from './wire.ts'

export function History({ hamlet }: { hamlet: number }) {
  const words = useWords(waveWords)
  const format = useFormats()
  const read = useWaveSteps(hamlet)
  const text = (id: string, header: string, say: (step: TakenStep) => string, isMinor = false) => ({
    id,
    header,
    cell: say,
    text: say,
    isMinor,
  })
  const columns: Column<TakenStep>[] = [
    text('on', words.on, ({ onDay }) => format.day(dayOf(onDay))),
    {
      ...text('step', words.step, ({ step }) => words.steps[step]),
      cell: ({ step, reason }) => (
        <>
          {words.steps[step]}
          {reason !== null && (
            <span className="waves-more">
              {step === 'open' ? words.haltedWhy(reason) : words.reopenedWhy(reason)}
            </span>
          )}
        </>
      ),
    },
    text('by', words.by, ({ decidedBy }) => decidedBy ?? '–'),
    text(
      'stoodOn',
      words.stoodOn,
      ({ figures }) =>
        words.stoodOnIs(
          format.count(figures.people),
          format.count(figures.visited),
          format.count(figures.missing),
        ),
      true,
    ),
  ]
  return (
    <section className="waves-part waves-history" aria-labelledby="waves-history">
      <h2 id="waves-history">{words.history}</h2>
      <Answered answer={read} rows={3}>
        {({ steps }) => (
          <Table
            caption={words.history}
            columns={columns}
            rows={steps}
            rowKey={({ stepNo }) => String(stepNo)}
            {...(steps.length > 0 ? { fileName: 'cac-buoc-cuon-chieu' } : {})}
            empty={<EmptyState title={words.historyNone}>{words.historyNoneNext}</EmptyState>}
          />
        )}
      </Answered>
    </section>
  )
}
