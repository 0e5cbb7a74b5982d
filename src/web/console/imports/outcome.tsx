// What a list did: counts, the workbook of returned rows, the board it moved, the list before it, and the way to take it back.

import { requestOf } from '#contract/endpoint'
import { downloadRejects } from '#contract/imports'
import { importScreenWords } from '#words/import-screens'
import { useWords } from '../../language.tsx'
import { useSession } from '../session.tsx'
import { BoardLink } from './board-link.tsx'
import { Comparison } from './comparison.tsx'
import { Custody } from './custody.tsx'
import { Problems, Summary } from './summary.tsx'
import type { ImportView } from './wire.ts'
import { Withdraw } from './withdraw.tsx'

export function Outcome({ view, onView }: { view: ImportView; onView: (view: ImportView) => void }) {
  const words = useWords(importScreenWords)
  const { me } = useSession()
  const { importId, preview } = view
  if (preview === null) return null
  const { summary } = preview
  const hasReturns = summary.rejected + summary.waiting > 0
  const isOwn = view.startedBy === me.accountId
  return (
    <div className="import-page">
      <section className="import-part">
        <h2>{words.done}</h2>
        <Summary counts={summary} />
        <div className="import-decide">
          <BoardLink view={view} />
          {hasReturns && isOwn && (
            <a
              className="button button-secondary"
              href={requestOf(downloadRejects, { importId }).url}
              download
            >
              {words.rejects}
            </a>
          )}
          <Withdraw importId={importId} onView={onView} />
        </div>
        {hasReturns && !isOwn && <p className="import-aside">{words.rejectsOnlySender}</p>}
      </section>
      <Comparison view={view} />
      <Problems problems={summary.problems} />
      <Custody view={view} />
    </div>
  )
}
