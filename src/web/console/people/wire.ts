// What the screens of people show, as the server answers it, and how a birth date or day of an answer is read.

import type { OutputOf } from '#contract/endpoint'
import type { readPerson, searchPeople } from '#contract/people'
import { type Day, decodePartialDate, formatPartialDate, parseIsoDay } from '#domain/dates'

export type PersonView = OutputOf<typeof readPerson>
export type Hit = OutputOf<typeof searchPeople>['people'][number]
export type NumberKind = 'identity' | 'cmnd' | 'phone'

export const PEOPLE_PATH = '/people'

/** "05/7/1950", "7/1950" or "1950"; as it came where it is no date. */
export function birthText(birth: string): string {
  const date = decodePartialDate(birth)
  return date === null ? birth : formatPartialDate(date)
}

/** Days of answers are checked by the contract to be written as YYYY-MM-DD. */
export const dayOf = (iso: string): Day => parseIsoDay(iso) ?? 0
