// Sealed envelopes as a sequence of QR codes, shown one after the other by a phone without signal and read by another one in any
// order. `PK1.<set>.<i>.<n>.<part>`: the checksum of the whole in base 36, which of how many, and a part of the bytes in base45.

import {
  base45Of,
  bytesOfBase45,
  checksumOf,
  packEnvelopes,
  type SealedEnvelope,
  unpackEnvelopes,
} from './qr-sequence-bytes.ts'
import { err, ok, type Result } from './result.ts'

/** A code of 700 letters has 81 modules at error correction L, which a cheap camera still reads from a cheap screen. */
const MOST_LETTERS = 700
/** "PK1." + 7 of the set + ".9999.9999." leave this many bytes, three letters for two. */
const MOST_BYTES = Math.floor((MOST_LETTERS - 22) / 3) * 2
const MOST_CODES = 9_999

const CODE = /^PK1\.([0-9A-Z]{7})\.(\d{1,4})\.(\d{1,4})\.([0-9A-Z $%*+\-./:]+)$/
const NEWER_CODE = /^PK\d+\./

/** One text for each code, of nearly equal length, in capitals. Throws RangeError beyond 4.5 MB: nobody shows 10,000 codes. */
export function qrTextsOf(envelopes: readonly SealedEnvelope[]): readonly string[] {
  const bytes = packEnvelopes(envelopes)
  const count = Math.ceil(bytes.length / MOST_BYTES)
  if (count > MOST_CODES) throw new RangeError('too much for QR codes')
  const each = Math.ceil(bytes.length / count / 2) * 2
  const set = setOf(bytes)
  return Array.from(
    { length: count },
    (_, i) => `PK1.${set}.${i + 1}.${count}.${base45Of(bytes.subarray(i * each, (i + 1) * each))}`,
  )
}

const setOf = (bytes: Uint8Array): string => checksumOf(bytes).toString(36).toUpperCase().padStart(7, '0')

/** What has been read of one sequence so far. */
export type Gathered = {
  /** Null before the first code. */
  readonly set: string | null
  readonly count: number
  /** Texts of the parts, by their place from 1. */
  readonly parts: ReadonlyMap<number, string>
}

export const NOTHING_GATHERED: Gathered = { set: null, count: 0, parts: new Map() }

/**
 * `new`, `repeat`: of this sequence · `other`: of another sequence, which is left alone until this one is read or begun anew ·
 * `foreign`: no code of ours (a card, an advertisement) · `newer`: of a later version of the app.
 */
export type Seen = 'new' | 'repeat' | 'other' | 'foreign' | 'newer'

/** Takes in whatever the camera has read. Changes nothing unless `seen` is 'new'. */
export function gather(
  gathered: Gathered,
  text: string,
): { readonly gathered: Gathered; readonly seen: Seen } {
  const found = CODE.exec(text)
  if (!found) {
    const isNewer = NEWER_CODE.test(text) && !text.startsWith('PK1.')
    return { gathered, seen: isNewer ? 'newer' : 'foreign' }
  }
  const [, set = '', place = '', of = '', part = ''] = found
  const [i, count] = [Number(place), Number(of)]
  if (i < 1 || i > count) return { gathered, seen: 'foreign' }
  if (gathered.set !== null && (gathered.set !== set || gathered.count !== count))
    return { gathered, seen: 'other' }
  if (gathered.parts.has(i)) return { gathered, seen: 'repeat' }
  return { gathered: { set, count, parts: new Map([...gathered.parts, [i, part]]) }, seen: 'new' }
}

/** The places not read yet, from 1; empty before the first code as well. */
export const missingParts = ({ count, parts }: Gathered): readonly number[] =>
  Array.from({ length: count }, (_, i) => i + 1).filter((i) => !parts.has(i))

/** `damaged`: all parts are there and do not give what was sent; begin anew. */
export function envelopesOf(
  gathered: Gathered,
): Result<readonly SealedEnvelope[], 'incomplete' | 'damaged' | 'newer'> {
  const { set, count, parts } = gathered
  if (set === null || missingParts(gathered).length > 0) return err('incomplete')
  const bytes: number[] = []
  for (let i = 1; i <= count; i++) {
    const part = bytesOfBase45(parts.get(i) ?? '')
    if (part === null) return err('damaged')
    for (const byte of part) bytes.push(byte)
  }
  const whole = Uint8Array.from(bytes)
  if (setOf(whole) !== set) return err('damaged')
  const unpacked = unpackEnvelopes(whole)
  return unpacked.ok ? ok(unpacked.value) : unpacked
}
