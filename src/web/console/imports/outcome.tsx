// What a list did: counts, the workbook of returned rows, the board it moved, and who vanished.

import { Link } from 'wouter'
import { requestOf } from '#contract/endpoint'
import { downloadRejects } from '#contract/imports'
import { importScreenWords } from '#words/import-screens'
import { useWords } from '../../language.tsx'
import { useSession } from '../session.tsx'
import { Problems, Summary } from './summary.tsx'
import { Vanished } from './vanished.tsx'
import type { ImportView } from './wire.ts'

export function Outcome({ view }: { view: ImportView }) {
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
          <Link className="button button-primary" href={`/board?unit=${view.unit.unitId}&day=${view.asOf}`}>
            {words.board}
          </Link>
          {hasReturns && isOwn && (
            <a
              className="button button-secondary"
              href={requestOf(downloadRejects, { importId }).url}
              download
            >
              {words.rejects}
            </a>
          )}
        </div>
        {hasReturns && !isOwn && <p className="import-aside">{words.rejectsOnlySender}</p>}
      </section>
      <Problems problems={summary.problems} />
      {summary.vanished > 0 && <Vanished importId={importId} asOf={view.asOf} />}
    </div>
  )
}
