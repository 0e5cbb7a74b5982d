// Cuts a line of doors into one stretch for each member, in the order of the members, every share within a band of minutes, at
// the least cost: what passes to another hand, and cuts inside a group. Numbers only; what they mean is in balance.ts.

export type Line = {
  /** Of each door. */
  readonly minutes: readonly number[]
  /** To each door from the last one before it that is any work; 0 for the first, and for doors that are none. */
  readonly steps: readonly number[]
  /** What a cut before each door costs. */
  readonly cuts: readonly number[]
  /** Who has each door now. */
  readonly holders: readonly (string | null)[]
  /** All minutes and steps. */
  readonly worth: number
}

/** The least and most that a share may be. */
export type Band = { readonly lo: number; readonly hi: number }

/** Doors from `from` to before `to`. */
export type Stretch = { readonly memberId: string; readonly from: number; readonly to: number }

export type SplitMember = { readonly id: string; readonly fixed: number }

/**
 * Null when no division lies within the band. `fixed`: minutes that a member has beside the line; whoever has more than the
 * band allows by these alone gets nothing of the line. Takes time in proportion to members × doors.
 */
export const splitLine = (line: Line, members: readonly SplitMember[], band: Band): Stretch[] | null => {
  const count = line.minutes.length
  const sums = sumsOf(line)
  let costs = new Float64Array(count + 1).fill(Number.POSITIVE_INFINITY)
  costs[0] = 0
  const cutsAt: Int32Array[] = []
  for (const [no, member] of members.entries()) {
    const [next, cutAt] = extend(line, sums, costs, member, band, no > 0)
    cutsAt.push(cutAt)
    costs = next
  }
  if (costs[count] === Number.POSITIVE_INFINITY) return null
  const stretches: Stretch[] = []
  let to = count
  for (let no = members.length - 1; no >= 0; no -= 1) {
    const from = cutsAt[no]?.[to] ?? 0
    stretches.unshift({ memberId: members[no]?.id ?? '', from, to })
    to = from
  }
  return stretches
}

/** A share of the doors from i to before j is `until[j] − since[i]` minutes, and never less than nothing. */
type Sums = { readonly until: Float64Array; readonly since: Float64Array }

const sumsOf = ({ minutes, steps }: Line): Sums => {
  const count = minutes.length
  const until = new Float64Array(count + 1)
  for (let i = 0; i < count; i += 1) until[i + 1] = (until[i] ?? 0) + (minutes[i] ?? 0) + (steps[i] ?? 0)
  const since = new Float64Array(count + 1)
  let step = 0
  for (let i = count; i >= 0; i -= 1) {
    if ((minutes[i] ?? 0) > 0) step = steps[i] ?? 0
    since[i] = (until[i] ?? 0) + step
  }
  return { until, since }
}

/** A door that is no work still costs something to hand over. */
const HAND_OVER = 1

/**
 * The cheapest way to give the first j doors to one more member, for each j, and where that member's stretch begins. Both ends of
 * the range of beginnings that fit the band only ever rise with j, so that the cheapest is kept in a queue of candidates.
 */
const extend = (
  { minutes, cuts, holders }: Line,
  { until, since }: Sums,
  costs: Float64Array,
  { id, fixed }: SplitMember,
  { lo, hi }: Band,
  isCut: boolean,
): [Float64Array<ArrayBuffer>, Int32Array] => {
  const count = minutes.length
  const next = new Float64Array(count + 1).fill(Number.POSITIVE_INFINITY)
  const cutAt = new Int32Array(count + 1)
  const most = Math.max(hi, fixed) - fixed
  const least = lo - fixed
  // What it costs this member to take over all doors before j.
  const taken = new Float64Array(count + 1)
  for (let i = 0; i < count; i += 1) {
    const holder = holders[i] ?? null
    const cost = holder === null || holder === id ? 0 : (minutes[i] ?? 0) + HAND_OVER
    taken[i + 1] = (taken[i] ?? 0) + cost
  }
  const base = (i: number) =>
    (costs[i] ?? 0) + (isCut && i > 0 && i < count ? (cuts[i] ?? 0) : 0) - (taken[i] ?? 0)
  const load = (i: number, j: number) => Math.max(0, (until[j] ?? 0) - (since[i] ?? 0))

  const queue = new Int32Array(count + 1)
  let head = 0
  let tail = 0
  let entered = 0
  for (let j = 0; j <= count; j += 1) {
    while (entered <= j && load(entered, j) >= least) {
      const its = base(entered)
      while (tail > head && base(queue[tail - 1] ?? 0) > its) tail -= 1
      queue[tail] = entered
      tail += 1
      entered += 1
    }
    while (head < tail && load(queue[head] ?? 0, j) > most) head += 1
    if (head === tail) continue
    const from = queue[head] ?? 0
    next[j] = base(from) + (taken[j] ?? 0)
    cutAt[j] = from
  }
  return [next, cutAt]
}
