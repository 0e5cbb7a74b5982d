// "Việc hôm nay": the households to be visited, page after page as one scrolls on, and one reason for several closed doors.

import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { listWork } from '#contract/visits'
import { scopeKindOf } from '#domain/access'
import { visitWords } from '#words/visits'
import { call } from '../../call.ts'
import { useFormats, useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/notes.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { FailureNote } from '../failure-note.tsx'
import { PageHead } from '../page-head.tsx'
import { useSession } from '../session.tsx'
import { useUnitSteps } from '../unit-steps.ts'
import { HouseholdCard } from './household-card.tsx'
import { RowBar } from './row-bar.tsx'
import { dayOf, type Household, householdPath, VISITS } from './wire.ts'
import { WorkFilters } from './work-filters.tsx'
import './work-list.css'
import { useWorkView, type WorkView } from './work-view.ts'

export function WorkPage() {
  const words = useWords(visitWords).work
  const { today } = useSession()
  const format = useFormats()
  const view = useWorkView()
  useUnitSteps({ unit: view.around, asOf: today, toUnit: view.toUnit, isOfToday: true })
  return (
    <>
      <PageHead title={words.title} lead={words.lead(format.day(today))} />
      {view.isTooLarge ? (
        <EmptyState title={words.tooLarge}>{words.tooLargeNext}</EmptyState>
      ) : (
        <div className="work">
          <WorkFilters view={view} />
          <WorkList view={view} />
        </div>
      )}
    </>
  )
}

function useWork({ unit, team, member, order, show }: WorkView) {
  const input = {
    ...(unit === null ? {} : { unit }),
    ...(team === null ? {} : { team }),
    ...(member === null ? {} : { member }),
    order,
    show,
  }
  return useInfiniteQuery({
    queryKey: [...VISITS, 'work', input],
    queryFn: ({ pageParam, signal }) => call(listWork, { ...input, from: pageParam }, { signal }),
    initialPageParam: 0,
    getNextPageParam: (last) => (last.ok ? last.value.next : null),
  })
}

function WorkList({ view }: { view: WorkView }) {
  const words = useWords(visitWords).work
  const format = useFormats()
  const asked = useWork(view)
  const [chosen, setChosen] = useState<readonly string[] | null>(null)
  const pages = asked.data?.pages ?? []
  const failed = pages.find((page) => !page.ok)
  if (asked.data === undefined) return <Skeleton rows={12} />
  if (failed !== undefined && !failed.ok)
    return <FailureNote failure={failed.error} onRetry={() => asked.refetch()} />
  const answers = pages.flatMap((page) => (page.ok ? page.value : []))
  const households = answers.flatMap((answer) => answer.households)
  const [first] = answers
  if (first === undefined || households.length === 0) return <NothingToDo doors={first?.doors ?? 0} />
  const doors = format.count(first.doors)
  const isChosen = (household: Household) => chosen?.includes(householdPath(household)) ?? false
  const toggle = (household: Household) => {
    const path = householdPath(household)
    setChosen((before) =>
      before?.includes(path) ? before.filter((one) => one !== path) : [...(before ?? []), path],
    )
  }
  return (
    <>
      <div className="work-bar">
        <p className="work-count">
          {first.fitting === null ? words.count(doors) : words.fitting(format.count(first.fitting), doors)}
        </p>
        <Button aria-pressed={chosen !== null} onClick={() => setChosen(chosen === null ? [] : null)}>
          {chosen === null ? words.several : words.stopSeveral}
        </Button>
      </div>
      <ol className="work-list">
        {households.map((household) => (
          <HouseholdCard
            key={householdPath(household)}
            household={household}
            today={dayOf(first.asOf)}
            isChosen={chosen === null ? null : isChosen(household)}
            onToggle={() => toggle(household)}
          />
        ))}
      </ol>
      {asked.hasNextPage ? (
        <Button busy={asked.isFetchingNextPage} onClick={() => asked.fetchNextPage()}>
          {words.more}
        </Button>
      ) : (
        <p className="work-note">{words.end}</p>
      )}
      {chosen !== null && chosen.length > 0 && (
        <RowBar households={households.filter(isChosen)} onDone={() => setChosen(null)} />
      )}
    </>
  )
}

function NothingToDo({ doors }: { doors: number }) {
  const words = useWords(visitWords).work
  const { me } = useSession()
  if (doors === 0 && scopeKindOf(me.role) === 'assignment')
    return <EmptyState title={words.nothingGiven}>{words.nothingGivenNext}</EmptyState>
  return <EmptyState title={words.nothing}>{words.nothingNext}</EmptyState>
}
