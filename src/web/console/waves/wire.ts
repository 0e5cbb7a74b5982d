// What the endpoints of the waves give, by name, and how they are asked. Shapes are checked where they come in (call.ts).

import { useQuery } from '@tanstack/react-query'
import type { OutputOf } from '#contract/endpoint'
import { readWaveParts, readWavePeople, readWaveSteps, readWaves } from '#contract/waves'
import { type Day, parseIsoDay } from '#domain/dates'
import type { WaveGroup } from '#domain/wave-figures'
import { call } from '../../call.ts'

export type HamletWave = OutputOf<typeof readWaves>['hamlets'][number]
export type CommuneWaves = OutputOf<typeof readWaveParts>['communes'][number]
export type TakenStep = OutputOf<typeof readWaveSteps>['steps'][number]
export type PeopleOut = OutputOf<typeof readWavePeople>
export type Listed = PeopleOut['people'][number]

/** Everything that a step changes stands under it. */
export const WAVES = ['waves'] as const

export const useWaves = (unit: number) =>
  useQuery({
    queryKey: [...WAVES, 'hamlets', unit],
    queryFn: ({ signal }) => call(readWaves, { unit }, { signal }),
  })

export const useWaveParts = (unit: number) =>
  useQuery({
    queryKey: [...WAVES, 'communes', unit],
    queryFn: ({ signal }) => call(readWaveParts, { unit }, { signal }),
  })

export const useWaveSteps = (hamlet: number) =>
  useQuery({
    queryKey: [...WAVES, 'steps', hamlet],
    queryFn: ({ signal }) => call(readWaveSteps, { hamlet }, { signal }),
  })

export const useWavePeople = (unit: number, group: WaveGroup, page: number) =>
  useQuery({
    queryKey: [...WAVES, 'people', unit, { group, page }],
    queryFn: ({ signal }) => call(readWavePeople, { unit, group, page }, { signal }),
  })

/** A day of an answer; the contract has checked its form. */
export const dayOf = (iso: string): Day => parseIsoDay(iso) ?? 0
