// Evens out the work within a team: splits the doors it looks after among its members by effort left, each share one stretch of
// the way people walk, moving as little as possible from what is. Only proposes; people decide. The same ground gives the same.
import { type Band, type Line, type Stretch, splitLine } from './balance-split.ts'
import { addEffort, type Effort, NO_EFFORT, stepMinutes } from './effort.ts'

/** A household, or a person of whom none is known. */
export type BalanceDoor = {
  readonly hamletId: number
  readonly residentialGroup: string | null
  readonly householdNo: string | null
  /** Only where no household is known. */
  readonly personId: string | null
  readonly effort: Effort
  /** The member who looks after it; null: the whole team, or somebody who no longer walks. */
  readonly memberId: string | null
}

export type TeamGround = {
  /** Who walks, in any order. */
  readonly memberIds: readonly string[]
  /** In walking order. */
  readonly doors: readonly BalanceDoor[]
  /** People given to one member by name: they stay where they are and count. */
  readonly pinned: readonly { readonly memberId: string; readonly effort: Effort }[]
}

/** What one member has: `minutes` of its effort hold the steps from door to door too. */
export type Share = { readonly memberId: string; readonly doors: number; readonly effort: Effort }

/** Doors of one group that pass from one to the other, in walking order. `from` null: nobody had them alone. */
export type BalanceMove = {
  readonly hamletId: number
  readonly residentialGroup: string | null
  readonly from: string | null
  readonly to: string
  readonly doors: readonly BalanceDoor[]
}

export type BalanceProposal = {
  readonly moves: readonly BalanceMove[]
  /** In the order of member ids. What nobody has alone is in none of them. */
  readonly before: readonly Share[]
  readonly after: readonly Share[]
  /** Before: doors that nobody has alone, and their minutes. */
  readonly unshared: { readonly doors: number; readonly minutes: number }
}

/** Shares that differ by no more than this part of their mean are left as they are. */
const EVEN = 0.2

/** How far from the mean a share may lie, on either side: the first that can be done is taken. */
const BANDS = [0.1, 0.15, 0.2, 0.3, 0.5, 1, Number.POSITIVE_INFINITY] as const

/** Null: even enough, or it cannot be made more even. What it proposes, once done, is not proposed to be done otherwise. */
export const proposeBalance = (ground: TeamGround): BalanceProposal | null => {
  const memberIds = [...new Set(ground.memberIds)].sort()
  if (memberIds.length === 0 || ground.doors.length === 0) return null
  const held: Holders = ground.doors.map(({ memberId }) =>
    memberId !== null && memberIds.includes(memberId) ? memberId : null,
  )
  let holders: string[] | null = null
  // Each round is strictly better than the one before, so they end.
  for (let next = evenOut(ground, memberIds, held); next !== null; next = evenOut(ground, memberIds, next))
    holders = next
  if (holders === null) return null
  const moves = movesOf(ground.doors, held, holders)
  if (moves.length === 0) return null
  const before = sharesOf(ground, memberIds, held)
  const after = sharesOf(ground, memberIds, holders)
  return { moves, before, after, unshared: unsharedOf(ground.doors, held) }
}

/** Who has each door after one more round; null when there is nothing to gain. */
const evenOut = (ground: TeamGround, memberIds: readonly string[], holders: Holders): string[] | null => {
  const before = sharesOf(ground, memberIds, holders)
  const unshared = unsharedOf(ground.doors, holders)
  const spread = spreadOf(before) + unshared.minutes
  if (spread <= EVEN * meanOf(before, unshared.minutes)) return null
  const after = divide(ground, memberIds, holders, before)
  const better = spreadOf(sharesOf(ground, memberIds, after))
  return better < spread || (better === spread && unshared.doors > 0) ? after : null
}

/** Largest share less the smallest. */
export const spreadOf = (shares: readonly Share[]): number => {
  const minutes = shares.map(({ effort }) => effort.minutes)
  return Math.max(...minutes) - Math.min(...minutes)
}

const meanOf = (shares: readonly Share[], unshared: number): number =>
  (shares.reduce((sum, { effort }) => sum + effort.minutes, 0) + unshared) / shares.length

type Holders = readonly (string | null)[]

const sharesOf = ({ doors, pinned }: TeamGround, memberIds: readonly string[], holders: Holders): Share[] => {
  const shares = new Map(memberIds.map((id) => [id, { doors: 0, effort: NO_EFFORT, last: -1 }]))
  for (const { memberId, effort } of pinned) {
    const share = shares.get(memberId)
    if (share !== undefined) share.effort = addEffort(share.effort, effort)
  }
  for (const [place, door] of doors.entries()) {
    const share = shares.get(holders[place] ?? '')
    if (share === undefined) continue
    share.doors += 1
    if (door.effort.minutes === 0) continue
    const from = doors[share.last]
    const step = from === undefined ? 0 : stepMinutes(from, door)
    share.effort = addEffort(share.effort, { ...door.effort, minutes: door.effort.minutes + step })
    share.last = place
  }
  return memberIds.map((memberId) => {
    const { doors: count, effort } = shares.get(memberId) ?? { doors: 0, effort: NO_EFFORT }
    return { memberId, doors: count, effort }
  })
}

