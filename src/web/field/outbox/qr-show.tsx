// Codes shown one after the other until whoever reads them has all: paused, slower or faster, and step by step for one that is
// missing. White behind black in every theme, because a camera reads it.

import { useEffect, useState } from 'react'
import { fieldOutboxWords } from '#words/field-outbox'
import { useFormats, useLanguage, useWords } from '../../language.tsx'
import { Icon } from '../../ui/icon.tsx'
import { QrCode } from '../../ui/qr-code.tsx'

const SPEEDS = [0.5, 0.8, 1.2, 2] as const

type Props = { readonly codes: readonly string[]; readonly onClose: () => void }

export function QrShow({ codes, onClose }: Props) {
  const words = useWords(fieldOutboxWords).give
  const { language } = useLanguage()
  const format = useFormats()
  const [at, setAt] = useState(0)
  const [speed, setSpeed] = useState(1)
  const [isRunning, setRunning] = useState(codes.length > 1)
  const seconds = SPEEDS[speed] ?? 1
  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(() => setAt((now) => (now + 1) % codes.length), seconds * 1000)
    return () => clearInterval(timer)
  }, [isRunning, seconds, codes.length])
  useEffect(() => keepAwake(), [])
  const step = (by: number) => {
    setRunning(false)
    setAt((now) => (now + by + codes.length) % codes.length)
  }
  const [no, of] = [format.count(at + 1), format.count(codes.length)]
  return (
    <div className="qr-show">
      <QrCode text={codes[at] ?? ''} size="100%" label={words.codeLabel(no, of)} />
      <p className="qr-show-no figures">{words.code(no, of)}</p>
      <p>{words.bright}</p>
      {codes.length > 1 && (
        <>
          <div className="qr-show-keys">
            <button type="button" className="press" aria-label={words.previous} onClick={() => step(-1)}>
              <Icon name="left" size={24} />
            </button>
            <button type="button" className="press press-main" onClick={() => setRunning(!isRunning)}>
              {isRunning ? words.pause : words.play}
            </button>
            <button type="button" className="press" aria-label={words.next} onClick={() => step(1)}>
              <Icon name="right" size={24} />
            </button>
          </div>
          <div className="qr-show-keys">
            <button
              type="button"
              className="press"
              disabled={speed === SPEEDS.length - 1}
              onClick={() => setSpeed(speed + 1)}
            >
              {words.slower}
            </button>
            <button
              type="button"
              className="press"
              disabled={speed === 0}
              onClick={() => setSpeed(speed - 1)}
            >
              {words.faster}
            </button>
          </div>
          <p>{words.speed(language === 'vi' ? String(seconds).replace('.', ',') : String(seconds))}</p>
        </>
      )}
      <button type="button" className="press press-wide" onClick={onClose}>
        {words.close}
      </button>
    </div>
  )
}

/** Keeps the screen lit while codes are shown, where the browser can. */
function keepAwake(): () => void {
  let lock: WakeLockSentinel | null = null
  let isOver = false
  navigator.wakeLock
    ?.request('screen')
    .then((got) => {
      lock = got
      if (isOver) got.release()
    })
    .catch(() => undefined)
  return () => {
    isOver = true
    lock?.release()
  }
}
