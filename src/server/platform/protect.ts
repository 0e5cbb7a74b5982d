// How numbers and files are protected under the keys of the key file. A number becomes one AES-256 block under a subkey of
// its kind: cipher and blind index at once (docs/decisions/0004-one-keyed-block.md). Knows no database and no file.

import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import type { KeyFile } from './key-file.ts'

export type NumberKind = 'identity' | 'cmnd' | 'phone'

/** The first byte of a block: a block of one kind read as another is found out. */
const KINDS: Readonly<Record<NumberKind, number>> = { identity: 1, cmnd: 2, phone: 3 }
const BLOCK = 16

export type Protect = {
  /** The key that new rows are written with: stored beside every block. */
  readonly keyId: number
  /** Digits in, 16 bytes out; the same number always gives the same block. */
  readonly identityBlock: (digits: string) => Buffer
  readonly oldIdentityBlock: (digits: string) => Buffer
  readonly phoneBlock: (digits: string) => Buffer
  /** Many at once, in order: the blocks one after another, 16 bytes each. 873.007 numbers take about 0,1 s. */
  readonly blocks: (kind: NumberKind, digits: readonly string[]) => Buffer
  /** The digits again. Only for a recorded reveal. Throws on a block of another kind or key. */
  readonly reveal: (block: Buffer, kind: NumberKind, keyId?: number) => string
  /** AES-256-GCM; `purpose` must be the same again when it is opened. */
  readonly seal: (plain: Uint8Array, purpose: string) => Buffer
  readonly open: (sealed: Uint8Array, purpose: string) => Buffer
  /** A subkey of 32 bytes for something else of our own (files.ts). */
  readonly subkey: (purpose: string, keyId?: number, salt?: Uint8Array) => KeyObject
  /** What the database keeps of each key, to recognise it. */
  readonly checkValues: () => readonly { readonly keyId: number; readonly checkValue: Buffer }[]
}

export function createProtect(file: KeyFile): Protect {
  const secrets = new Map(file.keys.map(({ id, secret }) => [id, secret]))
  const subkey = (purpose: string, keyId = file.current, salt: Uint8Array = new Uint8Array()): KeyObject => {
    const secret = secrets.get(keyId)
    if (!secret) throw new Error(`the key file has no key ${keyId}`)
    // A KeyObject: with a raw key each use costs several times more.
    return createSecretKey(Buffer.from(hkdfSync('sha256', secret, salt, `phukin/${purpose}/1`, 32)))
  }
  const numberKeys = new Map<string, KeyObject>()
  const numberKey = (kind: NumberKind, keyId: number): KeyObject => {
    const name = `number-${kind}`
    const key = numberKeys.get(`${name}/${keyId}`) ?? subkey(name, keyId)
    numberKeys.set(`${name}/${keyId}`, key)
    return key
  }
  const blocks = (kind: NumberKind, digits: readonly string[]): Buffer => {
    const plain = Buffer.alloc(digits.length * BLOCK)
    for (const [i, number] of digits.entries()) writeNumber(plain, i * BLOCK, kind, number)
    // ECB is right here and only here: one message is exactly one block, and equal numbers shall be equal.
    const cipher = createCipheriv('aes-256-ecb', numberKey(kind, file.current), null).setAutoPadding(false)
    return Buffer.concat([cipher.update(plain), cipher.final()])
  }
  return {
    keyId: file.current,
    identityBlock: (digits) => blocks('identity', [digits]),
    oldIdentityBlock: (digits) => blocks('cmnd', [digits]),
    phoneBlock: (digits) => blocks('phone', [digits]),
    blocks,
    reveal(block, kind, keyId = file.current) {
      if (block.length !== BLOCK) throw new Error('not a block')
      const decipher = createDecipheriv('aes-256-ecb', numberKey(kind, keyId), null).setAutoPadding(false)
      return readNumber(Buffer.concat([decipher.update(block), decipher.final()]), kind)
    },
    seal: (plain, purpose) => seal(plain, purpose, file.current, subkey('seal')),
    open: (sealed, purpose) => open(sealed, purpose, (keyId) => subkey('seal', keyId)),
    subkey,
    checkValues: () =>
      file.keys.map(({ id }) => ({
        keyId: id,
        checkValue: createHmac('sha256', subkey('check', id)).update('phukin').digest().subarray(0, BLOCK),
      })),
  }
}

/** A kind byte, the ASCII digits, zero bytes to the end: numbers of different lengths never meet. */
function writeNumber(into: Buffer, at: number, kind: NumberKind, digits: string): void {
  if (!/^\d{1,15}$/.test(digits)) throw new Error('a protected number is 1 to 15 digits')
  into[at] = KINDS[kind]
  into.write(digits, at + 1, 'ascii')
}

function readNumber(plain: Buffer, kind: NumberKind): string {
  const text = plain.subarray(1).toString('latin1')
  const digits = /^(\d{1,15})\0*$/.exec(text)?.[1]
  if (plain[0] !== KINDS[kind] || digits === undefined) throw new Error('a block of another kind or key')
  return digits
}

// Sealed: version 1, key id (2 bytes), nonce (12), tag (16), cipher text.
const VERSION = 1
const HEAD = 3
const NONCE = 12
const TAG = 16

function seal(plain: Uint8Array, purpose: string, keyId: number, key: KeyObject): Buffer {
  const head = Buffer.from([VERSION, keyId >> 8, keyId & 255])
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.concat([head, Buffer.from(purpose)]))
  const secret = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([head, nonce, cipher.getAuthTag(), secret])
}

function open(sealed: Uint8Array, purpose: string, keyOf: (keyId: number) => KeyObject): Buffer {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength)
  if (bytes.length < HEAD + NONCE + TAG || bytes[0] !== VERSION) throw new Error('not a sealed value')
  const head = bytes.subarray(0, HEAD)
  const [nonce, tag] = [bytes.subarray(HEAD, HEAD + NONCE), bytes.subarray(HEAD + NONCE, HEAD + NONCE + TAG)]
  const decipher = createDecipheriv('aes-256-gcm', keyOf(head.readUInt16BE(1)), nonce)
    .setAAD(Buffer.concat([head, Buffer.from(purpose)]))
    .setAuthTag(tag)
  return Buffer.concat([decipher.update(bytes.subarray(HEAD + NONCE + TAG)), decipher.final()])
}
