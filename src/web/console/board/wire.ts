// What the endpoints of the board give, by name. Shapes only: they are checked where they come in (call.ts).

import type { readBoard, readNamedList, readParts, readSeries } from '#contract/coverage'
import type { OutputOf } from '#contract/endpoint'

export type BoardOut = OutputOf<typeof readBoard>
export type TargetOut = BoardOut['targets'][number]
export type PartsOut = OutputOf<typeof readParts>
export type PartOut = PartsOut['parts'][number]
export type SeriesOut = OutputOf<typeof readSeries>
export type ListOut = OutputOf<typeof readNamedList>
export type ListedOut = ListOut['people'][number]
