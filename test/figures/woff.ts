// Reads and writes the little of WOFF 1.0 and TrueType that make-figures.ts needs: tables, simple outlines. Used only
// when the figures are made or checked, never in a browser.

import { inflateSync } from 'node:zlib'

export type Tables = { [tag: string]: Buffer }
export type Contours = {
  readonly ends: readonly number[]
  readonly points: readonly { x: number; y: number; onCurve: boolean }[]
}

const HEADER = 44
const ENTRY = 20

export function readWoff(file: Buffer): Tables {
  if (file.toString('latin1', 0, 4) !== 'wOFF') throw new Error('not a WOFF 1.0 font')
  const tables: Tables = {}
  for (let i = 0; i < file.readUInt16BE(12); i++) {
    const at = HEADER + i * ENTRY
    const [offset, packed, length] = [
      file.readUInt32BE(at + 4),
      file.readUInt32BE(at + 8),
      file.readUInt32BE(at + 12),
    ]
    const data = file.subarray(offset, offset + packed)
    tables[file.toString('latin1', at, at + 4)] = packed < length ? inflateSync(data) : data
  }
  return tables
}

const table = (tables: Tables, tag: string): Buffer => {
  const found = tables[tag]
  if (found === undefined) throw new Error(`the font has no table ${tag}`)
  return found
}

export function glyphIndex(tables: Tables, code: number): number {
  const cmap = table(tables, 'cmap')
  const offsets = Array.from({ length: cmap.readUInt16BE(2) }, (_, i) => cmap.readUInt32BE(8 + i * 8))
  const at = offsets.find((offset) => cmap.readUInt16BE(offset) === 4)
  if (at === undefined) throw new Error('the font has no character map of format 4')
  const size = cmap.readUInt16BE(at + 6)
  for (let end = at + 14; end < at + 14 + size; end += 2) {
    if (code > cmap.readUInt16BE(end)) continue
    const start = cmap.readUInt16BE(end + 2 + size)
    if (code < start) return 0
    const delta = cmap.readInt16BE(end + 2 + 2 * size)
    const rangeAt = end + 2 + 3 * size
    const range = cmap.readUInt16BE(rangeAt)
    if (range === 0) return (code + delta) & 0xffff
    return (cmap.readUInt16BE(rangeAt + range + (code - start) * 2) + delta) & 0xffff
  }
  return 0
}

export function advanceWidth(tables: Tables, glyph: number): number {
  const metrics = table(tables, 'hhea').readUInt16BE(34)
  return table(tables, 'hmtx').readUInt16BE(Math.min(glyph, metrics - 1) * 4)
}

/** The outline of a character, without hinting; throws on a composite glyph. */
export function readGlyph(tables: Tables, code: number): Contours {
  const [loca, glyf] = [table(tables, 'loca'), table(tables, 'glyf')]
  const long = table(tables, 'head').readInt16BE(50) === 1
  const glyph = glyphIndex(tables, code)
  const start = long ? loca.readUInt32BE(glyph * 4) : loca.readUInt16BE(glyph * 2) * 2
  const count = glyf.readInt16BE(start)
  if (count <= 0) throw new Error('only simple outlines are read')
  const ends = Array.from({ length: count }, (_, i) => glyf.readUInt16BE(start + 10 + i * 2))
  const total = (ends.at(-1) ?? -1) + 1
  let at = start + 10 + count * 2
  at += 2 + glyf.readUInt16BE(at)
  const flags: number[] = []
  while (flags.length < total) {
    const flag = glyf.readUInt8(at++)
    const times = (flag & 8) === 0 ? 1 : 1 + glyf.readUInt8(at++)
    for (let i = 0; i < times; i++) flags.push(flag)
  }
  const axis = (short: number, same: number) => {
    let value = 0
    return flags.map((flag) => {
      if ((flag & short) !== 0) value += (flag & same) === 0 ? -glyf.readUInt8(at++) : glyf.readUInt8(at++)
      else if ((flag & same) === 0) {
        value += glyf.readInt16BE(at)
        at += 2
      }
      return value
    })
  }
  const xs = axis(2, 16)
  const ys = axis(4, 32)
  return {
    ends,
    points: flags.map((flag, i) => ({ x: xs[i] ?? 0, y: ys[i] ?? 0, onCurve: (flag & 1) === 1 })),
  }
}

/** Every coordinate as a 16-bit step: larger than need be, and plain. */
export function writeGlyph({ ends, points }: Contours): Buffer {
  const xs = points.map((p) => p.x)
  const ys = points.map((p) => p.y)
  const header = [ends.length, Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
  const flags = Buffer.from(points.map((p) => (p.onCurve ? 1 : 0)))
  const steps = (values: number[]) => values.map((value, i) => value - (values[i - 1] ?? 0))
  const body = Buffer.concat([int16([...header, ...ends, 0]), flags, int16([...steps(xs), ...steps(ys)])])
  return Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)])
}

const int16 = (values: number[]) => {
  const out = Buffer.alloc(values.length * 2)
  for (const [i, value] of values.entries()) out.writeInt16BE(value, i * 2)
  return out
}

function checksum(data: Buffer): number {
  let sum = 0
  for (let i = 0; i < data.length; i += 4) sum = (sum + data.readUInt32BE(i)) >>> 0
  return sum
}

export function writeWoff(tables: Tables): Buffer {
  const tags = Object.keys(tables).sort()
  const padded = (data: Buffer) => Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)])
  const directory = Buffer.alloc(tags.length * ENTRY)
  let offset = HEADER + directory.length
  const bodies = tags.map((tag, i) => {
    const data = table(tables, tag)
    const body = padded(data)
    const at = i * ENTRY
    directory.write(tag, at, 'latin1')
    for (const [j, value] of [offset, data.length, data.length, checksum(body)].entries())
      directory.writeUInt32BE(value, at + 4 + j * 4)
    offset += body.length
    return body
  })
  const header = Buffer.alloc(HEADER)
  header.write('wOFF', 0, 'latin1')
  header.writeUInt32BE(0x00010000, 4)
  header.writeUInt32BE(offset, 8)
  header.writeUInt16BE(tags.length, 12)
  header.writeUInt32BE(12 + tags.length * 16 + bodies.reduce((sum, b) => sum + b.length, 0), 16)
  return Buffer.concat([header, directory, ...bodies])
}
