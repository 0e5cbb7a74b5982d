// What was measured beside what was aimed at, as a table, as a page and as JSON. Ratios come from one run on one machine.
import { availableParallelism, cpus, totalmem } from 'node:os'

export type Measured = {
  readonly what: string
  readonly value: number
  readonly unit: '×' | 's' | 'ms' | 'MB' | 'KB' | 'bytes' | 'rows' | '/s'
  /** At most this, or at least this where more is better; null: for comparison only. */
  readonly goal: number | null
  readonly moreIsBetter?: true
}

const isMet = ({ value, goal, moreIsBetter }: Measured): boolean =>
  goal === null || (moreIsBetter ? value >= goal : value <= goal)

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
    .map((row) => {
      const { what, value, unit, goal, moreIsBetter } = row
      const shown = `${value.toFixed(unit === '×' || unit === 's' || unit === 'ms' ? 2 : 0)} ${unit}`
      const aim =
        goal === null
          ? ''
          : `goal ${moreIsBetter ? '≥' : '≤'} ${goal} ${unit}  ${isMet(row) ? 'met' : 'MISSED'}`
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
