// What a list would do, how its file was understood, and the decision: read it again, take it in, or give it up. What was chosen
// and not yet read again stands in the way of taking it in: nobody takes in what they have not seen.

import { cancelImport, commitImport } from '#contract/imports'
import { importFindingWords } from '#words/import-findings'
import { importScreenWords } from '#words/import-screens'
import { useFormats, useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { FailureNote } from '../failure-note.tsx'
import { Columns } from './columns.tsx'
import { Custody } from './custody.tsx'
import { FileNotes } from './file-notes.tsx'
import { FileSheets } from './file-sheets.tsx'
import { Forecasts } from './forecasts.tsx'
import { Sample } from './sample.tsx'
import { Problems, Summary } from './summary.tsx'
import { useDecide } from './use-decide.ts'
import { type Reading, useReading } from './use-reading.ts'
import type { ImportView, Preview } from './wire.ts'

type OnView = (view: ImportView) => void

export function Decision({ view, onView }: { view: ImportView; onView: OnView }) {
  const { preview } = view
  if (preview === null) return null
  // What was chosen is of one reading only.
  const { columns, encodings, sheets } = preview
  const key = JSON.stringify([columns, encodings, sheets])
  return <Foretold key={key} view={view} preview={preview} onView={onView} />
}

const TEXTS = 3

function Foretold({ view, preview, onView }: { view: ImportView; preview: Preview; onView: OnView }) {
  const words = useWords(importScreenWords)
  const format = useFormats()
  const reading = useReading({ importId: view.importId, ...preview }, onView)
  const names = [...new Set(preview.sample.map(({ name }) => name))].slice(0, TEXTS)
  return (
    <div className="import-page">
      <section className="import-part">
        <h2>{words.foretold}</h2>
        <Forecasts forecasts={preview.forecasts} />
        <Summary counts={preview.summary} />
        {preview.opened.length > 0 && (
          <p>
            {words.opened(format.count(preview.opened.length))}{' '}
            {preview.opened.map(({ fullName }) => fullName).join(', ')}.
          </p>
        )}
        {preview.summary.vanished > 0 && <p className="import-aside">{words.vanishedAhead}</p>}
      </section>
      <FileSheets reading={reading} />
      <FileNotes notes={preview.notes} mappedAs={preview.mappedAs} />
      <Problems problems={preview.summary.problems} />
      <Columns reading={reading} texts={{ name: names }} />
      <Sample rows={preview.sample} opened={preview.opened} asOf={view.asOf} />
      <Custody view={view} />
      <DecideBar importId={view.importId} reading={reading} onView={onView} />
    </div>
  )
}

type BarProps = { readonly importId: string; readonly reading: Reading; readonly onView: OnView }

/** Stays in sight: what one corrects stands far below what one decides. */
function DecideBar({ importId, reading, onView }: BarProps) {
  const words = useWords(importScreenWords)
  const findings = useWords(importFindingWords)
  const { decide, isBusy, failure } = useDecide(importId, onView)
  const failed = failure ?? reading.failure
  return (
    <div className="import-bar not-printed">
      {failed !== null && <FailureNote failure={failed} kept={words.keptNothing} />}
      <div className="import-decide">
        {reading.isChanged ? (
          <>
            <Button kind="primary" busy={reading.isBusy} onClick={reading.readAgain}>
              {words.readAgain}
            </Button>
            <Button onClick={reading.undo}>{findings.undoChanges}</Button>
            <span className="import-aside">{findings.changed}</span>
          </>
        ) : (
          <>
            <Button kind="primary" busy={isBusy} onClick={() => decide(commitImport)}>
              {words.commit}
            </Button>
            <Button busy={isBusy} onClick={() => decide(cancelImport)}>
              {words.cancel}
            </Button>
            <span className="import-aside import-aside-wide">{words.nothingYet}</span>
          </>
        )}
      </div>
    </div>
  )
}
