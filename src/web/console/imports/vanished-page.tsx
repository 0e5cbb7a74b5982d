// Who stood on the list before and does not stand on this one: how far it is known what became of them, and each of them. Nobody
// is done by leaving a list, and the page says so first.

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useLocation, useSearch } from 'wouter'
import { listVanished, readImport } from '#contract/imports'
import { parseIsoDay } from '#domain/dates'
import { isGapList, type ListKind } from '#domain/lists'
import { ok } from '#domain/result'
import type { Candidate } from '#domain/vanished'
import { vanishedWords } from '#words/import-vanished'
import { importWords } from '#words/imports'
import { call } from '../../call.ts'
import { useFormats, useWords } from '../../language.tsx'
import { EmptyState } from '../../ui/notes.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Segments } from '../../ui/tabs.tsx'
import { FailureNote } from '../failure-note.tsx'
import { PageHead } from '../page-head.tsx'
import { changeSearch, withSearch } from '../view.ts'
import { VanishedPeople } from './vanished-people.tsx'
import {
  type ImportView,
  importKey,
  importPath,
  type Vanished,
  type VanishedPerson,
  vanishedKey,
  vanishedPath,
} from './wire.ts'

export function VanishedPage({ importId }: { importId: string }) {
  const asked = useQuery({
    queryKey: importKey(importId),
    queryFn: ({ signal }) => call(readImport, { importId }, { signal }),
  })
  const listed = useQuery({
    queryKey: vanishedKey(importId),
    queryFn: ({ signal }) => call(listVanished, { importId }, { signal }),
    staleTime: 0,
  })
  if (asked.data === undefined || listed.data === undefined) return <Skeleton rows={8} />
  if (!asked.data.ok) return <FailureNote failure={asked.data.error} onRetry={() => asked.refetch()} />
  if (!listed.data.ok) return <FailureNote failure={listed.data.error} onRetry={() => listed.refetch()} />
  return <WhoVanished view={asked.data.value} vanished={listed.data.value} />
}

const leadOf = (kind: ListKind): 'leadRegister' | 'leadGap' | 'leadConfirmed' => {
  if (kind === 'register') return 'leadRegister'
  return isGapList(kind) ? 'leadGap' : 'leadConfirmed'
}

function WhoVanished({ view, vanished }: { view: ImportView; vanished: Vanished }) {
  const words = useWords(vanishedWords)
  const { kinds } = useWords(importWords)
  const format = useFormats()
  const queries = useQueryClient()
  const { showsAll, show } = useShown(view.importId)
  const { people } = vanished
  const day = (iso: string) => format.day(parseIsoDay(iso) ?? 0)
  const decided = (next: VanishedPerson) => {
    const after = people.map((person) => (person.personId === next.personId ? next : person))
    queries.setQueryData(vanishedKey(view.importId), ok({ ...vanished, people: after }))
    // A report of it may have moved boards and the person's own page.
    queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'imports' })
  }
  const title = view.comparison === null ? words.title : words.titleSince(day(view.comparison.asOf))
  return (
    <>
      <PageHead title={title} lead={[kinds[view.kind], view.unit.fullName, day(view.asOf)].join(' · ')} />
      <p className="vanished-lead">{words[leadOf(view.kind)]}</p>
      {people.length === 0 ? (
        <EmptyState title={words.nobody} />
      ) : (
        <>
          <Counts people={people} />
          <div className="vanished-tools not-printed">
            <Segments
              label={words.show}
              value={showsAll ? 'all' : 'open'}
              segments={[
                { value: 'open', label: words.showOpen },
                { value: 'all', label: words.showAll },
              ]}
              onChange={(shown) => show(shown === 'all')}
            />
          </div>
          <VanishedPeople
            key={String(showsAll)}
            importId={view.importId}
            asOf={view.asOf}
            vanished={vanished}
            showsAll={showsAll}
            onDecided={decided}
          />
        </>
      )}
      <p className="import-back not-printed">
        <Link href={importPath(view.importId)}>{words.back}</Link>
      </p>
    </>
  )
}

/** The address says whom one sees. */
function useShown(importId: string) {
  const search = useSearch()
  const [, navigate] = useLocation()
  const showsAll = new URLSearchParams(search).get('show') === 'all'
  const show = (all: boolean) =>
    navigate(withSearch(vanishedPath(importId), changeSearch(search, { show: all ? 'all' : null })), {
      replace: true,
    })
  return { showsAll, show }
}

const CANDIDATES: readonly Candidate[] = ['open', 'decided', 'confirmed']

function Counts({ people }: { people: readonly VanishedPerson[] }) {
  const words = useWords(vanishedWords)
  const format = useFormats()
  const of = (candidate: Candidate) => people.filter((person) => person.candidate === candidate).length
  return (
    <section className="vanished-counts" aria-label={words.counts}>
      <p className="import-sentence figures" role="status">
        {words.openOf(format.count(of('open')), format.count(people.length))}
      </p>
      <dl className="count-strip import-strip">
        {CANDIDATES.map((candidate) => (
          <div key={candidate} data-none={of(candidate) === 0 || undefined}>
            <dt>{words.candidates[candidate]}</dt>
            <dd className="figures">{format.count(of(candidate))}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
