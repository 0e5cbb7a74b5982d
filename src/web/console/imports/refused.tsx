// A list that was refused as a whole: why, that nothing of it was kept, and what to do. Where only columns are missing, the
// clerk says which columns hold them and the same file is read again.

import { cancelImport } from '#contract/imports'
import { isField, recogniseHeading } from '#domain/headings'
import { importScreenWords } from '#words/import-screens'
import { importWords } from '#words/imports'
import { fieldWords } from '#words/list-fields'
import { useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorNote } from '../../ui/notes.tsx'
import { FailureNote } from '../failure-note.tsx'
import { Columns } from './columns.tsx'
import { ReadAgain } from './read-again.tsx'
import { useDecide } from './use-decide.ts'
import { useReading } from './use-reading.ts'
import type { ImportView } from './wire.ts'

/** Codes with which the same file may well be read the next time. */
const WORTH_READING_AGAIN = new Set(['hamlets-changed', 'internal'])

export function Refused({ view, onView }: { view: ImportView; onView: (view: ImportView) => void }) {
  const words = useWords(importScreenWords)
  const fields = useWords(fieldWords)
  const { refusals } = useWords(importWords)
  const { importId, refusal } = view
  const { decide, isBusy, failure } = useDecide(importId, onView)
  if (refusal === null) return null
  const reason = Object.entries(refusals).find(([code]) => code === refusal.code)?.[1] ?? refusals.internal
  const missing = refusal.missing.map((field) => (isField(field) ? fields[field] : field)).join(', ')
  const isAboutColumns = refusal.headings.length > 0
  return (
    <div className="import-page">
      <ErrorNote
        happened={missing === '' ? reason : words.missing(missing)}
        kept={isAboutColumns ? words.keptFile : words.keptNothing}
        next={isAboutColumns ? words.missingNext : words.refusedNext}
        action={
          <div className="import-decide">
            {WORTH_READING_AGAIN.has(refusal.code) && <ReadAgain view={view} onView={onView} />}
            <Button busy={isBusy} onClick={() => decide(cancelImport)}>
              {words.cancel}
            </Button>
          </div>
        }
      />
      {failure !== null && <FailureNote failure={failure} kept={words.keptNothing} />}
      {isAboutColumns && <RefusedColumns view={view} headings={refusal.headings} onView={onView} />}
    </div>
  )
}

type RefusedColumnsProps = {
  readonly view: ImportView
  readonly headings: readonly string[]
  readonly onView: (view: ImportView) => void
}

function RefusedColumns({ view, headings, onView }: RefusedColumnsProps) {
  const words = useWords(importScreenWords)
  const reading = useReading(
    { importId: view.importId, headings, columns: recognised(headings), encodings: [], sheets: [] },
    onView,
  )
  return (
    <>
      <Columns reading={reading} texts={{}} />
      <div className="import-bar not-printed">
        {reading.failure !== null && <FailureNote failure={reading.failure} kept={words.keptNothing} />}
        <Button busy={reading.isBusy} disabled={!reading.isChanged} onClick={reading.readAgain}>
          {words.readAgain}
        </Button>
      </div>
    </>
  )
}

/** As the server has read them: by the words of the heading, a field in one column only, the first. */
function recognised(headings: readonly string[]) {
  const fields = headings.map(recogniseHeading)
  return fields.flatMap((field, index) =>
    field === null || fields.indexOf(field) < index ? [] : [{ index, field }],
  )
}
