// All guide cards by problem: the picture of the first step, the name, and the reasons of open cases for which each is opened.

import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { listGuides } from '#contract/guides'
import { GUIDE_PICTURES, reasonsOf } from '#domain/guide-cards'
import { OPEN_CASE_REASONS } from '#domain/open-case-reasons'
import { guideWords } from '#words/guides'
import { nextActionWords } from '#words/next-actions'
import { call } from '../../call.ts'
import { useLanguage, useWords } from '../../language.tsx'
import { Pictogram } from '../../ui/pictogram.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { FailureNote } from '../failure-note.tsx'
import { PageHead } from '../page-head.tsx'
import { GUIDES, type GuideView, guidePath } from './wire.ts'

export function GuideList() {
  const words = useWords(guideWords)
  const asked = useQuery({ queryKey: GUIDES, queryFn: ({ signal }) => call(listGuides, {}, { signal }) })
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      {asked.data === undefined ? (
        <Skeleton rows={8} />
      ) : asked.data.ok ? (
        <ul className="guides">
          {asked.data.value.guides.map((guide) => (
            <GuideEntry key={guide.problem} guide={guide} />
          ))}
        </ul>
      ) : (
        <FailureNote failure={asked.data.error} onRetry={() => asked.refetch()} />
      )}
    </>
  )
}

function GuideEntry({ guide: { problem, card } }: { guide: GuideView }) {
  const words = useWords(guideWords)
  const { reasons } = useWords(nextActionWords)
  const { language } = useLanguage()
  const opened = reasonsOf(problem, OPEN_CASE_REASONS).map((reason) => reasons[reason])
  return (
    <li>
      <Link className="guides-entry" href={guidePath(problem)}>
        <Pictogram name={GUIDE_PICTURES[problem]} size={36} />
        <span>
          <span className="guides-title">{card.title[language]}</span>
          <span className="guides-reasons">
            {opened.length === 0 ? words.onlyStep : `${words.forReasons}: ${opened.join('; ')}`}
          </span>
        </span>
      </Link>
    </li>
  )
}
