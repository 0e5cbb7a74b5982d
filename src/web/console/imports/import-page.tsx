// One list, whatever its state: being read, waiting for a decision, being written, written, refused, given up, taken
// back. The page follows the server; a reload shows the same.

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { Link } from 'wouter'
import { cancelImport, readImport } from '#contract/imports'
import { parseIsoDay } from '#domain/dates'
import { ok } from '#domain/result'
import { importScreenWords } from '#words/import-screens'
import { withdrawalWords } from '#words/import-withdrawal'
import { importWords } from '#words/imports'
import { call } from '../../call.ts'
import { useFormats, useWords } from '../../language.tsx'
import { EmptyState, ErrorNote } from '../../ui/notes.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { FailureNote } from '../failure-note.tsx'
import { PageHead } from '../page-head.tsx'
import { Decision } from './decision.tsx'
import { Outcome } from './outcome.tsx'
import { Refused } from './refused.tsx'
import { useDecide } from './use-decide.ts'
import { IMPORTS, type ImportView, importKey, isWorking, listsPath, movedBoards } from './wire.ts'
import { Withdrawn } from './withdrawn.tsx'
import { Working } from './working.tsx'

export function ImportPage({ importId }: { importId: string }) {
  const words = useWords(importScreenWords)
  const queries = useQueryClient()
  const asked = useQuery({
    queryKey: importKey(importId),
    queryFn: ({ signal }) => call(readImport, { importId }, { signal }),
    refetchInterval: ({ state }) => (state.data?.ok && isWorking(state.data.value) ? 700 : false),
  })
  const moved = asked.data?.ok === true && movedBoards(asked.data.value) ? asked.data.value.state : null
  // What other screens have read before is of yesterday now.
  useEffect(() => {
    if (moved !== null) queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== IMPORTS[0] })
  }, [moved, queries])
  const show = useCallback(
    (next: ImportView) => queries.setQueryData(importKey(importId), ok(next)),
    [queries, importId],
  )
  if (asked.data === undefined) return <Skeleton rows={8} />
  if (!asked.data.ok) return <FailureNote failure={asked.data.error} onRetry={() => asked.refetch()} />
  const view = asked.data.value
  return (
    <>
      <ListHead view={view} />
      <ListBody view={view} onView={show} />
      <p className="import-back not-printed">
        <Link href={listsPath(view.unit.unitId)}>{words.back}</Link>
      </p>
    </>
  )
}

function ListHead({ view }: { view: ImportView }) {
  const words = useWords(importScreenWords)
  const { kinds } = useWords(importWords)
  const format = useFormats()
  const asOf = words.asOfDay(format.day(parseIsoDay(view.asOf) ?? 0))
  const from = view.sender === null ? [] : [view.sender]
  const lead = [kinds[view.kind], view.unit.fullName, asOf, ...from, words.states[view.state]].join(' · ')
  return <PageHead title={view.fileName} lead={lead} />
}

function ListBody({ view, onView }: { view: ImportView; onView: (view: ImportView) => void }) {
  const words = useWords(importScreenWords)
  const withdrawal = useWords(withdrawalWords)
  const [isGivenUp, setGivenUp] = useState(false)
  const [wasWithdrawing, setWithdrawing] = useState(false)
  const { decide, failure } = useDecide(view.importId, onView)
  const isWaiting = view.state === 'previewed' || view.state === 'refused'
  useEffect(() => {
    if (!isGivenUp || !isWaiting) return
    setGivenUp(false)
    decide(cancelImport)
  }, [isGivenUp, isWaiting, decide])
  useEffect(() => {
    if (view.state === 'withdrawing') setWithdrawing(true)
  }, [view.state])
  if (failure !== null) return <FailureNote failure={failure} kept={words.keptNothing} />
  switch (view.state) {
    case 'reading':
    case 'committing':
    case 'withdrawing':
      return <Working view={view} isGivenUp={isGivenUp} onGiveUp={() => setGivenUp(true)} />
    case 'previewed':
      return <Decision view={view} onView={onView} />
    case 'committed':
      return (
        <>
          {wasWithdrawing && <ErrorNote happened={withdrawal.failed} />}
          <Outcome view={view} onView={onView} />
        </>
      )
    case 'withdrawn':
      return <Withdrawn view={view} />
    case 'refused':
      return <Refused view={view} onView={onView} />
    case 'cancelled':
      return <EmptyState title={words.cancelledTitle}>{words.keptNothing}</EmptyState>
  }
}
