// Visits that are still on a phone which holds nobody any more: kept, sealed, and sent or handed over from here.

import { useState } from 'react'
import { fieldWords } from '#words/field'
import { fieldEntryWords } from '#words/field-entry'
import { useFormats, useWords } from '../../language.tsx'
import { Give } from '../on-demand.ts'
import { usePhone } from '../phone-context.tsx'

type Props = {
  readonly count: number
  readonly isDelivering?: boolean
  readonly isFailed?: boolean
}

export function SealedWaiting({ count, isDelivering = false, isFailed = false }: Props) {
  const { sealed: words } = useWords(fieldEntryWords)
  const { cancel } = useWords(fieldWords)
  const format = useFormats()
  const phone = usePhone()
  const [isGiving, setGiving] = useState(false)
  if (count === 0) return null
  return (
    <section className="sealed" aria-labelledby="sealed">
      <h2 id="sealed">{words.title(format.count(count))}</h2>
      <p>{words.kept}</p>
      {isFailed && !isDelivering && <p role="status">{words.failed}</p>}
      <button
        type="button"
        className="press press-main press-wide"
        aria-disabled={isDelivering}
        onClick={() => {
          if (!isDelivering) phone.deliverSealed()
        }}
      >
        {isDelivering ? words.delivering : words.deliver}
      </button>
      <button type="button" className="press press-wide" onClick={() => setGiving(!isGiving)}>
        {isGiving ? cancel : words.handOver}
      </button>
      {isGiving && <Give />}
    </section>
  )
}
