// What a clerk has typed for one household, read as it is typed: by the same rules that the server asks. Knows no page.

import { type Day, isoDay } from '#domain/dates'
import { readWritten, writtenText } from '#domain/sheet-codes'
import {
  contentOf,
  type DoorOpened,
  type HouseholdVisit,
  type KeyedContent,
  PARTS_OF_DAY,
  type PartOfDay,
} from '#domain/sheets'
import { readTypedDay } from '../../ui/typed-day.ts'
import type { Keyed, SheetPerson } from './wire.ts'

export type TypedHousehold = {
  /** A digit, as on the paper. */
  readonly door: string
  readonly promise: string
  /** By person. */
  readonly rows: Readonly<Record<string, string>>
}

export const UNTYPED: TypedHousehold = { door: '1', promise: '', rows: {} }

const DOOR_DIGITS: Readonly<Record<string, DoorOpened>> = {
  '': 'household',
  1: 'household',
  2: 'neighbour',
  0: 'nobody',
}
export const readDoor = (typed: string): DoorOpened | null => DOOR_DIGITS[typed.trim()] ?? null

/** "1", "2", "3": morning, afternoon, evening. */
export const readPart = (typed: string): PartOfDay | null => PARTS_OF_DAY[Number(typed.trim()) - 1] ?? null

export type RowProblem =
  | 'unreadable'
  | 'no-such-reason'
  | 'reason-not-there'
  | 'done-and-not-done'
  | 'device-without-activation'
  | 'nobody-met'

type ReadRow = { readonly content: KeyedContent | null; readonly problem: RowProblem | null }

export type ReadHousehold = {
  readonly door: DoorOpened | null
  readonly promise: string | null
  readonly promiseProblem: 'promise-unreadable' | 'promise-over' | null
  /** In the order of the people. */
  readonly rows: readonly ReadRow[]
  readonly isReadable: boolean
}

export function readTyped(
  people: readonly Pick<SheetPerson, 'personId' | 'missing'>[],
  typed: TypedHousehold,
  day: Day,
  part: PartOfDay,
): ReadHousehold {
  const door = readDoor(typed.door)
  const promised = typed.promise.trim() === '' ? null : readTypedDay(typed.promise, day)
  const promiseProblem =
    promised === null
      ? typed.promise.trim() === ''
        ? null
        : 'promise-unreadable'
      : promised < day
        ? 'promise-over'
        : null
  const promise = promised === null || promiseProblem !== null ? null : isoDay(promised)
  const visit: HouseholdVisit = { day: isoDay(day), part, door: door ?? 'household', promise }
  const rows = people.map((person) => readRow(person, typed.rows[person.personId] ?? '', visit))
  const isReadable = door !== null && promiseProblem === null && rows.every(({ problem }) => problem === null)
  return { door, promise, promiseProblem, rows, isReadable }
}

const readRow = ({ missing }: Pick<SheetPerson, 'missing'>, text: string, visit: HouseholdVisit): ReadRow => {
  const written = readWritten(text, missing)
  if (!written.ok) return { content: null, problem: written.error }
  const content = contentOf(visit, { missing }, written.value)
  return content.ok ? { content: content.value, problem: null } : { content: null, problem: content.error }
}

/** What was keyed before, as it would be typed: to go on after a reload, and to take a household back to what it was. */
export function typedAs(
  people: readonly { readonly personId: string; readonly keyed: Keyed | null }[],
): TypedHousehold {
  const keyed = people.flatMap(({ keyed }) => keyed ?? [])
  const promise = keyed.find((one) => one.promise !== null)?.promise ?? ''
  const isClosed = keyed.some(({ met }) => met === 'nobody')
  return {
    door: isClosed ? '0' : keyed.some(({ met }) => met === 'neighbour') ? '2' : '1',
    promise,
    rows: Object.fromEntries(
      people.map(({ personId, keyed: its }) => [personId, its === null || isClosed ? '' : writtenText(its)]),
    ),
  }
}
