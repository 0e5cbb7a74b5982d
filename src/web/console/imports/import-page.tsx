// One list, whatever its state: being read, waiting for a decision, being written, written, refused or given up. The page
// follows the server; a reload shows the same.

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Link } from 'wouter'
import { readImport } from '#contract/imports'
import { parseIsoDay } from '#domain/dates'
import { importScreenWords } from '#words/import-screens'
import { importWords } from '#words/imports'
import { call } from '../../call.ts'
import { useFormats, useWords } from '../../language.tsx'
import { EmptyState } from '../../ui/notes.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { FailureNote } from '../failure-note.tsx'
import { PageHead } from '../page-head.tsx'
import { Decision } from './decision.tsx'
import { Outcome } from './outcome.tsx'
import { Refused } from './refused.tsx'
import { IMPORTS, type ImportView, importKey, isWorking } from './wire.ts'
import { Working } from './working.tsx'

export function ImportPage({ importId }: { importId: string }) {
  const words = useWords(importScreenWords)
  const queries = useQueryClient()
  const asked = useQuery({
    queryKey: importKey(importId),
    queryFn: ({ signal }) => call(readImport, { importId }, { signal }),
    refetchInterval: ({ state }) => (state.data?.ok && isWorking(state.data.value) ? 700 : false),
  })
  const isTaken = asked.data?.ok === true && asked.data.value.state === 'committed'
  // What other screens have read before is of yesterday now.
  useEffect(() => {
    if (isTaken) queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== IMPORTS[0] })
  }, [isTaken, queries])
  if (asked.data === undefined) return <Skeleton rows={8} />
  if (!asked.data.ok) return <FailureNote failure={asked.data.error} onRetry={() => asked.refetch()} />
  const view = asked.data.value
  const again = () => queries.invalidateQueries({ queryKey: importKey(importId) })
  return (
    <>
      <ListHead view={view} />
      <ListBody view={view} onChange={again} />
      <p>
        <Link href="/imports">{words.back}</Link>
      </p>
    </>
  )
}

function ListHead({ view }: { view: ImportView }) {
  const words = useWords(importScreenWords)
  const { kinds } = useWords(importWords)
  const format = useFormats()
  const asOf = format.day(parseIsoDay(view.asOf) ?? 0)
  const lead = `${kinds[view.kind]} · ${view.unit.fullName} · ${words.asOf.toLowerCase()} ${asOf} · ${words.states[view.state]}`
  return <PageHead title={view.fileName} lead={lead} />
}

function ListBody({ view, onChange }: { view: ImportView; onChange: () => void }) {
  const words = useWords(importScreenWords)
  switch (view.state) {
    case 'reading':
    case 'committing':
      return <Working view={view} />
    case 'previewed':
      return <Decision view={view} onChange={onChange} />
    case 'committed':
      return <Outcome view={view} />
    case 'refused':
      return <Refused view={view} />
    case 'cancelled':
      return <EmptyState title={words.states.cancelled}>{words.keptNothing}</EmptyState>
  }
}
