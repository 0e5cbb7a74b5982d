// What a list would do, how its columns were understood, and the decision: read it again, take it in, or give it up.

import { cancelImport, commitImport } from '#contract/imports'
import { importScreenWords } from '#words/import-screens'
import { useFormats, useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { FailureNote } from '../failure-note.tsx'
import { Columns } from './columns.tsx'
import { Sample } from './sample.tsx'
import { Problems, Summary } from './summary.tsx'
import { useDecide } from './use-decide.ts'
import type { ImportView } from './wire.ts'

export function Decision({ view, onView }: { view: ImportView; onView: (view: ImportView) => void }) {
  const words = useWords(importScreenWords)
  const format = useFormats()
  const { importId, preview } = view
  const { decide, isBusy, failure } = useDecide(importId, onView)
  if (preview === null) return null
  return (
    <div className="import-page">
      <section className="import-part">
        <h2>{words.foretold}</h2>
        <Summary counts={preview.summary} />
        {preview.opened.length > 0 && (
          <p>
            {words.opened(format.count(preview.opened.length))}{' '}
            {preview.opened.map(({ fullName }) => fullName).join(', ')}.
          </p>
        )}
        {preview.summary.vanished > 0 && <p className="import-aside">{words.vanishedAhead}</p>}
        <div className="import-decide">
          <Button kind="primary" busy={isBusy} onClick={() => decide(commitImport)}>
            {words.commit}
          </Button>
          <Button busy={isBusy} onClick={() => decide(cancelImport)}>
            {words.cancel}
          </Button>
          <span className="import-aside">{words.nothingYet}</span>
        </div>
        {failure !== null && <FailureNote failure={failure} kept={words.keptNothing} />}
      </section>
      <Problems problems={preview.summary.problems} />
      <Columns importId={importId} headings={preview.headings} columns={preview.columns} onView={onView} />
      <Sample rows={preview.sample} opened={preview.opened} asOf={view.asOf} />
    </div>
  )
}
