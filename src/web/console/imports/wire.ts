// Where the screens stand, what they ask the server under which key, and when they ask again.

import type { z } from 'zod/mini'
import type { OutputOf } from '#contract/endpoint'
import type { importView, listVanished } from '#contract/imports'

export type ImportView = z.infer<typeof importView>
export type Preview = NonNullable<ImportView['preview']>
export type Vanished = OutputOf<typeof listVanished>
export type VanishedPerson = Vanished['people'][number]

export const IMPORTS = ['imports']
export const IMPORTS_PATH = '/imports'
export const SENDERS_PATH = `${IMPORTS_PATH}/senders`
export const importKey = (importId: string) => ['imports', importId]
export const vanishedKey = (importId: string) => ['imports', importId, 'vanished']
export const importPath = (importId: string) => `${IMPORTS_PATH}/${importId}`
export const vanishedPath = (importId: string) => `${importPath(importId)}/vanished`

/** The lists of one unit. */
export const listsPath = (unit: number) => `${IMPORTS_PATH}?unit=${unit}`
export const sendersPath = (unit: number) => `${SENDERS_PATH}?unit=${unit}`

/** While the server works on it, the page asks again. */
export const isWorking = ({ state }: ImportView): boolean =>
  state === 'reading' || state === 'committing' || state === 'withdrawing'

/** What it said counted on the boards, or counts no more. */
export const movedBoards = ({ state }: ImportView): boolean => state === 'committed' || state === 'withdrawn'

export const sendersKey = (unit: number) => ['imports', 'senders', unit]
