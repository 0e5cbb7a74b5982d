// Who brought a list in, as its reader would say it.

import { importScreenWords } from '#words/import-screens'
import { useWords } from '../../language.tsx'
import { useSession } from '../session.tsx'
import type { ImportView } from './wire.ts'

export function useBroughtInBy(): (view: ImportView) => string {
  const words = useWords(importScreenWords)
  const { me } = useSession()
  return ({ startedBy, startedByName }) => {
    if (startedBy === null) return words.byCommand
    return startedBy === me.accountId ? words.byYou : (startedByName ?? '–')
  }
}
