// What an .xls says before its sheets: where they stand, its texts, fonts and number formats, its code page and what of it is
// never read ([MS-XLS] 2.1.7.20.1; BIFF5 of Excel 95 besides).

import { type BiffRecord, blockReader, continued, damaged, recordAt } from './biff-records.ts'
import { runFonts } from './column-fonts.ts'
import { MOST_SHEETS, type ReadNote } from './list-rows.ts'
import { builtInFormat, type ShowNumber, showNumber } from './number-format.ts'
import { readFailure } from './read-problem.ts'
import { NO_STRINGS, type SharedStrings } from './shared-strings.ts'
import { stringPacker } from './string-packer.ts'

export const BOF = 0x809
export const EOF = 0x0a
const [FILE_PASS, DATE_MODE, CODE_PAGE, FONT, FORMAT, XF] = [0x2f, 0x22, 0x42, 0x31, 0x41e, 0xe0]
const [BOUND_SHEET, SST, SUP_BOOK, VBA_PROJECT] = [0x85, 0xfc, 0x1ae, 0xd3]
const BIFF8 = 0x600
export const WORKSHEET = 0x10
const [MACRO_SHEET, VBA_MODULE] = [1, 6]
const MOST_FONTS = 65_536

export type XlsSheet = { readonly name: string; readonly hidden: boolean; readonly at: number }
export type XlsGlobals = {
  readonly isUnicode: boolean
  /** Bytes of BIFF5 as text; what is in no known code page comes one sign per byte. */
  readonly decode: (bytes: Buffer) => string
  readonly sheets: readonly XlsSheet[]
  readonly strings: SharedStrings
  /** By the style that a cell carries. */
  readonly shown: readonly (ShowNumber | null)[]
  readonly fonts: readonly (string | null)[]
  readonly fontNames: readonly (string | null)[]
}

/** `name`: of the one sheet of a stream that has no workbook around it. Throws readFailure. */
export function readGlobals(stream: Buffer, name: string, note: (note: ReadNote) => void): XlsGlobals {
  const first = recordAt(stream, 0)
  if (first.id !== BOF)
    throw readFailure([0x09, 0x209, 0x409].includes(first.id) ? 'old-excel' : 'damaged-file')
  const isUnicode = within(first, 4) && stream.readUInt16LE(first.at) === BIFF8
  const isBareSheet = stream.readUInt16LE(first.at + 2) === WORKSHEET
  let decoder = new TextDecoder('windows-1252')
  let system: 1900 | 1904 = 1900
  let strings = NO_STRINGS
  const fontNames: (string | null)[] = []
  const formats = new Map<number, string>()
  const styles: { readonly font: number; readonly format: number }[] = []
  const listed: BiffRecord[] = []
  const decode = (bytes: Buffer) => decoder.decode(bytes)

  function read(record: BiffRecord) {
    const { id, at } = record
    if (id === FILE_PASS) throw readFailure('password-protected')
    if (id === DATE_MODE && within(record, 2)) system = stream.readUInt16LE(at) === 1 ? 1904 : 1900
    else if (id === CODE_PAGE && within(record, 2)) decoder = decoderOf(stream.readUInt16LE(at))
    else if (id === FONT && within(record, 15)) fontNames.push(shortText(record, 14))
    else if (id === FORMAT && within(record, 3)) {
      const body = blockReader([stream.subarray(at + 2, record.next)])
      const code = isUnicode ? body.unicode(body.word()) : decode(body.bytes(body.byte()))
      formats.set(stream.readUInt16LE(at), code)
    } else if (id === XF && within(record, 4))
      styles.push({ font: stream.readUInt16LE(at), format: stream.readUInt16LE(at + 2) })
    else if (id === BOUND_SHEET && within(record, 7)) listed.push(record)
    else if (id === SST) strings = readStrings(stream, record, fontOf)
    else if (id === SUP_BOOK && record.length > 4) note('external-links-ignored')
    else if (id === VBA_PROJECT) note('macros-ignored')
  }

  function shortText(record: BiffRecord, from: number): string {
    const body = blockReader([stream.subarray(record.at + from, record.next)])
    return isUnicode ? body.unicode(body.byte()) : decode(body.bytes(body.byte()))
  }

  /** No font has the number 4. */
  const fontOf = (index: number): string | null => fontNames[index > 4 ? index - 1 : index] ?? null

  if (!isBareSheet)
    for (let record = recordAt(stream, first.next); record.id !== EOF; record = recordAt(stream, record.next))
      read(record)
  // The code page may stand behind what it is needed for.
  const sheets = isBareSheet ? [{ name, hidden: false, at: 0 }] : sheetsOf(stream, listed, shortText, note)
  const known = new Map<number, ShowNumber | null>()
  const shown = styles.map(({ format }) => {
    if (!known.has(format))
      known.set(format, showNumber(formats.get(format) ?? builtInFormat(format), system))
    return known.get(format) ?? null
  })
  if (!isUnicode) note('not-unicode')
  return {
    isUnicode,
    decode,
    sheets,
    strings,
    shown,
    fonts: styles.map(({ font }) => fontOf(font)),
    fontNames,
  }
}

