// Keying one sheet. A void one says so and is not keyed; one that was keyed may be keyed again.

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useSearch } from 'wouter'
import { finishSheet, readSheet } from '#contract/sheets'
import { parseIsoDay } from '#domain/dates'
import { sheetScreenWords } from '#words/sheet-screens'
import { call, type Failure } from '../../call.ts'
import { useFormats, useWords } from '../../language.tsx'
import { EmptyState } from '../../ui/notes.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { FailureNote } from '../failure-note.tsx'
import { PageHead } from '../page-head.tsx'
import { CodeLegend } from './code-legend.tsx'
import { FindBox } from './find-box.tsx'
import { KeyForm } from './key-form.tsx'
import './keying.css'
import { dropDraft } from './keying-draft.ts'
import { useKeying } from './use-keying.ts'
import { SHEETS, SHEETS_PATH, type SheetView, sheetKey, viewPath } from './wire.ts'

export function KeyPage({ sheetId }: { sheetId: string }) {
  const asked = useQuery({
    queryKey: sheetKey(sheetId),
    queryFn: ({ signal }) => call(readSheet, { sheetId }, { signal }),
    refetchOnMount: 'always',
  })
  const words = useWords(sheetScreenWords).keying
  if (asked.data === undefined || (asked.isFetching && !asked.isFetchedAfterMount))
    return <Skeleton rows={10} />
  if (!asked.data.ok) return <FailureNote failure={asked.data.error} onRetry={() => asked.refetch()} />
  const sheet = asked.data.value
  if (sheet.state !== 'void') return <Keying sheet={sheet} />
  return (
    <>
      <PageHead title={words.title(sheet.number)} />
      <EmptyState title={words.voided} action={<ToSheets />}>
        {words.voidedNext(sheet.voidReason ?? '')}
      </EmptyState>
    </>
  )
}

function ToSheets() {
  const words = useWords(sheetScreenWords)
  return (
    <Link href={SHEETS_PATH} className="button button-secondary">
      {words.view.back}
    </Link>
  )
}

function Keying({ sheet }: { sheet: SheetView }) {
  const words = useWords(sheetScreenWords)
  const format = useFormats()
  const asked = Number(new URLSearchParams(useSearch()).get('household') ?? '')
  const keying = useKeying(sheet, asked >= 1 ? asked : null)
  const { finish, isFinished, failure } = useFinish(sheet)
  // As it stood when this keying began.
  const [keyedOn] = useState(sheet.keyedOn)
  const day = (iso: string) => format.day(parseIsoDay(iso) ?? 0)
  const { hamletName, walker, printedOn } = sheet
  return (
    <>
      <PageHead
        title={words.keying.title(sheet.number)}
        lead={words.keying.about(hamletName, walker ?? words.keying.noWalker, day(printedOn))}
        actions={
          <>
            <ToSheets />
            <Link href={viewPath([sheet.sheetId])} className="button button-quiet">
              {words.open}
            </Link>
          </>
        }
      />
      {failure !== null && <FailureNote failure={failure} />}
      {isFinished ? (
        <section className="key-finished">
          <p className="key-finished-said" role="status">
            {words.keying.finished(sheet.number)}
          </p>
          <FindBox label={words.keying.next} autoFocus />
        </section>
      ) : (
        <div className="keying">
          <div className="keying-main">
            {keyedOn !== null && <p className="key-again">{words.keying.again(day(keyedOn))}</p>}
            <KeyForm sheet={sheet} keying={keying} onFinish={finish} />
            <p className="key-help">{words.keying.help}</p>
          </div>
          <CodeLegend />
        </div>
      )}
    </>
  )
}

function useFinish({ sheetId }: SheetView) {
  const queries = useQueryClient()
  const [isFinished, setFinished] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const finish = async () => {
    const finished = await call(finishSheet, { sheetId })
    if (!finished.ok) return setFailure(finished.error)
    dropDraft(sheetId)
    setFinished(true)
    queries.invalidateQueries({ queryKey: [...SHEETS, 'of'] })
  }
  return { finish, isFinished, failure }
}
