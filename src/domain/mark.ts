// The four-cell mark: one 2 × 2 picture of the four "phủ" for a person or a unit, as SVG path data on a whole-pixel
// grid. Every shape is a filled path (no strokes), so server, browser, print and greyscale show the same picture.
// Shape carries the meaning; which colour a role takes is the painter's business. Phrases stand in words/mark.ts.

import { frame, hatch, inset, notched, type Rect, ring, toPath } from './mark-shapes.ts'
import type { Flag, State } from './milestones.ts'

/** Reading order: card; e-ID; own-name SIM with signature; smartphone. */
export const MARK_CELLS = ['card', 'eid', 'sim', 'phone'] as const
export type MarkCell = (typeof MARK_CELLS)[number]

/** `not_measured`: no list or visit has ever said anything about this; it is neither open nor done. */
export type PersonCell = { readonly state: State | 'not_measured'; readonly flag: Flag | null }

/** People: `reported` are those reported and not confirmed; `goal` is the operational goal, else the headline's. */
export type UnitCell = {
  readonly confirmed: number
  readonly reported: number
  readonly base: number
  readonly goal: number | null
}

export type PersonMark = { readonly of: 'person'; readonly cells: Readonly<Record<MarkCell, PersonCell>> }
/** null: not reported, which is not zero. */
export type UnitMark = { readonly of: 'unit'; readonly cells: Readonly<Record<MarkCell, UnitCell | null>> }
export type Mark = PersonMark | UnitMark

/**
 * frame: outline · solid: confirmed · light: reported (of a unit) · half: reported (of a person) · hatch: exempt ·
 * dots: not measured · flag: what came loose at a notch · tick: the goal · over: more than all.
 */
export type MarkRole = 'frame' | 'solid' | 'light' | 'half' | 'hatch' | 'dots' | 'flag' | 'tick' | 'over'
export type MarkShape = { readonly cell: MarkCell; readonly role: MarkRole; readonly d: string }

const STRENGTH: Record<PersonCell['state'], number> = {
  open: 0,
  not_measured: 1,
  reported: 2,
  exempt: 3,
  confirmed: 4,
}

/** The third cell shows the weaker of own-name SIM and signature: known to be open is weaker than not measured. */
export function weakerCell(a: PersonCell, b: PersonCell): PersonCell {
  const weaker = STRENGTH[a.state] <= STRENGTH[b.state] ? a : b
  return { state: weaker.state, flag: weaker.flag ?? a.flag ?? b.flag }
}

/** Shapes in a square of `size` × `size` px (whole, 12 to 240), to be filled with the even-odd rule, in painting order. */
export function markShapes(mark: Mark, size: number): readonly MarkShape[] {
  const grid = gridOf(size, mark.of)
  return MARK_CELLS.flatMap((cell, index) => {
    const rect = cellRect(grid, index)
    if (mark.of === 'person') return personShapes(cell, mark.cells[cell], rect, grid.line)
    return unitShapes(cell, mark.cells[cell], rect, grid, index % 2 === 0 ? 'left' : 'right')
  })
}

type Grid = { line: number; tick: number; gap: number; width: number; height: number }

function gridOf(size: number, of: Mark['of']): Grid {
  const line = Math.max(1, Math.round(size / 40))
  const tick = of === 'unit' ? Math.max(1, Math.round(size / 16)) : 0
  const gap = evenGap(size, Math.max(2, Math.round(size / 14)))
  return { line, tick, gap, width: (size - 2 * tick - gap) / 2, height: (size - gap) / 2 }
}

/** Both cells of a row have the same whole width only if the gap has the parity of the size. */
const evenGap = (size: number, gap: number) => ((size - gap) % 2 === 0 ? gap : gap + 1)

const cellRect = ({ tick, gap, width, height }: Grid, index: number): Rect => ({
  x: tick + (index % 2) * (width + gap),
  y: Math.floor(index / 2) * (height + gap),
  width,
  height,
})

