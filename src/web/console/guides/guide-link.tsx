// The way from what is next for somebody to the card that helps: by what stands in the way, else by what is to be done.

import { Link } from 'wouter'
import { guideFor } from '#domain/guide-cards'
import type { Milestone } from '#domain/milestones'
import type { OpenCaseReason } from '#domain/open-case-reasons'
import { guideWords } from '#words/guides'
import { useWords } from '../../language.tsx'
import { guidePath } from './wire.ts'

export function GuideLink({ milestone, reason }: { milestone: Milestone; reason: OpenCaseReason | null }) {
  const words = useWords(guideWords)
  const problem = guideFor(milestone, reason)
  return <Link href={guidePath(problem)}>{words.cardFor(words.problems[problem])}</Link>
}
