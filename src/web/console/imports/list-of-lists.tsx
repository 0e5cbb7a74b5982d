// Bringing a list in, and the lists that came before, newest first; beside it, who sends them.

import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { listImports } from '#contract/imports'
import { parseIsoDay } from '#domain/dates'
import { importScreenWords } from '#words/import-screens'
import { importWords } from '#words/imports'
import { senderWords } from '#words/list-senders'
import { call } from '../../call.ts'
import { useFormats, useWords } from '../../language.tsx'
import { EmptyState } from '../../ui/notes.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { FailureNote } from '../failure-note.tsx'
import { useMoment } from '../moment.ts'
import { PageHead } from '../page-head.tsx'
import { BringIn } from './bring-in.tsx'
import { useBroughtInBy } from './brought-in-by.ts'
import { useListUnit } from './list-unit.ts'
import { SendersOf } from './senders.tsx'
import {
  IMPORTS,
  type ImportView,
  importPath,
  isWorking,
  listsPath,
  type Preview,
  sendersPath,
} from './wire.ts'

export function ListOfLists({ part }: { part: 'lists' | 'senders' }) {
  const words = useWords(importScreenWords)
  const senders = useWords(senderWords)
  const where = useListUnit()
  const isOfLists = part === 'lists'
  const head = isOfLists ? words : senders
  if (where === null)
    return (
      <>
        <PageHead title={head.title} lead={head.lead} />
        <EmptyState title={words.noUnit}>{words.noUnitNext}</EmptyState>
      </>
    )
  const { unit } = where
  const tabs = [
    { href: listsPath(unit), label: words.title },
    { href: sendersPath(unit), label: senders.tab },
  ]
  return (
    <>
      <PageHead title={head.title} lead={head.lead} />
      <div className="import-tabs">
        <Tabs label={words.views} tabs={tabs} current={isOfLists ? listsPath(unit) : sendersPath(unit)} />
      </div>
      {isOfLists ? (
        <>
          <BringIn {...where} />
          <ListsOf unit={unit} />
        </>
      ) : (
        <SendersOf unit={unit} />
      )}
    </>
  )
}

function ListsOf({ unit }: { unit: number }) {
  const listed = useQuery({
    queryKey: [...IMPORTS, 'of', unit],
    queryFn: ({ signal }) => call(listImports, { unit }, { signal }),
    // A list that was brought in a moment ago must stand here.
    staleTime: 0,
    refetchInterval: ({ state }) =>
      state.data?.ok && state.data.value.imports.some(isWorking) ? 1500 : false,
  })
  if (listed.data === undefined) return <Skeleton rows={6} />
  if (!listed.data.ok) return <FailureNote failure={listed.data.error} onRetry={() => listed.refetch()} />
  return <PastLists unit={unit} imports={listed.data.value.imports} />
}

type Counts = Preview['summary']

function PastLists({ unit, imports }: { unit: number; imports: readonly ImportView[] }) {
  const words = useWords(importScreenWords)
  return (
    <Table
      caption={words.past}
      isCaptionShown
      fileName="phu-kin-danh-sach"
      columns={useListColumns(imports.some((view) => view.unit.unitId !== unit))}
      rows={imports}
      rowKey={({ importId }) => importId}
      empty={<EmptyState title={words.none}>{words.noneNext}</EmptyState>}
    />
  )
}

function useListColumns(hasSeveralUnits: boolean): Column<ImportView>[] {
  const words = useWords(importScreenWords)
  const { kinds } = useWords(importWords)
  const format = useFormats()
  const broughtInBy = useBroughtInBy()
  const moment = useMoment()
  const day = (iso: string) => format.day(parseIsoDay(iso) ?? 0)
  const compared = ({ comparison }: ImportView) =>
    comparison === null
      ? '–'
      : words.comparisonShort(
          format.count(comparison.appeared),
          format.count(comparison.stayed),
          format.count(comparison.vanished),
        )
  const text = (
    id: string,
    header: string,
    of: (view: ImportView) => string,
    more: Partial<Column<ImportView>> = {},
  ): Column<ImportView> => ({ id, header, cell: of, text: of, sortBy: of, ...more })
  const count = (
    id: string,
    header: string,
    of: (summary: Counts) => number,
    more: Partial<Column<ImportView>> = {},
  ): Column<ImportView> => {
    const value = ({ preview }: ImportView) => (preview === null ? null : of(preview.summary))
    const cell = (view: ImportView) => {
      const counted = value(view)
      return counted === null ? '–' : format.count(counted)
    }
    return { id, header, align: 'end', cell, text: cell, sortBy: value, ...more }
  }
  return [
    text('file', words.file, ({ fileName }) => fileName, {
      cell: (view) => (
        <Link
          className="import-file"
          data-state={view.state}
          title={view.fileName}
          href={importPath(view.importId)}
        >
          {view.fileName}
        </Link>
      ),
    }),
    text('state', words.state, ({ state }) => words.states[state]),
    text('kind', words.kind, ({ kind }) => kinds[kind]),
    ...(hasSeveralUnits ? [text('unit', words.unit, ({ unit }) => unit.fullName, { isMinor: true })] : []),
    text('asOf', words.asOfShort, (view) => day(view.asOf), { align: 'end', sortBy: ({ asOf }) => asOf }),
    text('sender', words.sender, ({ sender }) => sender ?? '–', {
      cell: ({ sender }) => (
        <span className="import-file" title={sender ?? undefined}>
          {sender ?? '–'}
        </span>
      ),
      isMinor: true,
    }),
    text('compared', words.comparison, compared, {
      sortBy: ({ comparison }) => comparison?.vanished ?? null,
    }),
    count('rows', words.rows, ({ rows }) => rows),
    count('accepted', words.accepted, ({ accepted }) => accepted),
    count('returned', words.returned, ({ rejected }) => rejected),
    count('waiting', words.waiting, ({ waiting }) => waiting),
    text('by', words.by, broughtInBy, { isMinor: true }),
    text('started', words.started, ({ startedAt }) => moment(startedAt), {
      align: 'end',
      isMinor: true,
      sortBy: ({ startedAt }) => startedAt,
    }),
  ]
}
