// What is told of administrative units: they are public, so any signed-in person may read all of them.
import * as z from 'zod/mini'
import { isoDay, unitBrief, unitId } from './coverage.ts'
import { endpoint } from './endpoint.ts'

const roles = 'anyone-signed-in'

/** A unit as it is named on a day; `path` leads from its province to the unit itself. */
export const unitWithPath = z.extend(unitBrief, { kind: z.string(), path: z.array(unitBrief) })

export const readUnit = endpoint({
  name: 'readUnit',
  method: 'get',
  path: '/api/units/:unit',
  summary: 'One unit as of a day (today unless said), where it lies, and its parts',
  roles,
  input: z.object({ unit: unitId, asOf: z.optional(isoDay) }),
  output: z.object({ unit: unitWithPath, asOf: isoDay, parts: z.array(unitBrief) }),
  problems: ['not-found', 'day-unreadable'],
})

export const searchUnits = endpoint({
  name: 'searchUnits',
  method: 'get',
  path: '/api/units',
  summary:
    'Units by code or by the beginnings of the words of their names, best first, 20 at most; namesakes are told apart by their path',
  roles,
  input: z.object({ q: z.string().check(z.minLength(1), z.maxLength(100)), asOf: z.optional(isoDay) }),
  output: z.object({ asOf: isoDay, units: z.array(unitWithPath) }),
  problems: ['day-unreadable'],
})

export const readHamlets = endpoint({
  name: 'readHamlets',
  method: 'get',
  path: '/api/units/:unit/hamlets',
  summary: 'The registry of hamlets of one commune as of a day',
  roles,
  input: z.object({ unit: unitId, asOf: z.optional(isoDay) }),
  output: z.object({
    commune: unitWithPath,
    asOf: isoDay,
    hamlets: z.array(
      z.extend(unitBrief, {
        kind: z.string(),
        aliases: z.array(z.string()),
        /** Not a hamlet but where people stand whose hamlet is not known. */
        unknown: z.boolean(),
      }),
    ),
  }),
  problems: ['not-found', 'day-unreadable'],
})
