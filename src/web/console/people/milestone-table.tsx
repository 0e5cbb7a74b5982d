// The nine milestones of a person on a day: state, flag, on whose word, from which day, and why; beneath each, if asked for,
// everything that was said of it.

import { useState } from 'react'
import { boardListWords } from '#words/board-list'
import { reasonName } from '#words/people'
import { peopleScreenWords } from '#words/people-screens'
import { sourceWords } from '#words/sources'
import { sourceName, targetWords } from '#words/targets'
import { useFormats, useLanguage, useWords } from '../../language.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { MilestoneSources } from './milestone-sources.tsx'
import { dayOf, type PersonView } from './wire.ts'

type Row = PersonView['milestones'][number]

export function MilestoneTable({ view }: { view: PersonView }) {
  const words = useWords(peopleScreenWords).person
  const { milestones: names } = useWords(targetWords)
  const stateOf = useStateWords()
  const reasonOf = useReasonWords()
  const format = useFormats()
  const { language } = useLanguage()
  const [asked, setAsked] = useState<Row['milestone'] | null>(null)
  const columns: Column<Row>[] = [
    { id: 'milestone', header: words.milestone, cell: ({ milestone }) => names[milestone] },
    {
      id: 'state',
      header: words.state,
      cell: (row) => (
        <>
          <span className="citizen-state" data-state={row.state} data-flag={row.flag ?? undefined}>
            {stateOf(row)}
          </span>
          {reasonOf(row) !== null && <span className="citizen-reason">{reasonOf(row)}</span>}
          {row.sources.length > 0 && (
            <WhyButton
              milestone={names[row.milestone]}
              isOpen={asked === row.milestone}
              onPress={() => setAsked(asked === row.milestone ? null : row.milestone)}
            />
          )}
        </>
      ),
    },
    {
      id: 'asOf',
      header: words.evidenceDay,
      align: 'end',
      cell: ({ evidence }) => (evidence === null ? '–' : format.day(dayOf(evidence.asOf))),
    },
    {
      id: 'source',
      header: words.source,
      cell: ({ evidence }) => (evidence === null ? '–' : sourceName(evidence.source, language)),
    },
  ]
  return (
    <section className="citizen-part citizen-milestones" aria-labelledby="citizen-milestones">
      <h2 id="citizen-milestones">{words.milestones}</h2>
      <p className="people-note">{words.asOf(format.day(dayOf(view.asOf)))}</p>
      <Table
        caption={words.milestones}
        columns={columns}
        rows={view.milestones}
        rowKey={({ milestone }) => milestone}
        below={(row) =>
          asked === row.milestone ? <MilestoneSources sources={row.sources} state={stateOf(row)} /> : null
        }
      />
    </section>
  )
}

function WhyButton(props: { milestone: string; isOpen: boolean; onPress: () => void }) {
  const words = useWords(sourceWords)
  return (
    <button
      type="button"
      className="citizen-why"
      aria-expanded={props.isOpen}
      aria-label={words.askOf(props.milestone)}
      onClick={props.onPress}
    >
      {words.ask}
    </button>
  )
}

/** "Đã xác nhận", "Đã báo, bị từ chối", "Chưa có, chưa đo": as the named list says it. */
function useStateWords(): (row: Row) => string {
  const { shown } = useWords(boardListWords)
  const { unmeasured } = useWords(peopleScreenWords).person
  return ({ state, flag, measured }) => {
    if (flag !== null) return `${shown[state]}, ${shown[flag].toLocaleLowerCase()}`
    return measured || state === 'exempt' ? shown[state] : `${shown[state]}, ${unmeasured}`
  }
}

/** "Vân tay mờ; từ 06/5/2024, theo danh sách của Công an". A flag that ends by the calendar alone has no reason. */
function useReasonWords(): (row: Row) => string | null {
  const words = useWords(peopleScreenWords).person
  const format = useFormats()
  const { language } = useLanguage()
  return ({ reason, flagged }) => {
    const why = reason === null ? [] : [reasonName(reason, language)]
    if (flagged === null) return why[0] ?? null
    const day = format.day(dayOf(flagged.since))
    const since =
      flagged.evidence === null
        ? words.flaggedSince(day)
        : words.flaggedBy(day, lowerFirst(sourceName(flagged.evidence.source, language)))
    return [...why, since].join('; ')
  }
}

const lowerFirst = (text: string): string => text.slice(0, 1).toLocaleLowerCase() + text.slice(1)
