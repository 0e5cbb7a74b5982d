// What a guide card said before: every version, by whom and when, newest first, each to be read and to be used again.

import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { readGuideVersions } from '#contract/guides'
import { may } from '#domain/access'
import { parseIsoDay } from '#domain/dates'
import type { GuideProblem } from '#domain/guide-cards'
import { guideWords } from '#words/guides'
import { call } from '../../call.ts'
import { useFormats, useLanguage, useWords } from '../../language.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { FailureNote } from '../failure-note.tsx'
import { PageHead } from '../page-head.tsx'
import { useSession } from '../session.tsx'
import { Card } from './guide-card.tsx'
import { GUIDES, guidePath, restorePath } from './wire.ts'

export function VersionsPage({ problem }: { problem: GuideProblem }) {
  const words = useWords(guideWords)
  const format = useFormats()
  const { language } = useLanguage()
  const { me } = useSession()
  const asked = useQuery({
    queryKey: [...GUIDES, problem, 'versions'],
    queryFn: ({ signal }) => call(readGuideVersions, { problem }, { signal }),
  })
  if (asked.data === undefined) return <Skeleton rows={8} />
  if (!asked.data.ok) return <FailureNote failure={asked.data.error} onRetry={() => asked.refetch()} />
  const { versions } = asked.data.value
  const [newest] = versions
  return (
    <>
      <PageHead
        title={`${newest?.card.title[language] ?? ''} – ${words.history}`}
        lead={versions.length === 1 ? `${words.noHistory}. ${words.noHistoryNext}` : words.noHistoryNext}
      />
      <ol className="guide-versions" reversed>
        {versions.map(({ version, editedOn, editedBy, card }) => (
          <li key={version}>
            <details open={version === newest?.version}>
              <summary>
                <strong>{version === 0 ? words.original : words.versionNo(format.count(version))}</strong>
                {editedOn !== null && (
                  <span>
                    {format.day(parseIsoDay(editedOn) ?? 0)} · {editedBy ?? '–'}
                  </span>
                )}
                {version === newest?.version && <span className="guide-current">{words.current}</span>}
              </summary>
              <Card card={card} isWhole />
              {version !== newest?.version && may(me.role, 'edit-guides') && (
                <Link className="button button-secondary" href={restorePath(problem, version)}>
                  {words.restore}
                </Link>
              )}
            </details>
          </li>
        ))}
      </ol>
      <p className="guide-links">
        <Link href={guidePath(problem)}>{words.back}</Link>
      </p>
    </>
  )
}
