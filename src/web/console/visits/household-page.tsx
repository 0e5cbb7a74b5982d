// One household: the four cells of everybody, the form of a visit, and the visits that were.

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useSearch } from 'wouter'
import { readHousehold } from '#contract/visits'
import { visitWords } from '#words/visits'
import { call } from '../../call.ts'
import { useFormats, useWords } from '../../language.tsx'
import { EmptyState } from '../../ui/notes.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { FailureNote } from '../failure-note.tsx'
import { PageHead } from '../page-head.tsx'
import { useSession } from '../session.tsx'
import { useUnitSteps } from '../unit-steps.ts'
import { withSearch } from '../view.ts'
import './household.css'
import { HouseholdMatrix } from './household-matrix.tsx'
import { useHouseholdText } from './household-text.ts'
import { PastVisits } from './past-visits.tsx'
import { VisitForm } from './visit-form.tsx'
import { type HouseholdView, type PastVisit, VISITS, VISITS_PATH } from './wire.ts'
import './work-list.css'
import { useWorkView } from './work-view.ts'

export function HouseholdPage({ personId }: { personId: string }) {
  const words = useWords(visitWords)
  const asked = useQuery({
    queryKey: [...VISITS, 'household', personId],
    queryFn: ({ signal }) => call(readHousehold, { personId }, { signal }),
  })
  if (asked.data?.ok === true) return <Household view={asked.data.value} />
  return (
    <>
      <PageHead title={words.page.title} />
      {asked.data === undefined ? (
        <Skeleton rows={10} figure />
      ) : asked.data.error.code === 'not-found' || asked.data.error.code === 'input-invalid' ? (
        <EmptyState title={words.page.missing} action={<ToList />}>
          {words.page.missingNext}
        </EmptyState>
      ) : (
        <FailureNote failure={asked.data.error} onRetry={() => asked.refetch()} />
      )}
    </>
  )
}

export function ToList() {
  const words = useWords(visitWords).form
  const search = useSearch()
  return (
    <Link className="button button-secondary" href={withSearch(VISITS_PATH, search)}>
      {words.toList}
    </Link>
  )
}

function Household({ view }: { view: HouseholdView }) {
  const words = useWords(visitWords)
  const format = useFormats()
  const { today } = useSession()
  const { toUnit } = useWorkView()
  const text = useHouseholdText()
  const [again, setAgain] = useState<PastVisit | null>(null)
  const { household } = view
  useUnitSteps({ unit: household.hamletId, asOf: today, toUnit, isOfToday: true })
  const promise = text.promise(household, today)
  const lead = [
    text.where(household),
    household.attempts === 0 ? words.never : words.attempts(format.count(household.attempts)),
    ...(promise === null ? [] : [promise.text]),
  ].join(' · ')
  return (
    <>
      <PageHead title={text.name(household)} lead={lead} actions={<ToList />} />
      <div className="home">
        <HouseholdMatrix view={view} />
        <VisitForm
          key={again?.factId ?? 'new'}
          view={view}
          again={again}
          onAgainDone={() => setAgain(null)}
        />
        <PastVisits view={view} onAgain={setAgain} />
      </div>
    </>
  )
}
