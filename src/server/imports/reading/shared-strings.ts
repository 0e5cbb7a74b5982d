// The texts that the cells of a workbook share, as a table of packed bytes read from its XML.

import { runFonts } from './column-fonts.ts'
import { startsAt, xmlAttributes, xmlName, xmlScanner, xmlText } from './scan-xml.ts'
import { type PackedStrings, stringPacker } from './string-packer.ts'

export type SharedStrings = {
  at(index: number): string | undefined
  /** The font of most of a text whose runs have fonts of their own; undefined: that of its cell. */
  fontAt?(index: number): string | undefined
}

export const NO_STRINGS: SharedStrings = { at: () => undefined }

const [ITEM, TEXT, PHONETIC, RUN, RUN_FONT] = ['si', 't', 'rPh', 'r', 'rFont'].map(xmlName)
const ITEM_OPENS = Buffer.from('<si><t>')
const ITEM_CLOSES = Buffer.from('</t></si>')
const LESS = 60
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

  /** Items from here on that are written as nearly all are: `<si><t>Ấp 3</t></si>`. */
  function takeItems(piece: Buffer, from: number): number {
    for (let at = from; ; ) {
      if (!startsAt(piece, at, ITEM_OPENS)) return at
      const start = at + ITEM_OPENS.length
      let stop = start
      while (stop < piece.length && piece[stop] !== LESS) stop++
      if (!startsAt(piece, stop, ITEM_CLOSES) || !packer.addPlain(piece, start, stop)) return at
      packer.end()
      at = stop + ITEM_CLOSES.length
    }
  }

  const scanner = xmlScanner({
    take: takeItems,
    open(name, from, start, stop) {
      if (name === TEXT) isCapturing = !isPhonetic
      else if (name === PHONETIC) isPhonetic = true
      else if (name === RUN) {
        runs.startRun()
        isRich = true
      } else if (name === RUN_FONT) runs.setFont(xmlAttributes(from, start, stop).get('val'))
    },
    close(name) {
      if (name === TEXT) isCapturing = false
      else if (name === PHONETIC) isPhonetic = false
      else if (name === ITEM) {
        if (isRich) noteFont()
        packer.end()
      }
    },
    text(from, start, stop, plain) {
      if (!isCapturing) return
      if (!packer.addPlain(from, start, stop)) packer.add(unescaped(xmlText(from, start, stop, plain)))
      if (isRich) runs.addText(stop - start)
    },
  })

  function noteFont() {
    const font = runs.take()
    if (font !== undefined && fonts.size < MOST_FONTS) fonts.set(packer.count(), font)
    isRich = false
  }

  for await (const chunk of bytes) scanner.push(chunk)
  scanner.end()
  const strings: PackedStrings = packer.lookup()
  return { at: strings.at, fontAt: (index) => fonts.get(index) }
}

/** What XML cannot hold is written _x000D_ in workbooks (ECMA-376 part 1, 22.4.2.4). */
export const unescaped = (text: string): string =>
  text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_(\n?)/g, unescapedSign) : text

function unescapedSign(_: string, hex: string, lineEnd: string): string {
  const code = Number.parseInt(hex, 16)
  if (code === 13) return '\n'
  return (code === 0 ? '' : String.fromCharCode(code)) + lineEnd
}