function personShapes(cell: MarkCell, { state, flag }: PersonCell, rect: Rect, line: number): MarkShape[] {
  const shape = (role: MarkRole, d: string): MarkShape => ({ cell, role, d })
  const bite = flag === null ? 0 : Math.max(2, Math.round(rect.width * 0.42))
  const shapes =
    state === 'not_measured'
      ? [shape('dots', ring(rect, line))]
      : state === 'confirmed'
        ? [shape('solid', toPath(notched(rect, bite)))]
        : [shape('frame', frame(rect, bite, line))]
  if (state === 'reported') shapes.push(shape('half', toPath(lowerTriangle(rect))))
  if (state === 'exempt') shapes.push(shape('hatch', hatch(rect, bite, line)))
  const loose = bite - Math.max(1, Math.round(bite / 4))
  if (flag !== null && loose >= 2) shapes.push(shape('flag', flagPath(flag, rect, loose)))
  return shapes
}

const lowerTriangle = ({ x, y, width, height }: Rect): [number, number][] => [
  [x, y],
  [x + width, y + height],
  [x, y + height],
]

/** What came loose in the corner: disputed is a block, rejected a cross, expired a bar. Small ones are all blocks. */
function flagPath(flag: Flag, { x, y, width }: Rect, side: number): string {
  const box: Rect = { x: x + width - side, y, width: side, height: side }
  if (flag === 'disputed' || side < 4) return toPath(notched(box, 0))
  const thick = Math.max(1, side / 4)
  if (flag === 'expired') return toPath(notched({ ...box, y: y + (side - thick) / 2, height: thick }, 0))
  const [left, top, right, bottom] = [box.x, y, box.x + side, y + side]
  const [mx, my] = [box.x + side / 2, y + side / 2]
  const arm = thick * 0.75
  return toPath([
    [left, top],
    [left + arm, top],
    [mx, my - arm],
    [right - arm, top],
    [right, top],
    [right, top + arm],
    [mx + arm, my],
    [right, bottom - arm],
    [right, bottom],
    [right - arm, bottom],
    [mx, my + arm],
    [left + arm, bottom],
    [left, bottom],
    [left, bottom - arm],
    [mx - arm, my],
    [left, top + arm],
  ])
}

function unitShapes(
  cell: MarkCell,
  value: UnitCell | null,
  rect: Rect,
  grid: Grid,
  side: 'left' | 'right',
): MarkShape[] {
  const shape = (role: MarkRole, d: string): MarkShape => ({ cell, role, d })
  const { line, tick } = grid
  if (value === null || value.base <= 0) return [shape('dots', ring(rect, line))]
  // Filled inside the frame, so that one person shows above its foot and one missing shows below its top.
  const inner = inset(rect, line)
  const bottom = inner.y + inner.height
  const confirmed = fillHeight(value.confirmed, value.base, inner.height)
  const both = Math.max(
    confirmed + (value.reported > 0 && confirmed < inner.height ? 1 : 0),
    fillHeight(value.confirmed + value.reported, value.base, inner.height),
  )
  const bar = (from: number, to: number) =>
    toPath(notched({ ...inner, y: bottom - to, height: to - from }, 0))
  const shapes = [shape('frame', frame(rect, 0, line))]
  if (both > confirmed) shapes.push(shape('light', bar(confirmed, both)))
  if (confirmed > 0) shapes.push(shape('solid', bar(0, confirmed)))
  if (value.goal !== null) {
    const level = Math.max(line, fillHeight(value.goal, value.base, inner.height))
    const x = side === 'left' ? rect.x - tick : rect.x + rect.width
    shapes.push(shape('tick', toPath(notched({ x, y: bottom - level, width: tick, height: line }, 0))))
  }
  if (value.confirmed > value.base && rect.width >= 8) shapes.push(shape('over', toPath(upward(rect))))
  return shapes
}

/** Whole pixels; somebody is never nothing, and not quite all is never full. */
function fillHeight(count: number, base: number, height: number): number {
  if (count <= 0) return 0
  if (count >= base) return height
  return Math.min(height - 1, Math.max(1, Math.round((count / base) * height)))
}

function upward({ x, y, width }: Rect): [number, number][] {
  const half = Math.floor(width / 4)
  const top = y + Math.max(1, Math.round(half / 2))
  return [
    [x + width / 2, top],
    [x + width / 2 + half, top + half],
    [x + width / 2 - half, top + half],
  ]
}
