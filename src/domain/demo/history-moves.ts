// Who moves house in the invented history: within the commune, to another one, for work, home again, or out of the province.
// Nobody moves into or out of a silent commune, because nobody there would report it.

import { binhPhuoc2024 } from '../binh-phuoc/campaign.ts'
import type { Day } from '../dates.ts'
import type { FactBody, ResidenceClaim } from '../facts.ts'
import { communeOfHamlet } from '../units.ts'
import type { DemoPerson } from './demo-person.ts'
import type { Draft } from './history-fact.ts'
import type { Life } from './history-life.ts'
import { between, chance, pick, type Random, unit, type Weighted } from './random.ts'

export type Place = { readonly hamletId: number; readonly communeId: number }

/** `all`: where people live and report; `within`: the hamlets of each such commune. */
export type Places = {
  readonly all: Weighted<Place>
  readonly within: ReadonlyMap<number, readonly number[]>
  /** Whether somebody may come to live in a hamlet from a day on. */
  readonly mayCome: (hamletId: number, on: Day) => boolean
}

const MOVING = 0.006

/**
 * What was to be recorded of somebody after the move is left out: the new commune begins anew. Facts that arrive late but
 * speak of the days before stay.
 */
export function moveHouse(life: Life, places: Places): void {
  const { random, communeId, drafts, person } = life
  if (!chance(random, MOVING)) return
  const on = binhPhuoc2024.startsOn + between(random, 1, 85)
  const late = on + (chance(random, 0.5) ? between(random, 0, 2) : between(random, 3, 8))
  const body = life.calendar.silent ? null : moveOf(random, person, communeId, places)
  const to = body === null ? null : homeAfter(person, body)
  if (body === null || (to !== null && !places.mayCome(to, on))) return
  // Where every door is called on, it is heard at once that somebody has left.
  const sweep = life.plan?.sweep
  const known = sweep != null && on <= (sweep.verifiedOn ?? sweep.sweptOn) ? on : late
  const kept = drafts.filter(({ effective }) => effective < on)
  drafts.splice(0, drafts.length, ...kept, moveDraft(body, on, known, communeId))
}

/** Null: nowhere in the province. */
function homeAfter({ registeredHamletId }: DemoPerson, body: FactBody): number | null {
  if (body.type === 'residence-ended/1') return registeredHamletId
  return body.type === 'moved/1' && body.residence.away !== true ? body.residence.hamletId : null
}

/** The commune that takes somebody in records it; the old one when nobody in the province does. */
function moveDraft(body: FactBody, on: Day, known: Day, communeId: number): Draft {
  const recordedIn =
    body.type === 'moved/1' && body.residence.away !== true
      ? communeOfHamlet(body.residence.hamletId)
      : communeId
  return { effective: on, known, source: 'office', body, recordedIn }
}

function moveOf(random: Random, person: DemoPerson, communeId: number, places: Places): FactBody | null {
  const share = unit(random)
  if (share < 0.3) return moved(person.residence, neighbour(random, person, places))
  if (share < 0.6) return moved(person.residence, elsewhere(random, communeId, places))
  if (person.residence !== 'permanent') {
    const home = places.within.has(communeOfHamlet(person.registeredHamletId))
    return home ? { type: 'residence-ended/1', kind: person.residence } : null
  }
  if (share < 0.85) return moved('working', elsewhere(random, communeId, places))
  const residence = { kind: 'permanent', hamletId: person.hamletId, away: true } as const
  return { type: 'moved/1', residence }
}

const moved = (kind: ResidenceClaim['kind'], hamletId: number | null): FactBody | null =>
  hamletId === null ? null : { type: 'moved/1', residence: { kind, hamletId } }

/** Another hamlet of the same commune. */
function neighbour(random: Random, { hamletId }: DemoPerson, places: Places): number | null {
  const others = (places.within.get(communeOfHamlet(hamletId)) ?? []).filter((id) => id !== hamletId)
  return others[Math.floor(unit(random) * others.length)] ?? null
}

function elsewhere(random: Random, communeId: number, { all }: Places): number | null {
  const place = pick(random, all)
  return place.communeId === communeId ? null : place.hamletId
}
