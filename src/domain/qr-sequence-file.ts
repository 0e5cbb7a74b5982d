// The same envelopes as a file, `.phukin`: JSON that says what it is, for a cable, a memory card or an e-mail. It holds nothing that
// its bearer could read; who opens a damaged or foreign one is told which it is.

import { checksumOf, packEnvelopes, type SealedEnvelope } from './qr-sequence-bytes.ts'
import { err, ok, type Result } from './result.ts'

export const ENVELOPE_FILE_ENDING = '.phukin'
const KIND = 'sealed-visits'
const VERSION = 1

/** `checksum`: of the packed bytes, so that a file cut and mended by hand is found out. Throws RangeError as packEnvelopes does. */
export const envelopeFileOf = (envelopes: readonly SealedEnvelope[]): string =>
  `${JSON.stringify({ phukin: KIND, version: VERSION, checksum: checksumOf(packEnvelopes(envelopes)), envelopes: envelopes.map(plain) }, null, 1)}\n`

const plain = ({ envelopeId, keyId, sealed }: SealedEnvelope): SealedEnvelope => ({
  envelopeId,
  keyId,
  sealed,
})

/** `foreign`: no file of ours · `newer`: of a later version · `damaged`: ours, and not as it was written. */
export type EnvelopeFileProblem = 'foreign' | 'newer' | 'damaged'

export function readEnvelopeFile(text: string): Result<readonly SealedEnvelope[], EnvelopeFileProblem> {
  const file = objectOf(text.replace(/^\ufeff/, ''))
  if (file === null) return err(text.includes(`"${KIND}"`) ? 'damaged' : 'foreign')
  if (file['phukin'] !== KIND) return err('foreign')
  const { version, checksum, envelopes } = file
  if (typeof version === 'number' && version > VERSION) return err('newer')
  if (version !== VERSION || !Array.isArray(envelopes) || !envelopes.every(isEnvelope)) return err('damaged')
  const found = envelopes.map(plain)
  try {
    return checksumOf(packEnvelopes(found)) === checksum ? ok(found) : err('damaged')
  } catch (error) {
    if (error instanceof RangeError) return err('damaged')
    throw error
  }
}

function objectOf(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const json: unknown = JSON.parse(text)
    return typeof json === 'object' && json !== null ? { ...json } : null
  } catch {
    return null
  }
}

const isEnvelope = (given: unknown): given is SealedEnvelope =>
  typeof given === 'object' &&
  given !== null &&
  'envelopeId' in given &&
  typeof given.envelopeId === 'string' &&
  'keyId' in given &&
  typeof given.keyId === 'number' &&
  'sealed' in given &&
  typeof given.sealed === 'string'
