// The words for a server or database that does not open.

import { cliWords } from '#words/cli'
import type { StartRefusal } from '../main.ts'
import { type Outcome, refused } from './command.ts'

export const refusedToStart = ({ code, detail }: StartRefusal): Outcome => {
  const [vi, en] = [cliWords.vi.refusals[code], cliWords.en.refusals[code]]
  const more = detail === '' ? '' : ` (${detail})`
  return refused({ code, vi: vi + more, en: en + more })
}
