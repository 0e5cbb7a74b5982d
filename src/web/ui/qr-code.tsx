// A QR code as one path of whole modules, sharp at any size. Its white border is part of it: scanners need it.

import { useMemo } from 'react'
import { encode } from 'uqr'

const QUIET = 2

/** `text` in capitals, digits and -:/ gives the smallest code. `label` is what is heard. */
export function QrCode({ text, size, label }: { text: string; size: string; label: string }) {
  const { path, modules } = useMemo(() => pathOf(text), [text])
  return (
    <svg
      className="qr"
      style={{ width: size, height: size }}
      viewBox={`0 0 ${modules} ${modules}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
      focusable="false"
    >
      <rect width={modules} height={modules} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}

/** Neighbours of one row are one rectangle. */
function pathOf(text: string): { path: string; modules: number } {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET })
  let path = ''
  for (const [y, row] of data.entries()) {
    let from = -1
    for (let x = 0; x <= size; x += 1) {
      if (row[x] === true && from < 0) from = x
      if (row[x] !== true && from >= 0) {
        path += `M${from} ${y}h${x - from}v1h${from - x}z`
        from = -1
      }
    }
  }
  return { path, modules: size }
}
