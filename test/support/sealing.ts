// Seals to the server as a phone does (domain/sealed.ts), by Node's own means.

import { createCipheriv, createECDH, hkdfSync } from 'node:crypto'
import { SEALED_INFO, SEALED_PURPOSES, SEALED_VERSION, type SealedMessage } from '#domain/sealed'
import { uuid } from '../../src/server/platform/ids.ts'
import type { Protect } from '../../src/server/platform/protect.ts'
import { sealingKey } from '../../src/server/platform/sealed-box.ts'

const seal = (publicKey: string, text: string, purpose: string): string => {
  const own = createECDH('prime256v1')
  const point = own.generateKeys()
  const shared = own.computeSecret(Buffer.from(publicKey, 'base64url'))
  const key = Buffer.from(hkdfSync('sha256', shared, point, SEALED_INFO, 32))
  const cipher = createCipheriv('aes-256-gcm', key, Buffer.alloc(12)).setAAD(Buffer.from(purpose))
  const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return Buffer.concat([Buffer.from([SEALED_VERSION]), point, hidden]).toString('base64url')
}

/** What stands in `cardNumber` of a message. */
export const sealedNumber = (protect: Protect, digits: string): string =>
  seal(sealingKey(protect).publicKey, digits, SEALED_PURPOSES.number)

export const envelopeOf = (protect: Protect, token: string, message: unknown, envelopeId = uuid()) => {
  const { keyId, publicKey } = sealingKey(protect)
  const inside: SealedMessage = { v: 1, token, sealedAt: Date.now(), message }
  return { envelopeId, keyId, sealed: seal(publicKey, JSON.stringify(inside), SEALED_PURPOSES.message) }
}
