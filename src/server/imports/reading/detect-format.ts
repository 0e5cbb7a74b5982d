// Tells by its content, never by its name, whether a file can be a list: people send a PDF renamed .xlsx, a web page
// renamed .xls, an .xls renamed .xlsx.

import { isUtf8 } from 'node:buffer'
import type { ReadProblem } from './read-problem.ts'

export type FileKind = 'zip' | 'ole' | 'text' | ReadProblem

export const HEAD_BYTES = 1 << 16

const starts = (head: Buffer, signature: string) =>
  head.subarray(0, signature.length).equals(Buffer.from(signature, 'latin1'))

const OLE = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'
/** PNG, JPEG, GIF, TIFF, BMP, RIFF (WebP), RAR, 7z, gzip, bzip2, RTF, PostScript, ELF, MZ. */
const OTHERS = [
  '\x89PNG',
  '\xff\xd8\xff',
  'GIF8',
  'II*\0',
  'MM\0*',
  'BM',
  'RIFF',
  'Rar!',
  '7z\xbc\xaf',
  '\x1f\x8b',
  'BZh',
  '{\\rtf',
  '%!PS',
  '\x7fELF',
  'MZ',
]
/** BIFF2 to BIFF4 and the bare stream of BIFF5: Excel before 97. */
const isOldestExcel = ([a = 0, b = 0, c = 0, d = 0]: Buffer) =>
  a === 9 && [0, 2, 4, 8].includes(b) && [4, 6, 8].includes(c) && d === 0

/** `head`: the first HEAD_BYTES of the file, or all of it. */
export function detectFormat(head: Buffer): FileKind {
  if (head.length === 0) return 'empty-file'
  if (starts(head, 'PK\x03\x04')) return 'zip'
  if (starts(head, OLE)) return 'ole'
  const latin = head.toString('latin1', 0, 1024)
  if (isOldestExcel(head)) return 'old-excel'
  if (latin.includes('%PDF-') || OTHERS.some((signature) => starts(head, signature) && !isPlainText(head)))
    return 'wrong-file-type'
  return textKind(head)
}

function textKind(head: Buffer): FileKind {
  const isUtf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  if (!isUtf16 && hasControls(head)) return 'wrong-file-type'
  if (!isUtf16 && !isUtf8(withoutCutSign(head))) return 'not-unicode'
  const text = new TextDecoder(isUtf16 ? (head[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(head)
  if (text.trim() === '') return 'empty-file'
  return /^\s*(?:<[!?a-z]|\{\\rtf)/i.test(text) ? 'wrong-file-type' : 'text'
}

/** "BM" and "MZ" may also begin a heading. */
const isPlainText = (head: Buffer) => !hasControls(head) && isUtf8(withoutCutSign(head))

/** Bytes that no text has: controls but tab, line ends, form feed and the old end-of-file mark. */
const hasControls = (head: Buffer) =>
  head.some((byte) => byte < 32 && !(byte >= 9 && byte <= 13) && byte !== 26)

/** The head may end within a sign of up to four bytes. */
function withoutCutSign(head: Buffer): Buffer {
  if (head.length < HEAD_BYTES) return head
  let end = head.length
  while (end > head.length - 4 && ((head[end - 1] ?? 0) & 0xc0) === 0x80) end--
  return head.subarray(0, ((head[end - 1] ?? 0) & 0xc0) === 0xc0 ? end - 1 : end)
}

/** What stands inside an OLE container, told by the names in its directory (UTF-16). */
export function oleProblem(file: Buffer): ReadProblem {
  const holds = (name: string) => file.includes(Buffer.from(name, 'utf16le'))
  if (holds('EncryptedPackage')) return 'password-protected'
  return holds('Workbook\0') || holds('Book\0') ? 'old-excel' : 'wrong-file-type'
}
