// Hands all that is not delivered to another phone: as codes, one after the other, or as a file. Sealed either way, and kept here.

import { useEffect, useState } from 'react'
import { qrTextsOf } from '#domain/qr-sequence'
import { ENVELOPE_FILE_ENDING, envelopeFileOf } from '#domain/qr-sequence-file'
import { fieldOutboxWords } from '#words/field-outbox'
import { useFormats, useWords } from '../../language.tsx'
import type { Phone } from '../../offline/phone-view.ts'
import { downloadText } from '../../ui/download.ts'
import { Empty, Note } from '../note.tsx'
import { usePhone } from '../phone-context.tsx'
import { QrShow } from './qr-show.tsx'

type Envelopes = Awaited<ReturnType<Phone['sealedEnvelopes']>>

const FILE_TYPE = 'application/json'

export function Give() {
  const words = useWords(fieldOutboxWords).give
  const format = useFormats()
  const phone = usePhone()
  const [envelopes, setEnvelopes] = useState<Envelopes | null>(null)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const [isTooMany, setTooMany] = useState(false)
  const [savedAs, setSavedAs] = useState<string | null>(null)
  useEffect(() => {
    let isHere = true
    phone.sealedEnvelopes().then((sealed) => {
      if (isHere) setEnvelopes(sealed)
    })
    return () => {
      isHere = false
    }
  }, [phone])
  if (envelopes === null) return null
  if (envelopes.length === 0) return <Empty title={words.nothing}>{words.nothingNext}</Empty>
  if (codes !== null) return <QrShow codes={codes} onClose={() => setCodes(null)} />
  const name = `phukin-${envelopes.length}${ENVELOPE_FILE_ENDING}`
  const start = () => {
    try {
      setCodes(qrTextsOf(envelopes))
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      setTooMany(true)
    }
  }
  const file = () => new File([envelopeFileOf(envelopes)], name, { type: FILE_TYPE })
  const save = () => {
    downloadText(name, FILE_TYPE, envelopeFileOf(envelopes))
    setSavedAs(name)
  }
  // A text file is what every phone may share.
  const share = async () => {
    const shared = { files: [file()] }
    if (navigator.canShare?.(shared) !== true) return save()
    await navigator.share(shared).catch((error: unknown) => {
      if (!(error instanceof DOMException && error.name === 'AbortError')) save()
    })
  }
  return (
    <div className="give">
      <p>{words.lead}</p>
      <p className="give-count">{words.count(format.count(envelopes.length))}</p>
      <section aria-labelledby="give-code">
        <h2 id="give-code">{words.byCode}</h2>
        <p>{words.byCodeHow}</p>
        {isTooMany && <Note kind="alarm" happened={words.tooMany} />}
        <button type="button" className="press press-main press-wide" onClick={start}>
          {words.start}
        </button>
      </section>
      <section aria-labelledby="give-file">
        <h2 id="give-file">{words.byFile}</h2>
        <p>{words.fileHint}</p>
        <div className="give-keys">
          {'share' in navigator && (
            <button type="button" className="press" onClick={share}>
              {words.share}
            </button>
          )}
          <button type="button" className="press" onClick={save}>
            {words.save}
          </button>
        </div>
        {savedAs !== null && <Note kind="good" happened={words.saved(savedAs)} />}
      </section>
    </div>
  )
}
