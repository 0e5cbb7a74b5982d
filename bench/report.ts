// What was measured beside what was aimed at, as a table, as a page and as JSON. Ratios come from one run on one machine.
import { availableParallelism, cpus, totalmem } from 'node:os'

export type Measured = {
  readonly what: string
  readonly value: number
  readonly unit: '×' | 's' | 'ms' | 'MB' | 'rows'
  /** At most this; null: for comparison only. */
  readonly goal: number | null
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

export const quantile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** Milliseconds of each of `times` runs, after a few that do not count. */
export const timeRuns = async (times: number, work: () => Promise<unknown>): Promise<number[]> => {
  for (let i = 0; i < 5; i += 1) await work()
  const taken: number[] = []
  for (let i = 0; i < times; i += 1) {
    const began = performance.now()
    await work()
    taken.push(performance.now() - began)
  }
  return taken
}

export const tableOf = (rows: readonly Measured[]): string => {
  const width = Math.max(...rows.map(({ what }) => what.length))
  return rows
    .map(({ what, value, unit, goal }) => {
      const shown = `${value.toFixed(unit === 'MB' || unit === 'rows' ? 0 : 2)} ${unit}`
      const aim = goal === null ? '' : `goal ≤ ${goal} ${unit}  ${value <= goal ? 'met' : 'MISSED'}`
      return `${what.padEnd(width)}  ${shown.padStart(12)}  ${aim}`.trimEnd()
    })
    .join('\n')
}

/** A page for bench/results.md. What it says holds for the machine it names, on a day when it did nothing else. */
export const resultsOf = (people: number, rows: readonly Measured[]): string => {
  const gigabytes = Math.round(totalmem() / 2 ** 30)
  const machine = `${availableParallelism()} × ${cpus()[0]?.model ?? 'processor'}, ${gigabytes} GB, Node ${process.versions.node}`
  return [
    '# Measured by `npm run bench -- --write`',
    '',
    `${new Date().toISOString().slice(0, 10)}, ${people} people, ${machine}.`,
    '',
    '```',
    tableOf(rows),
    '```',
    '',
  ].join('\n')
}
