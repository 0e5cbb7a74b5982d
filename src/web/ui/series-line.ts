// What a series chart is given, for its picture and its table.

import type { Day } from '#domain/dates'
import type { MarkCell } from '#domain/mark'

/** null: not reported that day; the line is broken there and does not fall to zero. */
export type SeriesLine = {
  readonly id: string
  readonly name: string
  readonly tone: MarkCell | 'ink' | 'quiet'
  /** One for each of `days`. */
  readonly values: readonly (number | null)[]
  /** Days after the last value, with the interval in which the count is expected. */
  readonly forecast?: readonly {
    readonly day: Day
    readonly low: number
    readonly likely: number
    readonly high: number
  }[]
}

export type SeriesChartProps = {
  /** What the picture shows, as its heading says it. */
  readonly title: string
  /** What is counted: "người". */
  readonly unit: string
  readonly days: readonly Day[]
  readonly lines: readonly SeriesLine[]
  readonly target: { readonly name: string; readonly value: number } | null
}

/** Where the last value stands; -1 if nothing was ever reported. */
export function lastReported(values: readonly (number | null)[]): number {
  for (let i = values.length - 1; i >= 0; i--) if (values[i] !== null) return i
  return -1
}
