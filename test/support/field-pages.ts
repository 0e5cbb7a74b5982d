// The pages of the phone, built with the one handle that faults need (`--mode faults`), into a folder of their own.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildWeb } from './build-web.ts'

export type FieldPages = { readonly folder: string; readonly remove: () => Promise<void> }

export async function buildFieldPages(): Promise<FieldPages> {
  if (process.env['FAULTS_PAGES'])
    return { folder: process.env['FAULTS_PAGES'], remove: async () => undefined }
  const folder = await mkdtemp(join(tmpdir(), 'phukin-field-pages-'))
  await buildWeb('--mode', 'faults', '--outDir', folder, '--emptyOutDir')
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}
