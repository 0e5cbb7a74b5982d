// Plain geometry of the four-cell mark: rectangles with a bitten corner, rings of dots, hatching. Knows nothing of
// states or units; mark.ts decides what is drawn. All paths are closed polygons for the even-odd rule.

export type Rect = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
type Point = readonly [number, number]
type Polygon = readonly Point[]

const short = (n: number) => String(Math.round(n * 100) / 100)

export function toPath(polygon: Polygon): string {
  const [first, ...rest] = polygon
  if (first === undefined) return ''
  const lines = rest.map(([x, y]) => `L${short(x)} ${short(y)}`)
  return `M${short(first[0])} ${short(first[1])}${lines.join('')}Z`
}

/** A rectangle whose top right corner lacks a square of side `bite` (0: none). */
export function notched({ x, y, width, height }: Rect, bite: number): Polygon {
  const [right, bottom] = [x + width, y + height]
  const corner: Polygon =
    bite === 0
      ? [[right, y]]
      : [
          [right - bite, y],
          [right - bite, y + bite],
          [right, y + bite],
        ]
  return [[x, y], ...corner, [right, bottom], [x, bottom]]
}

/** The outline of a (notched) rectangle, `line` thick, wholly inside it. */
export function frame(rect: Rect, bite: number, line: number): string {
  return toPath(notched(rect, bite)) + toPath(notched(inset(rect, line), bite))
}

export const inset = ({ x, y, width, height }: Rect, by: number): Rect => ({
  x: x + by,
  y: y + by,
  width: width - 2 * by,
  height: height - 2 * by,
})

/** Square dots of side `dot` around the edge; there is always one in each corner. */
export function ring({ x, y, width, height }: Rect, dot: number): string {
  const across = dotOffsets(width, dot)
  const down = dotOffsets(height, dot).slice(1, -1)
  const places: Point[] = [
    ...across.flatMap((dx): Point[] => [
      [x + dx, y],
      [x + dx, y + height - dot],
    ]),
    ...down.flatMap((dy): Point[] => [
      [x, y + dy],
      [x + width - dot, y + dy],
    ]),
  ]
  return places.map(([px, py]) => toPath(notched({ x: px, y: py, width: dot, height: dot }, 0))).join('')
}

function dotOffsets(length: number, dot: number): number[] {
  const last = length - dot
  const steps = Math.max(1, Math.floor(last / (2 * dot)))
  return Array.from({ length: steps + 1 }, (_, i) => Math.round((i * last) / steps))
}

/** Diagonal stripes inside a (notched) rectangle, rising to the right. */
export function hatch({ x, y, width, height }: Rect, bite: number, line: number): string {
  const stripe = Math.max(1.2, line)
  const period = Math.max(3, Math.round(width / 4))
  const parts: Polygon[] =
    bite === 0
      ? [notched({ x, y, width, height }, 0)]
      : [
          notched({ x, y, width: width - bite, height }, 0),
          notched({ x: x + width - bite, y: y + bite, width: bite, height: height - bite }, 0),
        ]
  const paths: string[] = []
  for (let sum = x + y + period; sum < x + y + width + height; sum += period) {
    for (const part of parts) paths.push(toPath(above(below(part, sum + stripe), sum)))
  }
  return paths.join('')
}

const below = (polygon: Polygon, sum: number) => clip(polygon, ([x, y]) => sum - x - y)
const above = (polygon: Polygon, sum: number) => clip(polygon, ([x, y]) => x + y - sum)

/** Keeps what lies where `inside` ≥ 0 (Sutherland and Hodgman). */
function clip(polygon: Polygon, inside: (point: Point) => number): Polygon {
  return polygon.flatMap((point, i): Point[] => {
    const next = polygon[(i + 1) % polygon.length] ?? point
    const [here, there] = [inside(point), inside(next)]
    const kept: Point[] = here >= 0 ? [point] : []
    if (here >= 0 === there >= 0) return kept
    const t = here / (here - there)
    return [...kept, [point[0] + t * (next[0] - point[0]), point[1] + t * (next[1] - point[1])]]
  })
}
