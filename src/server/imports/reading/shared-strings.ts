// The texts that the cells of a workbook share. A province has millions, so they are kept as packed bytes and a text is
// made when a cell asks for it; the first thousands, where the repeated ones stand, are kept as they were made.

import { runFonts } from './column-fonts.ts'
import { LONGEST_CELL } from './list-rows.ts'
import { readFailure } from './read-problem.ts'
import { xmlAttributes, xmlName, xmlScanner, xmlText } from './scan-xml.ts'

export type SharedStrings = {
  at(index: number): string | undefined
  /** The font of most of a text whose runs have fonts of their own; undefined: that of its cell. */
  fontAt?(index: number): string | undefined
}

export const NO_STRINGS: SharedStrings = { at: () => undefined }

const KEPT = 1 << 14
const [ITEM, TEXT, PHONETIC, RUN, RUN_FONT] = ['si', 't', 'rPh', 'r', 'rFont'].map(xmlName)
/** Fonts are told of the first rows of a sheet: their texts stand early in the table. */
const MOST_FONTS = 65_536

/** `size`: bytes of the part; its texts are never longer than it. Runs are joined, readings in small print left out. */
export async function readSharedStrings(bytes: AsyncIterable<Buffer>, size: number): Promise<SharedStrings> {
  const packer = stringPacker(size)
  const fonts = new Map<number, string>()
  const runs = runFonts()
  let isRich = false
  let isCapturing = false
  let isPhonetic = false
  const scanner = xmlScanner({
    open(name, from, start, stop) {
      if (name === TEXT) isCapturing = !isPhonetic
      else if (name === PHONETIC) isPhonetic = true
      else if (name === RUN) runs.startRun()
      else if (name === RUN_FONT) {
        isRich = true
        runs.setFont(xmlAttributes(from, start, stop).get('val'))
      }
    },
    close(name) {
      if (name === TEXT) isCapturing = false
      else if (name === PHONETIC) isPhonetic = false
      else if (name === ITEM) {
        const font = runs.take()
        if (isRich && font !== undefined && fonts.size < MOST_FONTS) fonts.set(packer.count(), font)
        isRich = false
        packer.end()
      }
    },
    text(from, start, stop, plain) {
      if (!isCapturing) return
      const text = unescaped(xmlText(from, start, stop, plain))
      packer.add(text)
      runs.addText(text.length)
    },
  })
  for await (const chunk of bytes) scanner.push(chunk)
  scanner.end()
  return { ...packer.lookup(), fontAt: (index) => fonts.get(index) }
}

/** Packs texts one after the other: `add` its pieces, then `end` it. `size`: at least the bytes of all of them as UTF-8. */
export function stringPacker(size: number) {
  const packed = Buffer.allocUnsafe(size)
  let ends = new Uint32Array(1024)
  let count = 0
  let end = 0
  return {
    count: () => count,
    add(text: string) {
      end += packed.write(text, end)
    },
    end() {
      if (end - (ends[count - 1] ?? 0) > LONGEST_CELL) throw readFailure('damaged-file')
      if (count === ends.length) ends = grown(ends)
      ends[count++] = end
    },
    lookup: (): SharedStrings => lookup(packed.subarray(0, end), ends.subarray(0, count)),
  }
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