const within = (record: BiffRecord, length: number): boolean => {
  if (record.length < length) throw damaged()
  return true
}

/** 1200 is what BIFF8 says; 1258 and its neighbours are Windows. */
const decoderOf = (codePage: number) =>
  new TextDecoder(codePage >= 1250 && codePage <= 1258 ? `windows-${codePage}` : 'windows-1252')

function sheetsOf(
  stream: Buffer,
  listed: readonly BiffRecord[],
  shortText: (record: BiffRecord, from: number) => string,
  note: (note: ReadNote) => void,
): readonly XlsSheet[] {
  const sheets = listed.flatMap((record): XlsSheet[] => {
    const [state = 0, type = 0] = stream.subarray(record.at + 4, record.at + 6)
    if (type === MACRO_SHEET || type === VBA_MODULE) note('macros-ignored')
    if (type !== 0) return [] // a chart, or macros
    return [{ name: shortText(record, 6), hidden: (state & 3) !== 0, at: stream.readUInt32LE(record.at) }]
  })
  if (sheets.length === 0) throw readFailure('empty-file')
  if (sheets.length > MOST_SHEETS) throw readFailure('too-large')
  return sheets
}

function readStrings(
  stream: Buffer,
  record: BiffRecord,
  fontOf: (index: number) => string | null,
): SharedStrings {
  const { blocks } = continued(stream, record)
  const size = blocks.reduce((sum, block) => sum + block.length, 0)
  const packer = stringPacker(size * 2) // a byte of Latin-1 is two of UTF-8, a sign of two bytes three
  const fonts = new Map<number, string>()
  const body = blockReader(blocks)
  body.skip(4)
  for (let left = body.double(); left > 0 && !body.isAtEnd(); left--) {
    const starts: { readonly from: number; readonly font: number }[] = []
    const text = body.unicode(body.word(), (from, font) => starts.push({ from, font }))
    const font = longestFont(text, starts, fontOf)
    if (font !== undefined && fonts.size < MOST_FONTS) fonts.set(packer.count(), font)
    packer.add(text.replaceAll('\0', ''))
    packer.end()
  }
  return { at: packer.lookup().at, fontAt: (index) => fonts.get(index) }
}

/** The font of most of a text; undefined: that of its cell. */
export function longestFont(
  text: string,
  starts: readonly { readonly from: number; readonly font: number }[],
  fontOf: (index: number) => string | null,
): string | undefined {
  const runs = runFonts()
  runs.addText(starts[0]?.from ?? text.length)
  starts.forEach(({ from, font }, i) => {
    runs.startRun()
    runs.setFont(fontOf(font) ?? undefined)
    runs.addText((starts[i + 1]?.from ?? text.length) - from)
  })
  return runs.take()
}
