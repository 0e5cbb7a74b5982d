// The sheets of a unit: those still out first, with how long; where a clerk opens one to key it; where new ones are printed.

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { listSheets, restoreSheet } from '#contract/sheets'
import { may } from '#domain/access'
import { parseIsoDay } from '#domain/dates'
import { levelOf } from '#domain/units'
import { sheetScreenWords } from '#words/sheet-screens'
import { call } from '../../call.ts'
import { useFormats, useWords } from '../../language.tsx'
import { EmptyState } from '../../ui/notes.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { showToast } from '../../ui/toast.tsx'
import { FailureNote } from '../failure-note.tsx'
import { PageHead } from '../page-head.tsx'
import { useSession } from '../session.tsx'
import { FindBox } from './find-box.tsx'
import { LoseSheet } from './lose-sheet.tsx'
import { PrintForm } from './print-form.tsx'
import { useSheetUnit } from './sheet-unit.ts'
import { keyPath, SHEETS, type SheetBrief, viewPath } from './wire.ts'

export function SheetList() {
  const words = useWords(sheetScreenWords)
  const { me } = useSession()
  const where = useSheetUnit()
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      {where === null ? (
        <EmptyState title={words.noUnit}>{words.noUnitNext}</EmptyState>
      ) : (
        <div className="sheets">
          {may(me.role, 'key-sheets') && (
            <section className="sheet-key-one" aria-label={words.find.title}>
              <h2>{words.find.title}</h2>
              <FindBox />
            </section>
          )}
          <PrintForm key={where.unit} {...where} />
          <SheetsOf unit={where.unit} />
        </div>
      )}
    </>
  )
}

function SheetsOf({ unit }: { unit: number }) {
  const words = useWords(sheetScreenWords)
  const format = useFormats()
  const [lost, setLost] = useState<SheetBrief | null>(null)
  const asked = useQuery({
    queryKey: [...SHEETS, 'of', unit],
    queryFn: ({ signal }) => call(listSheets, { unit }, { signal }),
    staleTime: 0,
  })
  const again = useAgain()
  const columns = useColumns({ hasHamlets: levelOf(unit) !== 'hamlet', onLost: setLost, onRestored: again })
  if (asked.data === undefined) return <Skeleton rows={6} />
  if (!asked.data.ok) return <FailureNote failure={asked.data.error} onRetry={() => asked.refetch()} />
  const { sheets, more } = asked.data.value
  return (
    <section className="sheet-list">
      <Table
        caption={words.list}
        isCaptionShown
        fileName="phieu-giay"
        columns={columns}
        rows={sheets}
        rowKey={({ sheetId }) => sheetId}
        empty={<EmptyState title={words.none}>{words.noneNext}</EmptyState>}
      />
      {more && <p className="sheet-note">{words.more(format.count(sheets.length))}</p>}
      <LoseSheet sheet={lost} onClose={() => setLost(null)} onLost={again} />
    </section>
  )
}

function useAgain() {
  const queries = useQueryClient()
  return () => {
    queries.invalidateQueries({ queryKey: SHEETS })
  }
}

type Acts = {
  readonly hasHamlets: boolean
  readonly onLost: (sheet: SheetBrief) => void
  readonly onRestored: () => void
}

function useColumns({ hasHamlets, onLost, onRestored }: Acts): Column<SheetBrief>[] {
  const words = useWords(sheetScreenWords)
  const format = useFormats()
  const day = (iso: string) => format.day(parseIsoDay(iso) ?? 0)
  const text = (
    id: string,
    header: string,
    of: (sheet: SheetBrief) => string,
    more: Partial<Column<SheetBrief>> = {},
  ): Column<SheetBrief> => ({ id, header, cell: of, text: of, sortBy: of, ...more })
  const count = (
    id: string,
    header: string,
    of: (sheet: SheetBrief) => number | null,
    more: Partial<Column<SheetBrief>> = {},
  ): Column<SheetBrief> => ({
    ...text(id, header, (sheet) => format.count(of(sheet))),
    align: 'end',
    sortBy: of,
    ...more,
  })
  return [
    text('number', words.number, ({ number }) => number, {
      cell: (sheet) => (
        <span className="sheet-name">
          <Link href={viewPath([sheet.sheetId])}>{sheet.number}</Link>
          <span className="sheet-where">
            {[hasHamlets ? sheet.hamletName : [], sheet.walker ?? []].flat().join(', ')}
          </span>
        </span>
      ),
    }),
    text('state', words.state, ({ state }) => words.states[state], {
      cell: ({ state, voidReason }) => (
        <span data-state={state} className="sheet-state" title={voidReason ?? undefined}>
          {words.states[state]}
        </span>
      ),
    }),
    ...(hasHamlets ? [text('hamlet', words.hamlet, ({ hamletName }) => hamletName, { isMinor: true })] : []),
    text('walker', words.walker, ({ walker }) => walker ?? '–', { isMinor: true }),
    text('printedOn', words.printedOn, ({ printedOn }) => day(printedOn), {
      align: 'end',
      isMinor: true,
      sortBy: ({ printedOn }) => printedOn,
    }),
    count('daysOut', words.daysOut, ({ daysOut }) => daysOut, { unit: words.days }),
    count('households', words.households, ({ households }) => households),
    count('people', words.people, ({ people }) => people, { isMinor: true }),
    count('keyed', words.keyed, ({ keyedPeople }) => keyedPeople),
    {
      id: 'actions',
      header: words.actions,
      isHeaderHidden: true,
      cell: (sheet) => <SheetActs sheet={sheet} onLost={onLost} onRestored={onRestored} />,
    },
  ]
}

function SheetActs({ sheet, onLost, onRestored }: Omit<Acts, 'hasHamlets'> & { sheet: SheetBrief }) {
  const words = useWords(sheetScreenWords)
  const { me } = useSession()
  const restore = async () => {
    const restored = await call(restoreSheet, { sheetId: sheet.sheetId })
    if (restored.ok) showToast(words.lost.restored(sheet.number))
    onRestored()
  }
  return (
    <span className="sheet-acts">
      {sheet.state !== 'void' && may(me.role, 'key-sheets') && (
        <Link className="table-act" href={keyPath(sheet.sheetId)} aria-label={`${words.key} ${sheet.number}`}>
          {words.key}
        </Link>
      )}
      {sheet.state === 'out' && (
        <button
          type="button"
          className="table-act"
          aria-label={words.lost.title(sheet.number)}
          onClick={() => onLost(sheet)}
        >
          {words.lose}
        </button>
      )}
      {sheet.state === 'void' && (
        <button
          type="button"
          className="table-act"
          aria-label={`${words.restore} ${sheet.number}`}
          onClick={restore}
        >
          {words.restore}
        </button>
      )}
    </span>
  )
}
