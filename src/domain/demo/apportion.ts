// Sharing out a whole number exactly: largest remainders, by weight, or by odds among groups of limited size.

/** Shares proportional to the weights (≥ 0, not all 0), summing to `total` exactly. */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  if (!(sum > 0)) throw new RangeError('nothing to share out among')
  return roundTo(
    total,
    weights.map((weight) => (total * weight) / sum),
    weights.map(() => total),
  )
}

/**
 * Shares of groups of the given sizes, summing to `total` exactly and never above a size. A leaning is the
 * difference in log-odds: groups of the same leaning get the same proportion, +1 multiplies the odds by e.
 */
export function apportionWithin(
  total: number,
  sizes: readonly number[],
  leanings: readonly number[],
): number[] {
  const sum = sizes.reduce((a, b) => a + b, 0)
  if (total < 0 || total > sum) throw new RangeError(`cannot choose ${total} of ${sum}`)
  if (total === 0) return sizes.map(() => 0)
  if (total === sum) return [...sizes]
  const at = (shift: number) => sizes.map((size, i) => size / (1 + Math.exp(-shift - (leanings[i] ?? 0))))
  let low = -40
  let high = 40
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2
    const reached = at(middle).reduce((a, b) => a + b, 0)
    if (reached < total) low = middle
    else high = middle
  }
  return roundTo(total, at(low), sizes)
}

/** Whole numbers near the ideals that sum to `total`; none above its cap. */
function roundTo(total: number, ideals: readonly number[], caps: readonly number[]): number[] {
  const shares = ideals.map(Math.floor)
  let left = total - shares.reduce((a, b) => a + b, 0)
  const order = ideals
    .map((ideal, i) => ({ i, rest: ideal - Math.floor(ideal) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i)
  for (const { i } of order) {
    if (left <= 0) break
    const share = shares[i] ?? 0
    if (share < (caps[i] ?? 0)) {
      shares[i] = share + 1
      left--
    }
  }
  if (left !== 0) throw new Error(`${left} of ${total} could not be shared out`)
  return shares
}
