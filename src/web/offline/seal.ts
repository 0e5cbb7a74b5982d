// Seals to the server's public key (domain/sealed.ts): what is sealed can be read by the server alone, not even by this phone again.
import { POINT_BYTES, SEALED_INFO, SEALED_VERSION } from '#domain/sealed'
import { fromBase64url, toBase64url } from './base64url.ts'

const P256 = { name: 'ECDH', namedCurve: 'P-256' }

export type SealingKey = { readonly keyId: number; readonly publicKey: string }

/** base64url */
export const sealTo = async ({ publicKey }: SealingKey, plain: string, purpose: string): Promise<string> => {
  const { subtle } = crypto
  const text = new TextEncoder()
  const theirs = await subtle.importKey('raw', fromBase64url(publicKey), P256, false, [])
  const own = await subtle.generateKey(P256, true, ['deriveBits'])
  const point = new Uint8Array(await subtle.exportKey('raw', own.publicKey))
  const shared = await subtle.deriveBits({ name: 'ECDH', public: theirs }, own.privateKey, 256)
  const base = await subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey'])
  const key = await subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: point, info: text.encode(SEALED_INFO) },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt'],
  )
  const cipher = await subtle.encrypt(
    { name: 'AES-GCM', iv: new Uint8Array(12), additionalData: text.encode(purpose) },
    key,
    text.encode(plain),
  )
  const box = new Uint8Array(1 + POINT_BYTES + cipher.byteLength)
  box[0] = SEALED_VERSION
  box.set(point, 1)
  box.set(new Uint8Array(cipher), 1 + POINT_BYTES)
  return toBase64url(box)
}
