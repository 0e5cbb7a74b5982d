// The decoder of QR codes in a worker of its own, so that the page stays quick while a picture is searched. Keeps nothing.

import { decodeQR } from 'qr/decode.js'

export type Asked = { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray }
export type Told = { readonly text: string | null }

/** A cheap phone takes its time; a picture that was searched for longer was moved away meanwhile. */
const TIME_LIMIT_MS = 150

self.onmessage = ({ data: { width, height, data } }: MessageEvent<Asked>) => {
  const told: Told = { text: textIn({ width, height, data }) }
  self.postMessage(told)
}

/** The decoder throws where there is no code: that is the usual case. */
function textIn(picture: Asked): string | null {
  try {
    return decodeQR(picture, { timeLimit: TIME_LIMIT_MS })
  } catch {
    return null
  }
}
