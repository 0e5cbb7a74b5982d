// One press that changes where a list stands: taken in or given up. What the server answers is shown at once.

import { useCallback, useState } from 'react'
import type { cancelImport, commitImport } from '#contract/imports'
import { call, type Failure } from '../../call.ts'
import type { ImportView } from './wire.ts'

export function useDecide(importId: string, onView: (view: ImportView) => void) {
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isBusy, setBusy] = useState(false)
  const decide = useCallback(
    async (what: typeof commitImport | typeof cancelImport) => {
      setBusy(true)
      const decided = await call(what, { importId })
      setBusy(false)
      setFailure(decided.ok ? null : decided.error)
      if (decided.ok) onView(decided.value)
    },
    [importId, onView],
  )
  return { decide, isBusy, failure }
}
