// Keeps, while people are invented one after another, what the forces did with each: who looks after them, what was handed over, which
// waves, sheets and counts that comes to. Gives lines of COPY text; writes nothing.
import { binhPhuoc2024 } from '#domain/binh-phuoc/campaign'
import type { Day } from '#domain/dates'
import type { DemoPerson } from '#domain/demo/demo-person'
import type { DemoWalker } from '#domain/demo/devices'
import { walkerOf } from '#domain/demo/forces'
import { givenAreas } from '#domain/demo/given-areas'
import { handedOver } from '#domain/demo/handed-over'
import type { DemoHistory } from '#domain/demo/history'
import type { DemoFact } from '#domain/demo/history-fact'
import { waveBook } from '#domain/demo/wave-book'
import { communeOfHamlet } from '#domain/units'
import { copyLine } from '../platform/copy.ts'
import { createDeviceBook } from './device-rows.ts'
import { createAreaBook, memberLines, teamLines } from './force-rows.ts'
import { addHandOver, type HandOverLines } from './hand-over-rows.ts'
import { createHeldBackBook } from './held-back-rows.ts'
import { type Address, dayText } from './person-rows.ts'
import type { LoadedTable } from './queries.ts'
import { createSheetBook } from './sheet-rows.ts'
import { clerksOf, type Seat, staffOf } from './staff.ts'
import { createWorkBook } from './work-rows.ts'

export type Noted = {
  readonly person: DemoPerson
  readonly personId: string
  readonly address: Address
  readonly facts: readonly DemoFact[]
}

export type FieldBook = {
  /** Who recorded a fact; null: nobody at a door. */
  readonly recorderOf: (fact: DemoFact) => string | null
  /** In the order of the stream. Lines of assignments. */
  readonly note: (one: Noted) => string
  /** When a commune ends. */
  readonly endCommune: (communeId: number) => void
  /** At the end, in the order in which the tables may be filled. */
  readonly rest: () => { readonly [table in LoadedTable]?: string }
}

type Options = {
  readonly seed: number
  readonly people: number
  readonly today: Day
  readonly seat: Seat
  readonly history: DemoHistory
  readonly walkers: readonly DemoWalker[]
}

/** About this many hand-overs in the province, however large. */
const HAND_OVERS = 5_000
const MOST_SHARED = 0.5
/** Of all people, those with a visit and something left: about a third. */
const OPEN_CASES = 0.3

export const createFieldBook = ({ seed, people, today, seat, history, walkers }: Options): FieldBook => {
  const { forces, plans } = history
  const staff = staffOf(seed, seat, forces, walkers)
  const now = Date.now()
  const devices = createDeviceBook({ now, walkers, staff })
  const heldBack = createHeldBackBook({ seed, today, now, walkers, staff })
  const areas = createAreaBook(givenAreas(seed, forces, plans, seat.hamletId), staff, today)
  const waves = waveBook(binhPhuoc2024, plans, today)
  const work = createWorkBook(today)
  const clerkOf = clerksOf(seed, seat)
  const sheets = createSheetBook({ seed, today, seat: seat.hamletId, clerkOf })
  const share = Math.min(MOST_SHARED, HAND_OVERS / (people * OPEN_CASES))
  const handOverOf = handedOver({ seed, campaign: binhPhuoc2024, forces, today, share })
  const handed: HandOverLines = { handOvers: '', events: '', consents: '' }
  const paper = { sheets: '', entries: '' }
  let days = ''
  return {
    recorderOf: ({ walker, fact: { body } }) => {
      if (walker === null) return null
      const clerk = body.type === 'visit-recorded/1' ? body.visit?.clerk : undefined
      return clerk ?? staff.recorderOf(walker)
    },
    note: (one) => {
      const { person, personId, address, facts } = one
      const { times, lines } = areas.settle(one)
      const handOver = handOverOf(person, facts)
      if (handOver !== null) addHandOver(handed, staff, personId, address, handOver)
      waves.note(person, facts)
      work.note(facts, times, handOver)
      devices.note(times)
      heldBack.note(one, times)
      sheets.note(one, plans.get(person.hamletId), walkerOf(forces, person.hamletId, person.group))
      return lines
    },
    endCommune: (communeId) => {
      days += work.take(communeId)
      const taken = sheets.take()
      paper.sheets += taken.sheets
      paper.entries += taken.entries
    },
    rest: () => ({
      teams: teamLines(forces),
      team_members: memberLines(forces, staff),
      assignment_decisions: areas.decisions(),
      area_assignments: areas.areas(),
      wave_steps: waves
        .steps()
        .map(({ hamletId, stepNo, step, on, reason, figures }) => {
          const communeId = communeOfHamlet(hamletId)
          const decided = [dayText(on), staff.leaderOf(communeId), reason]
          return copyLine([communeId, hamletId, stepNo, step, ...decided, JSON.stringify(figures)])
        })
        .join(''),
      hand_overs: handed.handOvers,
      hand_over_events: handed.events,
      consents: handed.consents,
      sheets: paper.sheets,
      sheet_entries: paper.entries,
      work_days: days,
      devices: devices.lines(),
      quarantined_visits: heldBack.lines(),
    }),
  }
}
