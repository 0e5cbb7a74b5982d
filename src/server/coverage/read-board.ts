// Reads boards: of a unit, of its parts, its course, and the named list behind a figure. The routes and the command
// line call these; row security decides what is seen, so nothing here knows who asks.
import { type Board, composeBoard, type MeasureReport, paceNeeded, type TargetFigure } from '#domain/board'
import type { Campaign } from '#domain/campaign'
import { POSSIBLE_CLASSES, readClass } from '#domain/coverage'
import { type Day, isoDay, parseIsoDay } from '#domain/dates'
import type { Milestone } from '#domain/milestones'
import { err, ok, type Result } from '#domain/result'
import type { ResidenceBase } from '#domain/timeline'
import { levelOf } from '#domain/units'
import type { Tx } from '../platform/database.ts'
import {
  countClasses,
  countParts,
  findFirstReport,
  findUnit,
  listParts,
  readCommuneReports,
  readCourse,
  readReports,
  type Slot,
  type UnitRow,
  type UnitSpan,
} from './queries.ts'

export type BoardView = {
  readonly unit: UnitRow
  readonly asOf: Day
  readonly knownAt: Day
  readonly base: ResidenceBase
}

export type ViewQuery = {
  readonly unit: number
  readonly asOf?: string | undefined
  readonly knownAt?: string | undefined
  readonly base?: ResidenceBase | undefined
}

type ViewRefusal = 'not-found' | 'known-before-as-of' | 'day-unreadable'

/** Settles which board is meant. As known now, unless an earlier day is asked for. */
export const settleView = async (
  tx: Tx,
  today: Day,
  query: ViewQuery,
): Promise<Result<BoardView, ViewRefusal>> => {
  const asOf = query.asOf === undefined ? today : parseIsoDay(query.asOf)
  const knownAt = query.knownAt === undefined ? Math.max(today, asOf ?? today) : parseIsoDay(query.knownAt)
  if (asOf === null || knownAt === null) return err('day-unreadable')
  if (knownAt < asOf) return err('known-before-as-of')
  const unit = await findUnit(tx, query.unit, asOf)
  return unit === null ? err('not-found') : ok({ unit, asOf, knownAt, base: query.base ?? 'present' })
}

export type TargetWithPace = TargetFigure & {
  readonly paceNeeded: number | null
  readonly paceLast7: number | null
}
export type BoardWithPace = Omit<Board, 'targets'> & { readonly targets: readonly TargetWithPace[] }

/** The whole board. Pace of the last seven days: whole people a day since the same weekday before. */
export const readBoard = async (
  tx: Tx,
  campaign: Campaign,
  today: Day,
  view: BoardView,
): Promise<BoardWithPace> => {
  const now = await readOneBoard(tx, campaign, today, view, slotsOf(campaign))
  const targetMeasures = new Set(campaign.targets.map(({ measure }) => measure))
  const slots = slotsOf(campaign).filter(({ measure }) => targetMeasures.has(measure))
  const before = await readOneBoard(tx, campaign, today, { ...view, asOf: view.asOf - 7 }, slots)
  return {
    ...now,
    targets: now.targets.map((target, position) => {
      const past = before.targets[position]
      const gained =
        target.numerator === null || past === undefined || past.numerator === null
          ? null
          : (target.numerator - past.numerator) / 7
      return {
        ...target,
        paceNeeded: paceNeeded(target, view.asOf, campaign.endsOn),
        paceLast7: gained === null ? null : Math.round(gained * 10) / 10,
      }
    }),
  }
}

const readOneBoard = async (
  tx: Tx,
  campaign: Campaign,
  today: Day,
  view: BoardView,
  slots: readonly Slot[],
): Promise<Board> => {
  const span = spanOf(view.unit)
  const counts = await countClasses(tx, span, view.base, view.asOf, knownThen(today, view), slots)
  return composeBoard(campaign, counts, await readMeasureReports(tx, campaign, today, view))
}

/** Null when what is known now is asked for, which the cumulative rows answer. */
const knownThen = (today: Day, view: BoardView): Day | null => (view.knownAt >= today ? null : view.knownAt)

export const readMeasureReports = async (
  tx: Tx,
  campaign: Campaign,
  today: Day,
  view: BoardView,
): Promise<MeasureReport[]> => {
  const milestones = [...new Set(campaign.measures.flatMap(({ of }) => of))]
  // A hamlet has no list of its own: what its commune has reported speaks for it.
  const span = reportingSpan(view.unit)
  const rows = await readReports(tx, span, view.asOf, knownThen(today, view), milestones)
  const byMilestone = new Map(rows.map((row) => [row.milestone, row]))
  return campaign.measures.map((measure) => {
    const found = measure.of.flatMap((milestone) => byMilestone.get(milestone) ?? [])
    const newest = found.toSorted((a, b) => (a.effective < b.effective ? 1 : -1))[0]
    return {
      measure: measure.no,
      units: Math.max(0, ...found.map(({ communes }) => communes)),
      source: newest?.source ?? null,
      asOf: newest ? parseIsoDay(newest.effective) : null,
    }
  })
}

