// What the invented history consists of: facts as they are recorded, with where and on which list. Ids are made from
// the seed, so that the same demo has the same ids; they are UUIDv7, so that later ids sort later.

import { type Day, instantOfDay } from '../dates.ts'
import type { Fact, FactBody, Source } from '../facts.ts'
import type { ListKind } from '../lists.ts'
import { int, type Random } from './random.ts'

export type DemoFact = {
  readonly fact: Fact
  /** The commune whose police, register or team recorded it. */
  readonly recordedIn: number
  /** The list it is a row of, where lists of that kind are kept: one list per commune, kind and effective day. */
  readonly list: ListKind | null
  /** Who was at the door; null for lists, and for what was handed in elsewhere. */
  readonly walker: Walker | null
}

export type Walker = { readonly teamId: string; readonly memberId: string }

/** A fact before it has an id. */
export type Draft = {
  readonly effective: Day
  readonly known: Day
  readonly source: Source
  readonly body: FactBody
  readonly recordedIn: number
  readonly list?: ListKind
  readonly walker?: Walker
}

/** The hour at which each source's facts arrive: teams come home in the evening, lists in the morning. */
const HOURS: Readonly<Record<Source, number>> = {
  register: 8,
  authority: 9,
  carrier: 10,
  office: 14,
  field: 20,
}
const prefixes = new Map<number, string>()

/** 'tttttttt-tttt-7': the milliseconds of a UUIDv7 and its version. */
const prefixOf = (instant: number): string => {
  let prefix = prefixes.get(instant)
  if (prefix === undefined) {
    prefix = writePrefix(instant)
    prefixes.set(instant, prefix)
  }
  return prefix
}

const writePrefix = (instant: number): string => {
  const time = hex(instant, 12)
  return `${time.slice(0, 8)}-${time.slice(8)}-7`
}

const hex = (n: number, width: number): string => n.toString(16).padStart(width, '0')

/** What all ids of one person end in: 27 random bits, then the person's index, so that no two people share one. */
export const idTail = (random: Random, index: number): string =>
  `-${'89ab'.charAt(int(random, 4))}${hex(int(random, 0x1000), 3)}-${hex(int(random, 0x1_0000), 4)}${hex(index, 8)}`

/** The id of a person: people registered one after another, a millisecond apart; no fact has the number fff. */
export const personIdOf = (registeredOn: Day, index: number, tail: string): string =>
  `${writePrefix(instantOfDay(registeredOn, HOURS.register) + index)}fff${tail}`

/** Gives drafts their ids, in the order given (which must not depend on how long the history is). */
export const withIds = (drafts: readonly Draft[], tail: string): DemoFact[] =>
  drafts.map(({ effective, known, source, body, recordedIn, list, walker }, position) => ({
    fact: {
      factId: `${prefixOf(instantOfDay(known, HOURS[source]))}${hex(position, 3)}${tail}`,
      effective,
      known,
      source,
      body,
    },
    recordedIn,
    list: list ?? null,
    walker: walker ?? null,
  }))
