// The sealed upload of an import as a list again, for whoever reads it once more.
import { err, type Result } from '#domain/result'
import type { Services } from '../platform/services.ts'
import type { ImportRow } from './queries-imports.ts'
import type { ListSource } from './reading/list-rows.ts'
import { openPastedRange } from './reading/pasted-range.ts'
import { openList } from './reading/read-list.ts'
import type { ReadProblem } from './reading/read-problem.ts'

export type SourceProblem = ReadProblem | 'file-gone'

/** `file-gone`: its time was over, the list was given up, or it came by the command line. */
export const openSource = async (
  services: Services,
  row: ImportRow,
): Promise<Result<ListSource, SourceProblem>> => {
  const { fileId } = row
  if (fileId === null) return err('file-gone')
  try {
    return await openSealed(services, row, fileId)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return err('file-gone')
    throw error
  }
}

/** A pasted range is held as a whole, a file is streamed or held by its reader. */
const openSealed = async (
  { files }: Services,
  { fileName, mapping }: ImportRow,
  fileId: string,
): Promise<Result<ListSource, ReadProblem>> => {
  if (mapping.pasted !== true) return openList(() => files.read(fileId), fileName)
  const pieces: Buffer[] = []
  for await (const piece of files.read(fileId)) pieces.push(Buffer.from(piece))
  return openPastedRange(Buffer.concat(pieces).toString('utf8'), fileName)
}