const spanOf = ({ unitId, lo, hi }: UnitRow): UnitSpan => ({
  unitId,
  lo,
  hi,
  kept: levelOf(unitId) !== 'hamlet',
})

const reportingSpan = (unit: UnitRow): UnitSpan => {
  if (levelOf(unit.unitId) !== 'hamlet') return spanOf(unit)
  const communeId = Math.floor(unit.unitId / 1000)
  return { unitId: communeId, lo: communeId * 1000, hi: communeId * 1000 + 999, kept: true }
}

const slotsOf = (campaign: Campaign): Slot[] =>
  campaign.measures.flatMap(({ no }) => POSSIBLE_CLASSES.map((code) => ({ measure: no, class: code })))

export type PartFigure = {
  readonly measure: number
  readonly numerator: number | null
  readonly reported: number
  readonly denominator: number
  readonly flagged: number
  readonly exempt: number
}

export type Part = {
  readonly unit: UnitRow
  readonly figures: readonly PartFigure[]
  readonly lastReport: string | null
}

const WIDTH = { district: 100_000, commune: 1_000, hamlet: 1 } as const

/** The parts of a unit at a lower level, each with one figure per target measure. */
export const readParts = async (
  tx: Tx,
  campaign: Campaign,
  today: Day,
  view: BoardView,
  level: 'district' | 'commune' | 'hamlet',
): Promise<Part[]> => {
  const measures = [...new Set(campaign.targets.map(({ measure }) => measure))]
  const width = WIDTH[level]
  const known = knownThen(today, view)
  const span = spanOf(view.unit)
  const counts = await countParts(tx, span, width, view.base, view.asOf, known, measures)
  const reports = await readCommuneReports(tx, reportingSpan(view.unit), view.asOf, known)
  const units = await listParts(tx, span, level, view.asOf)
  const byUnit = Map.groupBy(counts, ({ unitId }) => unitId)
  const spoken = Map.groupBy(reports, ({ communeId }) =>
    level === 'district' ? Math.floor(communeId / 100) : communeId,
  )
  const stands = (unit: UnitRow) =>
    spoken.get(level === 'hamlet' ? Math.floor(unit.unitId / 1000) : unit.unitId) ?? []
  return units
    .filter((unit) => !isUnknownHamlet(unit.unitId) || byUnit.has(unit.unitId))
    .map((unit) => {
      const heard = stands(unit)
      const milestones = new Set<Milestone>(heard.map(({ milestone }) => milestone))
      return {
        unit,
        figures: measures.map((no) => {
          const of = campaign.measures.find((measure) => measure.no === no)?.of ?? []
          return partFigure(
            no,
            (byUnit.get(unit.unitId) ?? []).filter(({ measure }) => measure === no),
            of.some((milestone) => milestones.has(milestone)),
          )
        }),
        lastReport: heard.reduce<string | null>(
          (newest, { effective }) => (newest === null || effective > newest ? effective : newest),
          null,
        ),
      }
    })
}

const isUnknownHamlet = (unitId: number): boolean => levelOf(unitId) === 'hamlet' && unitId % 1000 === 0

const partFigure = (
  measure: number,
  counts: readonly { readonly class: number; readonly n: number }[],
  spoken: boolean,
): PartFigure => {
  const sums = { confirmed: 0, reported: 0, flagged: 0, exempt: 0, open: 0 }
  for (const { class: code, n } of counts) {
    const { state, flag } = readClass(code)
    sums[flag === null ? state : 'flagged'] += n
  }
  const denominator = sums.confirmed + sums.reported + sums.flagged + sums.exempt + sums.open
  const { confirmed, reported, flagged, exempt } = sums
  return { measure, numerator: spoken ? confirmed : null, reported, denominator, flagged, exempt }
}

export type SeriesDay = {
  readonly day: string
  readonly numerator: number | null
  readonly reported: number
  readonly denominator: number
}

/** One measure day by day, as known now; null until the unit was first heard of it. */
export const readSeries = async (
  tx: Tx,
  campaign: Campaign,
  view: BoardView,
  measure: number,
  from: Day,
  to: Day,
): Promise<SeriesDay[]> => {
  const rows = await readCourse(tx, spanOf(view.unit), view.base, measure, to)
  const of = campaign.measures.find(({ no }) => no === measure)?.of ?? []
  const firstHeard = await findFirstReport(tx, reportingSpan(view.unit), of)
  const totals = new Map<number, number>()
  const days: SeriesDay[] = []
  let next = 0
  for (let day = from; day <= to; day += 1) {
    const iso = isoDay(day)
    for (let row = rows[next]; row !== undefined && row.day <= iso; row = rows[next]) {
      totals.set(row.class, row.total)
      next += 1
    }
    const counts = [...totals].map(([code, n]) => ({ class: code, n }))
    const { numerator, reported, denominator } = partFigure(
      measure,
      counts,
      firstHeard !== null && firstHeard <= iso,
    )
    days.push({ day: iso, numerator, reported, denominator })
  }
  return days
}
