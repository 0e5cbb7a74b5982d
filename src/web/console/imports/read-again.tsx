// Reads a list once more as its columns were understood before.

import { useState } from 'react'
import { correctImport } from '#contract/imports'
import { importScreenWords } from '#words/import-screens'
import { call, type Failure } from '../../call.ts'
import { useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { FailureNote } from '../failure-note.tsx'
import type { ImportView } from './wire.ts'

export function ReadAgain({ view, onView }: { view: ImportView; onView: (view: ImportView) => void }) {
  const words = useWords(importScreenWords)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const readAgain = async () => {
    setBusy(true)
    const corrections = view.preview?.columns.map(({ index, field }) => ({ index, field })) ?? []
    const sent = await call(correctImport, { importId: view.importId, corrections })
    setBusy(false)
    if (sent.ok) onView(sent.value)
    else setFailure(sent.error)
  }
  return (
    <>
      <Button kind="primary" busy={isBusy} onClick={readAgain}>
        {words.readAgain}
      </Button>
      {failure !== null && <FailureNote failure={failure} kept={words.keptNothing} />}
    </>
  )
}
