// The texts that the cells of a workbook share. A province has millions, so they are kept as packed bytes and a text is
// made when a cell asks for it; the first few thousand, where the repeated ones stand, are kept as they were made.

import { xmlName, xmlScanner, xmlText } from './scan-xml.ts'

export type SharedStrings = { at(index: number): string | undefined }

export const NO_STRINGS: SharedStrings = { at: () => undefined }

const KEPT = 4096
const [ITEM, TEXT, PHONETIC] = ['si', 't', 'rPh'].map(xmlName)

/** `size`: bytes of the part; its texts are never longer than it. Runs are joined, readings in small print left out. */
export async function readSharedStrings(bytes: AsyncIterable<Buffer>, size: number): Promise<SharedStrings> {
  const packed = Buffer.allocUnsafe(size)
  let ends = new Uint32Array(1024)
  let count = 0
  let end = 0
  let isCapturing = false
  let isPhonetic = false
  const scanner = xmlScanner({
    open(name) {
      if (name === TEXT) isCapturing = !isPhonetic
      else if (name === PHONETIC) isPhonetic = true
    },
    close(name) {
      if (name === TEXT) isCapturing = false
      else if (name === PHONETIC) isPhonetic = false
      else if (name === ITEM) {
        if (count === ends.length) ends = grown(ends)
        ends[count++] = end
      }
    },
    text(from, start, stop, plain) {
      if (isCapturing) end += packed.write(unescaped(xmlText(from, start, stop, plain)), end)
    },
  })
  for await (const chunk of bytes) scanner.push(chunk)
  scanner.end()
  return lookup(packed.subarray(0, end), ends.subarray(0, count))
}

function grown(ends: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(ends.length * 2)
  larger.set(ends)
  return larger
}

function lookup(packed: Buffer, ends: Uint32Array): SharedStrings {
  const kept: string[] = []
  return {
    at(index) {
      const known = kept[index]
      if (known !== undefined) return known
      const end = ends[index]
      if (end === undefined) return undefined
      const text = packed.toString('utf8', index === 0 ? 0 : ends[index - 1], end)
      if (index < KEPT) kept[index] = text
      return text
    },
  }
}

/** What XML cannot hold is written _x000D_ in workbooks (ECMA-376 part 1, 22.4.2.4). */
export const unescaped = (text: string): string =>
  text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_(\n?)/g, unescapedSign) : text

function unescapedSign(_: string, hex: string, lineEnd: string): string {
  const code = Number.parseInt(hex, 16)
  if (code === 13) return '\n'
  return (code === 0 ? '' : String.fromCharCode(code)) + lineEnd
}
