// Moves labels apart so that none covers another, as little as possible and in their order.

/**
 * The places given for the `wanted` ones: at least `gap` apart, within `from` and `to` if they fit there at all.
 * Keeps the order of `wanted` values; ties keep the order of the list.
 */
export function spread(wanted: readonly number[], gap: number, from: number, to: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0) || a - b)
  // Blocks of labels that touch; a block stands at the mean of what its labels want (pool adjacent violators).
  const blocks: { sum: number; size: number }[] = []
  const start = ({ sum, size }: { sum: number; size: number }) => sum / size - ((size - 1) * gap) / 2
  for (const i of order) {
    let block = { sum: wanted[i] ?? 0, size: 1 }
    for (let above = blocks.at(-1); above !== undefined; above = blocks.at(-1)) {
      if (start(above) + above.size * gap <= start(block)) break
      blocks.pop()
      block = { sum: above.sum + block.sum, size: above.size + block.size }
    }
    blocks.push(block)
  }
  const places = blocks.flatMap((block) =>
    Array.from({ length: block.size }, (_, i) => start(block) + i * gap),
  )
  for (let i = places.length - 1, limit = to; i >= 0; i--, limit -= gap)
    places[i] = Math.min(places[i] ?? 0, limit)
  for (let i = 0, limit = from; i < places.length; i++) {
    places[i] = Math.max(places[i] ?? 0, limit)
    limit = (places[i] ?? 0) + gap
  }
  const given = Array.from({ length: wanted.length }, () => 0)
  for (const [place, i] of order.entries()) given[i] = places[place] ?? 0
  return given
}
