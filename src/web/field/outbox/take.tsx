// Takes in what another phone could not send: its codes or its file. They stay sealed; this phone carries them to the server.

import { type ChangeEvent, useState } from 'react'
import { envelopesOf, type Gathered, gather, missingParts, NOTHING_GATHERED } from '#domain/qr-sequence'
import { readEnvelopeFile } from '#domain/qr-sequence-file'
import { fieldOutboxWords } from '#words/field-outbox'
import { useFormats, useWords } from '../../language.tsx'
import type { Phone } from '../../offline/phone-view.ts'
import { Icon } from '../../ui/icon.tsx'
import { Note } from '../note.tsx'
import { usePhone } from '../phone-context.tsx'
import { Camera } from '../scan/camera.tsx'

type Trouble = 'foreign' | 'newer' | 'damaged' | 'other'

const MOST_NAMED = 8

export function Take() {
  const words = useWords(fieldOutboxWords).take
  const format = useFormats()
  const phone = usePhone()
  const [isScanning, setScanning] = useState(false)
  const [gathered, setGathered] = useState<Gathered>(NOTHING_GATHERED)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [taken, setTaken] = useState<number | null>(null)

  const carry = async (envelopes: Parameters<Phone['carry']>[0]) => {
    setTaken(await phone.carry(envelopes))
    setTrouble(null)
    setScanning(false)
    setGathered(NOTHING_GATHERED)
    navigator.vibrate?.([60, 40, 60])
  }
  const read = (text: string) => {
    const { gathered: next, seen } = gather(gathered, text)
    if (seen === 'foreign' || seen === 'newer' || seen === 'other') return setTrouble(seen)
    if (seen === 'repeat') return
    navigator.vibrate?.(20)
    setTrouble(null)
    setGathered(next)
    if (missingParts(next).length > 0) return
    const whole = envelopesOf(next)
    if (whole.ok) return carry(whole.value)
    setGathered(NOTHING_GATHERED)
    setTrouble(whole.error === 'newer' ? 'newer' : 'damaged')
  }
  const open = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? []
    event.target.value = ''
    if (file === undefined) return
    setTaken(null)
    const found = readEnvelopeFile(await file.text())
    if (found.ok) await carry(found.value)
    else setTrouble(found.error)
  }
  const missing = missingParts(gathered)
  return (
    <div className="give">
      <p>{words.lead}</p>
      {taken !== null && (
        <Note kind="good" happened={taken === 0 ? words.known : words.taken(format.count(taken))} />
      )}
      {trouble !== null && <Note kind="alarm" happened={words.problems[trouble]} />}
      {isScanning ? (
        <>
          <p>{words.aim}</p>
          <Camera onText={read} />
          {gathered.count > 0 && (
            <p role="status">
              {words.got(format.count(gathered.parts.size), format.count(gathered.count))}
              {missing.length > 0 && missing.length <= MOST_NAMED && (
                <>
                  {'. '}
                  {words.missing(missing.join(', '))}
                </>
              )}
            </p>
          )}
          <button
            type="button"
            className="press press-wide"
            onClick={() => {
              setGathered(NOTHING_GATHERED)
              setTrouble(null)
            }}
          >
            {words.again}
          </button>
        </>
      ) : (
        <button
          type="button"
          className="press press-main press-wide"
          onClick={() => {
            setTaken(null)
            setTrouble(null)
            setScanning(true)
          }}
        >
          <Icon name="eye" size={20} />
          {words.scan}
        </button>
      )}
      <label className="press press-wide take-file">
        <Icon name="file" size={20} />
        {words.file}
        <input type="file" className="only-heard" onChange={open} />
      </label>
    </div>
  )
}
