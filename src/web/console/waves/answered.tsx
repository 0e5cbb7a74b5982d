// What stands while an answer is on its way, and instead of one that failed.

import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Result } from '#domain/result'
import type { Failure } from '../../call.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { FailureNote } from '../failure-note.tsx'

export function Answered<T>({
  answer,
  rows = 8,
  children,
}: {
  readonly answer: UseQueryResult<Result<T, Failure>>
  readonly rows?: number
  readonly children: (value: T) => ReactNode
}) {
  if (answer.data === undefined) return <Skeleton rows={rows} />
  if (!answer.data.ok) return <FailureNote failure={answer.data.error} onRetry={() => answer.refetch()} />
  return children(answer.data.value)
}
