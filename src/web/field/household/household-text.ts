// How a household is called and where it is, what of its promise, and what is next for somebody: the same words in every screen.

import type { Day } from '#domain/dates'
import type { Action } from '#domain/next-action'
import { type OpenCaseReason, remedyOf } from '#domain/open-case-reasons'
import { fold } from '#domain/text'
import { actionName, nextActionWords } from '#words/next-actions'
import { targetWords } from '#words/targets'
import { visitWords } from '#words/visits'
import { useFormats, useLanguage, useWords } from '../../language.tsx'
import type { FieldHousehold, FieldMember } from '../../offline/phone-view.ts'
import { useGround } from '../phone-context.tsx'

/** A phrase that stands alone. */
export const capitalised = (text: string): string => text.slice(0, 1).toLocaleUpperCase() + text.slice(1)

/** Who a household is called after: its head. */
export const headOf = ({ members }: FieldHousehold): string => members[0]?.person.name ?? ''

/** "Số nhà 108, tổ 1" names its group already. */
const names = (address: string | null, group: string): boolean =>
  address !== null &&
  fold(address)
    .split(/\s*[,;]\s*/)
    .includes(fold(group))

export function useHouseholdText() {
  const words = useWords(visitWords)
  const format = useFormats()
  const { hamlets, today } = useGround()
  // Registers write "3" as often as "Tổ 3".
  const groupName = (group: string) => (/^\d+$/.test(group) ? words.group(group) : group)
  return {
    number: ({ householdNo }: FieldHousehold) =>
      householdNo === null ? words.noHousehold : words.household(householdNo),
    where: ({ residentialGroup, hamletId, address }: FieldHousehold) =>
      [
        ...(residentialGroup === null || names(address, groupName(residentialGroup))
          ? []
          : [groupName(residentialGroup)]),
        ...(address === null ? [] : [address]),
        ...hamlets.flatMap((one) => (one.hamletId === hamletId && hamlets.length > 1 ? [one.name] : [])),
      ].join(', '),
    /** null where nobody is expected. */
    promise: (promise: Day | null) => {
      if (promise === null) return null
      if (promise === today) return { text: words.promisedToday, isDue: true }
      const written = format.dayShort(promise)
      return promise < today
        ? { text: words.promiseOver(written), isDue: true }
        : { text: words.promised(written), isDue: false }
    },
  }
}

export function useActionText() {
  const words = useWords(nextActionWords)
  const { milestones } = useWords(targetWords)
  const { done } = useWords(visitWords).work
  const { language } = useLanguage()
  const format = useFormats()
  const name = (action: Action) => actionName(action, milestones[action.milestone], language)
  const line = (action: Action) =>
    [name(action), ...(action.actor === 'visitor' ? [] : [words.actors[action.actor]])].join(' · ')
  return {
    name,
    /** "Chuẩn hóa SIM chính chủ · Nhà mạng": whoever comes to the door is not named. */
    line,
    /** Of somebody: what is next, or why nothing is. */
    next: ({ case: { actions } }: FieldMember): string =>
      actions.next !== null
        ? line(actions.next)
        : actions.notBefore === null
          ? done
          : words.notBefore(format.day(actions.notBefore)),
    why: ({ why, reason }: Action): string =>
      reason === null
        ? words.whys[why]
        : words.lastVisit(words.reasons[reason], words.remedies[remedyOf(reason)]),
    /** As a choice. */
    reason: (reason: OpenCaseReason) => capitalised(words.reasons[reason]),
    milestone: (milestone: Action['milestone']) => milestones[milestone],
  }
}
