// Makes the tabular figures: Be Vietnam Pro has none, so a column of its digits does not line up. Takes the ten digits
// of the packaged font (SIL Open Font License, no reserved name) and gives each the same advance width. Run by hand:
//   node test/figures/make-figures.ts
// The four results stand in src/web/ui/figures; figures.test.ts checks them against the packaged font.

import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Contours, readGlyph, readWoff, type Tables, writeGlyph, writeWoff } from './woff.ts'

/** Thousandths of the type size, the same in every weight so that a bold total stands under its column. */
export const FIGURE_WIDTH = 660
export const WEIGHTS = [400, 500, 600, 700] as const
const NAME = 'Phu Kin Figures'
const DIGITS = Array.from({ length: 10 }, (_, i) => 0x30 + i)

/** The whole font file (woff, uncompressed tables: the same bytes on every machine). */
export function makeFigures(source: Buffer): Buffer {
  const tables = readWoff(source)
  const glyphs = DIGITS.map((code) => centred(readGlyph(tables, code)))
  const bodies = [Buffer.alloc(0), ...glyphs.map((g) => writeGlyph(g))]
  const sides = glyphs.map((g) => Math.min(...g.points.map((p) => p.x)))
  return writeWoff({
    'OS/2': os2(tables),
    cmap: cmap(),
    glyf: Buffer.concat(bodies),
    head: patched(tables, 'head', (b) => b.writeInt16BE(1, 50)),
    hhea: patched(tables, 'hhea', (b) => {
      b.writeUInt16BE(FIGURE_WIDTH, 10)
      b.writeUInt16BE(glyphs.length + 1, 34)
    }),
    hmtx: words([0, ...sides].flatMap((side) => [FIGURE_WIDTH, side])),
    loca: loca(bodies),
    maxp: patched(tables, 'maxp', (b) => b.writeUInt16BE(glyphs.length + 1, 4)),
    name: name(),
    post: patched(tables, 'post', (b) => b.writeUInt32BE(0x00030000, 0)).subarray(0, 32),
  })
}

function centred(glyph: Contours): Contours {
  const xs = glyph.points.map((p) => p.x)
  const [left, right] = [Math.min(...xs), Math.max(...xs)]
  const shift = Math.round((FIGURE_WIDTH - (right - left)) / 2) - left
  return { ...glyph, points: glyph.points.map((p) => ({ ...p, x: p.x + shift })) }
}

const words = (values: number[]) => {
  const out = Buffer.alloc(values.length * 2)
  for (const [i, value] of values.entries()) out.writeUInt16BE(value & 0xffff, i * 2)
  return out
}

function patched(tables: Tables, tag: string, change: (copy: Buffer) => void): Buffer {
  const copy = Buffer.from(tables[tag] ?? Buffer.alloc(0))
  change(copy)
  return copy
}

const os2 = (tables: Tables) =>
  patched(tables, 'OS/2', (b) => {
    b.writeInt16BE(FIGURE_WIDTH, 2)
    b.writeUInt16BE(0x30, 64)
    b.writeUInt16BE(0x39, 66)
  })

/** Format 4: one segment for the digits, and the closing one. */
function cmap(): Buffer {
  const segments = [4, 32, 0, 4, 4, 1, 0, 0x39, 0xffff, 0, 0x30, 0xffff, 1 - 0x30, 1, 0, 0]
  return Buffer.concat([words([0, 1, 3, 1, 0, 12]), words(segments)])
}

function loca(bodies: Buffer[]): Buffer {
  const out = Buffer.alloc((bodies.length + 1) * 4)
  let at = 0
  for (const [i, body] of bodies.entries()) {
    out.writeUInt32BE(at, i * 4)
    at += body.length
  }
  out.writeUInt32BE(at, bodies.length * 4)
  return out
}

function name(): Buffer {
  const strings = [
    [1, NAME],
    [2, 'Regular'],
    [4, NAME],
    [6, NAME.replaceAll(' ', '')],
  ] as const
  const texts = strings.map(([, text]) => Buffer.from(text, 'utf16le').swap16())
  let offset = 0
  const records = strings.map(([id], i) => {
    const length = texts[i]?.length ?? 0
    const record = words([3, 1, 0x409, id, length, offset])
    offset += length
    return record
  })
  return Buffer.concat([words([0, strings.length, 6 + strings.length * 12]), ...records, ...texts])
}

export const sourceFile = (weight: number) =>
  fileURLToPath(
    import.meta.resolve(`@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-${weight}-normal.woff`),
  )
export const figuresFile = (weight: number) =>
  fileURLToPath(new URL(`../../src/web/ui/figures/figures-${weight}.woff`, import.meta.url))

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const weight of WEIGHTS)
    writeFileSync(figuresFile(weight), makeFigures(readFileSync(sourceFile(weight))))
}
