// Asks the server for a board, its parts, a course and a list, and shows what stands meanwhile or instead. While another day
// of the same unit is on its way the last figures stay, paled; those of another unit never do.

import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { readBoard, readNamedList, readParts, readSeries } from '#contract/coverage'
import { type Day, isoDay } from '#domain/dates'
import type { Result } from '#domain/result'
import { call, type Failure } from '../../call.ts'
import { FailureNote } from '../failure-note.tsx'
import { type Here, useHere } from './here.tsx'
import type { PartLevel } from './place.ts'

type Answered<T> = UseQueryResult<Result<T, Failure>>

const viewOf = ({ unit, asOf, knownAt, place }: Here) => ({
  unit,
  asOf: isoDay(asOf),
  base: place.base,
  ...(knownAt === null ? {} : { knownAt: isoDay(knownAt) }),
})

/** The last answer about the same unit may stand until the next one is here. */
const keepWithin =
  (unit: number) =>
  <T,>(last: T | undefined, query: { readonly queryKey: readonly unknown[] } | undefined) =>
    query?.queryKey[2] === unit ? keepPreviousData(last) : undefined

export function useBoard() {
  const here = useHere()
  const view = viewOf(here)
  return useQuery({
    queryKey: ['coverage', 'board', here.unit, view],
    queryFn: ({ signal }) => call(readBoard, view, { signal }),
    placeholderData: keepWithin(here.unit),
  })
}

export function useParts(level: PartLevel) {
  const here = useHere()
  const asked = { ...viewOf(here), level }
  return useQuery({
    queryKey: ['coverage', `parts ${level}`, here.unit, asked],
    queryFn: ({ signal }) => call(readParts, asked, { signal }),
    placeholderData: keepWithin(here.unit),
  })
}

/** The hamlets of a commune, also while one of them is in sight. */
export function useHamletsOf(commune: number) {
  const asked = { ...viewOf(useHere()), unit: commune, level: 'hamlet' as const }
  return useQuery({
    queryKey: ['coverage', 'parts hamlet', commune, asked],
    queryFn: ({ signal }) => call(readParts, asked, { signal }),
    placeholderData: keepWithin(commune),
  })
}

export function useSeries(measure: number, from: Day) {
  const { unit, asOf, place } = useHere()
  const asked = { unit, measure, from: isoDay(Math.min(from, asOf)), to: isoDay(asOf), base: place.base }
  return useQuery({
    queryKey: ['coverage', `series ${measure}`, unit, asked],
    queryFn: ({ signal }) => call(readSeries, asked, { signal }),
    placeholderData: keepWithin(unit),
  })
}

export function useNamedList(measure: number) {
  const here = useHere()
  const { show, page, household } = here.place
  const asked = {
    ...viewOf(here),
    measure,
    page,
    ...(show === null ? {} : { show }),
    ...(household === '' ? {} : { household }),
  }
  return useQuery({
    queryKey: ['coverage', `people ${measure}`, here.unit, asked],
    queryFn: ({ signal }) => call(readNamedList, asked, { signal }),
    placeholderData: keepWithin(here.unit),
  })
}

/** `waiting` has the shape of what comes. */
export function WhenAnswered<T>({
  answer,
  waiting,
  children,
}: {
  readonly answer: Answered<T>
  readonly waiting: ReactNode
  readonly children: (value: T) => ReactNode
}) {
  if (answer.data === undefined) return waiting
  if (!answer.data.ok) return <FailureNote failure={answer.data.error} onRetry={() => answer.refetch()} />
  return (
    <div
      className="answered"
      aria-busy={answer.isPlaceholderData}
      data-paled={answer.isPlaceholderData || undefined}
    >
      {children(answer.data.value)}
    </div>
  )
}
