// The reader of codes, loaded when somebody scans: it is as large as the rest of the app.

import { lazy, Suspense } from 'react'
import { fieldScanWords } from '#words/field-scan'
import { useWords } from '../../language.tsx'

const Scanner = lazy(() =>
  import('../../offline/scan/scanner.tsx').then(({ Scanner }) => ({ default: Scanner })),
)

/** `onText`: each code that is seen, of whatever kind. */
export function Camera({ onText }: { readonly onText: (text: string) => void }) {
  const { opening } = useWords(fieldScanWords)
  return (
    <Suspense fallback={<p role="status">{opening}</p>}>
      <Scanner onText={onText} />
    </Suspense>
  )
}
