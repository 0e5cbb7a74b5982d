// Reads codes from the camera until it is stopped: camera, canvas and reader joined, without a framework. The camera is released whenever
// the page is not looked at, and for good when this stops. A picture lives as long as one look at it.

import { type Camera, type CameraProblem, openCamera } from './camera.ts'
import { openReader, type Reader, ReaderMissing } from './reader.ts'

export type ScanEvents = {
  /** Each code that is seen; the same one again only after it was away, or two seconds later. */
  readonly onText: (text: string) => void
  readonly onProblem: (problem: CameraProblem | 'no-reader') => void
  /** The picture is there. */
  readonly onReady?: (camera: Camera) => void
}

const PAUSE_MS = 100
const SAME_AGAIN_MS = 2_000

/** Returns what stops it. */
export function startScan(video: HTMLVideoElement, events: ScanEvents): () => void {
  let camera: Camera | null = null
  /** Raised when what is under way is of no use any more: stopped, hidden, or begun anew. */
  let turn = 0

  const release = () => {
    turn++
    camera?.stop()
    camera = null
  }
  const begin = async () => {
    release()
    const mine = turn
    const opened = await openCamera(video, () => {
      release()
      events.onProblem('busy')
    })
    if (mine !== turn) return opened.ok ? opened.value.stop() : undefined
    if (!opened.ok) return events.onProblem(opened.error)
    camera = opened.value
    events.onReady?.(camera)
    const reader = await openReader()
    const isOver = () => mine !== turn
    await readUntil(video, reader, isOver, events.onText).catch((error: unknown) => {
      if (!(error instanceof ReaderMissing)) throw error
      if (isOver()) return
      release()
      events.onProblem('no-reader')
    })
    reader.close()
  }
  const follow = () => {
    if (document.visibilityState === 'hidden') release()
    else void begin()
  }
  document.addEventListener('visibilitychange', follow)
  follow()
  return () => {
    document.removeEventListener('visibilitychange', follow)
    release()
  }
}

async function readUntil(
  video: HTMLVideoElement,
  reader: Reader,
  isOver: () => boolean,
  onText: (text: string) => void,
): Promise<void> {
  const canvas = document.createElement('canvas')
  let [last, lastAt] = ['', 0]
  while (!isOver()) {
    const text = drawMiddle(video, canvas) ? await reader.read(canvas) : null
    if (isOver()) break
    const now = performance.now()
    if (text === null) {
      if (now - lastAt > PAUSE_MS * 5) last = ''
    } else if (text !== last || now - lastAt > SAME_AGAIN_MS) {
      ;[last, lastAt] = [text, now]
      onText(text)
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
  // A canvas of no size holds no picture.
  canvas.width = canvas.height = 0
}

/** The square in the middle, which is what the person sees. False while there is no picture yet. */
function drawMiddle(video: HTMLVideoElement, canvas: HTMLCanvasElement): boolean {
  const { videoWidth: width, videoHeight: height } = video
  const side = Math.min(width, height)
  if (side === 0 || video.readyState < video.HAVE_CURRENT_DATA) return false
  if (canvas.width !== side) canvas.width = canvas.height = side
  canvas
    .getContext('2d', { willReadFrequently: true })
    ?.drawImage(video, (width - side) / 2, (height - side) / 2, side, side, 0, 0, side, side)
  return true
}
