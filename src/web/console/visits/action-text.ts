// What is next for somebody, as one line: what, who acts, and why the last visit could not do it.

import type { OpenCaseReason } from '#domain/open-case-reasons'
import { actionName, nextActionWords } from '#words/next-actions'
import { targetWords } from '#words/targets'
import { useLanguage, useWords } from '../../language.tsx'
import { type Action, dayOf } from './wire.ts'

export function useActionText() {
  const words = useWords(nextActionWords)
  const { milestones } = useWords(targetWords)
  const { language } = useLanguage()
  const name = (action: Action) => actionName(action, milestones[action.milestone], language)
  return {
    name,
    /** "Chuẩn hóa SIM chính chủ · Nhà mạng": whoever comes to the door is not named. */
    line: (action: Action) =>
      [name(action), ...(action.actor === 'visitor' ? [] : [words.actors[action.actor]])].join(' · '),
    lastVisit: ({ code, asks }: NonNullable<Action['reason']>) =>
      words.lastVisit(words.reasons[code], words.remedies[asks]),
    /** As a choice: with a capital. */
    reason: (code: OpenCaseReason) => capitalised(words.reasons[code]),
    milestone: (milestone: Action['milestone']) => milestones[milestone],
    dayOf,
  }
}

/** A phrase that stands alone. */
export const capitalised = (text: string): string => text.slice(0, 1).toLocaleUpperCase() + text.slice(1)
