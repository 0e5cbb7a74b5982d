// The sealed upload of an import as a list again, for whoever reads it once more.
import type { Services } from '../platform/services.ts'
import type { ImportRow } from './queries-imports.ts'
import { openPastedRange } from './reading/pasted-range.ts'
import { openList } from './reading/read-list.ts'

/** A pasted range is held as a whole, a file is streamed or held by its reader. */
export const openSource = async ({ files }: Services, row: ImportRow) => {
  const { fileId, fileName, mapping } = row
  if (fileId === null) throw new Error('imports: no file')
  if (mapping.pasted !== true) return openList(() => files.read(fileId), fileName)
  const pieces: Buffer[] = []
  for await (const piece of files.read(fileId)) pieces.push(Buffer.from(piece))
  return openPastedRange(Buffer.concat(pieces).toString('utf8'), fileName)
}
