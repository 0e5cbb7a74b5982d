// SQL of the waves: units as they stand on a day, and the steps of hamlets. Only writer of wave_steps, and never an update:
// the last row of a hamlet holds. Row security decides what is read.
import { sql } from 'kysely'
import { type Day, isoDay } from '#domain/dates'
import type { Level } from '#domain/units'
import type { WaveFigures } from '#domain/wave-figures'
import type { WaveStep } from '#domain/waves'
import type { Tx } from '../platform/database.ts'

export type UnitRow = {
  readonly unitId: number
  readonly code: string | null
  readonly name: string
  readonly fullName: string
  readonly level: Level
  readonly lo: number
  readonly hi: number
}

const unitColumns = sql.raw('u.unit_id, u.code, u.name, u.full_name, u.level, u.lo, u.hi')
const validOn = (day: Day) =>
  sql`u.valid_from <= ${isoDay(day)} and coalesce(u.valid_to, 'infinity') >= ${isoDay(day)}`

export const findUnit = async (tx: Tx, unitId: number, day: Day): Promise<UnitRow | null> => {
  const { rows } = await sql<UnitRow>`
    select ${unitColumns} from units u where u.unit_id = ${unitId} and ${validOn(day)}`.execute(tx)
  return rows[0] ?? null
}

/** In the order of their numbers; of a hamlet itself. */
export const listHamlets = async (tx: Tx, { lo, hi }: UnitRow, day: Day): Promise<UnitRow[]> => {
  const { rows } = await sql<UnitRow>`
    select ${unitColumns} from units u
    where u.level = 'hamlet' and u.lo between ${lo} and ${hi} and ${validOn(day)} order by u.unit_id`.execute(
    tx,
  )
  return rows
}

export type StepRow = {
  readonly hamletId: number
  readonly stepNo: number
  readonly step: WaveStep
  readonly onDay: string
  readonly decidedBy: string
  readonly reason: string | null
  /** To be read by the contract's schema. */
  readonly figures: unknown
}

const stepColumns = sql.raw('hamlet_id, step_no, step, on_day, decided_by, reason, figures')

/** The step that holds, for every hamlet of the commune that ever took one. */
export const readHeldSteps = async (tx: Tx, communeId: number): Promise<StepRow[]> => {
  const { rows } = await sql<StepRow>`
    select distinct on (hamlet_id) ${stepColumns} from wave_steps
    where commune_id = ${communeId} order by hamlet_id, step_no desc`.execute(tx)
  return rows
}

/** All steps of one hamlet, newest first. */
export const readSteps = async (tx: Tx, communeId: number, hamletId: number): Promise<StepRow[]> => {
  const { rows } = await sql<StepRow>`
    select ${stepColumns} from wave_steps
    where commune_id = ${communeId} and hamlet_id = ${hamletId} order by step_no desc`.execute(tx)
  return rows
}

export type NewStep = {
  readonly hamletId: number
  readonly stepNo: number
  readonly step: WaveStep
  readonly onDay: Day
  readonly decidedBy: string
  readonly reason: string | null
  readonly figures: WaveFigures
}

/** False when somebody else has taken a step of this number meanwhile. */
export const addStep = async (tx: Tx, communeId: number, given: NewStep): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    insert into wave_steps (commune_id, hamlet_id, step_no, step, on_day, decided_by, reason, figures)
    values (${communeId}, ${given.hamletId}, ${given.stepNo}, ${given.step}, ${isoDay(given.onDay)},
      ${given.decidedBy}, ${given.reason}, ${JSON.stringify(given.figures)})
    on conflict (commune_id, hamlet_id, step_no) do nothing`.execute(tx)
  return numAffectedRows === 1n
}

/** Until the transaction ends nothing is recorded of anybody of the hamlet: a step stands on exactly these figures. */
export const holdHamlet = async (tx: Tx, communeId: number, hamletId: number): Promise<void> => {
  await sql`
    select revision from hamlet_revisions
    where commune_id = ${communeId} and hamlet_id = ${hamletId} for share`.execute(tx)
}

export type StepCount = {
  readonly communeId: number
  /** null: no step was ever taken. */
  readonly step: WaveStep | null
  readonly hamlets: number
  readonly lastDay: string | null
}

/** How many hamlets of the registry stand at which step, commune by commune. */
export const countSteps = async (tx: Tx, { lo, hi }: UnitRow, day: Day): Promise<StepCount[]> => {
  const { rows } = await sql<StepCount>`
    with held as (
      select distinct on (commune_id, hamlet_id) hamlet_id, step, on_day from wave_steps
      where commune_id between ${Math.floor(lo / 1000)} and ${Math.floor(hi / 1000)}
      order by commune_id, hamlet_id, step_no desc
    )
    select u.parent_id as commune_id, h.step, count(*) as hamlets, max(h.on_day) as last_day
    from units u left join held h on h.hamlet_id = u.unit_id
    where u.level = 'hamlet' and u.lo between ${lo} and ${hi} and u.unit_id % 1000 > 0 and ${validOn(day)}
    group by 1, 2`.execute(tx)
  return rows
}

export const listCommunes = async (tx: Tx, { lo, hi }: UnitRow, day: Day): Promise<UnitRow[]> => {
  const { rows } = await sql<UnitRow>`
    select ${unitColumns} from units u
    where u.level = 'commune' and u.lo between ${lo} and ${hi} and ${validOn(day)} order by u.unit_id`.execute(
    tx,
  )
  return rows
}
