// The visits of a lost invented phone that came after it was shut out, as lines of COPY text: of people who are given to whoever carried
// it. One was accepted, and is a fact of the person since; the others are no part of their history.
import { binhPhuoc2024 } from '#domain/binh-phuoc/campaign'
import type { Day } from '#domain/dates'
import type { DemoWalker } from '#domain/demo/devices'
import type { SettledTime } from '#domain/demo/given-areas'
import { DECLINED_BECAUSE, visitHeldBack } from '#domain/demo/held-back'
import { copyLine } from '../platform/copy.ts'
import type { Settled } from './force-rows.ts'
import { dayText } from './person-rows.ts'
import type { Staff } from './staff.ts'

export type HeldBackBook = {
  readonly note: (one: Settled, times: readonly SettledTime[]) => void
  readonly lines: () => string
}

type Options = {
  readonly seed: number
  readonly today: Day
  /** Real time, milliseconds. */
  readonly now: number
  readonly walkers: readonly DemoWalker[]
  readonly staff: Staff
}

type Held = {
  readonly state: 'waiting' | 'accepted' | 'declined'
  readonly factId: string
  readonly effective: Day
  /** The day on which it came. */
  readonly on: Day
  readonly body: unknown
}

const DAY_MS = 86_400_000
const MINUTES_OF_A_DAY = 1_440

export const createHeldBackBook = ({ seed, today, now, walkers, staff }: Options): HeldBackBook => {
  const lost = walkers.find(({ device }) => device?.condition === 'wiped')
  const device = lost?.device ?? null
  if (lost === undefined || device === null) return { note: () => undefined, lines: () => '' }
  const { team, member } = lost
  const shutOutOn = today - Math.floor((device.revokedAge ?? 0) / MINUTES_OF_A_DAY)
  const left: ('waiting' | 'declined' | 'accepted')[] = ['waiting', 'declined', 'waiting', 'accepted']
  let lastDoor = ''
  let lines = ''

  const accepted = ({ facts }: Settled): Held | null => {
    const seen = facts.findLast(({ walker, fact }) => walker?.memberId === member.memberId && isByPhone(fact))
    if (seen === undefined || seen.fact.known <= shutOutOn) return null
    const { factId, effective, known, body } = seen.fact
    return { state: 'accepted', factId, effective, on: known, body }
  }
  const undecided = ({ person, facts }: Settled, state: 'waiting' | 'declined'): Held | null => {
    const [evening, known] = [shutOutOn - 1, facts.map(({ fact }) => fact)]
    const made = visitHeldBack({ seed, campaign: binhPhuoc2024, device: device.name }, person, known, evening)
    return made && { ...made, state, effective: evening, on: today - 1 }
  }
  const take = (one: Settled): Held | null => {
    const next = left.find((state) => state !== 'accepted')
    const held =
      (left.includes('accepted') ? accepted(one) : null) ?? (next === undefined ? null : undecided(one, next))
    if (held !== null) left.splice(left.indexOf(held.state), 1)
    return held
  }
  const lineOf = ({ personId, address }: Settled, held: Held): string => {
    const decided = held.state === 'waiting' ? null : dayText(held.on)
    const why = held.effective < shutOutOn ? 'device-revoked' : 'recorded-after'
    return copyLine([
      ...[address.communeId, address.hamletId, held.factId, personId, device.deviceId],
      ...[staff.accountOf(member.memberId), member.memberId, team.teamId, dayText(held.effective), why],
      ...[JSON.stringify(held.body), new Date(now - (today - held.on) * DAY_MS).toISOString()],
      ...[dayText(held.on), held.state, decided === null ? null : staff.leaderOf(address.communeId), decided],
      held.state === 'declined' ? DECLINED_BECAUSE : null,
    ])
  }

  return {
    note: (one, times) => {
      // One visit of a household is enough to show.
      if (left.length === 0 || one.person.household === lastDoor || !times.some(isTheirs)) return
      const held = take(one)
      if (held === null) return
      lastDoor = one.person.household
      lines += lineOf(one, held)
    },
    lines: () => lines,
  }

  function isTheirs({ area, to }: SettledTime): boolean {
    if (to !== null || area.part !== 'owner' || area.teamId !== team.teamId) return false
    return area.memberId === null || area.memberId === member.memberId
  }
}

const isByPhone = ({ source, body }: Settled['facts'][number]['fact']): boolean =>
  source === 'field' && body.type === 'visit-recorded/1' && body.visit !== undefined
