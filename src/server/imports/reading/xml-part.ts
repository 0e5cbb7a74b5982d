// Scans a small part of a packed workbook (styles, relations, lists of sheets) tag by tag.

import { xmlAttributes, xmlScanner } from './scan-xml.ts'
import type { Parts } from './workbook-parts.ts'

const LARGEST_CATALOGUE = 64 << 20

/** By local names. */
export type Attributes = ReadonlyMap<string, string>

/** Throws readFailure. `open` and `close` are told names as xmlName gives them. */
export async function eachTag(
  parts: Parts,
  name: string,
  open: (name: number, attributes: () => Attributes) => void,
  close: (name: number) => void = () => {},
) {
  parts.check(name, LARGEST_CATALOGUE)
  const scanner = xmlScanner({
    open: (tag, bytes, from, to) => open(tag, () => xmlAttributes(bytes, from, to)),
    close,
    text: () => {},
  })
  for await (const chunk of parts.read(name)) scanner.push(chunk)
  scanner.end()
}
