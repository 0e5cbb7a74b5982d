// The named list behind a figure of a commune or hamlet: who stands in which state, page by page, numbers masked.

import { Link } from 'wouter'
import { boardWords } from '#words/board'
import { useLanguage, useWords } from '../../language.tsx'
import { EmptyState } from '../../ui/notes.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Table } from '../../ui/table.tsx'
import { useNamedList, WhenAnswered } from './answers.tsx'
import { BoardHead } from './board-head.tsx'
import { useHere } from './here.tsx'
import { ListFilters } from './list-filters.tsx'
import { ListPages } from './list-pages.tsx'
import { listedMeasure, listedName } from './listed-measure.ts'
import './named-list.css'
import { usePersonColumns } from './person-columns.tsx'
import type { ListOut } from './wire.ts'

export function NamedListPage({ unitName }: { unitName: string | null }) {
  const { level, canSeeNames } = useHere()
  const words = useWords(boardWords).list
  return (
    <>
      <BoardHead unitName={unitName} />
      {!canSeeNames ? (
        <EmptyState title={words.notAllowed} action={<ToBoard />}>
          {words.notAllowedNext}
        </EmptyState>
      ) : level === 'province' || level === 'district' ? (
        <EmptyState title={words.tooLarge} action={<ToBoard />}>
          {words.tooLargeNext}
        </EmptyState>
      ) : (
        <NamedList />
      )}
    </>
  )
}

function ToBoard() {
  const { to } = useHere()
  const words = useWords(boardWords).list
  return (
    <Link href={to({ view: 'board' })} className="button button-secondary">
      {words.toBoard}
    </Link>
  )
}

function NamedList() {
  const here = useHere()
  const list = useNamedList(listedMeasure(here))
  return (
    <section className="named-list">
      <ListFilters />
      <WhenAnswered answer={list} waiting={<Skeleton rows={16} />}>
        {(value) => <ListedPeople list={value} />}
      </WhenAnswered>
    </section>
  )
}

function ListedPeople({ list }: { list: ListOut }) {
  const words = useWords(boardWords).list
  const title = useListTitle()
  const { level } = useHere()
  const columns = usePersonColumns(level === 'commune')
  if (list.total === 0) return <EmptyState title={words.none}>{words.noneNext}</EmptyState>
  return (
    <>
      <p className="printed-head">{title}</p>
      <Table
        caption={title}
        columns={columns}
        rows={list.people}
        rowKey={({ personId }) => personId}
        tools={<ListPages list={list} />}
        fileName="danh-sach"
      />
      <div className="list-foot">
        <p className="board-note">{words.masked}</p>
        <ListPages list={list} isAgain />
      </div>
    </>
  )
}

/** "Danh sách: Kích hoạt định danh điện tử, sinh đến hết 2010; Đã báo; Số hộ KA-00013". */
function useListTitle(): string {
  const here = useHere()
  const words = useWords(boardWords).list
  const { language } = useLanguage()
  const { show, household } = here.place
  return [
    words.title(listedName(here, listedMeasure(here), language)),
    show === null ? words.everyone : words.shown[show],
    ...(household === '' ? [] : [`${words.household} ${household}`]),
  ].join('; ')
}
