// Sheets as they will be printed, one or several in one go, made smaller on the screen so that a whole page is seen.

import { useQueries } from '@tanstack/react-query'
import { type ReactNode, useLayoutEffect, useRef } from 'react'
import { Link } from 'wouter'
import { readSheet } from '#contract/sheets'
import { may } from '#domain/access'
import { sheetScreenWords } from '#words/sheet-screens'
import { call } from '../../call.ts'
import { useFormats, useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useWidth } from '../../ui/use-width.ts'
import { FailureNote } from '../failure-note.tsx'
import { PageHead } from '../page-head.tsx'
import { useSession } from '../session.tsx'
import { pagesOfSheet, SheetPaper } from './sheet-paper.tsx'
import { keyPath, SHEETS_PATH, type SheetView, sheetKey } from './wire.ts'

export function PrintPage({ sheetIds }: { sheetIds: readonly string[] }) {
  const asked = useQueries({
    queries: sheetIds.map((sheetId) => ({
      queryKey: sheetKey(sheetId),
      queryFn: ({ signal }: { signal: AbortSignal }) => call(readSheet, { sheetId }, { signal }),
    })),
  })
  const sheets: SheetView[] = []
  for (const { data, refetch } of asked) {
    if (data === undefined) return <Skeleton rows={12} />
    if (!data.ok) return <FailureNote failure={data.error} onRetry={() => refetch()} />
    sheets.push(data.value)
  }
  return <Printed sheets={sheets} />
}

function Printed({ sheets }: { sheets: readonly SheetView[] }) {
  const words = useWords(sheetScreenWords).view
  const format = useFormats()
  const { me } = useSession()
  const [first] = sheets
  if (first === undefined) return null
  const pages = sheets.reduce((sum, sheet) => sum + pagesOfSheet(sheet).length, 0)
  return (
    <>
      <PageHead
        title={sheets.length === 1 ? words.title(first.number) : words.several(format.count(sheets.length))}
        lead={first.voidReason === null ? words.pages(format.count(pages)) : words.voided(first.voidReason)}
        actions={
          <>
            <Link href={SHEETS_PATH} className="button button-quiet">
              {words.back}
            </Link>
            {sheets.length === 1 && first.state !== 'void' && may(me.role, 'key-sheets') && (
              <Link href={keyPath(first.sheetId)} className="button button-secondary">
                {words.key}
              </Link>
            )}
            <Button kind="primary" icon="print" onClick={() => window.print()}>
              {words.print}
            </Button>
          </>
        }
      />
      <Desk>
        {sheets.map((sheet) => (
          <SheetPaper key={sheet.sheetId} sheet={sheet} />
        ))}
      </Desk>
    </>
  )
}

/** A4 in px. */
const PAPER_WIDTH = 794

function Desk({ children }: { children: ReactNode }) {
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  useLayoutEffect(() => {
    const zoom = width === 0 ? 1 : Math.min(1, width / PAPER_WIDTH)
    frame.current?.style.setProperty('--desk-zoom', String(zoom))
  }, [width])
  return (
    <div className="desk" ref={frame}>
      <div className="desk-pages">{children}</div>
    </div>
  )
}
