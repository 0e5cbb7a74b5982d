// Opens what a phone sealed to this server (domain/sealed.ts), and names the public key it seals to. The private key is derived from
// the key file: there is nothing else to keep, and a database alone opens nothing.
import { createDecipheriv, createECDH, createHash, type ECDH, hkdfSync } from 'node:crypto'
import { POINT_BYTES, SEALED_INFO, SEALED_VERSION } from '#domain/sealed'
import type { Protect } from './protect.ts'

const CURVE = 'prime256v1'
const TAG = 16
const NONCE = Buffer.alloc(12)

export type SealingKey = {
  readonly keyId: number
  /** Uncompressed point, base64url. */
  readonly publicKey: string
}

/** What new messages are sealed to. */
export const sealingKey = (protect: Protect): SealingKey => ({
  keyId: protect.keyId,
  publicKey: privateKey(protect, protect.keyId).getPublicKey('base64url'),
})

/** Null: not sealed to a key of this server, damaged, or for another purpose. */
export const openSealed = (
  protect: Protect,
  keyId: number,
  sealed: string,
  purpose: string,
): Buffer | null => {
  const bytes = Buffer.from(sealed, 'base64url')
  if (bytes.length < 1 + POINT_BYTES + TAG || bytes[0] !== SEALED_VERSION) return null
  const point = bytes.subarray(1, 1 + POINT_BYTES)
  try {
    const shared = privateKey(protect, keyId).computeSecret(point)
    const key = Buffer.from(hkdfSync('sha256', shared, point, SEALED_INFO, 32))
    const decipher = createDecipheriv('aes-256-gcm', key, NONCE)
      .setAAD(Buffer.from(purpose))
      .setAuthTag(bytes.subarray(-TAG))
    return Buffer.concat([decipher.update(bytes.subarray(1 + POINT_BYTES, -TAG)), decipher.final()])
  } catch {
    return null
  }
}

/** What is brought sealed is brought by anybody: to derive the key anew each time would double what it costs us. */
const kept = new WeakMap<Protect, Map<number, ECDH>>()

/** Throws where the key file lacks the key. */
const privateKey = (protect: Protect, keyId: number): ECDH => {
  const keys = kept.get(protect) ?? new Map<number, ECDH>()
  const key = keys.get(keyId) ?? derivedKey(protect, keyId)
  kept.set(protect, keys.set(keyId, key))
  return key
}

/** A scalar of the curve: almost every hash is one; the rare other is hashed again. */
const derivedKey = (protect: Protect, keyId: number): ECDH => {
  let scalar = protect.subkey('sealed-box', keyId).export()
  for (;;) {
    const pair = createECDH(CURVE)
    try {
      pair.setPrivateKey(scalar)
      return pair
    } catch {
      scalar = createHash('sha256').update(scalar).digest()
    }
  }
}
