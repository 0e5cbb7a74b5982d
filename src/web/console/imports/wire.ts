// Where the screens stand, what they ask the server under which key, and when they ask again.

import type { z } from 'zod/mini'
import type { importView } from '#contract/imports'

export type ImportView = z.infer<typeof importView>

export const IMPORTS = ['imports']
export const IMPORTS_PATH = '/imports'
export const importKey = (importId: string) => ['imports', importId]
export const importPath = (importId: string) => `${IMPORTS_PATH}/${importId}`

/** The lists of one unit. */
export const listsPath = (unit: number) => `${IMPORTS_PATH}?unit=${unit}`

/** While the server works on it, the page asks again. */
export const isWorking = (view: ImportView): boolean =>
  view.state === 'reading' || view.state === 'committing'
