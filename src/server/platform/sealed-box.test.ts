// Boxes made as a phone makes them, with WebCrypto.
import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { POINT_BYTES, SEALED_INFO, SEALED_PURPOSES, SEALED_VERSION } from '#domain/sealed'
import { createProtect } from './protect.ts'
import { openSealed, sealingKey } from './sealed-box.ts'

const protectOf = (ids: readonly number[]) =>
  createProtect({ keys: ids.map((id) => ({ id, secret: randomBytes(32) })), current: ids.at(-1) ?? 1 })

const { subtle } = globalThis.crypto
const P256 = { name: 'ECDH', namedCurve: 'P-256' }

const sealAsPhone = async (publicKey: string, text: string, purpose: string): Promise<string> => {
  const theirs = await subtle.importKey('raw', Buffer.from(publicKey, 'base64url'), P256, false, [])
  const own = await subtle.generateKey(P256, true, ['deriveBits'])
  const point = new Uint8Array(await subtle.exportKey('raw', own.publicKey))
  const shared = await subtle.deriveBits({ name: 'ECDH', public: theirs }, own.privateKey, 256)
  const base = await subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey'])
  const key = await subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: point, info: Buffer.from(SEALED_INFO) },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt'],
  )
  const cipher = await subtle.encrypt(
    { name: 'AES-GCM', iv: new Uint8Array(12), additionalData: Buffer.from(purpose) },
    key,
    Buffer.from(text),
  )
  return Buffer.concat([Buffer.from([SEALED_VERSION]), point, Buffer.from(cipher)]).toString('base64url')
}

it('opens what a phone sealed, for that purpose alone', async () => {
  const protect = protectOf([1])
  const { keyId, publicKey } = sealingKey(protect)
  expect(Buffer.from(publicKey, 'base64url')).toHaveLength(POINT_BYTES)
  const sealed = await sealAsPhone(publicKey, 'Điểu Thị Bé', SEALED_PURPOSES.message)
  expect(openSealed(protect, keyId, sealed, SEALED_PURPOSES.message)?.toString()).toBe('Điểu Thị Bé')
  expect(openSealed(protect, keyId, sealed, SEALED_PURPOSES.number)).toBeNull()
})

it('the same key file always gives the same key, and an older key still opens', async () => {
  const secret = randomBytes(32)
  const before = createProtect({ keys: [{ id: 1, secret }], current: 1 })
  const after = createProtect({
    keys: [
      { id: 1, secret },
      { id: 2, secret: randomBytes(32) },
    ],
    current: 2,
  })
  const { keyId, publicKey } = sealingKey(before)
  const sealed = await sealAsPhone(publicKey, 'x', SEALED_PURPOSES.message)
  expect(openSealed(after, keyId, sealed, SEALED_PURPOSES.message)?.toString()).toBe('x')
  expect(sealingKey(after)).not.toEqual(sealingKey(before))
})

it('what is damaged, cut, foreign or of a key that is not there is null, never a crash', async () => {
  const protect = protectOf([1])
  const { publicKey } = sealingKey(protect)
  const sealed = await sealAsPhone(publicKey, 'một lượt đến', SEALED_PURPOSES.message)
  const bytes = Buffer.from(sealed, 'base64url')
  const purpose = SEALED_PURPOSES.message
  for (let at = 0; at < bytes.length; at += 7) {
    const changed = Buffer.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(openSealed(protect, 1, changed.toString('base64url'), purpose)).toBeNull()
    expect(openSealed(protect, 1, bytes.subarray(0, at).toString('base64url'), purpose)).toBeNull()
  }
  expect(openSealed(protectOf([1]), 1, sealed, purpose)).toBeNull()
  expect(openSealed(protect, 9, sealed, purpose)).toBeNull()
})
