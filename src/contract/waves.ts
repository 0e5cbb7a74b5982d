// The waves of hamlets ("cuốn chiếu"): how each stands and what its next step lacks, how many stand where above them, who stands
// behind a figure, and taking a step or taking it back. Figures are as of today's campaign day, of the people present.
import * as z from 'zod/mini'
import { rolesWith } from '#domain/access'
import { WAVE_GROUPS } from '#domain/wave-figures'
import { WAVE_OBSTACLES, WAVE_STEPS } from '#domain/waves'
import { isoDay, personBrief, unitBrief, unitId } from './coverage.ts'
import { endpoint } from './endpoint.ts'
import { action, REASON_SHORTEST } from './people.ts'

const roles = rolesWith('read-board')
const namesRoles = rolesWith('read-people').filter((role) => roles.includes(role))
const stepRoles = rolesWith('advance-wave')

export const waveStep = z.enum(WAVE_STEPS)
export const waveGroup = z.enum(WAVE_GROUPS)
/** People in each group; `visited` + `unvisited` = `people`. See domain/wave-figures.ts. */
export const waveFigures = z.record(waveGroup, z.number())

/** No hamlet, but where people stand whose hamlet is not known: it has figures and no wave. */
const unknown = z.boolean()

const hamletWave = z.object({
  unit: unitBrief,
  unknown,
  step: waveStep,
  /** How many steps were ever taken: 0 is open because nobody has begun. Sent back with the next step. */
  stepNo: z.number(),
  since: z.nullable(isoDay),
  /** Why it was reopened. */
  reason: z.nullable(z.string()),
  figures: waveFigures,
  /** null: no visit was ever recorded here, so `visited` is not known to be 0. */
  lastVisit: z.nullable(isoDay),
  /** The next step and what it still lacks; null when it is closed. Nobody on any list is no empty lack: `people` is 0 then. */
  next: z.nullable(
    z.object({
      step: waveStep,
      lacks: z.array(z.object({ group: z.enum(WAVE_OBSTACLES), count: z.number() })),
    }),
  ),
  reopensTo: z.nullable(waveStep),
  /** What came after the step: reopening is proposed when it is not empty. */
  cameAfter: z.array(z.object({ group: waveGroup, before: z.number(), now: z.number() })),
})

export const readWaves = endpoint({
  name: 'readWaves',
  method: 'get',
  path: '/api/waves',
  summary:
    'The waves of the hamlets of a commune, or of one hamlet: step, since when, figures, what the next step lacks',
  roles,
  input: z.object({ unit: unitId }),
  output: z.object({ unit: unitBrief, asOf: isoDay, hamlets: z.array(hamletWave) }),
  problems: ['not-found', 'unit-too-large'],
})

export const readWaveParts = endpoint({
  name: 'readWaveParts',
  method: 'get',
  path: '/api/waves/parts',
  summary: 'The communes of a province or district: how many of their hamlets stand at which step',
  roles,
  input: z.object({ unit: unitId }),
  output: z.object({
    unit: unitBrief,
    asOf: isoDay,
    communes: z.array(
      z.object({
        unit: unitBrief,
        /** Hamlets in the registry on that day: the denominator. 0: the registry names none yet. */
        hamlets: z.number(),
        /** Of them, those for which a step was ever taken; 0: the commune has not begun. */
        begun: z.number(),
        steps: z.record(waveStep, z.number()),
        lastStep: z.nullable(isoDay),
      }),
    ),
  }),
  problems: ['not-found', 'unit-too-small'],
})

export const readWaveSteps = endpoint({
  name: 'readWaveSteps',
  method: 'get',
  path: '/api/waves/:hamlet/steps',
  summary: 'Every step of one hamlet, newest first: who decided it, why, and on which figures',
  roles,
  input: z.object({ hamlet: unitId }),
  output: z.object({
    unit: unitBrief,
    steps: z.array(
      z.object({
        stepNo: z.number(),
        step: waveStep,
        onDay: isoDay,
        decidedBy: z.nullable(z.string()),
        reason: z.nullable(z.string()),
        figures: waveFigures,
      }),
    ),
  }),
  problems: ['not-found'],
})

export const readWavePeople = endpoint({
  name: 'readWavePeople',
  method: 'get',
  path: '/api/waves/people',
  summary: 'The people behind a figure of a wave, by hamlet, group of households and household',
  roles: namesRoles,
  input: z.object({
    unit: unitId,
    group: waveGroup,
    page: z.optional(z.coerce.number().check(z.int(), z.positive(), z.maximum(1_000_000))),
  }),
  output: z.object({
    unit: unitBrief,
    asOf: isoDay,
    group: waveGroup,
    total: z.number(),
    page: z.number(),
    pageSize: z.number(),
    people: z.array(
      z.extend(personBrief, {
        residentialGroup: z.nullable(z.string()),
        /** What the next visit is for; null when nothing is to be done. */
        demand: z.nullable(action),
        attempts: z.number(),
        lastVisit: z.nullable(isoDay),
        promise: z.nullable(isoDay),
      }),
    ),
  }),
  problems: ['not-found', 'unit-too-large'],
})

const taken = z.object({ step: waveStep, stepNo: z.number(), since: isoDay })

/** `seen`: the number of the step that the asker saw; another one has been taken meanwhile when it no longer holds. */
const seen = z.number().check(z.int(), z.nonnegative(), z.maximum(1_000_000))

export const advanceWave = endpoint({
  name: 'advanceWave',
  method: 'post',
  path: '/api/waves/:hamlet/advance',
  summary:
    'Takes the next step of a hamlet; refused with the number of people in each group that stands in the way',
  roles: stepRoles,
  input: z.object({ hamlet: unitId, seen }),
  output: taken,
  problems: ['not-found', 'wave-moved', 'wave-closed', 'wave-nobody-listed', 'wave-lacking'],
})

export const reopenWave = endpoint({
  name: 'reopenWave',
  method: 'post',
  path: '/api/waves/:hamlet/reopen',
  summary: 'Reopens a hamlet, always with a reason in words',
  roles: stepRoles,
  input: z.object({
    hamlet: unitId,
    seen,
    reason: z.string().check(
      z.trim(),
      z.minLength(REASON_SHORTEST),
      z.maxLength(300),
      z.refine((text) => !text.includes('\0')),
    ),
  }),
  output: taken,
  problems: ['not-found', 'wave-moved', 'wave-not-begun'],
})
