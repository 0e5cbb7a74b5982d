// A failed call in the user's words: what the server said in the page's language, or that it was not reached; what was
// kept; what to do.

import { shellWords } from '#words/shell'
import type { Failure } from '../call.ts'
import { useLanguage, useWords } from '../language.tsx'
import { Button } from '../ui/button.tsx'
import { ErrorNote } from '../ui/notes.tsx'

export type FailureNoteProps = {
  readonly failure: Failure
  /** What was kept; unless said, that what was saved is untouched. */
  readonly kept?: string
  /** What to do, where this page knows better. */
  readonly next?: string
  readonly onRetry?: () => void
}

export function FailureNote({ failure, kept, next, onRetry }: FailureNoteProps) {
  const { language } = useLanguage()
  const words = useWords(shellWords)
  const { answer, code } = failure
  const isOurs = code === 'internal' || code === 'unavailable'
  const happened =
    answer === null
      ? code === 'unreachable'
        ? words.failure.unreachable
        : words.failure.unreadable
      : answer.text[language]
  const usualNext =
    answer === null
      ? code === 'unreachable'
        ? words.failure.unreachableNext
        : words.failure.unreadableNext
      : isOurs
        ? words.failure.request(answer.requestId)
        : undefined
  return (
    <ErrorNote
      happened={happened}
      kept={kept ?? (answer === null || isOurs ? words.failure.kept : undefined)}
      next={next ?? usualNext}
      action={onRetry === undefined ? undefined : <Button onClick={onRetry}>{words.retry}</Button>}
    />
  )
}
