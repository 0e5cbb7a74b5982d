// Where on the board one is, as the address bar says it: unit, day, as known when, on which base, which measure, which
// list. Every view can be shared. Whatever an address says that is no such thing is left out; it never fails.

import { type Day, isoDay, parseIsoDay } from '#domain/dates'
import { FLAGS, type Flag, STATES, type State } from '#domain/milestones'
import { RESIDENCE_BASES, type ResidenceBase } from '#domain/timeline'
import { unitIn, wholeIn } from '../address-unit.ts'

export const BOARD_PATH = '/board'
const LIST_PATH = `${BOARD_PATH}/people`

export const PART_LEVELS = ['district', 'commune', 'hamlet'] as const
export type PartLevel = (typeof PART_LEVELS)[number]

export const SHOWN = [...STATES, ...FLAGS] as const
export type Shown = State | Flag

export type Place = {
  readonly view: 'board' | 'people'
  /** null: the unit of one's own scope. */
  readonly unit: number | null
  /** null: today, also tomorrow. */
  readonly asOf: Day | null
  /** null: as known now. */
  readonly knownAt: Day | null
  readonly base: ResidenceBase
  /** Which measure the course, the details of the parts and the list are about; null: the first. */
  readonly measure: number | null
  /** Which parts of a province stand side by side; null: the next level. */
  readonly level: PartLevel | null
  /** The parts by all targets, or one target in detail. */
  readonly columns: 'all' | 'one'
  /** In the list: a state or flag, a household, a page. */
  readonly show: Shown | null
  readonly household: string
  readonly page: number
}

export const HOME: Place = {
  view: 'board',
  unit: null,
  asOf: null,
  knownAt: null,
  base: 'present',
  measure: null,
  level: null,
  columns: 'all',
  show: null,
  household: '',
  page: 1,
}

export function readPlace(path: string, search: string): Place {
  const query = new URLSearchParams(search)
  const get = (name: string) => query.get(name) ?? ''
  return {
    view: path === LIST_PATH ? 'people' : 'board',
    unit: unitIn(get('unit')),
    asOf: parseIsoDay(get('day')),
    knownAt: parseIsoDay(get('knownAt')),
    base: RESIDENCE_BASES.find((base) => base === get('base')) ?? HOME.base,
    measure: wholeIn(get('measure')),
    level: PART_LEVELS.find((level) => level === get('level')) ?? null,
    columns: get('columns') === 'one' ? 'one' : 'all',
    show: SHOWN.find((shown) => shown === get('show')) ?? null,
    household: get('household').trim().slice(0, 40),
    page: wholeIn(get('page')) ?? 1,
  }
}

/** The address of a place; what is as usual is left out, so that the shortest address stands for it. */
export function pathOf(place: Place): string {
  const isList = place.view === 'people'
  const told: readonly (readonly [string, string | number | null])[] = [
    ['unit', place.unit],
    ['day', place.asOf === null ? null : isoDay(place.asOf)],
    ['knownAt', place.knownAt === null ? null : isoDay(place.knownAt)],
    ['base', place.base === HOME.base ? null : place.base],
    ['measure', place.measure],
    ['level', isList ? null : place.level],
    ['columns', isList || place.columns === 'all' ? null : place.columns],
    ['show', isList ? place.show : null],
    ['household', isList && place.household !== '' ? place.household : null],
    ['page', isList && place.page > 1 ? place.page : null],
  ]
  const query = new URLSearchParams(
    told.flatMap(([name, value]): [string, string][] => (value === null ? [] : [[name, String(value)]])),
  ).toString()
  const path = isList ? LIST_PATH : BOARD_PATH
  return query === '' ? path : `${path}?${query}`
}
