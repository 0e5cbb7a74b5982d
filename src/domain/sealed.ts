// How a message is sealed to the server so that nobody else can read it, whoever carries it: only the shape and the fixed parts,
// which phone and server must agree on. The work is WebCrypto's on the phone and Node's on the server.
//
// Sealed box: ephemeral P-256 key; ECDH with the server's public key; HKDF-SHA-256 (salt: the ephemeral public key, info below)
// to an AES-256-GCM key; nonce of twelve zero bytes (the key is used once); additional data: the purpose.
// Bytes: version 1 | ephemeral public key, uncompressed (65) | cipher text with its tag of 16 at the end. Text: base64url.

export const SEALED_VERSION = 1
export const POINT_BYTES = 65
export const SEALED_INFO = 'phukin/sealed-box/1'
export const SEALED_PURPOSES = { message: 'phukin/field-message/1', number: 'phukin/card-number/1' } as const

/**
 * What stands inside a sealed message, as JSON: the secret of the phone that recorded it, which proves where it comes from, and the
 * message as `push` would take it. `sealedAt`: the phone's wall clock.
 */
export type SealedMessage = {
  readonly v: 1
  readonly token: string
  readonly sealedAt: number
  readonly message: unknown
}
