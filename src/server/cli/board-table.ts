// A board as a table for people at a terminal, in Vietnamese. Only how it looks: figures and words come from elsewhere.

import type { Campaign } from '#domain/campaign'
import { baseInWords, baseName } from '#words/bases'
import { boardCommandWords } from '#words/board-command'
import { cohortName, externalName, targetName, targetWords } from '#words/targets'
import { formatCount, formatDay, formatShare } from '#words/words'
import type { BoardView, BoardWithPace, TargetWithPace } from '../coverage/read-board.ts'

const { vi } = boardCommandWords

export const boardTable = (campaign: Campaign, view: BoardView, board: BoardWithPace): string => {
  const day = (on: number) => formatDay(on, 'vi')
  const head = vi.head(view.unit.fullName, day(view.asOf), day(view.knownAt))
  const residence = targetWords.vi.residence[view.base]
  const columns = [
    vi.target,
    vi.whoCounts,
    vi.done,
    vi.of,
    vi.share,
    vi.goal,
    vi.reported,
    vi.flagged,
    vi.exempt,
    vi.units,
  ]
  const rows = board.targets.map((target) => targetRow(campaign, target))
  const cohorts = board.cohorts.map(
    ({ id, base, count }) =>
      `  ${cohortName(id, 'vi')}: ${formatCount(count)} (${baseInWords(campaign, base, 'vi')})`,
  )
  const external = board.external.map(
    ({ id, value, unit, asOf }) =>
      `  ${vi.externalLine(externalName(id, 'vi'), formatCount(value), targetWords.vi.externalUnits[unit], day(asOf))}`,
  )
  return [
    head,
    residence,
    '',
    ...aligned([columns, ...rows]),
    '',
    `${vi.cohorts}:`,
    ...cohorts,
    '',
    `${vi.external}:`,
    ...external,
  ].join('\n')
}

const targetRow = (campaign: Campaign, target: TargetWithPace): string[] => {
  const { numerator, denominator, states, goal } = target
  return [
    `${targetName(campaign, target.id, target.measure, 'vi')} · ${targetWords.vi.layers[target.layer]}`,
    baseName(campaign, target.base, 'vi'),
    numerator === null ? vi.notReported : formatCount(numerator),
    formatCount(denominator),
    formatShare(numerator, denominator),
    formatCount(goal),
    formatCount(states.reported),
    formatCount(states.disputed + states.rejected + states.expired),
    formatCount(states.exempt),
    formatCount(target.unitsReporting),
  ]
}

/** The first two columns are words and stand left, figures right. Letters are counted, not bytes. */
const aligned = (rows: readonly (readonly string[])[]): string[] => {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => lengthOf(row[i] ?? ''))))
  return rows.map((row) =>
    row
      .map((cell, i) => {
        const gap = ' '.repeat((widths[i] ?? 0) - lengthOf(cell))
        return i < 2 ? cell + gap : gap + cell
      })
      .join('  ')
      .trimEnd(),
  )
}

const lengthOf = (text: string): number => [...text.normalize('NFC')].length
