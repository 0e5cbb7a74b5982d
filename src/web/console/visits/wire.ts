// What the screens of visits show, as the server answers it, and where they stand.

import type { OutputOf } from '#contract/endpoint'
import type { listWork, readHousehold, readResults, recordVisit } from '#contract/visits'
import { type Day, parseIsoDay } from '#domain/dates'
import type { PersonMark } from '#domain/mark'

export type Household = OutputOf<typeof listWork>['households'][number]
export type Resident = Household['people'][number]
export type Action = NonNullable<Resident['next']>
export type HouseholdView = OutputOf<typeof readHousehold>
export type PastVisit = HouseholdView['visits'][number]
export type Receipt = OutputOf<typeof recordVisit>['receipts'][number]
export type Results = OutputOf<typeof readResults>

export const VISITS_PATH = '/visits'
export const RESULTS_PATH = '/results'

/** All questions about visits begin so: what is recorded makes them ask anew. */
export const VISITS = ['visits']

/** By any of its people. */
export const householdPath = ({ communeId, people }: Household): string =>
  `${VISITS_PATH}/${communeId}/${people[0]?.personId ?? ''}`

export const markIn = ({ cells }: Pick<Resident, 'cells'>): PersonMark => ({ of: 'person', cells })

/** Days of answers are checked by the contract to be written as YYYY-MM-DD. */
export const dayOf = (iso: string): Day => parseIsoDay(iso) ?? 0
