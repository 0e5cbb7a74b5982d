// Tells by its content, never by its name, what a file is: people send a PDF renamed .xlsx, a web page renamed .xls, an .xls
// renamed .xlsx. What stands inside a container is told by whoever opens it.

import type { ReadProblem } from './read-problem.ts'

/** `biff`: the bare stream of an .xls without its container, as some web systems write it. */
export type FileKind = 'zip' | 'ole' | 'biff' | 'text' | 'html' | ReadProblem

export const HEAD_BYTES = 1 << 16

const starts = (head: Buffer, signature: string) =>
  head.subarray(0, signature.length).equals(Buffer.from(signature, 'latin1'))

const OLE = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'
/** PNG, JPEG, GIF, TIFF, BMP, RIFF (WebP), HEIC. */
const IMAGES = [
  '\x89PNG',
  '\xff\xd8\xff',
  'GIF8',
  'II*\0',
  'MM\0*',
  'BM',
  'RIFF',
  '\0\0\0\x18ftyp',
  '\0\0\0\x1cftyp',
]
/** RAR, 7z, gzip, bzip2. */
const PACKED = ['Rar!', '7z\xbc\xaf', '\x1f\x8b', 'BZh']

/** BIFF2 to BIFF4; BIFF5 and later begin with 09 08. */
const isOldestExcel = ([a = 0, b = 0, c = 0, d = 0]: Buffer) =>
  a === 9 && [0, 2, 4].includes(b) && [4, 6].includes(c) && d === 0

/** `head`: the first HEAD_BYTES of the file, or all of it. */
export function detectFormat(head: Buffer): FileKind {
  if (head.length === 0) return 'empty-file'
  if (starts(head, 'PK\x03\x04') || starts(head, 'PK\x05\x06')) return 'zip'
  if (starts(head, OLE)) return 'ole'
  if (isOldestExcel(head)) return 'old-excel'
  if (starts(head, '\x09\x08')) return 'biff'
  if (head.toString('latin1', 0, 1024).includes('%PDF-')) return 'pdf-not-list'
  // "BM" and "BZh" may also begin a heading.
  const isAny = (signatures: readonly string[]) =>
    signatures.some((signature) => starts(head, signature)) && hasControls(head)
  if (isAny(IMAGES)) return 'image-not-list'
  if (isAny(PACKED)) return 'packed-otherwise'
  return textKind(head)
}

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'windows-1258'

/** As its mark says; UTF-8 where it has none. */
export function markedEncoding([a, b]: Buffer): TextEncoding {
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  return a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8'
}

function textKind(head: Buffer): FileKind {
  const encoding = markedEncoding(head)
  if (encoding === 'utf-8' && hasControls(head)) return 'wrong-file-type'
  const text = new TextDecoder(encoding).decode(head).trim()
  if (text === '') return 'empty-file'
  if (/^\{\\rtf|^%!PS/i.test(text)) return 'document-not-list'
  if (/^MIME-Version:/i.test(text)) return 'html-not-excel' // a web page with its pictures (.mht)
  if (/^<\?xml/i.test(text) && !/<(?:!doctype )?html/i.test(text.slice(0, 4096)))
    return /office:spreadsheet|office:document/.test(text) ? 'xml-spreadsheet' : 'wrong-file-type'
  return /^<[!?a-z]/i.test(text) ? 'html' : 'text'
}

/** Bytes that no text has: controls but tab, line ends, form feed and the old end-of-file mark. */
const hasControls = (head: Buffer) =>
  head.some((byte) => byte < 32 && !(byte >= 9 && byte <= 13) && byte !== 26)
