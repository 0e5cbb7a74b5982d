// What a list would do, how its columns were understood, and the decision: read it again, take it in, or give it up.

import { useState } from 'react'
import { cancelImport, commitImport } from '#contract/imports'
import { importScreenWords } from '#words/import-screens'
import { call, type Failure } from '../../call.ts'
import { useFormats, useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { FailureNote } from '../failure-note.tsx'
import { Columns } from './columns.tsx'
import { Sample } from './sample.tsx'
import { Problems, Summary } from './summary.tsx'
import type { ImportView } from './wire.ts'

export function Decision({ view, onChange }: { view: ImportView; onChange: () => void }) {
  const words = useWords(importScreenWords)
  const format = useFormats()
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isBusy, setBusy] = useState(false)
  const { importId, preview } = view
  if (preview === null) return null
  const decide = async (what: typeof commitImport | typeof cancelImport) => {
    setBusy(true)
    const decided = await call(what, { importId })
    setBusy(false)
    if (!decided.ok) setFailure(decided.error)
    onChange()
  }
  return (
    <div className="import-page">
      <section className="import-part">
        <h2>{words.foretold}</h2>
        <Summary counts={preview.summary} />
        {preview.opened.length > 0 && (
          <p>
            {words.opened(format.count(preview.opened.length))}{' '}
            {preview.opened.map(({ fullName }) => fullName).join(', ')}
          </p>
        )}
        <div className="import-decide">
          <Button kind="primary" busy={isBusy} onClick={() => decide(commitImport)}>
            {words.commit}
          </Button>
          <Button busy={isBusy} onClick={() => decide(cancelImport)}>
            {words.cancel}
          </Button>
          <span>{words.nothingYet}</span>
        </div>
        {failure !== null && <FailureNote failure={failure} kept={words.keptNothing} />}
      </section>
      <Problems problems={preview.summary.problems} />
      <Columns
        importId={importId}
        headings={preview.headings}
        columns={preview.columns}
        onChange={onChange}
      />
      <Sample rows={preview.sample} />
    </div>
  )
}
