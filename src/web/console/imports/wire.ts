// What the screens ask the server, and how a refused call becomes something a query can hold.

import type { z } from 'zod/mini'
import type { importView } from '#contract/imports'

export type ImportView = z.infer<typeof importView>

export const IMPORTS = ['imports']
export const importKey = (importId: string) => ['imports', importId]
export const importPath = (importId: string) => `/imports/${importId}`

/** While the server works on it, the page asks again. */
export const isWorking = (view: ImportView): boolean =>
  view.state === 'reading' || view.state === 'committing'
