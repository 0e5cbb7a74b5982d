// What the journeys do in a browser with the scanner: draw codes, read them back, show and take away the component.
import { createElement, lazy, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { encode } from 'uqr'
import { envelopesOf, gather, NOTHING_GATHERED, qrTextsOf } from '#domain/qr-sequence'
import type { SealedEnvelope } from '#domain/qr-sequence-bytes'
import { openReader } from '../../../src/web/offline/scan/reader.ts'

const Scanner = lazy(() =>
  import('../../../src/web/offline/scan/scanner.tsx').then((module) => ({ default: module.Scanner })),
)

/** Dark on light, with the quiet margin that the standard asks for. */
function draw(text: string, pixels: number): HTMLCanvasElement {
  const { size, data } = encode(text, { ecc: 'L', border: 4 })
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = size * pixels
  const context = canvas.getContext('2d')
  if (!context) throw new Error('nothing to draw on')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.fillStyle = '#000'
  data.forEach((row, y) => {
    row.forEach((isDark, x) => {
      if (isDark) context.fillRect(x * pixels, y * pixels, pixels, pixels)
    })
  })
  return canvas
}

const seen: string[] = []
const problems: string[] = []
let root: ReturnType<typeof createRoot> | null = null

const bench = {
  seen,
  problems,
  async read(text: string | null, pixels: number): Promise<string | null> {
    const reader = await openReader()
    const blank = document.createElement('canvas')
    const found = await reader.read(text === null ? blank : draw(text, pixels))
    reader.close()
    return found
  },
  /** Envelopes, codes, pictures, decoder, envelopes. */
  async travel(envelopes: readonly SealedEnvelope[], pixels: number) {
    const reader = await openReader()
    let gathered = NOTHING_GATHERED
    for (const text of [...qrTextsOf(envelopes)].reverse())
      gathered = gather(gathered, (await reader.read(draw(text, pixels))) ?? '').gathered
    reader.close()
    return { codes: gathered.count, envelopes: envelopesOf(gathered) }
  },
  photo: async (text: string, pixels: number): Promise<string> => draw(text, pixels).toDataURL('image/png'),
  show() {
    root = createRoot(document.getElementById('root') ?? document.body)
    const scanner = createElement(Scanner, {
      onText: (text: string) => seen.push(text),
      onProblem: (problem: string) => problems.push(problem),
    })
    root.render(createElement(Suspense, { fallback: null }, scanner))
  },
  hide: () => root?.unmount(),
}

export type ScanBench = typeof bench

Object.assign(window, { bench })
