// After a decision: everything of forces is read anew, and a notice says what changed and takes it back.

import { useQueryClient } from '@tanstack/react-query'
import { undoWork } from '#contract/assignments'
import { forceScreenWords } from '#words/force-screens'
import { call } from '../../call.ts'
import { useFormats, useLanguage, useWords } from '../../language.tsx'
import { showToast } from '../../ui/toast.tsx'
import { FORCES } from './wire.ts'

type Made = { readonly decisionId: string; readonly communeId: number }

/** Undoes the last decision of a commune and says so. */
export function useUndo(): (made: Made) => Promise<void> {
  const words = useWords(forceScreenWords).give
  const { language } = useLanguage()
  const format = useFormats()
  const queries = useQueryClient()
  return async ({ decisionId, communeId }) => {
    const undone = await call(undoWork, { commune: communeId, decisionId })
    showToast(
      undone.ok
        ? words.undone(format.count(undone.value.people))
        : `${words.undoFailed} ${undone.error.answer?.text[language] ?? ''}`.trim(),
    )
    await queries.invalidateQueries({ queryKey: FORCES })
  }
}

export function useDecided(): (said: string, made: Made) => void {
  const queries = useQueryClient()
  const undo = useUndo()
  return (said, made) => {
    showToast(said, () => undo(made))
    queries.invalidateQueries({ queryKey: FORCES })
  }
}
