// One guide card: to read out, to print, to listen to; whoever may edits it from here.

import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { readGuide } from '#contract/guides'
import { may } from '#domain/access'
import { parseIsoDay } from '#domain/dates'
import type { GuideProblem } from '#domain/guide-cards'
import { guideWords } from '#words/guides'
import { call } from '../../call.ts'
import { useFormats, useLanguage, useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/notes.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { FailureNote } from '../failure-note.tsx'
import { PageHead } from '../page-head.tsx'
import { useSession } from '../session.tsx'
import { Audio } from './audio.tsx'
import { Card } from './guide-card.tsx'
import { editPath, GUIDES, GUIDES_PATH, type GuideView, versionsPath } from './wire.ts'

export function GuidePage({ problem }: { problem: GuideProblem }) {
  const asked = useQuery({
    queryKey: [...GUIDES, problem],
    queryFn: ({ signal }) => call(readGuide, { problem }, { signal }),
  })
  if (asked.data === undefined) return <Skeleton rows={8} />
  if (!asked.data.ok) return <FailureNote failure={asked.data.error} onRetry={() => asked.refetch()} />
  return <Guide guide={asked.data.value} />
}

function Guide({ guide }: { guide: GuideView }) {
  const words = useWords(guideWords)
  const { language } = useLanguage()
  const { me } = useSession()
  const { problem, card } = guide
  return (
    <div className="guide-page">
      <PageHead
        title={card.title[language]}
        actions={
          <>
            <Button icon="print" onClick={() => window.print()}>
              {words.print}
            </Button>
            {may(me.role, 'edit-guides') && (
              <Link className="button button-secondary" href={editPath(problem)}>
                {words.edit}
              </Link>
            )}
          </>
        }
      />
      <Card card={card} />
      <Audio guide={guide} />
      <Version guide={guide} />
      <p className="guide-links not-printed">
        <Link href={GUIDES_PATH}>{words.all}</Link>
        <Link href={versionsPath(problem)}>{words.history}</Link>
      </p>
    </div>
  )
}

function Version({ guide: { version, editedOn, editedBy } }: { guide: GuideView }) {
  const words = useWords(guideWords)
  const format = useFormats()
  return (
    <p className="guide-version">
      {version === 0
        ? words.byDefault
        : words.byProvince(
            format.count(version),
            format.day(parseIsoDay(editedOn ?? '') ?? 0),
            editedBy ?? '–',
          )}
    </p>
  )
}

export function MissingGuide() {
  const words = useWords(guideWords)
  return (
    <EmptyState
      title={words.missing}
      action={
        <Link className="button button-secondary" href={GUIDES_PATH}>
          {words.all}
        </Link>
      }
    >
      {words.missingNext}
    </EmptyState>
  )
}
