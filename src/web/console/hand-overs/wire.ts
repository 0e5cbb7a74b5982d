// Where the screens of hand-overs stand, under which key they are kept, and what they show as the server answers it.

import type { OutputOf } from '#contract/endpoint'
import { BOXES, type listHandOvers, type readHandOver } from '#contract/hand-overs'
import { type Day, parseIsoDay } from '#domain/dates'

export type Listed = OutputOf<typeof listHandOvers>
export type HandOverView = Listed['handOvers'][number]
export type HandOverEvent = OutputOf<typeof readHandOver>['events'][number]
export type Box = (typeof BOXES)[number]
export type Counts = NonNullable<Listed['counts'][Box]>

export const isBox = (text: string): text is Box => BOXES.some((box) => box === text)

export const HAND_OVERS = ['hand-overs']
export const handOversOfKey = (personId: string) => [...HAND_OVERS, 'of', personId]
export const HAND_OVERS_PATH = '/hand-overs'
export const boxPath = (box: Box, ended: boolean) => `${HAND_OVERS_PATH}/${box}${ended ? '?show=ended' : ''}`
export const handOversOfPath = (personId: string) => `${HAND_OVERS_PATH}/of/${personId}`
export const handOverPath = (handOverId: string) => `${HAND_OVERS_PATH}/one/${handOverId}`

/** Days of answers are checked by the contract to be written as YYYY-MM-DD. */
export const dayOf = (iso: string): Day => parseIsoDay(iso) ?? 0
