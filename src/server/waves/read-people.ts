// Everyone present in a commune or hamlet, folded as of a day by the domain's rule, and the figures of its hamlets. Whatever
// shows a figure or a list of a wave reads people through here, so that a figure is as long as its list.
import type { Campaign } from '#domain/campaign'
import type { Day } from '#domain/dates'
import { countWave, type WaveFigures, type WavePerson, wavePersonOn } from '#domain/wave-figures'
import type { Tx } from '../platform/database.ts'
import { groupByPerson } from '../platform/fact-rows.ts'
import type { UnitRow } from './queries.ts'
import { type HandedRow, type PresentRow, readFacts, readHandOvers, readPresent } from './queries-people.ts'

export type Present = PresentRow & WavePerson

export const readPeople = async (tx: Tx, campaign: Campaign, unit: UnitRow, day: Day): Promise<Present[]> => {
  const present = new Map((await readPresent(tx, unit)).map((row) => [row.personId, row]))
  const handOvers = new Map<string, HandedRow[]>()
  for (const row of await readHandOvers(tx, unit))
    handOvers.set(row.personId, [...(handOvers.get(row.personId) ?? []), row])
  const people: Present[] = []
  for (const { personId, facts } of groupByPerson(await readFacts(tx, unit))) {
    const row = present.get(personId)
    if (row === undefined) continue
    const care = { owned: row.owned, handOvers: handOvers.get(personId) ?? [] }
    people.push({ ...row, ...wavePersonOn(campaign, facts, day, care) })
  }
  return people
}

export type HamletFigures = { readonly figures: WaveFigures; readonly lastVisit: Day | null }

/** A hamlet in which nobody is present has no entry. */
export const figuresByHamlet = (people: readonly Present[]): ReadonlyMap<number, HamletFigures> => {
  const byHamlet = new Map<number, Present[]>()
  for (const person of people) {
    const same = byHamlet.get(person.hamletId)
    if (same === undefined) byHamlet.set(person.hamletId, [person])
    else same.push(person)
  }
  return new Map([...byHamlet].map(([hamletId, own]) => [hamletId, figuresOf(own)]))
}

export const figuresOf = (people: readonly Present[]): HamletFigures => ({
  figures: countWave(people.map(({ stand }) => stand)),
  lastVisit: people.reduce<Day | null>(
    (last, { lastVisit }) => (lastVisit !== null && (last === null || lastVisit > last) ? lastVisit : last),
    null,
  ),
})
