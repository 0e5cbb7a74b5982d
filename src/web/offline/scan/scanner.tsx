// The camera's picture in a square, and beside it a way to choose a photo instead. Says by itself why there is no picture. To be loaded
// only when somebody scans: `lazy(() => import(…).then(({ Scanner }) => ({ default: Scanner })))`.

import { type ChangeEvent, useCallback, useEffect, useRef, useState } from 'react'
import { scanWords } from '#words/scan'
import { useWords } from '../../language.tsx'
import type { Camera, CameraProblem } from './camera.ts'
import { type PhotoProblem, readPhoto } from './photo.ts'
import { startScan } from './scan.ts'
import './scanner.css'

export type ScanProblem = CameraProblem | PhotoProblem

export type ScannerProps = {
  /** Each code that is seen, of whatever kind. */
  readonly onText: (text: string) => void
  /** What is said here already; for whoever wants to do more. */
  readonly onProblem?: (problem: ScanProblem) => void
}

export function Scanner({ onText, onProblem }: ScannerProps) {
  const words = useWords(scanWords)
  const video = useRef<HTMLVideoElement>(null)
  const told = useRef({ onText, onProblem })
  const stop = useRef<() => void>(() => undefined)
  const [problem, setProblem] = useState<ScanProblem | null>(null)
  const [camera, setCamera] = useState<Camera | null>(null)
  const [isLit, setLit] = useState(false)
  const [isReading, setReading] = useState(false)

  useEffect(() => {
    told.current = { onText, onProblem }
  })
  const fail = useCallback((found: ScanProblem) => {
    setProblem(found)
    told.current.onProblem?.(found)
  }, [])
  const begin = useCallback(() => {
    stop.current()
    setProblem(null)
    if (video.current === null) return
    stop.current = startScan(video.current, {
      onText: (text) => told.current.onText(text),
      onProblem: (found) => {
        setCamera(null)
        fail(found)
      },
      onReady: (opened) => {
        setCamera(opened)
        setLit(false)
        setProblem(null)
      },
    })
  }, [fail])
  useEffect(() => {
    begin()
    return () => stop.current()
  }, [begin])

  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [photo] = target.files ?? []
    if (photo === undefined) return
    setReading(true)
    const read = await readPhoto(photo)
    // The field lets go of the file, so that the same one can be chosen again.
    target.value = ''
    setReading(false)
    if (!read.ok) return fail(read.error)
    setProblem(null)
    told.current.onText(read.value)
  }
  const light = camera?.light
  return (
    <div className="scanner">
      <div className="scanner-frame" hidden={camera === null && problem !== null}>
        <video ref={video} className="scanner-view" aria-label={words.view} playsInline muted />
        {camera === null && problem === null && <p className="scanner-wait">{words.opening}</p>}
        {light && (
          <button
            type="button"
            className="scanner-light"
            aria-pressed={isLit}
            onClick={() => {
              setLit(!isLit)
              void light(!isLit)
            }}
          >
            {words.light}
          </button>
        )}
      </div>
      {problem !== null && (
        <p className="scanner-problem" role="alert">
          {words.problems[problem]}
        </p>
      )}
      {(problem === 'refused' || problem === 'busy' || problem === 'no-reader') && (
        <button type="button" className="scanner-button" onClick={begin}>
          {words.again}
        </button>
      )}
      <label className="scanner-button">
        {isReading ? words.reading : words.photo}
        <input type="file" accept="image/*" className="scanner-file" disabled={isReading} onChange={choose} />
      </label>
      <p className="scanner-note">{words.notKept}</p>
    </div>
  )
}
