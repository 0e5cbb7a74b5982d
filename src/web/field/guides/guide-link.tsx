// From a reason or a thing to do to its guide card, one tap away. Nothing where the phone has no such card yet.

import { guideFor } from '#domain/guide-cards'
import type { Milestone } from '#domain/milestones'
import type { OpenCaseReason } from '#domain/open-case-reasons'
import { fieldWords } from '#words/field'
import { guideWords } from '#words/guides'
import { useWords } from '../../language.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Link } from '../link.tsx'
import { useOpenPhone } from '../phone-context.tsx'

type Props = { readonly milestone: Milestone; readonly reason: OpenCaseReason | null }

export function GuideLink({ milestone, reason }: Props) {
  const words = useWords(fieldWords).guides
  const { problems } = useWords(guideWords)
  const { guides } = useOpenPhone()
  const problem = guideFor(milestone, reason)
  if (!guides.has(problem)) return null
  return (
    <Link to={`/guides/${problem}`} className="guide-link">
      <Icon name="book" size={20} />
      <span>{words.open(problems[problem])}</span>
    </Link>
  )
}
