// Where tiles, district outlines and district names stand, in px: pure geometry of the tile map, no drawing.

export type Place = { readonly col: number; readonly row: number }
export type TileSizes = {
  readonly width: number
  readonly height: number
  readonly mark: number
  readonly hasNames: boolean
  readonly scale: number
  /** Room above the mark, where a district may bear its name. */
  readonly top: number
}

/** px at the usual text size. */
const NAMES_FROM = 64
const NAME_ROOM = 18

/**
 * As large as fits in `width` px with `columns` columns; names stand under the marks only where they can be read.
 * `scale` is the text size against the usual one: larger letters need larger rooms.
 */
export function tileSizes(width: number, columns: number, scale = 1): TileSizes {
  const cell = Math.max(24, Math.min(Math.round(80 * scale), Math.floor(width / columns)))
  const hasNames = cell >= NAMES_FROM * scale
  const mark = hasNames ? Math.min(Math.round(42 * scale), cell - 20) : Math.min(40, cell - 5)
  const top = Math.round((hasNames ? 20 : 16) * scale)
  return {
    width: cell,
    height: top + mark + (hasNames ? Math.round(NAME_ROOM * scale) : 4),
    mark,
    hasNames,
    scale,
    top,
  }
}

type Point = readonly [number, number]
const key = (x: number, y: number) => `${x} ${y}`

/** The outline of a set of tiles as an SVG path, drawn `inset` px inside it so that neighbours do not share a line. */
export function outline(places: readonly Place[], { width, height }: TileSizes, inset: number): string {
  const taken = new Set(places.map(({ col, row }) => key(col, row)))
  const free = (col: number, row: number) => !taken.has(key(col, row))
  // Clockwise edges along which a tile has no neighbour of the same set, by where they begin.
  const edges = new Map<string, Point[]>()
  const add = (from: Point, to: Point) => edges.set(key(...from), [...(edges.get(key(...from)) ?? []), to])
  for (const { col, row } of places) {
    if (free(col, row - 1)) add([col, row], [col + 1, row])
    if (free(col + 1, row)) add([col + 1, row], [col + 1, row + 1])
    if (free(col, row + 1)) add([col + 1, row + 1], [col, row + 1])
    if (free(col - 1, row)) add([col, row + 1], [col, row])
  }
  const rings: string[] = []
  for (let ring = takeRing(edges); ring !== null; ring = takeRing(edges))
    rings.push(ringPath(corners(ring), width, height, inset))
  return rings.join('')
}

function takeRing(edges: Map<string, Point[]>): Point[] | null {
  const [first] = edges.keys()
  if (first === undefined) return null
  const ring: Point[] = []
  let at = first
  do {
    const [to, ...others] = edges.get(at) ?? []
    if (to === undefined) break
    if (others.length === 0) edges.delete(at)
    else edges.set(at, others)
    ring.push(to)
    at = key(...to)
  } while (at !== first)
  return ring
}

const direction = (a: Point, b: Point): Point => [Math.sign(b[0] - a[0]), Math.sign(b[1] - a[1])]
const at = (ring: readonly Point[], i: number): Point => ring[(i + ring.length) % ring.length] ?? [0, 0]

/** Only the points where the outline turns. */
const corners = (ring: readonly Point[]): Point[] =>
  ring.filter((point, i) => {
    const [before, after] = [direction(at(ring, i - 1), point), direction(point, at(ring, i + 1))]
    return before[0] !== after[0] || before[1] !== after[1]
  })

function ringPath(ring: readonly Point[], width: number, height: number, inset: number): string {
  const moved = ring.map((point, i) => {
    const [before, after] = [direction(at(ring, i - 1), point), direction(point, at(ring, i + 1))]
    // Clockwise with y downwards: inside lies to the right of each edge.
    const x = point[0] * width - (before[1] + after[1]) * inset
    const y = point[1] * height + (before[0] + after[0]) * inset
    return `${x} ${y}`
  })
  return `M${moved.join('L')}Z`
}

/**
 * Where the name of a set of tiles stands: on the uppermost stretch of its upper edge that is at least `needed` tiles
 * long, else on the longest.
 */
export function labelPlace(places: readonly Place[], needed: number): Place {
  const taken = new Set(places.map(({ col, row }) => key(col, row)))
  const isTop = (col: number, row: number) => taken.has(key(col, row)) && !taken.has(key(col, row - 1))
  const runs = places
    .filter(({ col, row }) => isTop(col, row) && !isTop(col - 1, row))
    .map(({ col, row }) => {
      let length = 1
      while (isTop(col + length, row)) length++
      return { col, row, length: Math.min(length, needed) }
    })
  return runs.sort((a, b) => b.length - a.length || a.row - b.row || a.col - b.col)[0] ?? { col: 0, row: 0 }
}

const WAYS: Readonly<Record<string, Point>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** The tile that an arrow key leads to: the nearest that way, straight ahead before aside; null if there is none. */
export function tileAfterKey<T extends Place>(pressed: string, from: Place, tiles: readonly T[]): T | null {
  const way = WAYS[pressed]
  if (way === undefined) return null
  let best: { tile: T; cost: number } | null = null
  for (const tile of tiles) {
    const [dx, dy] = [tile.col - from.col, tile.row - from.row]
    const ahead = dx * way[0] + dy * way[1]
    if (ahead <= 0) continue
    const cost = ahead + 2 * Math.abs(dx * way[1] + dy * way[0])
    if (best === null || cost < best.cost) best = { tile, cost }
  }
  return best?.tile ?? null
}
