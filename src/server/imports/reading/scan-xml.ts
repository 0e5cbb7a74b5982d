// A streaming scanner for the XML inside an .xlsx, on bytes: text is decoded only once it is complete, so a letter of
// several bytes can never be split between two chunks. No DOCTYPE, no entities but the five of XML, no namespaces:
// names are told by their local part. It is not a validating parser.

import { isUtf8 } from 'node:buffer'
import { readFailure } from './read-problem.ts'

/** What is told of the document. Ranges point into `bytes` and are valid during the call only. */
export type XmlEvents = {
  open(name: number, bytes: Buffer, attributesFrom: number, attributesTo: number): void
  close(name: number): void
  /** `plain`: ASCII without any entity. */
  text(bytes: Buffer, from: number, to: number, plain: boolean): void
  /**
   * A short cut: offered every "<" that stands right behind a tag, it may take whole elements from there and say where they end;
   * `from` where it takes none. What it takes must be well-formed, and is not told otherwise.
   */
  take?(bytes: Buffer, from: number): number
}

const [TAB, SPACE, BANG, QUOTE, AMP, APOSTROPHE, SLASH, COLON, LESS, EQUALS, MORE, QUESTION] = [
  9, 32, 33, 34, 38, 39, 47, 58, 60, 61, 62, 63,
]
/** A tag or a run of text: a cell of Excel holds at most 32,767 letters of at most four bytes, or as entities. */
const LONGEST_TOKEN = 1 << 20
const isSpace = (byte: number) => byte === SPACE || (byte >= TAB && byte <= 13)
const hashed = (hash: number, byte: number) => (hash * 31 + byte) | 0

/** A local name as the number that events carry. */
export function xmlName(name: string): number {
  let hash = 0
  for (const byte of Buffer.from(name, 'latin1')) hash = hashed(hash, byte)
  return hash
}

export function xmlScanner(events: XmlEvents) {
  let carry: Buffer = Buffer.alloc(0)
  let depth = 0
  let isStart = true
  const { take } = events

  function scan(bytes: Buffer): number {
    const length = bytes.length
    let at = isStart && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
    for (;;) {
      if (take !== undefined && bytes[at] === LESS) at = take(bytes, at)
      const from = at
      let bits = 0
      let amp = false
      while (at < length) {
        const byte = bytes[at] ?? 0
        if (byte === LESS) break
        if (byte === AMP) amp = true
        bits |= byte
        at++
      }
      if (at >= length) return from
      const end = tag(bytes, at, from, !amp && bits < 0x80)
      if (end === -1) return from
      at = end + 1
    }
  }

  /** Tells the text before the tag at `at` and the tag; the index of its ">", -1 where that has not come yet. */
  function tag(bytes: Buffer, at: number, textFrom: number, plain: boolean): number {
    const second = bytes[at + 1] ?? 0
    if (second === QUESTION || second === BANG) return special(bytes, at, textFrom, plain)
    const isClosing = second === SLASH
    let name = 0
    let to = isClosing ? at + 2 : at + 1
    // Most tags are a name alone: it and its end are found in one walk.
    for (; to < bytes.length; to++) {
      const byte = bytes[to] ?? 0
      if (byte === MORE || byte === SLASH || isSpace(byte)) break
      name = byte === COLON ? 0 : hashed(name, byte)
    }
    const end = bytes[to] === MORE ? to : endOfTag(bytes, to)
    if (end === -1) return -1
    isStart = false
    if (at > textFrom && depth > 0) events.text(bytes, textFrom, at, plain)
    const isEmpty = bytes[end - 1] === SLASH && !isClosing
    if (!isClosing) {
      depth++
      events.open(name, bytes, to, isEmpty ? end - 1 : end)
    }
    if (isClosing || isEmpty) {
      if (--depth < 0) throw readFailure('damaged-file')
      events.close(name)
    }
    return end
  }

  function special(bytes: Buffer, at: number, textFrom: number, plain: boolean): number {
    const end = endOfSpecial(bytes, at)
    if (end === -1) return -1
    isStart = false
    if (at > textFrom && depth > 0) events.text(bytes, textFrom, at, plain)
    if (bytes[at + 1] === BANG) declaration(bytes, at, end)
    return end
  }

  function declaration(bytes: Buffer, from: number, end: number) {
    if (bytes.subarray(from, from + 9).equals(CDATA)) {
      const text = Buffer.from(bytes.toString('utf8', from + 9, end - 2).replaceAll('&', '&amp;'))
      if (depth > 0 && text.length > 0) events.text(text, 0, text.length, false)
    } else if (bytes[from + 2] !== DASH) throw readFailure('damaged-file') // a DOCTYPE could define entities
  }

  return {
    push(chunk: Buffer) {
      const bytes = carry.length === 0 ? chunk : Buffer.concat([carry, chunk])
      carry = bytes.subarray(scan(bytes))
      if (carry.length > LONGEST_TOKEN) throw readFailure('damaged-file')
    },
    /** A document that is cut off, or not XML at all, is damaged. */
    end() {
      if (depth !== 0 || isStart) throw readFailure('damaged-file')
    },
  }
}

