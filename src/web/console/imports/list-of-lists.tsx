// Bringing a list in, and the lists that came before, newest first.

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { listImports } from '#contract/imports'
import { parseIsoDay } from '#domain/dates'
import { importScreenWords } from '#words/import-screens'
import { importWords } from '#words/imports'
import { call } from '../../call.ts'
import { useFormats, useLanguage, useWords } from '../../language.tsx'
import { EmptyState } from '../../ui/notes.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { FailureNote } from '../failure-note.tsx'
import { PageHead } from '../page-head.tsx'
import { useSession } from '../session.tsx'
import { BringIn } from './bring-in.tsx'
import { IMPORTS, type ImportView, importPath, isWorking } from './wire.ts'

export function ListOfLists() {
  const words = useWords(importScreenWords)
  const { me } = useSession()
  const [unit, setUnit] = useState(me.units[0]?.unitId ?? 0)
  const listed = useQuery({
    queryKey: [...IMPORTS, 'of', unit],
    queryFn: ({ signal }) => call(listImports, { unit }, { signal }),
    refetchInterval: ({ state }) =>
      state.data?.ok && state.data.value.imports.some(isWorking) ? 1500 : false,
  })
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      <BringIn unit={unit} onUnit={setUnit} />
      {listed.data === undefined ? (
        <Skeleton rows={6} />
      ) : listed.data.ok ? (
        <PastLists imports={listed.data.value.imports} />
      ) : (
        <FailureNote failure={listed.data.error} onRetry={() => listed.refetch()} />
      )}
    </>
  )
}

function PastLists({ imports }: { imports: readonly ImportView[] }) {
  const words = useWords(importScreenWords)
  return (
    <Table
      caption={words.title}
      columns={useListColumns()}
      rows={imports}
      rowKey={({ importId }) => importId}
      empty={<EmptyState title={words.none}>{words.noneNext}</EmptyState>}
    />
  )
}

function useListColumns(): Column<ImportView>[] {
  const words = useWords(importScreenWords)
  const { kinds } = useWords(importWords)
  const format = useFormats()
  const { language } = useLanguage()
  const moment = new Intl.DateTimeFormat(language === 'vi' ? 'vi-VN' : 'en-GB', {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: 'Asia/Ho_Chi_Minh',
  })
  const day = (iso: string) => format.day(parseIsoDay(iso) ?? 0)
  const count = (
    id: string,
    header: string,
    of: (view: ImportView) => number | undefined,
  ): Column<ImportView> => ({
    id,
    header,
    align: 'end',
    cell: (view) => format.count(of(view) ?? null),
    sortBy: (view) => of(view) ?? null,
  })
  return [
    {
      id: 'file',
      header: words.file,
      cell: (view) => <Link href={importPath(view.importId)}>{view.fileName}</Link>,
      sortBy: ({ fileName }) => fileName,
    },
    { id: 'kind', header: words.kind, cell: (view) => kinds[view.kind] },
    { id: 'unit', header: words.unit, cell: (view) => view.unit.fullName, isMinor: true },
    { id: 'asOf', header: words.asOf, align: 'end', cell: (view) => day(view.asOf), sortBy: (v) => v.asOf },
    { id: 'state', header: words.state, cell: (view) => words.states[view.state] },
    count('rows', words.rows, (view) => view.preview?.summary.rows),
    count('accepted', words.accepted, (view) => view.preview?.summary.accepted),
    count('returned', words.returned, (view) => view.preview?.summary.rejected),
    count('waiting', words.waiting, (view) => view.preview?.summary.waiting),
    {
      id: 'started',
      header: words.started,
      align: 'end',
      isMinor: true,
      cell: (view) => moment.format(new Date(view.startedAt)),
      sortBy: (view) => view.startedAt,
    },
  ]
}
