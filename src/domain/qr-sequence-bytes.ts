// The bytes behind a QR sequence and its file: envelopes packed one behind the other, their checksum, and base45 (RFC 9285),
// whose letters a QR code holds densely. Packs and unpacks only; what a code or a file looks like stands in its own file.

import { err, ok, type Result } from './result.ts'

/** A message sealed to the server's key, as contract/sync.ts takes it. `sealed` is base64url. */
export type SealedEnvelope = {
  readonly envelopeId: string
  readonly keyId: number
  readonly sealed: string
}

/** How the bytes are laid out. Raised when a reader of the old layout would read something else. */
const LAYOUT = 1

/**
 * Layout 1: the layout, the number of envelopes, then for each 16 bytes of its id, the key's id, the length and the bytes of what is
 * sealed; whole numbers as LEB128. Throws RangeError on what is no envelope: only our own code makes them.
 */
export function packEnvelopes(envelopes: readonly SealedEnvelope[]): Uint8Array {
  const bytes: number[] = [LAYOUT, ...wholeNumber(envelopes.length)]
  for (const { envelopeId, keyId, sealed } of envelopes) {
    const content = bytesOfBase64url(sealed)
    if (!UUID.test(envelopeId) || !Number.isSafeInteger(keyId) || keyId < 0 || content === null)
      throw new RangeError('not an envelope')
    bytes.push(...bytesOfHex(envelopeId.replaceAll('-', '')))
    bytes.push(...wholeNumber(keyId), ...wholeNumber(content.length))
    for (const byte of content) bytes.push(byte)
  }
  return Uint8Array.from(bytes)
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export function unpackEnvelopes(bytes: Uint8Array): Result<readonly SealedEnvelope[], 'newer' | 'damaged'> {
  if (bytes.length > 0 && (bytes[0] ?? 0) > LAYOUT) return err('newer')
  const from = { bytes, at: 1 }
  const count = readWholeNumber(from)
  if (bytes[0] !== LAYOUT || count === null) return err('damaged')
  const envelopes: SealedEnvelope[] = []
  for (let i = 0; i < count; i++) {
    const id = take(from, 16)
    const keyId = readWholeNumber(from)
    const content = take(from, readWholeNumber(from) ?? Number.POSITIVE_INFINITY)
    if (id === null || keyId === null || content === null) return err('damaged')
    envelopes.push({ envelopeId: uuidOf(id), keyId, sealed: base64urlOf(content) })
  }
  return from.at === bytes.length ? ok(envelopes) : err('damaged')
}

type From = { readonly bytes: Uint8Array; at: number }

function take(from: From, length: number): Uint8Array | null {
  if (from.at + length > from.bytes.length) return null
  from.at += length
  return from.bytes.subarray(from.at - length, from.at)
}

function wholeNumber(n: number): number[] {
  const bytes: number[] = []
  for (let rest = n; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest]
    bytes.push(128 + (rest % 128))
  }
}

function readWholeNumber(from: From): number | null {
  for (let n = 0, factor = 1; factor <= 2 ** 49; factor *= 128) {
    const byte = take(from, 1)?.[0]
    if (byte === undefined) return null
    n += (byte % 128) * factor
    if (byte < 128) return Number.isSafeInteger(n) ? n : null
  }
  return null
}

const bytesOfHex = (hex: string): number[] =>
  (hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16))
const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
const uuidOf = (bytes: Uint8Array): string =>
  hexOf(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

function base64urlOf(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(i, i + 3)
    const n = (a << 16) | (b << 8) | c
    const four = [18, 12, 6, 0].map((shift) => BASE64URL[(n >> shift) & 63]).join('')
    text += four.slice(0, Math.min(bytes.length - i, 3) + 1)
  }
  return text
}

/** Null for another alphabet, padding, or bits left over: written back, the bytes give the very same text. */
function bytesOfBase64url(text: string): Uint8Array | null {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let [bits, held, at] = [0, 0, 0]
  for (const letter of text) {
    const value = BASE64URL.indexOf(letter)
    if (value < 0) return null
    held = ((held << 6) | value) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[at++] = (held >> bits) & 255
  }
  return bits < 6 && (held & ((1 << bits) - 1)) === 0 ? bytes : null
}

/** The letters of a QR code's dense mode, in the order of RFC 9285. */
const BASE45 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'

export function base45Of(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += 2) {
    const [a = 0, b] = bytes.subarray(i, i + 2)
    const n = b === undefined ? a : a * 256 + b
    text += (BASE45[n % 45] ?? '') + (BASE45[Math.floor(n / 45) % 45] ?? '')
    if (b !== undefined) text += BASE45[Math.floor(n / 2025)] ?? ''
  }
  return text
}

export function bytesOfBase45(text: string): Uint8Array | null {
  const bytes: number[] = []
  for (let i = 0; i < text.length; i += 3) {
    const [a = -1, b = -1, c] = [...text.slice(i, i + 3)].map((letter) => BASE45.indexOf(letter))
    if (a < 0 || b < 0 || (c ?? 0) < 0) return null
    const n = a + b * 45 + (c ?? 0) * 2025
    if (n > (c === undefined ? 255 : 65_535)) return null
    if (c !== undefined) bytes.push(n >> 8)
    bytes.push(n & 255)
  }
  return Uint8Array.from(bytes)
}

/** CRC-32 (IEEE 802.3), 0 to 2^32 − 1. Finds damage, proves nothing: what is inside is sealed. */
export function checksumOf(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}