const DASH = 45
const CDATA = Buffer.from('<![CDATA[')

/** The index of the ">" that ends the tag whose name has been read; -1: it has not come. ">" may stand in attribute values. */
function endOfTag(bytes: Buffer, from: number): number {
  let quote = 0
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (quote !== 0) {
      if (byte === quote) quote = 0
    } else if (byte === MORE) return at
    else if (byte === QUOTE || byte === APOSTROPHE) quote = byte
  }
  return -1
}

/** As endOfTag, of what begins with "<?" or "<!". */
function endOfSpecial(bytes: Buffer, from: number): number {
  if (bytes[from + 1] === QUESTION) return last(bytes, '?>', from + 2)
  if (bytes.length < from + 9) return -1
  if (bytes[from + 2] === DASH) return last(bytes, '-->', from + 4)
  if (bytes.subarray(from, from + 9).equals(CDATA)) return last(bytes, ']]>', from + 9)
  return endOfTag(bytes, from + 1)
}

function last(bytes: Buffer, end: string, from: number): number {
  const at = bytes.indexOf(end, from, 'latin1')
  return at === -1 ? -1 : at + end.length - 1
}

/** Whether these bytes stand there: for those who `take`. */
export function startsAt(bytes: Buffer, at: number, expected: Buffer): boolean {
  for (let i = 0; i < expected.length; i++) if (bytes[at + i] !== expected[i]) return false
  return true
}

/** The text of a `text` event, entities resolved, line ends as XML wants them. */
export function xmlText(bytes: Buffer, from: number, to: number, plain: boolean): string {
  const text = bytes.toString(plain ? 'latin1' : 'utf8', from, to)
  // A byte that is no UTF-8 reads as this sign; so does the sign itself, which some sender's program may have left.
  if (!plain && text.includes('\ufffd') && !isUtf8(bytes.subarray(from, to)))
    throw readFailure('damaged-file')
  if (text.includes('\0')) throw readFailure('damaged-file') // XML has no such sign, nor has the database
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  return plain || !lines.includes('&') ? lines : lines.replace(/&([^;]{0,10})(;?)/g, entity)
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

function entity(_: string, name: string, semicolon: string): string {
  const code = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name)
  const point = code ? Number.parseInt(code[1] ?? code[2] ?? '', code[1] === undefined ? 10 : 16) : 0
  const isSign = point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff)
  const text = isSign ? String.fromCodePoint(point) : NAMED.get(name)
  if (text === undefined || semicolon === '') throw readFailure('damaged-file')
  return text
}

/** Attributes by their local names. For tags that are rare: cells and rows have their own way. */
export function xmlAttributes(bytes: Buffer, from: number, to: number): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  eachAttribute(bytes, from, to, (_, nameFrom, nameTo, valueFrom, valueTo) => {
    const name = bytes.toString('latin1', nameFrom, nameTo)
    found.set(name.slice(name.indexOf(':') + 1), xmlText(bytes, valueFrom, valueTo, false))
  })
  return found
}

export function eachAttribute(
  bytes: Buffer,
  from: number,
  to: number,
  tell: (bytes: Buffer, nameFrom: number, nameTo: number, valueFrom: number, valueTo: number) => void,
) {
  let at = from
  for (;;) {
    while (at < to && isSpace(bytes[at] ?? 0)) at++
    if (at >= to) return
    const nameFrom = at
    while (at < to && bytes[at] !== EQUALS && !isSpace(bytes[at] ?? 0)) at++
    const nameTo = at
    while (at < to && bytes[at] !== QUOTE && bytes[at] !== APOSTROPHE) at++
    const quote = bytes[at]
    const valueFrom = at + 1
    at = valueFrom
    while (at < to && bytes[at] !== quote) at++
    if (at >= to) throw readFailure('damaged-file')
    tell(bytes, nameFrom, nameTo, valueFrom, at)
    at++
  }
}
