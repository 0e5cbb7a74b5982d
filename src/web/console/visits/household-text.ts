// How a household is called and where it is, and what of its promise: the same in the list and on its page.

import type { Day } from '#domain/dates'
import { visitWords } from '#words/visits'
import { useFormats, useWords } from '../../language.tsx'
import { dayOf, type Household } from './wire.ts'

export function useHouseholdText() {
  const words = useWords(visitWords)
  const format = useFormats()
  // Registers write "3" as often as "Tổ 3".
  const groupName = (group: string) => (/^\d+$/.test(group) ? words.group(group) : group)
  return {
    dayOf,
    name: ({ householdNo }: Household) =>
      householdNo === null ? words.noHousehold : words.household(householdNo),
    where: ({ residentialGroup, hamletName, address }: Household) =>
      [address ?? (residentialGroup === null ? null : groupName(residentialGroup)), hamletName]
        .filter((part) => part !== null)
        .join(', '),
    /** null where nobody is expected. */
    promise: ({ promise }: Household, today: Day) => {
      if (promise === null) return null
      const day = dayOf(promise)
      const written = format.day(day)
      if (day === today) return { text: words.promisedToday, isDue: true }
      return day < today
        ? { text: words.promiseOver(written), isDue: true }
        : { text: words.promised(written), isDue: false }
    },
  }
}

export const birthYear = (birth: string): string => birth.slice(0, 4)
