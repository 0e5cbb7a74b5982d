// What a hand-over asks the receiving team to do, in words: the action of its milestone.

import type { Milestone } from '#domain/milestones'
import { nextActionWords } from '#words/next-actions'
import { useWords } from '../../language.tsx'

export function useWorkName(): (milestone: Milestone) => string {
  const { todo } = useWords(nextActionWords)
  return (milestone) => todo[milestone]
}
