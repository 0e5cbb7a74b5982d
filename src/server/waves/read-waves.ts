// Reads the waves of a commune hamlet by hamlet, and of a province or district commune by commune. The first folds people, the
// second only counts steps: nobody waits for a province to be folded.
import type { z } from 'zod/mini'
import { type readWaveParts, type readWaves, waveFigures } from '#contract/waves'
import type { Campaign } from '#domain/campaign'
import { type Day, isoDay } from '#domain/dates'
import { communeOfHamlet } from '#domain/units'
import type { WaveFigures } from '#domain/wave-figures'
import { cameAfter, lacksOf, reopensTo, stepAfter, WAVE_STEPS, type WaveStep } from '#domain/waves'
import type { Tx } from '../platform/database.ts'
import {
  countSteps,
  listCommunes,
  listHamlets,
  readHeldSteps,
  type StepRow,
  type UnitRow,
} from './queries.ts'
import { figuresByHamlet, figuresOf, type HamletFigures, readPeople } from './read-people.ts'

type WavesAnswer = z.infer<(typeof readWaves)['output']>
type HamletOut = WavesAnswer['hamlets'][number]
type PartsAnswer = z.infer<(typeof readWaveParts)['output']>

export const unitOut = ({ unitId, code, name, fullName, level }: UnitRow): WavesAnswer['unit'] => ({
  unitId,
  code,
  name,
  fullName,
  level,
})

/** The figures a step stood on, as they were kept. */
export const keptFigures = (row: StepRow): WaveFigures => waveFigures.parse(row.figures)

const isUnknown = ({ unitId }: UnitRow): boolean => unitId % 1000 === 0

/** `unit`: a commune or a hamlet. People of unknown hamlet stand last, and only where there are any. */
export const readHamletWaves = async (
  tx: Tx,
  campaign: Campaign,
  unit: UnitRow,
  day: Day,
): Promise<HamletOut[]> => {
  const hamlets = await listHamlets(tx, unit, day)
  const steps = new Map((await readHeldSteps(tx, communeOfHamlet(unit.lo))).map((row) => [row.hamletId, row]))
  const figures = figuresByHamlet(await readPeople(tx, campaign, unit, day))
  const known = hamlets.filter((hamlet) => !isUnknown(hamlet))
  const unknown = hamlets.filter((hamlet) => isUnknown(hamlet) && figures.has(hamlet.unitId))
  return [...known, ...unknown].map((hamlet) =>
    hamletOut(hamlet, steps.get(hamlet.unitId) ?? null, figures.get(hamlet.unitId) ?? figuresOf([])),
  )
}

const hamletOut = (
  hamlet: UnitRow,
  held: StepRow | null,
  { figures, lastVisit }: HamletFigures,
): HamletOut => {
  const step = held?.step ?? 'open'
  const next = isUnknown(hamlet) ? null : stepAfter(step)
  return {
    unit: unitOut(hamlet),
    unknown: isUnknown(hamlet),
    step,
    stepNo: held?.stepNo ?? 0,
    since: held?.onDay ?? null,
    reason: held?.reason ?? null,
    figures,
    lastVisit: lastVisit === null ? null : isoDay(lastVisit),
    next: next === null ? null : { step: next, lacks: [...lacksOf(next, figures)] },
    reopensTo: reopensTo(step),
    cameAfter: held === null ? [] : [...cameAfter(step, keptFigures(held), figures)],
  }
}

/** `unit`: a province or a district. A hamlet without any step is open. */
export const readCommuneWaves = async (tx: Tx, unit: UnitRow, day: Day): Promise<PartsAnswer['communes']> => {
  const communes = await listCommunes(tx, unit, day)
  const counts = await countSteps(tx, unit, day)
  return communes.map((commune) => {
    const own = counts.filter(({ communeId }) => communeId === commune.unitId)
    const sum = (rows: typeof own) => rows.reduce((total, { hamlets }) => total + hamlets, 0)
    const at = (step: WaveStep) => sum(own.filter((row) => (row.step ?? 'open') === step))
    const [open, beingSwept, swept, verified, closed] = WAVE_STEPS.map(at)
    return {
      unit: unitOut(commune),
      hamlets: sum(own),
      begun: sum(own.filter(({ step }) => step !== null)),
      steps: {
        open: open ?? 0,
        being_swept: beingSwept ?? 0,
        swept: swept ?? 0,
        verified: verified ?? 0,
        closed: closed ?? 0,
      },
      lastStep: own.reduce<string | null>(
        (last, { lastDay }) => (lastDay !== null && (last === null || lastDay > last) ? lastDay : last),
        null,
      ),
    }
  })
}
