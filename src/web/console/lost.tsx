// An address that leads nowhere, or a role that has no screen.

import { Link } from 'wouter'
import { shellWords } from '#words/shell'
import { useWords } from '../language.tsx'
import { EmptyState } from '../ui/notes.tsx'

export function LostPage({ hasHome }: { hasHome: boolean }) {
  const words = useWords(shellWords)
  if (!hasHome) return <EmptyState title={words.nothingHere}>{words.nothingHereNext}</EmptyState>
  return (
    <EmptyState
      title={words.lost}
      action={
        <Link href="/" className="button button-secondary">
          {words.home}
        </Link>
      }
    >
      {words.lostNext}
    </EmptyState>
  )
}
