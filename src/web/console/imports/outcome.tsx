// What a list did: counts, the workbook of returned rows, the board it moved, and who vanished.

import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { requestOf } from '#contract/endpoint'
import { downloadRejects, listVanished } from '#contract/imports'
import { importScreenWords } from '#words/import-screens'
import { call } from '../../call.ts'
import { useWords } from '../../language.tsx'
import { EmptyState } from '../../ui/notes.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { FailureNote } from '../failure-note.tsx'
import { useSession } from '../session.tsx'
import { Problems, Summary } from './summary.tsx'
import type { ImportView } from './wire.ts'

export function Outcome({ view }: { view: ImportView }) {
  const words = useWords(importScreenWords)
  const { me } = useSession()
  const { importId, preview } = view
  if (preview === null) return null
  const { summary } = preview
  const hasReturns = summary.rejected + summary.waiting > 0 && view.startedBy === me.accountId
  return (
    <div className="import-page">
      <section className="import-part">
        <h2>{words.done}</h2>
        <Summary counts={summary} />
        <div className="import-decide">
          <Link className="button button-primary" href={`/board?unit=${view.unit.unitId}&day=${view.asOf}`}>
            {words.board}
          </Link>
          {hasReturns && (
            <a
              className="button button-secondary"
              href={requestOf(downloadRejects, { importId }).url}
              download
            >
              {words.rejects}
            </a>
          )}
        </div>
      </section>
      <Problems problems={summary.problems} />
      {summary.vanished > 0 && <Vanished importId={importId} />}
    </div>
  )
}

type Gone = { readonly personId: string; readonly name: string; readonly birthYear: number }

function Vanished({ importId }: { importId: string }) {
  const words = useWords(importScreenWords)
  const asked = useQuery({
    queryKey: ['imports', importId, 'vanished'],
    queryFn: ({ signal }) => call(listVanished, { importId }, { signal }),
  })
  if (asked.data === undefined) return <Skeleton rows={4} />
  if (!asked.data.ok) return <FailureNote failure={asked.data.error} onRetry={() => asked.refetch()} />
  const columns: Column<Gone>[] = [
    { id: 'name', header: words.person, cell: ({ name }) => name, sortBy: ({ name }) => name },
    {
      id: 'year',
      header: words.year,
      align: 'end',
      cell: ({ birthYear }) => birthYear,
      sortBy: (p) => p.birthYear,
    },
  ]
  return (
    <section className="import-part">
      <h2>{words.vanishedTitle}</h2>
      <p>{words.vanishedLead}</p>
      <Table
        caption={words.vanishedTitle}
        columns={columns}
        rows={asked.data.value.people}
        rowKey={({ personId }) => personId}
        empty={<EmptyState title={words.nobody} />}
      />
    </section>
  )
}