const unsharedOf = (doors: readonly BalanceDoor[], holders: Holders): BalanceProposal['unshared'] => {
  const left = doors.filter((_, place) => holders[place] === null)
  return { doors: left.length, minutes: left.reduce((sum, { effort }) => sum + effort.minutes, 0) }
}

/** Who has each door afterwards. */
const divide = (
  ground: TeamGround,
  memberIds: readonly string[],
  holders: Holders,
  before: readonly Share[],
): string[] => {
  const fixed = new Map(memberIds.map((id) => [id, 0]))
  for (const { memberId, effort } of ground.pinned)
    if (fixed.has(memberId)) fixed.set(memberId, (fixed.get(memberId) ?? 0) + effort.minutes)
  const order = orderOf(memberIds, holders, before)
  const line = lineOf(ground.doors, holders)
  const total = line.worth + [...fixed.values()].reduce((sum, minutes) => sum + minutes, 0)
  const mean = total / memberIds.length
  const members = order.map((id) => ({ id, fixed: fixed.get(id) ?? 0 }))
  for (const part of BANDS) {
    const band: Band = { lo: Math.max(0, mean * (1 - part)), hi: mean * (1 + part) }
    const stretches = splitLine(line, members, part === Number.POSITIVE_INFINITY ? { lo: 0, hi: part } : band)
    if (stretches !== null) return holdersOf(stretches)
  }
  throw new Error('balance: no division at all')
}

const holdersOf = (stretches: readonly Stretch[]): string[] =>
  stretches.flatMap(({ memberId, from, to }) => Array.from({ length: to - from }, () => memberId))

/**
 * The order in which members stand along the way: by the middle of what they have. Whoever has nothing stands beside whoever has
 * most, each time anew.
 */
const orderOf = (memberIds: readonly string[], holders: Holders, before: readonly Share[]): string[] => {
  const places = new Map<string, number[]>()
  for (const [place, id] of holders.entries()) {
    if (id === null) continue
    const own = places.get(id)
    if (own === undefined) places.set(id, [place])
    else own.push(place)
  }
  const middle = (id: string) => {
    const own = places.get(id) ?? []
    return own[own.length >> 1] ?? -1
  }
  const order = memberIds.filter((id) => places.has(id)).sort((a, b) => middle(a) - middle(b))
  const load = new Map(before.map(({ memberId, effort }) => [memberId, effort.minutes]))
  for (const id of memberIds) {
    if (places.has(id)) continue
    const most = order.reduce<string | null>(
      (found, one) => (found === null || (load.get(one) ?? 0) > (load.get(found) ?? 0) ? one : found),
      null,
    )
    if (most === null) order.push(id)
    else {
      order.splice(order.indexOf(most) + 1, 0, id)
      const half = (load.get(most) ?? 0) / 2
      load.set(most, half).set(id, half)
    }
  }
  return order
}

/** A cut inside a group of houses is worth avoiding, at about the price of two doors. */
const INSIDE_GROUP = 40

const lineOf = (doors: readonly BalanceDoor[], holders: Holders): Line => {
  const steps: number[] = []
  const cuts: number[] = []
  let last: BalanceDoor | undefined
  let worth = 0
  for (const [place, door] of doors.entries()) {
    const before = doors[place - 1]
    const isSameGroup =
      before !== undefined &&
      before.hamletId === door.hamletId &&
      before.residentialGroup === door.residentialGroup
    cuts.push(isSameGroup ? INSIDE_GROUP : 0)
    const step = door.effort.minutes === 0 || last === undefined ? 0 : stepMinutes(last, door)
    steps.push(step)
    worth += door.effort.minutes + step
    if (door.effort.minutes > 0) last = door
  }
  return { minutes: doors.map(({ effort }) => effort.minutes), steps, cuts, holders, worth }
}

const movesOf = (
  doors: readonly BalanceDoor[],
  holders: Holders,
  after: readonly string[],
): BalanceMove[] => {
  const moves = new Map<string, BalanceMove & { readonly doors: BalanceDoor[] }>()
  for (const [place, door] of doors.entries()) {
    const from = holders[place] ?? null
    const to = after[place]
    if (to === undefined || from === to) continue
    const { hamletId, residentialGroup } = door
    const key = JSON.stringify([hamletId, residentialGroup, from, to])
    const move = moves.get(key)
    if (move === undefined) moves.set(key, { hamletId, residentialGroup, from, to, doors: [door] })
    else move.doors.push(door)
  }
  return [...moves.values()]
}
