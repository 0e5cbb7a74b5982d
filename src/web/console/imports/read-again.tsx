// Reads a list once more as its columns were understood before.

import { useState } from 'react'
import { correctImport } from '#contract/imports'
import { importScreenWords } from '#words/import-screens'
import { call, type Failure } from '../../call.ts'
import { useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { FailureNote } from '../failure-note.tsx'
import { encodingsToSend } from './encoding-choices.ts'
import type { ImportView } from './wire.ts'

export function ReadAgain({ view, onView }: { view: ImportView; onView: (view: ImportView) => void }) {
  const words = useWords(importScreenWords)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const readAgain = async () => {
    setBusy(true)
    const { importId, preview } = view
    const corrections = preview?.columns.map(({ index, field }) => ({ index, field })) ?? []
    const encodings = encodingsToSend(preview?.headings.length ?? 0, preview?.encodings ?? [], new Map())
    const leftOut = preview?.sheets.flatMap(({ index, why }) => (why === 'left-out' ? [index] : [])) ?? []
    const sent = await call(correctImport, { importId, corrections, encodings, leftOut })
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
