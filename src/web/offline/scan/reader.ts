// Finds a QR code on a canvas: by the browser's own detector where it has one (Chrome on Android), else by the decoder in a worker, which
// is fetched only then. Keeps no picture.

import type { Asked, Told } from './reader-worker.ts'

export type Reader = {
  /**
   * The text of a code on the canvas; null if there is none that can be read. One canvas at a time. Rejects with
   * ReaderMissing.
   */
  readonly read: (canvas: HTMLCanvasElement) => Promise<string | null>
  readonly close: () => void
}

/** The decoder is not on this phone and cannot be fetched now. */
export class ReaderMissing extends Error {}

export const openReader = async (): Promise<Reader> => (await nativeReader()) ?? workerReader()

type Detector = {
  readonly detect: (picture: HTMLCanvasElement) => Promise<readonly { readonly rawValue: string }[]>
}
type DetectorMaker = {
  new (options: { readonly formats: readonly string[] }): Detector
  readonly getSupportedFormats: () => Promise<readonly string[]>
}

/** A draft of a standard, which TypeScript does not declare. */
const isDetectorMaker = (given: unknown): given is DetectorMaker =>
  typeof given === 'function' && 'getSupportedFormats' in given

async function nativeReader(): Promise<Reader | null> {
  const Maker: unknown = Reflect.get(globalThis, 'BarcodeDetector')
  if (!isDetectorMaker(Maker)) return null
  try {
    if (!(await Maker.getSupportedFormats()).includes('qr_code')) return null
    const detector = new Maker({ formats: ['qr_code'] })
    const read = async (canvas: HTMLCanvasElement) => (await detector.detect(canvas))[0]?.rawValue ?? null
    // Some phones name the format and fail at the first picture, where a service behind it is missing.
    const blank = document.createElement('canvas')
    blank.width = blank.height = 32
    blank.getContext('2d')?.fillRect(0, 0, 32, 32)
    await read(blank)
    return { read, close: () => undefined }
  } catch {
    return null
  }
}

function workerReader(): Reader {
  const worker = new Worker(new URL('./reader-worker.ts', import.meta.url), { type: 'module' })
  const failed = new Promise<never>((_, reject) => {
    worker.onerror = () => reject(new ReaderMissing())
  })
  // Whoever reads is told; before anybody has read it is nobody's business.
  failed.catch(() => undefined)
  const ask = ({ width, height, data }: ImageData): Promise<string | null> =>
    new Promise((resolve) => {
      worker.onmessage = ({ data: told }: MessageEvent<Told>) => resolve(told.text)
      const asked: Asked = { width, height, data }
      worker.postMessage(asked, [data.buffer])
    })
  return {
    async read(canvas) {
      const { width, height } = canvas
      const picture = canvas.getContext('2d', { willReadFrequently: true })?.getImageData(0, 0, width, height)
      return picture ? Promise.race([ask(picture), failed]) : null
    },
    close: () => worker.terminate(),
  }
}
